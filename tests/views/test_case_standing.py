"""The case page of those who are not simply in the middle of a stay."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from qmas_tui.facts.rows import Filing, Grant, Review, Trip, Work
from qmas_tui.findings.assess import assess
from qmas_tui.findings.model import AssessedCase
from qmas_tui.findings.snooze import about_of
from qmas_tui.policy.office import Own, OwnFigure
from qmas_tui.views.case.page import case_head, case_parts
from qmas_tui.views.model import as_text, text_of
from qmas_tui.views.review import review_sections
from tests.make import AS_OF, POLICY
from tests.views.casepage import SPOUSE, part
from tests.views.explained import office
from tests.views.support import broken, entry, someone, words

UNLANDED: dict[str, Any] = {
    "landed_on": None,
    "grant": (Grant(until=date(2028, 3, 15), confirmed=True),),
}


def test_what_waits_for_a_landing_says_so() -> None:
    """Without a landing on record the seven years and days away say what is missing."""
    case = entry(trip=(Trip(out=date(2026, 2, 1), back=date(2026, 2, 9)),), **UNLANDED)
    dates = words(part(case, "now"), "Dates")
    assert "seven years                   unknown  no landing" in dates
    away = words(part(case, "away"), "Full days away, by residence year")
    assert away == "Landing not recorded: days away are counted from the landing on."
    assert "1 Feb 2026 to 9 Feb 2026" in words(part(case, "away"))


@pytest.mark.parametrize(
    ("facts", "dates", "away"),
    [
        (
            {"left_on": date(2026, 2, 1), "left_for": "left-hong-kong"},
            "Left Hong Kong: no dates of the holder's own.",
            "Days away are no longer counted.",
        ),
        (
            {"landed_on": None, "grant": ()},
            "Nothing is approved yet, so there are no dates.",
            "Days away are counted from the landing on.",
        ),
    ],
)
def test_who_has_no_dates_says_why(
    facts: dict[str, Any], dates: str, away: str
) -> None:
    """Gone or not yet here: a sentence stands in the place of dates."""
    case = entry(**facts)
    assert words(part(case, "now"), "Dates") == dates
    assert away in words(part(case, "away"))


def test_a_broken_case_has_a_page() -> None:
    """Every part is there, the fault first, and what is recorded as it is."""
    case = broken()
    parts = case_parts(case, POLICY, ())
    assert all(section.lines for each in parts for section in each.sections)
    told = words(part(case, "now"))
    assert "This case could not be worked out: dependant 1" in told
    assert "no date of it is known here" in told
    assert "Could not be worked out" in words(part(case, "now"), "Gaps")
    assert "nothing is counted" in words(part(case, "away"))
    assert "could not be worked out" in text_of(case_head(case)[1])
    assert "No risk" not in told
    assert review_sections(case, POLICY, ())


def test_steps_stand_with_their_days_and_how_late_they_are() -> None:
    """Each step has the day on which it is due, and one that was missed says so."""
    case = entry(date(2028, 2, 12), dependant=(SPOUSE,))
    lines = [text_of(each) for each in part(case, "now")[0].lines]
    assert part(case, "now")[0].title == "To do"
    assert lines[0] == ("15 Jan 2028     28 d late  WAI Ming: overstayed 28 days")
    assert (
        "2 Feb 2028      10 d late  File now: target missed 2 Feb, 10 d late; can "
        "still be done until 15 Mar 2028"
    ) in lines
    assert (
        "13 Feb 2030      in 732 d  Start the abode file, seven years 15 Mar 2030"
        in lines
    )


def test_a_step_due_today_says_so() -> None:
    """A step is ahead until its day, and on it it is due today."""
    case = entry(date(2028, 2, 2))
    first = text_of(part(case, "now")[0].lines[0])
    assert first.startswith("2 Feb 2028          today  File by 2 Feb")
    assert first.endswith("until 15 Mar 2028")


def test_a_step_is_explained_by_what_says_why() -> None:
    """The line of a step knows the finding, or else the date, that explains it."""
    case = entry(date(2028, 2, 12), dependant=(SPOUSE,))
    about = [(line.about, line.subject) for line in part(case, "now")[0].lines]
    assert ("stay.overstayed", "WAI Ming") in about
    assert ("extension.target", "holder") in about


def test_a_case_asleep_says_until_when() -> None:
    """The head of the page and its first line say on which day it wakes."""
    about = about_of(entry().assessment)
    until = date(2026, 12, 1)
    row = Review(on=AS_OF, outcome="snoozed", until=until, about=about)
    case = entry(review=(row,))
    assert text_of(case_head(case)[1]).startswith("asleep until 1 Dec 2026 · ")
    assert text_of(part(case, "now")[0].lines[0]) == "Asleep until 1 Dec 2026."


def test_a_further_extension_has_assumed_fees() -> None:
    """Where nothing foretells its length the fees, and the papers, say so."""
    grants = (Grant(until=date(2027, 3, 15), step=2, confirmed=True),)
    case = entry(landed_on=date(2021, 3, 15), grant=grants)
    title = "Fees of a further extension of unknown length, at the most"
    assert words(part(case, "papers"), title) == "HK$1,900 for 1 person"
    assert "For a further extension, of unknown length." in words(part(case, "papers"))


def test_another_permission_asks_for_papers_of_its_own() -> None:
    """Off the scheme its checklist does not apply, and no fee is foretold."""
    case = entry(left_on=date(2026, 2, 1), left_for="employment")
    told = "The other permission asks for papers of its own."
    assert told in words(part(case, "papers"))
    assert told in words(review_sections(case, POLICY, ()))
    assert "Fees" not in as_text([line for s in part(case, "now") for line in s.lines])


def test_particulars_tell_what_became_of_the_plan() -> None:
    """The field applied with, a leaving and a right of abode not wanted are told."""
    case = entry(
        claimed_sector="information-technology",
        left_on=date(2026, 2, 1),
        left_for="other-scheme",
        abode="not-wanted",
    )
    told = words(part(case, "record"), "Particulars")
    assert "applied to work in  information technology" in told
    assert "left                the scheme, for another, 1 Feb 2026" in told
    assert "right of abode      not wanted" in told


def test_income_without_a_currency_is_read_as_hkd() -> None:
    """It is drawn as HKD and says so; where nobody works the summary says that."""
    job = Work(kind="employment", from_=date(2024, 1, 1), monthly_income=30_000)
    told = words(part(entry(work=(job,)), "work"), "Work")
    assert "currency not recorded, read as HKD" in told
    assert "now HK$30,000 a month" in told
    idle = Work(kind="none", from_=date(2026, 6, 1))
    sector = Work(kind="employment", from_=date(2024, 1, 1), sector="real-estate")
    both = words(part(entry(work=(job, idle, sector)), "work"), "Work")
    assert "No work today" in both
    assert "no work, 174 d; own threshold 120 d" in both
    assert "employment · real estate" in both


def changed(**figures: Any) -> AssessedCase:
    """A case under the rules as an office changed them."""
    holder = someone()
    return AssessedCase(holder, assess(holder, office(**figures), AS_OF))


def test_a_date_on_a_figure_of_the_office_says_so() -> None:
    """The window that an office switched is marked where it stands."""
    case = changed(three_month_window=Own(value=False, why="not named"))
    told = words(part(case, "now"), "Dates").splitlines()
    assert told[-1] == "window opens (this office has overruled HS-01)"
    assert "limit of stay (" not in "".join(told)


@pytest.mark.parametrize(
    ("to", "says"),
    [
        (date(2028, 3, 31), "HK$1,920 for 1 person (this office has overruled E-11)"),
        (date(2027, 3, 31), "HK$1,900 for 1 person"),
    ],
)
def test_fees_that_an_office_set_say_so(to: date, says: str) -> None:
    """On the days of the overrule alone the amount says which rule was overruled."""
    own = OwnFigure(
        rule="E-11", name="application-fee", value=620, from_=date(2027, 1, 1), to=to
    )
    holder = someone()
    case = AssessedCase(holder, assess(holder, office(own), AS_OF))
    assert words(part(case, "papers"), "Fees of the next extension") == says


@pytest.mark.parametrize(
    ("filed", "says"),
    [(date(2026, 11, 1), "13 Dec 2026    in 21 d"), (date(2026, 9, 1), "40 d late")],
)
def test_a_right_of_abode_filed_has_its_date(filed: date, says: str) -> None:
    """The day by which a decision is expected stands with the dates, past or ahead."""
    filing = (Filing(kind="right-of-abode", filed_on=filed),)
    case = entry(filing=filing)
    told = words(part(case, "now"), "Dates")
    assert "abode decision by" in told
    assert says in told

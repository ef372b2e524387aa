"""Why the seven years, a finding or a figure is what it is."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from msgspec import structs

from qmas_tui.errors import DataError
from qmas_tui.facts.rows import (
    Excluded,
    Filing,
    Gap,
    Grant,
    Passport,
    Request,
    Trip,
    Unread,
    Work,
)
from qmas_tui.findings.assess import assess
from qmas_tui.findings.model import HOLDER, AssessedCase
from qmas_tui.policy.office import Own
from qmas_tui.policy.rules import Figure
from qmas_tui.views.explain.page import explain_head, explainable, first_subject
from qmas_tui.views.explain.rules_cited import figure_words
from qmas_tui.views.model import text_of
from tests.bench.books import people
from tests.make import AS_OF, entry_of
from tests.views.explained import APART, SETTLES, SON, SPOUSE, office, told
from tests.views.support import entry, someone, words


def test_the_use_by_day_is_read_or_reported() -> None:
    """The last day for landing is read from the e-Visa, else from a reported span."""
    facts: dict[str, Any] = {
        "landed_on": None,
        "grant": (),
        "approved_on": date(2026, 10, 1),
    }
    reported = told(entry(**facts), "entry.use-by")
    assert words(reported, "Starts from") == "Approved 1 Oct 2026, as recorded"
    assert "read it from the e-Visa" in words(reported, "Worked out")
    assert words(reported, APART) == "No other rule was in question."
    read = told(entry(entry_by=date(2026, 12, 20), **facts), "entry.use-by")
    assert "Use by 20 Dec 2026, read from the e-Visa" in words(read, "Starts from")


def test_the_seven_years_start_where_the_record_says() -> None:
    """The seven years count from the landing, or from earlier residence."""
    sections = told(entry(citizenship="unknown"), "milestone.earliest")
    assert words(sections, "Starts from").splitlines() == [
        "Landed 15 Mar 2023, as recorded",
        "Citizenship not known: counted as not Chinese",
    ]
    assert words(sections, "Worked out") == (
        "15 Mar 2023  plus 7 years  →  15 Mar 2030"
    )
    assert "only for a Chinese citizen" in words(sections, APART)
    since = told(entry(residence_since=date(2020, 8, 28)), "milestone.earliest")
    assert "Resident since 28 Aug 2020" in words(since, "Starts from")
    assert "Earlier permissions count" in words(since, "Rules used")


def test_the_day_to_prepare_is_counted_back() -> None:
    """The day to prepare lies so many days before the anniversary."""
    steps = words(told(entry(), "milestone"), "Worked out")
    assert "15 Mar 2030  back 30 days  →  13 Feb 2030" in steps


def test_a_leap_day_is_rounded_to_the_safe_side() -> None:
    """Seven years from 29 February end on 1 March, and the rounding is said."""
    case = entry(landed_on=date(2024, 2, 29), grant=())
    steps = words(told(case, "milestone.earliest"), "Worked out")
    assert "→  1 Mar 2031" in steps
    assert "1 March, on the safe side" in steps
    whole = entry(residence_since=date(2024, 2, 29))
    assert whole.assessment.milestone is not None


def test_the_latest_day_names_what_moves_it() -> None:
    """Breaks are named, and where none is, that the range is one day."""
    plain = words(told(entry(), "milestone.latest"), "Worked out")
    assert "nothing on record moves it" in plain
    moved = told(
        entry(gap=(Gap(ended=date(2024, 3, 10), resumed=date(2024, 4, 20)),)),
        "milestone.latest",
    )
    assert "no permission between 10 Mar 2024" in words(moved, "Worked out")
    assert "→  20 Apr 2031" in words(moved, "Worked out")
    assert "Short gap in status" in words(moved, "Rules used")
    still = entry(gap=(Gap(ended=date(2024, 3, 10)),))
    steps = words(told(still, "milestone.latest"), "Worked out")
    assert "so a latest day cannot be given" in steps


def test_time_that_does_not_count_is_told() -> None:
    """Excluded time restarts the years; while it lasts they cannot be counted."""
    done = told(
        entry(excluded=(Excluded(from_=date(2024, 1, 1), to=date(2024, 2, 1)),)),
        "milestone.earliest",
    )
    assert "Time from 1 Jan 2024" in words(done, "Starts from")
    assert "2 Feb 2024  plus 7 years" in words(done, "Worked out")
    assert "Prison by order of a court" in words(done, "Rules used")
    held = entry(excluded=(Excluded(from_=date(2024, 1, 1)),))
    steps = words(told(held, "milestone.earliest"), "Worked out")
    assert "the seven years cannot be counted yet" in steps


def test_a_chinese_dependant_has_a_clock_of_their_own() -> None:
    """A dependant's seven years start with their own landing and citizenship."""
    case = entry(dependant=(SON, SPOUSE))
    sections = told(case, "milestone.latest", "WAI Ming")
    assert words(sections, "Starts from").splitlines() == [
        "Landed 1 Apr 2023, as recorded",
        "Chinese citizen, as recorded",
    ]
    assert "not for a Chinese citizen" in words(sections, APART)
    assert "absences not recorded" in words(sections, "Worked out")


def test_a_finding_shows_its_facts_and_rules() -> None:
    """A finding is told with its facts, its level, its rules and its remedy."""
    case = entry(work=(Work(kind="none", from_=date(2026, 7, 15)),))
    sections = told(case, "work.none")
    assert words(sections, "Starts from").startswith(
        "No work since 15 Jul 2026, 130 days"
    )
    steps = words(sections, "Worked out")
    assert "15 Jul 2026" in steps
    rests = words(sections, "Rules used")
    assert "office threshold, not law" in rests
    assert "leans on R-01, R-19, E-16" in rests
    assert rests.endswith(
        "This office may set: work none warn days, work none act days."
    )
    assert "E-21" in words(sections, APART)
    assert words(sections, SETTLES) == (
        "Record the next work, or plan for a renewal without one"
    )


def test_facts_are_shown_in_words() -> None:
    """Money, lists, yes and no, and sources are words; what is not there is not."""
    low = entry(
        work=(
            Work(
                kind="employment", from_=date(2023, 1, 1), monthly_income=25_000,
                currency="HKD",
            ),
        )
    )  # fmt: skip
    steps = words(told(low, "income.low"), "Worked out")
    assert "HK$25,000" in steps
    assert "very low" not in steps
    assert "never more than a warning" in steps
    asked = entry(request=(Request(asked_on=date(2026, 11, 1)),))
    assert "yes" in words(told(asked, "request.unanswered"), "Worked out")
    loose = entry(grant=(Grant(until=date(2028, 3, 15)),))
    steps = words(told(loose, "stay.unconfirmed"), "Worked out")
    assert "the holder" in steps
    assert "recorded, not confirmed" in steps


def test_several_findings_of_one_kind_are_told_together() -> None:
    """Two unread cells are explained on one page, and rest on one rule."""
    cells = (Unread(column="Visa", text="tbc"), Unread(column="Job", text="?"))
    sections = told(entry(unread=cells), "import.unread")
    assert "tbc" in words(sections, "Starts from")
    assert "Job" in words(sections, "Starts from")
    assert words(sections, "Rules used").startswith("HS-30  Nothing in a sheet")


def test_a_figure_that_the_office_changed_is_said() -> None:
    """A rule with another figure says what it was, what it is, and why."""
    policy = office(work_none_act_days=Own(value=90, why="partner's decision"))
    holder = someone(work=(Work(kind="none", from_=date(2026, 7, 15)),))
    case = AssessedCase(holder, assess(holder, policy, AS_OF))
    rests = words(told(case, "work.none", policy=policy), "Rules used")
    assert "changed by this office" in rests
    assert "partner's decision" in rests


def test_a_refusal_that_hits_a_dependant_is_explained() -> None:
    """A refusal for everyone is explained under the name of each."""
    filing = (Filing(kind="extension", filed_on=date(2027, 12, 20), outcome="refused"),)
    case = entry(date(2027, 12, 25), filing=filing, dependant=(SPOUSE,))
    kinds = [(each.kind, each.subject) for each in explainable(case)]
    assert ("filing.refused", "WAI Ming") in kinds
    assert kinds.count(("filing.refused", HOLDER)) == 1
    sections = told(case, "filing.refused", "WAI Ming")
    assert words(sections, "Starts from") == (
        "The filing of 20 Dec 2027 for WAI Ming was refused."
    )
    assert "before 15 Jan 2028 settle" in words(sections, SETTLES)


def test_a_dependant_still_away_is_explained() -> None:
    """A dependant still away has a page under their own name."""
    trip = Trip(out=date(2026, 10, 25))
    away = structs.replace(SPOUSE, trip=(trip,))
    case = entry(dependant=(away,))
    kinds = [(each.kind, each.subject) for each in explainable(case)]
    assert ("absence.away-now", "WAI Ming") in kinds
    sections = told(case, "absence.away-now", "WAI Ming")
    assert "six months are reached on 25 Apr 2027" in words(sections, "Starts from")
    assert "15 Jan 2028" in words(sections, "Worked out")
    with pytest.raises(DataError):
        told(case, "absence.away-now", "LEE Ming")


def test_what_is_unknown_is_refused_with_what_there_is() -> None:
    """An unknown kind is an error that lists everything that can be explained."""
    with pytest.raises(DataError) as error:
        told(entry(), "income.tax")
    listed = [problem.where for problem in error.value.problems]
    assert "extension.opens" in listed
    assert "milestone.latest" in listed
    with pytest.raises(DataError):
        told(entry(), "stay.ends", "Nobody")
    with pytest.raises(DataError, match="nothing to explain"):
        told(entry(status="closed"), "stay.ends")


def test_the_head_names_the_case_and_the_matter() -> None:
    """The head of the page says whose case it is and what is explained."""
    case = entry(name_zh="李嘉欣", dependant=(SPOUSE,))
    assert text_of(explain_head(case, "extension.opens", HOLDER)) == (
        "Q-0142 LEE Ka Yan 李嘉欣 · Window opens   15 Dec 2027   in 388 d"
    )
    assert text_of(explain_head(case, "stay.ends", "WAI Ming")).endswith(
        "WAI Ming: limit of stay   15 Jan 2028   in 419 d"
    )
    assert text_of(explain_head(entry(), "odd", HOLDER)).endswith("LEE Ka Yan · odd")


def test_figures_are_words() -> None:
    """A figure is told with its unit, a switch as on or off."""
    figures = (
        Figure(name="a-b", value=True, unit="switch"),
        Figure(name="a-b", value=False, unit="switch"),
        Figure(name="a-b", value=(24, 36), unit="months"),
        Figure(name="a-b", value=30_000, unit="HKD"),
        Figure(name="a-b", value=1, unit="months"),
        Figure(name="a-b", value=80, unit="percent"),
        Figure(name="a-b", value=4, unit="month"),
    )
    shown = [figure_words(figure) for figure in figures]
    assert shown == [
        "a b: on",
        "a b: off",
        "a b: 24, 36 months",
        "a b: HK$30,000",
        "a b: 1 month",
        "a b: 80 %",
        "a b: 4",
    ]


@pytest.mark.many
def test_everything_that_is_shown_can_be_explained() -> None:
    """Each date and finding of a whole book, and each next step, has its page."""
    for holder in people(120, seed=9):
        case = entry_of(holder)
        for each in explainable(case):
            sections = told(case, each.kind, each.subject)
            assert all(section.lines for section in sections)
        for item in case.assessment.items:
            assert told(case, item.kind, item.subject)


def test_trips_and_passports_are_explained_too() -> None:
    """A trip over the filing days and a short passport have their facts in words."""
    case = entry(
        date(2028, 2, 1),
        trip=(Trip(out=date(2028, 2, 3), back=date(2028, 4, 1), planned=True),),
        passport=(Passport(expires_on=date(2028, 3, 30)),),
    )
    assert "days left in Hong Kong" in words(told(case, "trip.clashes"), "Worked out")
    passport = told(case, "passport.renew-first")
    assert "months needed after filing" in words(passport, "Worked out")


def test_of_whom_is_explained_when_nobody_is_named() -> None:
    """The holder comes before the family; of what nobody has, the holder is asked."""
    there = explainable(entry(dependant=(SPOUSE, SON)))
    assert first_subject(there, "stay.ends") == HOLDER
    family = [each for each in there if each.subject != HOLDER]
    assert first_subject(family, "stay.ends") in (SPOUSE.name, SON.name)
    assert first_subject(there, "no.such") == HOLDER

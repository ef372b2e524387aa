"""The case page."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from qmas_tui.facts.rows import Filing, Gap, Grant, Request, Review
from qmas_tui.views.case.head import beside_words, case_head
from qmas_tui.views.case.page import case_parts
from qmas_tui.views.family import family_words
from qmas_tui.views.model import text_of
from qmas_tui.views.width import cell_width
from tests.make import AS_OF, POLICY
from tests.views.casepage import CHILD, SPOUSE, part
from tests.views.support import entry, someone, words


def test_the_head_says_who_and_until_when() -> None:
    """The first line says who it is, the second the stage, the limit and its days."""
    case = entry(
        name_zh="李嘉欣", nationality="SG", adviser="mw", dependant=(CHILD, SPOUSE)
    )
    first, second = map(text_of, case_head(case))
    assert first == (
        "LEE Ka Yan 李嘉欣   Q-0142 · SG · General Points Test 2+3+3"
        " · adviser mw · spouse and 1 child"
    )
    assert second == ("extension 1 · limit of stay 15 Mar 2028, in 479 d   ✓ e-Visa")


@pytest.mark.parametrize(
    ("as_of", "facts", "says"),
    [
        (date(2028, 3, 15), {}, ", today"),
        (date(2028, 3, 18), {}, ", 3 d late"),
        (AS_OF, {"grant": ()}, "expected, no grant recorded"),
        (AS_OF, {"grant": (), "applied_on": None}, "assumed, pattern unknown"),
        (
            AS_OF,
            {"grant": (Grant(until=date(2028, 3, 15)),)},
            "in 479 d · not yet checked on the e-Visa",
        ),
        (AS_OF, {"status": "closed"}, "closed"),
    ],
)
def test_the_head_says_how_the_limit_is_known(
    as_of: date, facts: dict[str, Any], says: str
) -> None:
    """A limit that has passed, or that nobody confirmed, is said to be so."""
    assert says in text_of(case_head(entry(as_of, **facts))[1])


def test_a_narrow_head_says_the_route_shortly() -> None:
    """What stands beside it gives way to it, and the route is said by its letters."""
    case = entry()
    whole = text_of(case_head(case)[0])
    beside = beside_words(case, (2, 14))
    first, second = map(text_of, case_head(case, cell_width(whole) + 16, beside))
    assert first == f"{whole}   2 of 14   J K"
    assert second.endswith("never reviewed")
    first, second = map(text_of, case_head(case, cell_width(whole) + 14, beside))
    assert "GPT 2+3+3" in first
    assert first.endswith("2 of 14   J K")
    first, second = map(text_of, case_head(case, 40, beside))
    assert "J K" not in first
    seen = entry(review=(Review(on=date(2026, 11, 1), outcome="reviewed"),))
    assert text_of(case_head(seen, 90, beside_words(seen, None))[1]).endswith(
        "last seen 1 Nov"
    )


def test_the_family_is_told_in_words() -> None:
    """Dependants by kind; without any, the words of the sheet; else nothing."""
    twice = SPOUSE.__class__(name="X", relation="spouse")
    assert family_words(someone(dependant=(SPOUSE, twice))) == "2 spouses"
    assert family_words(someone(dependant=(CHILD,))) == "1 child"
    assert family_words(someone(family="wife, 2 kids")) == "wife, 2 kids"
    assert family_words(someone()) == ""


def test_the_parts_come_in_order() -> None:
    """A case has eight parts, whatever is recorded."""
    keys = [each.key for each in case_parts(entry(), POLICY, ())]
    assert keys == [
        "now",
        "work",
        "away",
        "family",
        "papers",
        "record",
        "notes",
        "history",
    ]


def test_empty_parts_say_so() -> None:
    """Where nothing is recorded a sentence says so."""
    case = entry(grant=(), landed_on=None, applied_on=None)
    told = {
        "work": "No work is recorded.",
        "away": "No trip is recorded",
        "family": "No dependant is recorded.",
        "papers": "There is no extension to file for.",
        "record": "No grant recorded",
        "notes": "Never reviewed.",
        "history": "No change is on record.",
        "now": "Nothing is approved yet",
    }
    for key, says in told.items():
        assert says in words(part(case, key))


@pytest.mark.parametrize(
    ("status", "says", "away"),
    [
        ("closed", "The case is closed", "no longer counted"),
        ("permanent", "Permanent resident", "no longer counted"),
    ],
)
def test_a_case_that_is_over_has_no_dates(status: str, says: str, away: str) -> None:
    """Closed cases and permanent holders say why they have no dates."""
    case = entry(status=status)
    assert says in words(part(case, "now"))
    assert away in words(part(case, "away"))
    assert words(part(case, "now"), "Findings") == "No risk found."


def test_dates_show_their_days_and_can_be_explained() -> None:
    """Each date stands with its days, and its line knows what it is about."""
    (lines,) = [s.lines for s in part(entry(), "now") if s.title == "Dates"]
    assert text_of(lines[0]) == "window opens              15 Dec 2027   in 388 d"
    assert [line.about for line in lines] == [
        "extension.opens",
        "extension.target",
        "extension.last-day",
        "stay.ends",
        "milestone",
        "milestone.earliest",
    ]
    assert {line.subject for line in lines} == {"holder"}


@pytest.mark.parametrize(
    ("as_of", "says"),
    [
        (date(2027, 12, 15), "15 Dec 2027      today"),
        (date(2027, 12, 20), "15 Dec 2027       open"),
        (date(2028, 2, 2), "2 Feb 2028      today"),
        (date(2028, 2, 4), "2 Feb 2028   2 d late"),
        (date(2028, 3, 20), "15 Mar 2028   5 d late"),
        (date(2030, 3, 15), "15 Mar 2030      today"),
        (date(2030, 3, 17), "15 Mar 2030    reached"),
    ],
)
def test_near_and_past_dates_say_so(as_of: date, says: str) -> None:
    """A date is ahead, today, open or late by so many days."""
    assert says in words(part(entry(as_of), "now"), "Dates")


def test_what_was_filed_is_done() -> None:
    """With a filing pending the first three dates are filed, and a decision is due."""
    filing = (Filing(kind="extension", filed_on=date(2028, 1, 5)),)
    before = words(part(entry(date(2028, 1, 10), filing=filing), "now"), "Dates")
    assert before.count("filed") == 3
    assert "decision late from" in before
    case = entry(date(2028, 3, 20), filing=filing)
    sections = {each.title: each for each in part(case, "now")}
    dates = sections["Dates"].lines
    passed = [each for each in dates if "5 d late" in text_of(each)]
    assert passed[0].spans[-1].role == "warn"


def test_what_moves_the_seven_years_is_told() -> None:
    """An open range says so among the dates, and its reasons stand by the days away."""
    case = entry(gap=(Gap(ended=date(2024, 3, 10)),))
    dates = words(part(case, "now"), "Dates")
    assert "seven years, earliest   ≥ 15 Mar 2030" in dates
    assert "seven years, latest           unknown" in dates
    moved = words(part(case, "away"), "What moves the seven years")
    assert "no permission after 10 Mar 2024" in moved
    assert "seven years " in words(part(entry(), "now"), "Dates")


def test_findings_come_worst_first_and_gaps_apart() -> None:
    """Findings name their subject and basis; gaps in the record stand apart."""
    case = entry(
        date(2027, 12, 20),
        dependant=(SPOUSE,),
        request=(Request(asked_on=date(2027, 12, 1)),),
    )
    sections = part(case, "now")
    (lines,) = [s.lines for s in sections if s.title == "Findings"]
    marks = [line.spans[0].text.strip() for line in lines if line.spans]
    levels = [mark for mark in marks if mark]
    assert levels == sorted(levels, key=["!!", "!", "·", "+"].index)
    found = words(sections, "Findings")
    assert "WAI Ming: limit 15 Jan 2028, holder's is 15 Mar 2028" in found
    assert "practice" in found
    assert "Work unknown" in words(sections, "Gaps")
    assert "HK$" in words(part(case, "papers"), "Fees of the next extension")


def test_fees_for_one_person_need_no_share() -> None:
    """A holder alone sees one amount."""
    fees = words(part(entry(), "papers"), "Fees of the next extension")
    assert fees == "HK$1,900 for 1 person"


def test_an_overruled_figure_is_marked() -> None:
    """A finding on a figure that the office changed says so beside its basis."""
    from qmas_tui.findings.model import Finding
    from qmas_tui.views.case.findings import basis_words

    found = Finding("work.none", "holder", "act", "house", ("HS-13",), (), ("HS-13",))
    assert basis_words(found) == "office threshold, changed by this office"

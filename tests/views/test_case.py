"""The case page."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from qmas_tui.facts.rows import Filing, Gap, Grant, Request
from qmas_tui.views.case.page import case_head, case_parts
from qmas_tui.views.family import family_words
from qmas_tui.views.model import text_of
from qmas_tui.views.width import cell_width
from tests.make import AS_OF, POLICY
from tests.views.casepage import CHILD, SPOUSE, part
from tests.views.support import entry, someone, words


def test_the_head_says_who_and_until_when() -> None:
    """The first line has the limit and the days to it, the second what the case is."""
    case = entry(
        name_zh="李嘉欣", nationality="SG", adviser="mw", dependant=(CHILD, SPOUSE)
    )
    first, second = map(text_of, case_head(case))
    assert first == (
        "Q-0142  LEE Ka Yan 李嘉欣     extension 1"
        " · limit of stay 15 Mar 2028 · in 479 d"
    )
    assert second == (
        "SG · General Points Test 2+3+3, applied 15 Nov 2022"
        " · adviser mw · spouse and 1 child"
    )


@pytest.mark.parametrize(
    ("as_of", "facts", "says"),
    [
        (date(2028, 3, 15), {}, "· today"),
        (date(2028, 3, 18), {}, "· 3 d late"),
        (AS_OF, {"grant": ()}, "expected, no grant recorded"),
        (AS_OF, {"grant": (), "applied_on": None}, "assumed, pattern unknown"),
        (
            AS_OF,
            {"grant": (Grant(until=date(2028, 3, 15)),)},
            "in 479 d · not confirmed",
        ),
        (AS_OF, {"status": "closed"}, "LEE Ka Yan     closed"),
    ],
)
def test_the_head_says_how_the_limit_is_known(
    as_of: date, facts: dict[str, Any], says: str
) -> None:
    """A limit that has passed, or that nobody confirmed, is said to be so."""
    assert says in text_of(case_head(entry(as_of, **facts))[0])


def test_a_narrow_head_tells_the_stage_below() -> None:
    """Where the first line has no room for it, the second begins with the stage."""
    case = entry()
    whole, about = map(text_of, case_head(case))
    wide = cell_width(whole)
    assert tuple(map(text_of, case_head(case, wide))) == (whole, about)
    first, second = map(text_of, case_head(case, wide - 1))
    stage = second.removesuffix(f" · {about}")
    assert whole == first.replace("limit of stay", f"{stage} · limit of stay")


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
        "dates",
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
        "dates": "Nothing is approved yet",
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
    assert says in words(part(case, "dates"))
    assert away in words(part(case, "away"))
    assert "Nothing was found" in words(part(case, "dates"), "Findings")


def test_dates_show_their_days_and_can_be_explained() -> None:
    """Each date stands with its days, and its line knows what it is about."""
    (lines,) = [s.lines for s in part(entry(), "dates") if s.title == "Dates"]
    assert text_of(lines[0]) == "window opens            15 Dec 2027      388 d"
    assert [line.about for line in lines] == [
        "extension.opens",
        "extension.target",
        "extension.last-day",
        "stay.ends",
        "milestone",
        "milestone.earliest",
        "milestone.latest",
    ]
    assert {line.subject for line in lines} == {"holder"}


@pytest.mark.parametrize(
    ("as_of", "says"),
    [
        (date(2027, 12, 15), "15 Dec 2027      today"),
        (date(2027, 12, 20), "15 Dec 2027       open"),
        (date(2028, 2, 2), "2 Feb 2028       today"),
        (date(2028, 2, 4), "2 Feb 2028    2 d late"),
        (date(2028, 3, 20), "15 Mar 2028   5 d late"),
        (date(2030, 3, 15), "15 Mar 2030      today"),
        (date(2030, 3, 17), "15 Mar 2030    reached"),
    ],
)
def test_near_and_past_dates_say_so(as_of: date, says: str) -> None:
    """A date is ahead, today, open or so many days ago."""
    assert says in words(part(entry(as_of), "dates"), "Dates")


def test_what_was_filed_is_done() -> None:
    """With a filing pending the first three dates are filed, and a decision is due."""
    filing = (Filing(kind="extension", filed_on=date(2028, 1, 5)),)
    before = words(part(entry(date(2028, 1, 10), filing=filing), "dates"), "Dates")
    assert before.count("filed") == 3
    assert "decision late from" in before
    case = entry(date(2028, 3, 20), filing=filing)
    sections = {each.title: each for each in part(case, "dates")}
    dates = sections["Dates"].lines
    passed = [each for each in dates if "5 d late" in text_of(each)]
    assert passed[0].spans[-1].role == "warn"


def test_what_moves_the_seven_years_stands_below_them() -> None:
    """The reasons of a range are said, and a day that cannot be said says so."""
    gap = words(part(entry(gap=(Gap(ended=date(2024, 3, 10)),)), "dates"), "Dates")
    assert "cannot be said yet" in gap
    assert "no permission after 10 Mar 2024" in gap


def test_findings_come_worst_first_and_gaps_apart() -> None:
    """Findings name their subject and basis; gaps in the record stand apart."""
    case = entry(
        date(2027, 12, 20),
        dependant=(SPOUSE,),
        request=(Request(asked_on=date(2027, 12, 1)),),
    )
    sections = part(case, "dates")
    (lines,) = [s.lines for s in sections if s.title == "Findings"]
    levels = [line.spans[0].text.strip() for line in lines]
    assert levels == sorted(levels, key=["!!", "!", "·", "+"].index)
    found = words(sections, "Findings")
    assert "WAI Ming: own stay ends first, 15 Jan 2028" in found
    assert "practice" in found
    assert "Work unknown" in words(sections, "To complete in the record")
    assert "HK$" in words(sections, "Fees of the next extension")


def test_fees_for_one_person_need_no_share() -> None:
    """A holder alone sees one amount."""
    fees = words(part(entry(), "dates"), "Fees of the next extension")
    assert fees == "HK$1,900 for 1 person"


def test_an_overruled_figure_is_marked() -> None:
    """A finding on a figure that the office changed says so beside its basis."""
    from qmas_tui.findings.model import Finding
    from qmas_tui.views.case.dates import basis_words

    found = Finding("work.none", "holder", "act", "house", ("HS-13",), (), ("HS-13",))
    assert basis_words(found) == "office threshold, changed by this office"

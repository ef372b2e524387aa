"""Criteria six to nine: months of work, a day before, on and after each threshold."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from qmas_tui.facts.prospect_rows import Letter
from qmas_tui.findings.calendar import DAY
from tests.intake.people import asked, criterion, job, prospect
from tests.make import AS_OF

MARKS: dict[int, dict[str, Any]] = {
    6: {},
    7: {"reputable": True},
    8: {"field": "finance"},
    9: {"international": True},
}
NEED = {6: 60, 7: 36, 8: 36, 9: 24}
FROM = {
    6: date(2021, 11, 22),
    7: date(2023, 11, 22),
    8: date(2023, 11, 22),
    9: date(2024, 11, 22),
}


@pytest.mark.parametrize("n", MARKS)
def test_work_is_complete_on_the_day_itself(n: int) -> None:
    """A day less and it is a no; the filing day itself does not count (N-01)."""
    marks = MARKS[n]
    enough, short = job(FROM[n], **marks), job(FROM[n] + DAY, **marks)
    found = criterion(n, asked(work=(enough,)))
    assert (found.state, found.have, found.need) == ("yes", NEED[n], NEED[n])
    found = criterion(n, asked(work=(short,)))
    assert (found.state, found.have) == ("no", NEED[n] - 1)


@pytest.mark.parametrize("n", MARKS)
def test_work_is_unknown_while_a_fact_of_it_is(n: int) -> None:
    """A missing level, mark, first day or further row may make it enough."""
    whole = job(FROM[n], **MARKS[n])
    for doubtful in (
        job(None, **MARKS[n]),
        job(FROM[n], **{**MARKS[n], "level": None}),
        *([] if n == 6 else [job(FROM[n])]),
    ):
        assert criterion(n, asked(work=(doubtful,))).state == "unknown"
    assert criterion(n, prospect(work=(job(AS_OF, **MARKS[n]),))).state == "unknown"
    for never in (
        job(FROM[n], **{**MARKS[n], "level": "other"}),
        job(FROM[n], **MARKS[n], full_time=False),
        job(FROM[n], **{**MARKS[n], "kind": "none"}),
    ):
        assert criterion(n, asked(work=(never,))).state == "no"
    assert criterion(n, asked(work=(whole,))).state == "yes"


def test_8_counts_three_fields() -> None:
    """Innovation and technology, finance, trade; others not (G-09)."""
    fields = ("innovation-technology", "finance", "international-trade", "other")
    found = [
        criterion(8, asked(work=(job(FROM[8], field=field),))).state for field in fields
    ]
    assert found == ["yes", "yes", "yes", "no"]


@pytest.mark.parametrize("n", [6, 7, 8])
def test_work_is_safe_with_three_months_more(n: int) -> None:
    """A day less than three months above the figure is not safe (HI-12)."""
    year = FROM[n].year
    for first, safe in ((date(year, 8, 22), True), (date(year, 8, 23), False)):
        assert criterion(n, asked(work=(job(first, **MARKS[n]),))).safe is safe


@pytest.mark.parametrize("n", MARKS)
def test_work_is_documented_by_vouched_works(n: int) -> None:
    """A letter and a second proof; proof of the firm for 7, a permit for 9."""
    vouched = {
        **MARKS[n],
        "letter": (Letter(signed=True),),
        "second_proof": True,
        "reputable_proof": "Forbes list",
        "permit": True,
    }
    assert criterion(n, asked(work=(job(FROM[n], **vouched),))).documented
    without: dict[str, Any] = {"letter": (), "second_proof": None}
    without |= {"reputable_proof": None} if n == 7 else {}
    without |= {"permit": None} if n == 9 else {}
    for name, value in without.items():
        work = job(FROM[n], **{**vouched, name: value})
        assert not criterion(n, asked(work=(work,))).documented, name


def test_9_is_safe_over_permitted_work_alone() -> None:
    """Twenty-seven months with permission to work on file (Q-11, HI-12)."""
    marks = {"international": True, "permit": True}
    for first, safe in ((date(2024, 8, 22), True), (date(2024, 8, 23), False)):
        assert criterion(9, asked(work=(job(first, **marks),))).safe is safe
    longer = job(date(2010, 1, 1), international=True)
    assert not criterion(9, asked(work=(longer,))).safe

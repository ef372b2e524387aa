"""Since when a finding holds without a break, and for how many days (R-19)."""

from __future__ import annotations

from datetime import date

import pytest

from qmas_tui.findings.model import Finding
from tests.findings.people import JOB, NOW, assessed, days, holder, said

LOW = JOB | {"level": "other", "monthly_income": 9_000}
A, B, C = date(2026, 2, 1), date(2026, 5, 1), date(2026, 8, 1)
EVE = days(1)
BOTH = ("work.below-level", "income.low")


def row(
    first: date | None, last: date | None = None, **facts: object
) -> dict[str, object]:
    """A low job from a day to a day; None is a day left out."""
    made = LOW | {"from": first, "to": last} | facts
    return {name: value for name, value in made.items() if value is not None}


def since(each: Finding) -> tuple[bool, date | None, object, object]:
    """Whether a finding says since when, and what it says."""
    told = dict(each.evidence)
    return each.counts_since, each.since, told["since"], told["days"]


@pytest.mark.parametrize(
    ("rows", "day"),
    [
        ([row(A)], A),
        ([row(A, B - EVE), row(B)], A),
        ([row(A, B - EVE), row(B + EVE)], B + EVE),
        ([row(A, C), row(B)], A),
        ([row(A), row(NOW)], A),
        ([row(NOW)], NOW),
        ([row(A), row(NOW + EVE, level="graduate", monthly_income=90_000)], A),
        ([row(A, B - EVE, level="graduate", monthly_income=90_000), row(B)], B),
        ([row(A), row(A, B - EVE, level="graduate", monthly_income=90_000)], B),
        ([row(A, B - EVE, level=None, monthly_income=None), row(B)], B),
        ([row(A), {"kind": "none", "from": B, "to": C - EVE}], C),
        ([row(A), {"kind": "none", "from": B, "to": B}], B + EVE),
        ([row(None)], None),
        ([row(None, B - EVE), row(B)], None),
        ([row(None, B - EVE), row(B + EVE)], B + EVE),
        ([row(None), {"kind": "none", "to": A}], A + EVE),
        ([row(None), {"kind": "none", "from": A, "to": B}], B + EVE),
        ([row(A), row(B, A)], A),
        (
            [
                row(A, B - EVE),
                row(B, C - EVE, level="senior", monthly_income=90_000),
                row(C),
            ],
            C,
        ),
    ],
)
def test_the_unbroken_run(rows: list[dict[str, object]], day: date | None) -> None:
    """It is the first day of the run up to today; before everything it is not given."""
    found = assessed(holder(work=rows))
    for code in BOTH:
        count = None if day is None else (NOW - day).days
        assert since(said(found, code)) == (True, day, day, count)


def test_income_that_is_not_known_ends_the_run() -> None:
    """On a day on which the income is not known it is not known to be low."""
    rows = [row(A, B - EVE, currency="USD"), row(B)]
    found = assessed(holder(work=rows))
    assert said(found, "income.low").since == B
    assert said(found, "work.below-level").since == A


def test_a_sum_that_was_low_before() -> None:
    """The run is of the works of each day: two jobs may be low together."""
    rows = [row(A), row(B)]
    found = assessed(holder(work=rows))
    assert said(found, "income.low").since == A
    rows.append(row(C, NOW - EVE, monthly_income=15_000))
    found = assessed(holder(work=rows))
    assert said(found, "income.low").since == NOW


def test_it_moves_no_level() -> None:
    """Years of it are as grave as a day, and open no item by themselves."""
    for first in (date(2025, 3, 15), NOW):
        found = assessed(holder(work=[row(first)]))
        assert [said(found, code).level for code in BOTH] == ["warn", "warn"]
        assert not [each for each in found.items if each.kind in BOTH]


def test_no_other_finding_says_since_when() -> None:
    """Only a lack of work, of level and of income are counted in days."""
    rows = [row(A, place="mainland", commission_only=True)]
    found = assessed(holder(work=rows, trip=[{"out": A}]))
    told = {each.code for each in found.findings if each.counts_since}
    assert told == set(BOTH)
    assert all(each.since is None for each in found.findings if each.code not in told)

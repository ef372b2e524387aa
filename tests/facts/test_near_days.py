"""Days without a year."""

from __future__ import annotations

from datetime import date

import pytest

from qmas_tui.facts.near_days import near_day

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("1 foo", None),
        ("31/2", None),
        ("29/2", None),
        ("20/11", date(2026, 11, 20)),
        ("1 jan", date(2027, 1, 1)),
    ],
)
def test_a_day_without_a_year_is_the_nearer_or_none(
    typed: str, day: date | None
) -> None:
    """What no calendar has, this year or the next, is no day."""
    assert near_day(typed, TODAY, None) == day

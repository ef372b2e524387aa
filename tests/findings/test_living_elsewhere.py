"""Living elsewhere: away for more than half of the current stay."""

from __future__ import annotations

from datetime import date

import pytest

from tests.findings.people import (
    LANDED,
    LIMIT,
    assessed,
    days,
    evidence_of,
    finding,
    holder,
    level,
    unlanded,
)


@pytest.mark.parametrize(
    ("away", "as_of", "grave"),
    [
        ((LANDED + days(1), LANDED + days(80)), LANDED + days(99), "warn"),
        ((LANDED + days(1), LANDED + days(80)), LANDED + days(200), None),
        ((LANDED - days(80), LANDED + days(60)), LANDED + days(99), "warn"),
        ((LANDED + days(1), LANDED + days(80)), LANDED + days(80), None),
        (None, LANDED + days(99), None),
    ],
)
def test_living_elsewhere(
    away: tuple[date, date] | None, as_of: date, grave: str | None
) -> None:
    """Away for more than half of the current stay so far, of 90 days or more."""
    rows = [{"out": away[0], "back": away[1]}] if away else []
    found = assessed(holder(trip=rows), as_of)
    assert level(found, "residence.thin") == grave
    if grave:
        told = evidence_of(found, "residence.thin")
        assert told == told | {"days": 100, "first": LANDED}
    unknown = assessed(unlanded(trip=rows), as_of)
    assert finding(unknown, "residence.thin") is None
    apt = assessed(holder(trip=rows, route="apt"), as_of)
    assert finding(apt, "residence.thin") is None


@pytest.mark.parametrize(
    ("length", "away", "grave"),
    [(101, 51, "warn"), (101, 50, None), (199, 100, "warn"), (199, 99, None)],
)
def test_just_over_half_of_the_days(length: int, away: int, grave: str | None) -> None:
    """Of an odd number of days the half itself is never reached, only passed."""
    out = LANDED + days(2)
    who = holder(trip=[{"out": out, "back": out + days(away + 1)}])
    as_of = LANDED + days(length - 1)
    assert level(assessed(who, as_of), "residence.thin") == grave


def test_living_elsewhere_up_to_the_limit() -> None:
    """While away every day counts, and none after the limit."""
    gone = holder(trip=[{"out": LIMIT - days(600)}])
    for as_of, count in ((LIMIT, 600), (LIMIT + days(50), 600)):
        told = evidence_of(assessed(gone, as_of), "residence.thin")
        assert told == told | {"away": count, "days": (LIMIT - LANDED).days + 1}

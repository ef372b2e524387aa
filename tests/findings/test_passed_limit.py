"""A limit of stay that has passed: one finding says what it means."""

from __future__ import annotations

from datetime import date

import pytest

from tests.findings.people import (
    BO,
    LIMIT,
    OPENS,
    assessed,
    child,
    days,
    due,
    evidence_of,
    filing,
    holder,
    level,
    passed,
    said,
)

AFTER = LIMIT + days(20)
OVER = {"out": LIMIT - days(9), "back": LIMIT + days(12)}
UNREAD = [{"until": LIMIT}]


@pytest.mark.parametrize(
    ("facts", "code", "stage"),
    [
        ({}, "stay.overstayed", "overstayed"),
        ({"trip": [OVER]}, "stay.lapsed", "lapsed"),
        ({"trip": [{"out": LIMIT - days(9)}]}, "stay.lapsed", "lapsed"),
        ({"grant": UNREAD}, "stay.unrecorded", "unrecorded"),
        ({"grant": UNREAD, "trip": [OVER]}, "stay.unrecorded", "unrecorded"),
        ({"grant": None}, "stay.unrecorded", "unrecorded"),
        ({"filing": [filing(OPENS)]}, "stay.pending-past-limit", "filing-pending"),
        (
            {"filing": [filing(OPENS)], "grant": UNREAD},
            "stay.pending-past-limit",
            "filing-pending",
        ),
        ({"filing": [filing(OPENS, "granted")]}, "facts.grant-missing", "unrecorded"),
        (
            {"filing": [filing(OPENS, "granted")], "trip": [OVER]},
            "facts.grant-missing",
            "unrecorded",
        ),
        (
            {"filing": [filing(OPENS, "granted"), filing(OPENS)]},
            "facts.grant-missing",
            "unrecorded",
        ),
        ({"filing": [filing(OPENS, "refused")]}, "stay.overstayed", "overstayed"),
        ({"filing": [filing(OPENS, "withdrawn")]}, "stay.overstayed", "overstayed"),
    ],
)
def test_one_finding_says_what_a_passed_limit_means(
    facts: dict[str, object], code: str, stage: str
) -> None:
    """Away, overstayed, unrecorded, waiting or granted: one of them, and its stage."""
    found = assessed(holder(**facts), AFTER)
    assert passed(found) == [code]
    assert found.stage == stage
    assert level(found, code) == "act"
    assert due(found, "stay.ends") == (LIMIT, LIMIT)


def test_days_of_an_overstay() -> None:
    """The day after the limit is the first day of an overstay (E-22)."""
    found = assessed(holder(), LIMIT + days(1))
    told = evidence_of(found, "stay.overstayed")
    assert told == told | {"limit": LIMIT, "days": 1}
    assert said(found, "stay.overstayed").basis == "law"
    assert found.overstayed_limit == LIMIT


def test_lapsed_says_since_when_and_whether_back() -> None:
    """It tells the day out, and the day of a return that has come (E-35)."""
    who = holder(trip=[OVER])
    for as_of, back in ((LIMIT + days(11), None), (LIMIT + days(12), LIMIT + days(12))):
        told = evidence_of(assessed(who, as_of), "stay.lapsed")
        assert told == told | {"limit": LIMIT, "out": OVER["out"], "back": back}
    assert assessed(who, AFTER).overstayed_limit is None


def test_longest_of_the_trips_over_the_limit() -> None:
    """Of several trips over the limit the one that ends last tells, or has no end."""
    short = {"out": LIMIT - days(20), "back": LIMIT + days(1)}
    for rows, out in (
        ([OVER, short], OVER["out"]),
        ([short, OVER], OVER["out"]),
        ([short, {"out": LIMIT}], LIMIT),
    ):
        found = assessed(holder(trip=rows), AFTER)
        assert evidence_of(found, "stay.lapsed")["out"] == out


@pytest.mark.parametrize("source", ["unconfirmed", "forecast"])
def test_unrecorded_says_how_the_limit_is_known(source: str) -> None:
    """It names the limit that nobody has read, and how it is known."""
    grant = UNREAD if source == "unconfirmed" else None
    told = evidence_of(assessed(holder(grant=grant), AFTER), "stay.unrecorded")
    assert told == told | {"limit": LIMIT, "days": 20, "source": source}


@pytest.mark.parametrize(
    ("limit", "trip", "level_", "rules", "tolerated", "gone"),
    [
        (date(2026, 2, 28), None, "warn", ("E-24", "E-25"), True, False),
        (date(2026, 3, 1), None, "act", ("E-33", "E-25"), False, False),
        (date(2026, 3, 1), 3, "warn", ("E-35", "E-33"), False, True),
        (date(2026, 2, 28), 3, "warn", ("E-35", "E-33"), True, True),
    ],
)
def test_waiting_beyond_the_limit(
    limit: date,
    trip: int | None,
    level_: str,
    rules: tuple[str, ...],
    tolerated: bool,
    gone: bool,
) -> None:
    """Before March 2026 tolerated, since then perhaps an overstay, away neither."""
    rows = [{"out": limit - days(trip)}] if trip else []
    who = holder(
        landed_on=date(2023, 2, 25),
        grant=[{"until": limit, "confirmed": True, "step": 0}],
        filing=[filing(limit - days(20))],
        trip=rows,
    )
    found = assessed(who, limit + days(5))
    each = said(found, "stay.pending-past-limit")
    assert (each.level, each.rules) == (level_, rules)
    told = dict(each.evidence)
    assert told == told | {"days": 5, "tolerated": tolerated, "away": gone}
    assert told["filed"] == limit - days(20)
    assert found.stage == "filing-pending"


@pytest.mark.parametrize(
    ("facts", "own"),
    [
        ({"limit_of_stay": LIMIT}, ["stay.overstayed"]),
        ({"limit_of_stay": LIMIT, "trip": [OVER]}, ["stay.lapsed"]),
        ({"limit_of_stay": None}, []),
    ],
)
def test_a_dependants_limit_passed(facts: dict[str, object], own: list[str]) -> None:
    """A typed limit is judged by the dependant's own trips; a linked one is not."""
    who = holder(dependant=[child(**facts)], trip=[OVER])
    found = assessed(who, AFTER)
    assert passed(found) == ["stay.lapsed"]
    assert passed(found, BO) == own
    assert (due(found, "stay.ends", BO) is not None) is bool(own)

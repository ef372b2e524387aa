"""What is told of trips in the way of a filing."""

from __future__ import annotations

from datetime import date

import pytest

from tests.findings.people import (
    LIMIT,
    NOW,
    OPENS,
    TARGET,
    assessed,
    days,
    due,
    evidence_of,
    filing,
    finding,
    holder,
)

Pairs = list[tuple[date, date | None]]
OVER = LIMIT + days(1)
AUTUMN: Pairs = [
    (TARGET - days(9), LIMIT - days(30)),
    (LIMIT - days(28), LIMIT - days(12)),
    (LIMIT - days(9), OVER),
]


def told(pairs: Pairs, as_of: date = NOW, **facts: object) -> dict[str, object]:
    """What the clash with these trips shows."""
    rows = [{"out": out} | ({"back": back} if back else {}) for out, back in pairs]
    return evidence_of(assessed(holder(trip=rows, **facts), as_of), "trip.clashes")


def test_several_trips() -> None:
    """The first out, the one over the limit, and the days that are left here."""
    found = told(AUTUMN)
    assert found == found | {
        "out": TARGET - days(9),
        "over": LIMIT - days(9),
        "several": True,
        "few": False,
        "limit_away": True,
        "here": 7,
        "needed": 7,
    }
    first, second = AUTUMN[:2]
    found = told([first, (second[0], LIMIT - days(2))])
    assert found == found | {"over": None, "several": True, "few": True, "here": 6}
    alone = told(AUTUMN[2:])
    assert alone == alone | {"several": False, "out": LIMIT - days(9)}


@pytest.mark.parametrize(
    ("pairs", "here"),
    [
        ([(TARGET - days(9), LIMIT - days(4))], 5),
        (
            [(TARGET - days(9), LIMIT - days(20)), (LIMIT - days(22), LIMIT - days(4))],
            5,
        ),
        ([(TARGET - days(9), LIMIT - days(4)), (LIMIT - days(30), LIMIT - days(9))], 5),
        (
            [
                (TARGET - days(9), LIMIT - days(30)),
                (LIMIT - days(30), LIMIT - days(15)),
                (LIMIT - days(16), LIMIT - days(4)),
            ],
            6,
        ),
        (
            [
                (TARGET - days(9), LIMIT - days(30)),
                (LIMIT - days(29), LIMIT - days(15)),
                (LIMIT - days(20), LIMIT - days(3)),
            ],
            6,
        ),
        (
            [
                (TARGET - days(9), LIMIT - days(30)),
                (LIMIT - days(29), LIMIT - days(3)),
                (LIMIT - days(25), LIMIT - days(20)),
                (LIMIT - days(15), LIMIT - days(9)),
            ],
            6,
        ),
    ],
)
def test_days_left_here(pairs: Pairs, here: int) -> None:
    """Records that share a night are one absence, and a day counts once."""
    assert told(pairs)["here"] == here


@pytest.mark.parametrize(("shift", "under_way"), [(-1, False), (0, True), (1, True)])
def test_under_way(shift: int, under_way: bool) -> None:
    """The trip over the limit, or the first, has begun from its day out on."""
    out = LIMIT - days(30)
    found = told([(out, OVER)], out + days(shift))
    assert found["under_way"] is under_way
    found = told([(out, LIMIT - days(2))], out + days(shift))
    assert found["under_way"] is under_way
    first: Pairs = [(TARGET - days(9), out)]
    found = told([*first, (out, OVER)], out + days(shift))
    assert found["under_way"] is under_way
    if shift < 0:
        found = told([*first, (out, LIMIT - days(2))], out + days(shift))
        assert found["under_way"] is True


def test_a_trip_that_is_over_is_no_part_of_the_next() -> None:
    """Only trips that end after today count, whatever they share a night with."""
    pairs: Pairs = [(NOW - days(20), NOW - days(5)), (NOW - days(6), OVER)]
    assert told(pairs)["out"] == NOW - days(6)
    rows = [{"out": out, "back": back} for out, back in pairs]
    found = assessed(holder(trip=rows))
    assert due(found, "trip.clashes") == (NOW - days(7), LIMIT)
    home: Pairs = [(NOW - days(20), NOW), (NOW - days(6), OVER)]
    assert told(home)["out"] == NOW - days(6)


def test_once_filed_only_the_limit_counts() -> None:
    """Filed, a clash is one with the limit alone, and says so."""
    rows = [filing(OPENS)]
    found = told(AUTUMN, OPENS, filing=rows)
    assert found == found | {"filed": True, "few": False, "over": LIMIT - days(9)}
    trip = [{"out": TARGET - days(9), "back": LIMIT - days(2)}]
    who = holder(trip=trip, filing=rows)
    assert finding(assessed(who, OPENS), "trip.clashes") is None


def test_fewer_days_than_are_needed_are_left() -> None:
    """Close to the limit all that are left are needed."""
    trip: Pairs = [(LIMIT - days(4), LIMIT - days(1))]
    for as_of, needed, here in ((LIMIT - days(5), 6, 4), (LIMIT - days(3), 4, 2)):
        found = told(trip, as_of)
        assert found == found | {"needed": needed, "here": here, "few": True}
    rows = [{"out": out, "back": back} for out, back in trip]
    who = holder(trip=rows)
    assert finding(assessed(who, LIMIT - days(1)), "trip.clashes") is None

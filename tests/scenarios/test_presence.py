"""The presence planner: which absence is meant, how far it looks, and what sets it."""

from __future__ import annotations

from datetime import date
from functools import cache

import pytest
from msgspec import structs

from qmas_tui.errors import DataError
from qmas_tui.facts.holder import Dependant
from qmas_tui.facts.rows import Trip
from qmas_tui.findings.calendar import DAY
from qmas_tui.policy.policy import Policy
from qmas_tui.scenarios.presence import Presence, presence
from tests.make import POLICY
from tests.scenarios.worked_cases import AS_OF, HOLDERS

HERE, AWAY = HOLDERS["B1"], HOLDERS["B3"]
LEAVES = date(2026, 12, 20)


def office(**figures: object) -> Policy:
    """The rules with figures of an office."""
    return structs.replace(POLICY, figures=structs.replace(POLICY.figures, **figures))


@cache
def leaving() -> Presence:
    """Somebody here who leaves before Christmas."""
    return presence(HERE, POLICY, AS_OF, LEAVES)


@cache
def under_way() -> Presence:
    """Somebody who is away."""
    return presence(AWAY, POLICY, AS_OF)


def test_a_trip_on_record_is_asked_about_and_counts_once() -> None:
    """Of a planned trip that begins on the day of departure the return is asked."""
    planned = Trip(out=LEAVES, back=date(2027, 1, 9), planned=True)
    on_record = structs.replace(HERE, trip=(planned,))
    found = presence(on_record, POLICY, AS_OF, LEAVES)
    assert (found.trip, leaving().trip) == (1, 0)
    assert found.first == leaving().first
    assert [each.planned for each in found.years] == [0] * len(found.years)


def test_other_planned_trips_count() -> None:
    """Another planned trip takes from the days that are left of its year."""
    planned = Trip(out=date(2027, 3, 1), back=date(2027, 3, 12), planned=True)
    found = presence(structs.replace(HERE, trip=(planned,)), POLICY, AS_OF, LEAVES)
    year = next(each for each in found.years if each.first <= planned.out <= each.last)
    assert (year.planned, year.left) == (10, 170)


def test_the_absence_under_way_is_meant_else_a_departure_today() -> None:
    """Without a day of departure it is that of the trip one is on, or today."""
    assert under_way().out == date(2026, 8, 1)
    assert presence(HERE, POLICY, AS_OF).out == AS_OF


def test_so_many_months_are_asked_about() -> None:
    """Days of return are asked up to so many months after the departure (HS-31)."""
    for found, last in (
        (presence(HERE, office(planner_months=1), AS_OF, LEAVES), date(2027, 1, 20)),
        (leaving(), date(2029, 12, 20)),
    ):
        assert found.last == last
        assert all(day is None or day <= last for _thing, day in found.first)


@pytest.mark.parametrize("thing", ["absence.long", "absence.year"])
def test_an_office_may_let_more_set_the_day(thing: str) -> None:
    """Long absences and full years set the day only where an office says so (HS-32)."""
    first = dict(under_way().first)[thing]
    assert first is not None
    assert thing not in under_way().set_by
    switch = "planner_sets_" + thing.replace(".", "_")
    found = presence(AWAY, office(**{switch: True}), AS_OF)
    assert (found.return_by, found.set_by) == (first - DAY, (thing,))


def test_of_an_unknown_dependant() -> None:
    """Who is not in the family is refused, with who is."""
    with pytest.raises(DataError, match=r"no dependant .NOBODY.; there are: none"):
        presence(HERE, POLICY, AS_OF, subject="NOBODY")


def test_the_trip_of_that_departure_is_meant_unless_it_is_over() -> None:
    """Of several on record, of the one who is meant, with a return ahead or none."""
    before = Trip(out=date(2026, 3, 1), back=date(2026, 3, 9))
    for back, number in ((None, 2), (AS_OF + DAY, 2), (AS_OF, 0)):
        trips = (before, Trip(out=date(2026, 8, 1), back=back))
        found = presence(
            structs.replace(HERE, trip=trips), POLICY, AS_OF, date(2026, 8, 1)
        )
        assert (found.trip, found.out) == (number, date(2026, 8, 1))
    family = tuple(
        Dependant(name=name, relation="child", trip=trips)
        for name, trips in (("A", ()), ("B", AWAY.trip))
    )
    who = structs.replace(HERE, dependant=family)
    assert presence(who, POLICY, AS_OF, subject="B").out == under_way().out


def test_a_departure_within_an_absence_is_told() -> None:
    """Who is away already on the day asked about, by what is recorded, since when."""
    before = Trip(out=date(2026, 3, 1), back=date(2026, 3, 9))
    away = structs.replace(AWAY, trip=(before, *AWAY.trip))
    found = presence(away, POLICY, AS_OF, LEAVES)
    assert (found.within, leaving().within) == (date(2026, 8, 1), None)


def test_no_return_is_asked_about_that_lies_behind() -> None:
    """Whose absence is long already is told so of a return today, not of one past."""
    long = structs.replace(AWAY, trip=(Trip(out=date(2026, 1, 2)),))
    days = [day for _thing, day in presence(long, POLICY, AS_OF).first if day]
    assert min(days) == AS_OF

"""What differs between two records of one case."""

from __future__ import annotations

from datetime import date

from hypothesis import HealthCheck, given, settings
from msgspec import structs

from qmas_tui.facts.differences import Differences, RowDiffers, differences
from qmas_tui.facts.holder import Dependant, Holder
from qmas_tui.facts.rows import Grant, Note, Passport, Trip
from tests.findings.anyone import holders

LEE = Holder(case="Q-1", name="LEE Ka Yan", citizenship="other", route="gpt")
MING = Dependant(name="LEE Ming", relation="child")
ANY = settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))


def with_trips(*days: int) -> Holder:
    """The holder with a trip that begins on each of these days of 2026."""
    trips = tuple(Trip(out=date(2026, 1, day)) for day in days)
    return structs.replace(LEE, trip=trips)


def turned(found: Differences) -> tuple[set[object], set[object]]:
    """The same differences seen from the other side, in no order."""
    names = {"added": "taken-out", "taken-out": "added"}
    fields = {(each.field, str(each.after), str(each.before)) for each in found.fields}
    rows = {
        (names.get(each.by, each.by), each.table, each.after, each.before)
        for each in found.rows
    }
    return set(fields), set(rows)


def seen(found: Differences) -> tuple[set[object], set[object]]:
    """The differences, in no order."""
    fields = {(each.field, str(each.before), str(each.after)) for each in found.fields}
    rows = {(each.by, each.table, each.before, each.after) for each in found.rows}
    return set(fields), set(rows)


@ANY
@given(holders(), holders())
def test_there_and_back_is_the_same_turned_round(one: Holder, other: Holder) -> None:
    """Nothing differs exactly where two records are equal, and order plays no part."""
    assert differences(one, one) == Differences()
    assert (differences(one, other) == Differences()) == (one == other)
    assert turned(differences(one, other)) == seen(differences(other, one))


@ANY
@given(holders(), holders())
def test_any_one_field_is_told(one: Holder, other: Holder) -> None:
    """Whichever field differs, there is a difference in it and in no other."""
    for name in one.__struct_fields__:
        mixed = structs.replace(one, **{name: getattr(other, name)})
        found = differences(one, mixed)
        assert {each.field for each in found.fields} <= {name}
        assert {each.table for each in found.rows} <= {name, "trip"}
        assert (found == Differences()) == (one == mixed)


def test_a_row_is_known_by_what_it_records() -> None:
    """The grant until a day stays that grant; two rows left alone are one changed."""
    first, second = (Grant(until=date(2026 + year, 3, 15)) for year in range(2))
    read = structs.replace(second, confirmed=True)
    one = structs.replace(LEE, grant=(first, second))
    other = structs.replace(LEE, grant=(read, first))
    (found,) = differences(one, other).rows
    assert (found.by, found.before, found.after) == ("changed", second, read)
    assert not found.is_other_thing
    later = structs.replace(LEE, grant=(Grant(until=date(2030, 1, 1)),))
    (found,) = differences(structs.replace(LEE, grant=(first,)), later).rows
    assert found.by == "changed"
    assert [each.field for each in found.fields] == ["until"]
    assert found.is_other_thing


def test_rows_that_record_other_things_came_and_went() -> None:
    """Where several are left alone none is taken for another."""
    found = differences(with_trips(1, 2, 3), with_trips(3, 4)).rows
    assert [(each.by, each.table) for each in found] == [
        ("taken-out", "trip"),
        ("taken-out", "trip"),
        ("added", "trip"),
    ]


def test_rows_in_another_order_are_one_difference() -> None:
    """Rows that only changed places are told once for the table, without a row."""
    (found,) = differences(with_trips(1, 2), with_trips(2, 1)).rows
    assert found == RowDiffers("reordered", "trip")
    assert found.row is None


def test_rows_given_twice_are_counted() -> None:
    """One note of two alike that is gone is one taken out."""
    note = Note(on=date(2026, 1, 1), text="called")
    twice, once = (structs.replace(LEE, note=(note,) * many) for many in (2, 1))
    (found,) = differences(twice, once).rows
    assert (found.by, found.row) == ("taken-out", note)


def test_rows_of_a_dependant_name_the_dependant() -> None:
    """A trip is the dependant's, be they new, changed or gone."""
    away = structs.replace(MING, trip=(Trip(out=date(2026, 1, 1)),))
    alone, with_trip = (structs.replace(LEE, dependant=(d,)) for d in (MING, away))
    (found,) = differences(alone, with_trip).rows
    assert (found.by, found.table, found.of) == ("added", "trip", away)
    came, trip = differences(LEE, with_trip).rows
    assert (came.table, came.of, trip.of) == ("dependant", None, away)
    went, trip = differences(with_trip, LEE).rows
    assert (went.by, trip.by, trip.of) == ("taken-out", "taken-out", away)


def test_fields_are_named_as_in_a_case_file() -> None:
    """A field is told with what it held before and after."""
    book = Passport(expires_on=date(2030, 1, 1))
    one = structs.replace(LEE, passport=(book,), adviser="mw")
    other = structs.replace(one, adviser=None, born_on=date(1988, 4, 2))
    found = {
        each.field: (each.before, each.after) for each in differences(one, other).fields
    }
    assert found == {"adviser": ("mw", None), "born_on": (None, date(1988, 4, 2))}

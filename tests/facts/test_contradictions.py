"""Rows that cannot be, each to the day, and those that an edit brings in."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs

from qmas_tui.facts.contradictions import (
    Contradiction,
    contradictions,
    new_contradictions,
)
from qmas_tui.facts.holder import Holder
from qmas_tui.facts.place import Place
from qmas_tui.findings.calendar import DAY
from tests.make import KNOWN, person

TODAY = date(2026, 11, 22)
FIRST = date(2024, 3, 15)


def holder(**facts: object) -> Holder:
    """A holder of whom hardly anything is known."""
    return person(KNOWN, facts)


def spouse(**facts: object) -> Holder:
    """A holder with one dependant of whom that is known."""
    return holder(dependant=[{"name": "LEE Ming", "relation": "spouse", **facts}])


Make = Callable[[date, date], Holder]
ENDS: dict[tuple[str, str, str], Make] = {
    ("trip 1", "back", "out"): lambda a, b: holder(trip=[{"out": a, "back": b}]),
    ("dependant 1 (LEE Ming), trip 1", "back", "out"): lambda a, b: spouse(
        trip=[{"out": a, "back": b}]
    ),
    ("work 1", "to", "from"): lambda a, b: holder(
        work=[{"kind": "none", "from": a, "to": b}]
    ),
    ("excluded 1", "to", "from"): lambda a, b: holder(excluded=[{"from": a, "to": b}]),
    ("gap 1", "resumed", "ended"): lambda a, b: holder(
        gap=[{"ended": a, "resumed": b}]
    ),
    ("filing 1", "decided_on", "filed_on"): lambda a, b: holder(
        filing=[{"kind": "extension", "filed_on": a, "decided_on": b}]
    ),
    ("request 1", "answered_on", "asked_on"): lambda a, b: holder(
        request=[{"asked_on": a, "answered_on": b}]
    ),
    ("grant 1", "until", "granted_on"): lambda a, b: holder(
        grant=[{"granted_on": a, "until": b}]
    ),
    ("grant 1", "until", "landed_on"): lambda a, b: holder(
        landed_on=a, grant=[{"until": b}]
    ),
    ("", "approved_on", "applied_on"): lambda a, b: holder(applied_on=a, approved_on=b),
    ("", "landed_on", "applied_on"): lambda a, b: holder(applied_on=a, landed_on=b),
    ("", "landed_on", "residence_since"): lambda a, b: holder(
        residence_since=a, landed_on=b
    ),
    ("dependant 1 (LEE Ming)", "landed_on", "residence_since"): lambda a, b: spouse(
        residence_since=a, landed_on=b
    ),
}
"""By row, end and beginning: who has both."""

AHEAD: dict[tuple[str, str], Callable[[date], Holder]] = {
    ("", "applied_on"): lambda day: holder(applied_on=day),
    ("", "approved_on"): lambda day: holder(approved_on=day),
    ("", "landed_on"): lambda day: holder(landed_on=day),
    ("", "born_on"): lambda day: holder(born_on=day),
    ("filing 1", "filed_on"): lambda day: holder(
        filing=[{"kind": "extension", "filed_on": day}]
    ),
    ("filing 1", "decided_on"): lambda day: holder(
        filing=[{"kind": "extension", "filed_on": FIRST, "decided_on": day}]
    ),
    ("grant 1", "granted_on"): lambda day: holder(
        grant=[{"until": TODAY + 9 * DAY, "granted_on": day}]
    ),
    ("dependant 1 (LEE Ming)", "landed_on"): lambda day: spouse(landed_on=day),
    ("dependant 1 (LEE Ming)", "born_on"): lambda day: spouse(born_on=day),
}


@pytest.mark.parametrize(("where", "make"), ENDS.items(), ids=map(str, ENDS))
def test_an_end_before_its_beginning(where: tuple[str, str, str], make: Make) -> None:
    """An end one day before its beginning cannot be; on the same day, or later, it can.

    Row, both fields and both days are told.
    """
    place, end, beginning = where
    (found,) = contradictions(make(FIRST, FIRST - DAY), TODAY)
    assert (found.place, found.field, found.day) == (place, end, FIRST - DAY)
    assert (found.kind, found.other_field, found.other) == ("before", beginning, FIRST)
    for later in (FIRST, FIRST + DAY):
        assert contradictions(make(FIRST, later), TODAY) == ()


@pytest.mark.parametrize(("where", "make"), AHEAD.items(), ids=map(str, AHEAD))
def test_what_has_happened_is_not_ahead(
    where: tuple[str, str], make: Callable[[date], Holder]
) -> None:
    """A day that says what has happened may be yesterday or today, not tomorrow."""
    for earlier in (TODAY - DAY, TODAY):
        assert contradictions(make(earlier), TODAY) == ()
    (found,) = contradictions(make(TODAY + DAY), TODAY)
    assert (found.place, found.field) == where
    assert (found.kind, found.day, found.other) == ("ahead", TODAY + DAY, None)


def test_plans_may_lie_ahead() -> None:
    """A trip, a limit, the end of a work, expiry, and an answer due are no past."""
    later = TODAY + 99 * DAY
    planned = holder(
        entry_by=later,
        trip=[{"out": later, "back": later, "planned": True}],
        grant=[{"until": later}],
        work=[{"kind": "none", "from": later, "to": later}],
        passport=[{"expires_on": later}],
        request=[{"asked_on": TODAY, "answer_by": later}],
        evidence=[{"kind": "payslips", "dated": later}],
    )
    assert contradictions(planned, TODAY) == ()


def test_nobody_is_away_twice() -> None:
    """A second trip of one person without a return cannot be, planned or not.

    Each after the first is told, beside the first; what another person does is apart.
    """
    trips = [{"out": FIRST + n * DAY, "planned": n > 1} for n in range(3)]
    trips.insert(1, {"out": FIRST, "back": FIRST})
    for who in (holder, spouse):
        found = contradictions(who(trip=trips), TODAY)
        assert [each.at.row for each in found] == ["trip 3", "trip 4"]
        assert {(e.kind, e.field, e.other) for e in found} == {
            ("open-twice", "back", FIRST)
        }
        assert [each.day for each in found] == [FIRST + DAY, FIRST + 2 * DAY]
        assert contradictions(who(trip=trips[:2]), TODAY) == ()
    one = {"name": "A", "relation": "child", "trip": [{"out": FIRST}]}
    apart = holder(trip=[{"out": FIRST}], dependant=[one, {**one, "name": "B"}])
    assert contradictions(apart, TODAY) == ()


def test_every_row_is_looked_at() -> None:
    """Rows are counted from 1, and each fault of one row is told by itself."""
    filing = {"kind": "extension", "filed_on": FIRST}
    grant = {"until": FIRST, "granted_on": TODAY + DAY}
    found = contradictions(holder(filing=[filing, filing], grant=[grant]), TODAY)
    assert [(each.field, each.kind) for each in found] == [
        ("until", "before"),
        ("granted_on", "ahead"),
    ]
    late = {**filing, "decided_on": FIRST - DAY}
    (found_late,) = contradictions(holder(filing=[filing, late]), TODAY)
    assert found_late.place == "filing 2"


def test_a_place_names_the_dependant() -> None:
    """A dependant is named as errors name one, with nothing that steers a screen."""
    assert str(Place()) == ""
    assert str(Place("trip", 2)) == "trip 2"
    assert str(Place("trip", 2, 1, "A\x1b")) == "dependant 1 (A\\u001b), trip 2"
    assert str(Place(dependant=3, name="B")) == "dependant 3 (B)"


# What an edit brings in

BAD = spouse(residence_since=FIRST, landed_on=FIRST - DAY)


def _with(book: Holder, **facts: object) -> Holder:
    return structs.replace(book, **facts)


def test_an_old_fault_stops_no_other_edit() -> None:
    """What was wrong before an edit is not new, also where the dependant is renamed."""
    other = _with(BAD, adviser="mw")
    (child,) = BAD.dependant
    renamed = _with(BAD, dependant=(structs.replace(child, name="LEE Mei"),))
    for after in (BAD, other, renamed):
        assert new_contradictions(BAD, after, TODAY) == ()
        assert len(contradictions(after, TODAY)) == 1
    assert new_contradictions(None, BAD, TODAY) == contradictions(BAD, TODAY)


def test_another_wrong_value_is_refused() -> None:
    """Only what was already there is borne: a new day that cannot be is not."""
    (child,) = BAD.dependant
    worse = structs.replace(child, landed_on=FIRST - 2 * DAY)
    (found,) = new_contradictions(BAD, _with(BAD, dependant=(worse,)), TODAY)
    assert found.day == FIRST - 2 * DAY


def test_one_fault_of_two_can_be_corrected() -> None:
    """Correcting one value leaves the other fault as old as it was."""
    both = holder(applied_on=FIRST, approved_on=FIRST - DAY, landed_on=FIRST - DAY)
    assert len(contradictions(both, TODAY)) == 2
    better = _with(both, approved_on=FIRST)
    assert new_contradictions(both, better, TODAY) == ()
    assert len(contradictions(better, TODAY)) == 1


days = st.integers(-3, 3).map(lambda n: TODAY + n * DAY)
maybe = st.none() | days


def _rows(type_: str, *fields: str, **fixed: object) -> st.SearchStrategy[object]:
    """Rows of a table with days in these fields; all but the first may be left out."""
    first, *others = fields
    row = st.fixed_dictionaries(
        {first: days, **{name: st.just(value) for name, value in fixed.items()}},
        optional=dict.fromkeys(others, days),
    )
    return st.lists(row, max_size=2).map(lambda rows: (type_, rows))


tables = st.tuples(
    _rows("trip", "out", "back"),
    _rows("gap", "ended", "resumed"),
    _rows("grant", "until", "granted_on"),
    _rows("request", "asked_on", "answered_on"),
    _rows("filing", "filed_on", "decided_on", kind="extension"),
    _rows("excluded", "from", "to"),
).map(lambda pairs: {str(table): rows for table, rows in pairs})
OWN = ("applied_on", "approved_on", "landed_on", "residence_since")
own = st.fixed_dictionaries(
    {},
    optional=dict.fromkeys(
        ("applied_on", "approved_on", "landed_on", "residence_since"), days
    ),
)
anybody = st.tuples(tables, own).map(lambda both: holder(**both[0], **both[1]))


def _taken_out(book: Holder, found: Contradiction) -> Holder:
    """The holder without the value that was told, or without its row."""
    if not found.at.table:
        return _with(book, **{found.field: None})
    rows = getattr(book, found.at.table)
    kept = [row for number, row in enumerate(rows, 1) if number != found.at.number]
    return _with(book, **{found.at.table: tuple(kept)})


@settings(deadline=None)
@given(anybody)
def test_taking_out_what_is_told_mends_it(book: Holder) -> None:
    """Each value or row that is taken out leaves fewer faults, and at last none."""
    found = contradictions(book, TODAY)
    while found:
        book = _taken_out(book, found[-1])
        fewer = contradictions(book, TODAY)
        assert len(fewer) < len(found)
        found = fewer


@settings(deadline=None)
@given(anybody, st.integers(0, 5))
def test_days_gone_by_bring_no_new_fault(book: Holder, later: int) -> None:
    """What is not ahead today will not be so tomorrow: faults never grow with time."""
    now = set(contradictions(book, TODAY))
    assert set(contradictions(book, TODAY + later * DAY)) <= now

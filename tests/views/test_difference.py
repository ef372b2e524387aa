"""Before and after of a change in words."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from msgspec import structs

from qmas_tui.facts.holder import Dependant, Holder
from qmas_tui.facts.rows import Grant, Note, Trip, Work
from qmas_tui.views.difference import difference
from tests.exchange.records import strategy
from tests.views.changes import changed
from tests.views.support import someone

FIRST = Grant(until=date(2025, 3, 15), confirmed=True)
SECOND = Grant(until=date(2028, 3, 15), granted_on=date(2025, 3, 4))
HOME = Trip(out=date(2025, 7, 1), reason="home")
CHILD = Dependant(name="LEE Ming", relation="child", trip=(HOME,))


def told(before: dict[str, Any], after: dict[str, Any]) -> tuple[str, ...]:
    """What is told of a case that changed from some facts to others."""
    return difference(changed(someone(**before), someone(**after)))


def test_own_fields_are_told_from_what_to_what() -> None:
    """Each field of the holder that differs is one line; a dash stands for nothing."""
    assert told({"born_on": date(1988, 4, 2)}, {"adviser": "mw", "tags": ("vip",)}) == (
        "born on: 2 Apr 1988 → —",
        "adviser: — → mw",
        "tags: — → vip",
    )


@pytest.mark.parametrize(
    ("before", "after", "says"),
    [
        (
            (FIRST,),
            (FIRST, SECOND),
            "added: grant until 15 Mar 2028 (granted on: 4 Mar 2025)",
        ),
        (
            (FIRST, SECOND),
            (SECOND,),
            "taken out: grant until 15 Mar 2025 (confirmed: yes)",
        ),
        (
            (FIRST, SECOND),
            (FIRST, structs.replace(SECOND, confirmed=True, granted_on=None)),
            "grant until 15 Mar 2028: granted on: 4 Mar 2025 → —; confirmed: no → yes",
        ),
    ],
)
def test_rows_are_added_taken_out_or_changed(
    before: tuple[Grant, ...], after: tuple[Grant, ...], says: str
) -> None:
    """A row is told with every field that it has; a changed one from what to what."""
    assert told({"grant": before}, {"grant": after}) == (says,)


def test_several_rows_are_told_apart() -> None:
    """A row that stays between others is passed over."""
    notes = [Note(on=date(2026, 11, day), text=f"note {day}") for day in range(1, 5)]
    before, after = (notes[0], notes[1]), (notes[1], notes[2], notes[3])
    assert told({"note": before}, {"note": after}) == (
        "taken out: note “note 1” (on: 1 Nov 2026)",
        "added: note “note 3” (on: 3 Nov 2026)",
        "added: note “note 4” (on: 4 Nov 2026)",
    )


@pytest.mark.parametrize(
    ("before", "after", "says"),
    [
        ((), (CHILD,), ("added: child LEE Ming", "added: trip from 1 Jul 2025")),
        ((CHILD,), (), ("taken out: child LEE Ming", "taken out: trip from")),
        (
            (CHILD,),
            (structs.replace(CHILD, trip=(structs.replace(HOME, reason="school"),)),),
            ("child LEE Ming, trip from 1 Jul 2025: reason: home → school",),
        ),
        (
            (CHILD,),
            (structs.replace(CHILD, citizenship="chinese"),),
            ("child LEE Ming: citizenship: unknown → chinese",),
        ),
    ],
)
def test_trips_of_dependants_are_told(
    before: tuple[Dependant, ...], after: tuple[Dependant, ...], says: tuple[str, ...]
) -> None:
    """What becomes of a dependant's trips is told with the name of the dependant."""
    found = told({"dependant": before}, {"dependant": after})
    assert len(found) == len(says)
    for line, words in zip(found, says, strict=True):
        assert words in line
        assert "LEE Ming" in line


def test_a_new_case_is_one_line() -> None:
    """A new case, or one taken out, is not told field by field."""
    lee = someone(work=(Work(kind="none"),))
    assert difference(changed(None, lee)) == ("new case: LEE Ka Yan",)
    assert difference(changed(lee, None)) == ("case taken out: LEE Ka Yan",)


@settings(max_examples=30, deadline=None)
@given(strategy(Holder), strategy(Holder))
def test_there_is_a_difference_exactly_where_records_differ(
    one: Holder, other: Holder
) -> None:
    """Whatever changed is told, and nothing where nothing did."""
    assert difference(changed(one, one)) == ()
    assert bool(difference(changed(one, other))) == (one != other)
    for name in one.__struct_fields__:
        mixed = structs.replace(one, **{name: getattr(other, name)})
        assert bool(difference(changed(one, mixed))) == (one != mixed)


def test_rows_in_another_order_are_said() -> None:
    """Rows that only changed places are one line."""
    assert told({"grant": (FIRST, SECOND)}, {"grant": (SECOND, FIRST)}) == (
        "grants: in another order",
    )

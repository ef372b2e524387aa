"""Cases that cannot be worked out, each with the row at fault."""

from __future__ import annotations

from datetime import date

from msgspec import structs

from qmas_tui.facts.holder import Dependant, Holder
from qmas_tui.facts.rows import Excluded, Grant, Passport, Row, Trip, Work
from tests.findings.people import LANDED, NOW, days, holder

FIRST, LAST = date.min, date.max


def with_rows(**rows: tuple[Row, ...]) -> Holder:
    """A holder with rows that no border lets in."""
    return structs.replace(holder(), **rows)


def family(**facts: object) -> tuple[Row, ...]:
    """A dependant of whom that is known."""
    made = Dependant(name="TESTER Bo", relation="child")
    return (structs.replace(made, **facts),)


ROWS: dict[str, tuple[str, Holder]] = {
    "a passport": ("passport 1", with_rows(passport=(Passport(expires_on=FIRST),))),
    "a trip": ("trip 1", with_rows(trip=(Trip(out=FIRST, back=LAST),))),
    "the second trip": (
        "trip 2",
        with_rows(trip=(Trip(out=LANDED, back=NOW), Trip(out=FIRST, back=LAST))),
    ),
    "work": (
        "work 1",
        with_rows(work=(Work(kind="employment", from_=FIRST, level="other"),)),
    ),
    "a field of the holder's own": (
        "approved on",
        structs.replace(
            holder(landed_on=None, grant=None), approved_on=FIRST, entry_by=FIRST
        ),
    ),
    "a child's birthday": ("dependant 1", with_rows(dependant=family(born_on=LAST))),
    "a child's passport": (
        "dependant 1",
        with_rows(dependant=family(passport_expires_on=FIRST)),
    ),
    "a child's limit of stay": (
        "dependant 1",
        with_rows(dependant=family(limit_of_stay=FIRST)),
    ),
}
HARD: dict[str, tuple[str, Holder]] = {
    "excluded time": (
        "excluded 1",
        with_rows(excluded=(Excluded(from_=LANDED, to=LAST),)),
    ),
    "two grants alike": (
        "grant 1",
        with_rows(grant=(Grant(until=LAST), Grant(until=LAST - days(1)))),
    ),
}

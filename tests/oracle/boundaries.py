"""Days on which something changes for a person, as record and rules tell."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from .case import Case
from .days import Row, add_months, anniversary, birthday, last_working, plus
from .filings import Term
from .items import Subject

AFTER: dict[str, tuple[int, ...]] = {
    "filed_on": (35, 42),
    "decided_on": (60,),
    "asked_on": (13, 14),
    "answer_by": (-1,),
    "from": (29, 30, 60, 120),
    "to": (1, 30, 31),
    "entry_by": (-30,),
}
MONTHS_AFTER: dict[str, tuple[int, ...]] = {
    "expires_on": (-3, -1),
    "passport_expires_on": (-3, -1),
    "out": (6,),
    "ended": (6,),
    "dated": (3, 15),
    "approved_on": (3,),
}
SWITCHES = (date(2025, 2, 26), date(2026, 3, 1), date(2026, 4, 1))
MANY = 12


def recorded(row: Row) -> Iterator[date]:
    """Every day of a row, and those that are counted from it."""
    for key, value in row.items():
        if isinstance(value, date):
            yield value
            yield from (plus(value, days) for days in AFTER.get(key, ()))
            months = MONTHS_AFTER.get(key, ())
            yield from (add_months(value, count) for count in months)


def of_a_person(row: Row) -> Iterator[date]:
    """A birthday, the seven years, and trips, of very many the first and last."""
    yield from recorded(row)
    if "born_on" in row:
        adult = birthday(row["born_on"], 18)
        yield from (adult, last_working(plus(adult, -1)))
    for key in ("landed_on", "residence_since"):
        if key in row:
            yield anniversary(row[key], 7)
            yield plus(row[key], 90)
    trips = row.get("trip", [])
    for trip in trips if len(trips) <= MANY else [trips[0], trips[-1]]:
        yield from recorded(trip)


def of_a_term(term: Term) -> Iterator[date]:
    yield from term.dates().values()
    yield from (plus(term.opens, -lead) for lead in (30, 90, 180))
    yield from (plus(term.limit, -lead) for lead in (7, 14, 30, 180))
    yield plus(term.last_day, -21)


def of_a_subject(who: Subject) -> Iterator[date]:
    """What the oracle found, item by item."""
    yield from who.dates.values()
    if who.term is not None:
        yield from of_a_term(who.term)
    for item in who.items:
        yield item.due
        if item.lost is not None:
            yield item.lost


def of_the_record(holder: Row) -> Iterator[date]:
    yield from of_a_person(holder)
    for key, rows in holder.items():
        if key in ("trip", "dependant") or not isinstance(rows, list):
            continue
        for row in rows:
            if isinstance(row, dict):
                yield from recorded(row)
    for row in holder.get("dependant", []):
        yield from of_a_person(row)


def boundaries(holder: dict[str, Any], as_of: date) -> set[date]:
    found = {*SWITCHES, *of_the_record(holder)}
    case = Case(holder, as_of)
    for who in case.subjects:
        found.update(of_a_subject(who))
    if case.clock is not None:
        marks = (case.clock.earliest, case.clock.latest, case.clock.prepare)
        found |= {day for day in marks if day is not None}
    return {day for day in found if abs((day - as_of).days) < 4000}

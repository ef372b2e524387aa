"""Rows that cannot be: ends before beginnings, and things that happened tomorrow.

What is read off one case alone (section 10 of the rules of calculation). A file keeps
such rows and a finding says so; desk and command line refuse to add one.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Literal

from msgspec import Struct, structs

from qmas_tui.facts.holder import Dependant, Holder
from qmas_tui.facts.place import Place
from qmas_tui.facts.rows import Filing, Grant, Trip


class Contradiction(Struct, frozen=True, gc=False):
    """One value that cannot be, and what it clashes with.

    - `before`: `day`, in `field`, lies before `other`, in `other_field`, which it
      cannot. The other field is one of the same row, or the holder's own.
    - `ahead`: `day`, in `field`, lies after today, yet says what has happened.
    - `open-twice`: the trip that began on `day` has no `field`, nor has an earlier row
      that began on `other`.
    """

    at: Place
    field: str
    day: date
    kind: Literal["before", "ahead", "open-twice"]
    other_field: str = ""
    other: date | None = None

    @property
    def place(self) -> str:
        """The row in words: "trip 2"; empty for the holder's own fields."""
        return str(self.at)

    @property
    def unnamed(self) -> Contradiction:
        """The same whatever the dependant is called."""
        return structs.replace(self, at=self.at.unnamed)


def new_contradictions(
    before: Holder | None, after: Holder, today: date
) -> tuple[Contradiction, ...]:
    """Those of `after` that `before` had not: an old one stops no other edit.

    Rows are taken to have kept their numbers.
    """
    found = contradictions(after, today)
    if not found or before is None:
        return found
    held = {each.unnamed for each in contradictions(before, today)}
    return tuple(each for each in found if each.unnamed not in held)


def contradictions(holder: Holder, today: date) -> tuple[Contradiction, ...]:
    """Every value of a holder and the family that cannot be, in recorded order."""
    found: list[Contradiction] = []
    _check_application(holder, today, found)
    _check_person(holder, 0, today, found)
    _check_grants(holder.grant, holder.landed_on, today, found)
    _check_filings(holder.filing, today, found)
    for number, work in enumerate(holder.work, 1):
        if work.to is not None and work.from_ is not None and work.to < work.from_:
            at = Place("work", number)
            found.append(_early(at, "to", work.to, "from", work.from_))
    _check_trips(holder, 0, found)
    for number, gap in enumerate(holder.gap, 1):
        if gap.resumed is not None and gap.resumed < gap.ended:
            at = Place("gap", number)
            found.append(_early(at, "resumed", gap.resumed, "ended", gap.ended))
    for number, span in enumerate(holder.excluded, 1):
        if span.to is not None and span.to < span.from_:
            at = Place("excluded", number)
            found.append(_early(at, "to", span.to, "from", span.from_))
    for number, asked in enumerate(holder.request, 1):
        answered = asked.answered_on
        if answered is not None and answered < asked.asked_on:
            at = Place("request", number)
            found.append(
                _early(at, "answered_on", answered, "asked_on", asked.asked_on)
            )
    for number, dependant in enumerate(holder.dependant, 1):
        _check_person(dependant, number, today, found)
        _check_trips(dependant, number, found)
    return tuple(found)


def _early(
    at: Place, field: str, day: date, other_field: str, other: date
) -> Contradiction:
    return Contradiction(at, field, day, "before", other_field, other)


def _ahead(at: Place, field: str, day: date) -> Contradiction:
    return Contradiction(at, field, day, "ahead")


def _check_application(holder: Holder, today: date, found: list[Contradiction]) -> None:
    applied, approved = holder.applied_on, holder.approved_on
    if applied is not None:
        if applied > today:
            found.append(_ahead(Place(), "applied_on", applied))
        if approved is not None and approved < applied:
            found.append(
                _early(Place(), "approved_on", approved, "applied_on", applied)
            )
        landed = holder.landed_on
        if landed is not None and landed < applied:
            found.append(_early(Place(), "landed_on", landed, "applied_on", applied))
    if approved is not None and approved > today:
        found.append(_ahead(Place(), "approved_on", approved))


def _check_person(
    person: Holder | Dependant, number: int, today: date, found: list[Contradiction]
) -> None:
    landed, born = person.landed_on, person.born_on
    if landed is not None:
        if landed > today:
            found.append(_ahead(_own(person, number), "landed_on", landed))
        since = person.residence_since
        if since is not None and landed < since:
            at = _own(person, number)
            found.append(_early(at, "landed_on", landed, "residence_since", since))
    if born is not None and born > today:
        found.append(_ahead(_own(person, number), "born_on", born))


def _check_grants(
    grants: Sequence[Grant],
    landed: date | None,
    today: date,
    found: list[Contradiction],
) -> None:
    for number, grant in enumerate(grants, 1):
        until, granted = grant.until, grant.granted_on
        if landed is not None and until < landed:
            at = Place("grant", number)
            found.append(_early(at, "until", until, "landed_on", landed))
        if granted is None:
            continue
        if until < granted:
            at = Place("grant", number)
            found.append(_early(at, "until", until, "granted_on", granted))
        if granted > today:
            found.append(_ahead(Place("grant", number), "granted_on", granted))


def _check_filings(
    filings: Sequence[Filing], today: date, found: list[Contradiction]
) -> None:
    for number, filing in enumerate(filings, 1):
        filed, decided = filing.filed_on, filing.decided_on
        if filed > today:
            found.append(_ahead(Place("filing", number), "filed_on", filed))
        if decided is None:
            continue
        if decided < filed:
            at = Place("filing", number)
            found.append(_early(at, "decided_on", decided, "filed_on", filed))
        if decided > today:
            found.append(_ahead(Place("filing", number), "decided_on", decided))


def _check_trips(
    person: Holder | Dependant, number: int, found: list[Contradiction]
) -> None:
    still_away: Trip | None = None
    for place, trip in enumerate(person.trip, 1):
        if trip.back is not None:
            if trip.back < trip.out:
                at = _row(person, number, "trip", place)
                found.append(_early(at, "back", trip.back, "out", trip.out))
        elif still_away is None:
            still_away = trip
        else:
            at = _row(person, number, "trip", place)
            found.append(
                Contradiction(at, "back", trip.out, "open-twice", "out", still_away.out)
            )


def _own(person: Holder | Dependant, number: int) -> Place:
    return Place(dependant=number, name=person.name) if number else Place()


def _row(person: Holder | Dependant, number: int, table: str, place: int) -> Place:
    return structs.replace(_own(person, number), table=table, number=place)

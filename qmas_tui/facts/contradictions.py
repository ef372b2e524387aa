"""Rows that cannot be: ends before beginnings, and things that happened tomorrow.

What is read off one case alone (section 10 of the rules of calculation). A file keeps
such rows and a finding says so; desk and command line refuse to add one.
"""

from __future__ import annotations

from datetime import date
from typing import Literal

from msgspec import Struct, structs

from qmas_tui.facts.holder import Dependant, Holder
from qmas_tui.facts.place import Place
from qmas_tui.facts.rows import Trip


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
    held = contradictions(before, today) if before else ()
    return brought_in(contradictions(after, today), held)


def brought_in(
    found: tuple[Contradiction, ...], held: tuple[Contradiction, ...]
) -> tuple[Contradiction, ...]:
    """Those found that were not held before, whatever dependants are called."""
    old = {each.unnamed for each in held}
    return tuple(each for each in found if each.unnamed not in old)


def contradictions(holder: Holder, today: date) -> tuple[Contradiction, ...]:
    """Every value of a holder and the family that cannot be, in recorded order."""
    found = _Found(today)
    early, ahead = found.early, found.ahead
    applied, approved, landed = holder.applied_on, holder.approved_on, holder.landed_on
    ahead((), "applied_on", applied)
    early((), "approved_on", approved, "applied_on", applied)
    early((), "landed_on", landed, "applied_on", applied)
    ahead((), "approved_on", approved)
    found.in_person((), holder)
    for number, grant in enumerate(holder.grant, 1):
        at, until, granted = ("grant", number), grant.until, grant.granted_on
        early(at, "until", until, "landed_on", landed)
        early(at, "until", until, "granted_on", granted)
        ahead(at, "granted_on", granted)
    for number, filing in enumerate(holder.filing, 1):
        at, filed, decided = ("filing", number), filing.filed_on, filing.decided_on
        ahead(at, "filed_on", filed)
        early(at, "decided_on", decided, "filed_on", filed)
        ahead(at, "decided_on", decided)
    for number, work in enumerate(holder.work, 1):
        if work.to is not None:
            early(("work", number), "to", work.to, "from", work.from_)
    found.in_trips((), holder)
    for number, gap in enumerate(holder.gap, 1):
        early(("gap", number), "resumed", gap.resumed, "ended", gap.ended)
    for number, span in enumerate(holder.excluded, 1):
        early(("excluded", number), "to", span.to, "from", span.from_)
    for number, asked in enumerate(holder.request, 1):
        at, answered = ("request", number), asked.answered_on
        early(at, "answered_on", answered, "asked_on", asked.asked_on)
    for number, dependant in enumerate(holder.dependant, 1):
        found.in_person((number, dependant.name), dependant)
        found.in_trips((number, dependant.name), dependant)
    return tuple(found)


_Row = tuple[str, int] | tuple[str, int, int, str] | tuple[()]
"""A place as far as it is needed: nothing for the holder's own fields."""
_Who = tuple[int, str] | tuple[()]
"""The number and name of a dependant; nothing for the holder."""


class _Found(list[Contradiction]):
    """What cannot be; a place is only made for that."""

    def __init__(self, today: date) -> None:
        super().__init__()
        self.today = today

    def early(
        self,
        at: _Row,
        field: str,
        day: date | None,
        other_field: str,
        other: date | None,
    ) -> None:
        """A day that lies before another."""
        if day is not None and other is not None and day < other:
            place = Place(*at)
            self.append(Contradiction(place, field, day, "before", other_field, other))

    def ahead(self, at: _Row, field: str, day: date | None) -> None:
        """A day that has not come."""
        if day is not None and day > self.today:
            self.append(Contradiction(Place(*at), field, day, "ahead"))

    def in_person(self, who: _Who, person: Holder | Dependant) -> None:
        """The own days of a holder or a dependant."""
        at = ("", 0, *who) if who else ()
        self.ahead(at, "landed_on", person.landed_on)
        since = person.residence_since
        self.early(at, "landed_on", person.landed_on, "residence_since", since)
        self.ahead(at, "born_on", person.born_on)

    def in_trips(self, who: _Who, person: Holder | Dependant) -> None:
        """Trips that end before they begin, and a second one without a return."""
        still_away: Trip | None = None
        for number, trip in enumerate(person.trip, 1):
            if trip.back is not None:
                if trip.back < trip.out:
                    at = ("trip", number, *who)
                    self.early(at, "back", trip.back, "out", trip.out)
            elif still_away is None:
                still_away = trip
            else:
                place, out = Place("trip", number, *who), still_away.out
                twice = Contradiction(place, "back", trip.out, "open-twice", "out", out)
                self.append(twice)

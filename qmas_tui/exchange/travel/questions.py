"""What a record of travel leaves open: questions, their answers, and which is likely.

Trips that a choice would add are held against those recorded: what is recorded already
is not added again, and what shares a night with it takes its place.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Literal

from msgspec import Struct

from qmas_tui.exchange.travel.trips import Trips
from qmas_tui.facts.rows import Trip

QuestionKind = Literal[
    "missing-arrival",
    "missing-departure",
    "doubled",
    "still-away",
    "same-day",
    "before-landing",
    "overlap",
]
ChoiceKey = Literal["record", "first", "last", "day", "leave-out"]
"""Take the trip as it stands; from the first or the last departure; a day is given."""


class DayAsked(Struct, frozen=True, gc=False):
    """A day that the record lacks, from `first` to `last`; `known` is the trip's other.

    It `fills` the day of leaving or of coming back.
    """

    fills: Literal["out", "back"]
    known: date
    first: date
    last: date

    def trip(self, day: date) -> Trip:
        """The trip once the day is known."""
        if self.fills == "back":
            return Trip(out=self.known, back=day)
        return Trip(out=day, back=self.known)


class Choice(Struct, frozen=True, gc=False):
    """An answer: the trips that it adds, and recorded ones in whose place they come."""

    key: ChoiceKey
    adds: tuple[Trip, ...] = ()
    removes: tuple[Trip, ...] = ()
    asks: DayAsked | None = None


class Question(Struct, frozen=True, gc=False):
    """Something that the adviser decides: what it is, in which rows, on which days.

    The first of the `choices` is proposed, and never done unasked.
    """

    kind: QuestionKind
    rows: tuple[int, ...]
    days: tuple[date, ...]
    choices: tuple[Choice, ...]

    @property
    def id(self) -> str:
        """Its name, the same whenever the record is read: kind:day:day."""
        return ":".join((self.kind, *(day.isoformat() for day in self.days)))

    @property
    def proposed(self) -> Choice:
        """What is likely."""
        return self.choices[0]

    @property
    def trips(self) -> tuple[Trip, ...]:
        """Every trip that some answer would add."""
        return tuple(trip for each in self.choices for trip in each.adds)


def choice(
    key: ChoiceKey, trips: Sequence[Trip], recorded: Trips, asks: DayAsked | None = None
) -> Choice:
    """The answer that takes these trips, as far as they are not recorded."""
    adds = tuple(each for each in trips if not recorded.has(each))
    removes = dict.fromkeys(old for each in adds for old in recorded.sharing(each))
    return Choice(key, adds, tuple(removes), asks)

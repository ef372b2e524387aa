"""Which runs of a record are plain trips, and what is to be asked about the others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import pairwise

from qmas_tui.exchange.travel.questions import (
    Choice,
    DayAsked,
    Question,
    QuestionKind,
    choice,
)
from qmas_tui.exchange.travel.runs import Run
from qmas_tui.exchange.travel.trips import Trips
from qmas_tui.facts.holder import Dependant, Holder
from qmas_tui.facts.rows import Trip

_LEAVE = Choice("leave-out")


def trip_of(run: Run) -> Trip | None:
    """What a run says for sure: the last departure, and the first arrival after it."""
    if not run.departures:
        return None
    return Trip(out=run.out[-1], back=run.back[0] if run.back else None)


def is_settled(question: Question) -> bool:
    """Whether the adviser took the first departure, and its trip is on record."""
    return any(each.key == "first" and not each.adds for each in question.choices)


class Asking:
    """Asks about the runs of one record, whose trips are `found`, of a person."""

    def __init__(
        self, person: Holder | Dependant, found: Iterable[Trip], today: date
    ) -> None:
        self.recorded = Trips(person.trip)
        self._person, self._today = person, today
        self._found = frozenset((each.out, each.back) for each in found)
        self._outs = frozenset(each.out for each in found)
        self._lasting = frozenset(each.out for each in found if each.back is None)
        self._returns = frozenset(old.back for old in person.trip)

    def confirms(self, old: Trip) -> bool:
        """Whether the record has a recorded trip, or has it as one that lasts."""
        return (old.out, old.back) in self._found or old.out in self._lasting

    def about(self, run: Run, trip: Trip, is_first: bool) -> Question | None:
        """What is to be decided of a run with a trip; None where nothing is."""
        start = self._person.residence_since or self._person.landed_on
        is_early = trip.out < start if start else is_first
        if len(run.out) > 1:
            choices = self._after_departures(run, trip, is_early and start is not None)
            return Question("missing-arrival", run.rows, run.out, choices)
        take = choice("record", [trip], self.recorded)
        kinds: dict[QuestionKind, bool] = {
            "doubled": run.is_doubled,
            "still-away": trip.back is None,
            "same-day": trip.back == trip.out,
            "before-landing": is_early,
            "overlap": bool(take.removes),
        }
        kind = next((kind for kind, holds in kinds.items() if holds), None)
        if kind is None:
            return None
        is_idle = kinds["same-day"] or (is_early and start is not None)
        choices = (_LEAVE, take) if is_idle or self._costs(take) else (take, _LEAVE)
        if trip.back is None:
            asks = DayAsked("back", trip.out, trip.out, self._today)
            choices = (*choices, Choice("day", asks=asks))
        return Question(kind, run.rows, (*run.out, *run.back[:1]), choices)

    def about_departures(self, run: Run) -> Iterator[Question]:
        """One arrival follows another: the day of leaving between is not known."""
        for before, after in pairwise(run.back):
            known = after in self._returns and any(
                old.back == after and before <= old.out <= after
                for old in self._person.trip
            )
            if not known:
                asks = DayAsked("out", after, before, after)
                rows = tuple(a.row for a in run.arrivals if a.on in (before, after))
                choices = (_LEAVE, Choice("day", asks=asks))
                yield Question("missing-departure", rows, (before, after), choices)

    def _after_departures(
        self, run: Run, trip: Trip, is_idle: bool
    ) -> tuple[Choice, ...]:
        """Answers where one departure follows another, and no arrival is between."""
        first = Trip(out=run.out[0], back=trip.back)
        last = choice("last", [trip], self.recorded)
        choices = [last, choice("first", [first], self.recorded)]
        if len(run.out) == len((first, trip)):
            asks = DayAsked("back", first.out, first.out, trip.out)
            choices.append(choice("day", [trip], self.recorded, asks))
        if is_idle or self._costs(last):
            return (_LEAVE, *choices)
        return (*choices, _LEAVE)

    def _costs(self, taken: Choice) -> bool:
        """Whether an answer would take the place of what somebody recorded for sure."""
        return not all(self._is_overtaken(old) for old in taken.removes)

    def _is_overtaken(self, old: Trip) -> bool:
        """Whether a recorded trip was only planned, or lacks a return known by now."""
        return old.planned or (old.back is None and old.out in self._outs)

"""Crossings as they follow each other: departures, and the arrivals after them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from msgspec import Struct

from qmas_tui.exchange.travel.crossings import Crossing


class Run(Struct, frozen=True, gc=False):
    """Departures one after another, then arrivals one after another.

    One of each is a trip. The first run of a record may have no departure, the last no
    arrival; more than one of a kind means that a row is missing, or doubled.
    """

    departures: tuple[Crossing, ...]
    arrivals: tuple[Crossing, ...]

    @property
    def out(self) -> tuple[date, ...]:
        """The days of the departures, each once."""
        return _days(self.departures)

    @property
    def back(self) -> tuple[date, ...]:
        """The days of the arrivals, each once."""
        return _days(self.arrivals)

    @property
    def is_doubled(self) -> bool:
        """Whether a movement stands twice on one day."""
        both = len(self.departures) + len(self.arrivals)
        return both > len(self.out) + len(self.back)

    @property
    def rows(self) -> tuple[int, ...]:
        """The rows that it stands in."""
        return tuple(each.row for each in (*self.departures, *self.arrivals))


def runs_of(crossings: Sequence[Crossing]) -> tuple[Run, ...]:
    """The crossings, in order, as runs."""
    runs: list[tuple[list[Crossing], list[Crossing]]] = []
    for each in crossings:
        departs = each.way == "departure"
        if not runs or (departs and runs[-1][1]):
            runs.append(([], []))
        runs[-1][0 if departs else 1].append(each)
    return tuple(Run(tuple(out), tuple(back)) for out, back in runs)


def _days(crossings: Iterable[Crossing]) -> tuple[date, ...]:
    return tuple(dict.fromkeys(each.on for each in crossings))

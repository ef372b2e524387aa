"""Trips by their days: which there are, and which share a night."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from datetime import date
from itertools import accumulate

from qmas_tui.facts.rows import Trip


class Trips:
    """Trips in the order of their first days, to be asked about others."""

    def __init__(self, trips: Iterable[Trip]) -> None:
        self._trips = sorted(trips, key=lambda each: each.out)
        self._outs = [each.out for each in self._trips]
        ends = map(end_of, self._trips)
        self._latest = list(accumulate(ends, max))

    def has(self, trip: Trip) -> bool:
        """Whether there is a trip of the same days.

        One that still lasts is the one that began that day: it may have ended since.
        """
        place = bisect_left(self._outs, trip.out)
        while place < len(self._outs) and self._outs[place] == trip.out:
            if trip.back in (None, self._trips[place].back):
                return True
            place += 1
        return False

    def sharing(self, trip: Trip) -> list[Trip]:
        """Those that are away for a night that the trip is, too."""
        found = []
        place = bisect_left(self._outs, end_of(trip))
        while place and self._latest[place - 1] > trip.out:
            place -= 1
            if share_night(self._trips[place], trip):
                found.append(self._trips[place])
        return found[::-1]


def end_of(trip: Trip) -> date:
    """The day of return; of one that lasts the last day there is."""
    return trip.back or date.max


def share_night(one: Trip, other: Trip) -> bool:
    """Whether there is a night that both are away."""
    return max(one.out, other.out) < min(end_of(one), end_of(other))

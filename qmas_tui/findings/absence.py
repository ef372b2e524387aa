"""Absences from Hong Kong: merged, measured, and set in a row (AB-01 to AB-05)."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from qmas_tui.facts.rows import Trip
from qmas_tui.findings.calendar import add_months, fewest_days
from qmas_tui.findings.model import Absence
from qmas_tui.policy.policy import Figures

Run = tuple[Absence, Absence, int]
"""First and last absence of a run of touch-downs, and its full days away."""


def absences_from(
    trips: Sequence[Trip], start: date, as_of: date
) -> tuple[Absence, ...]:
    """The absences that ended after `start`, in order."""
    return ended_after(all_absences(trips, as_of), start)


def ended_after(absences: Sequence[Absence], start: date) -> tuple[Absence, ...]:
    """Those that ended after a day, or still last."""
    return tuple([each for each in absences if each.back > start or each.open])


def all_absences(trips: Sequence[Trip], as_of: date) -> tuple[Absence, ...]:
    """The absences of a night or more, in order, and one that begins today.

    Both travel days are days in Hong Kong. While the holder is away, nights and full
    days run up to `as_of`.
    """
    spans: list[tuple[date, date, bool]] = []
    for trip in trips:
        out = trip.out
        if out > as_of:
            continue
        is_open = trip.back is None or trip.back > as_of
        back = as_of if trip.back is None or is_open else trip.back
        if back > out or is_open:
            spans.append((out, back, is_open))
    if not spans:
        return ()
    spans.sort()
    merged = [spans[0]]
    for out, back, is_open in spans[1:]:
        first, last, last_open = merged[-1]
        if out < last or last_open:
            merged[-1] = (first, max(last, back), last_open or is_open)
        else:
            merged.append((out, back, is_open))
    return tuple([_measured(out, back, is_open) for out, back, is_open in merged])


def _measured(out: date, back: date, is_open: bool) -> Absence:
    nights = (back - out).days
    return Absence(out, back, is_open, nights, nights if is_open else nights - 1)


def six_months_from(out: date, figures: Figures) -> date:
    """The day on which an absence reaches six months (AB-01)."""
    return add_months(out, figures.absence_months)


def six_months_long(absences: Iterable[Absence], figures: Figures) -> list[Absence]:
    """Those of six months or more; to the day is included, on the safe side (AB-01)."""
    fewest = fewest_days(figures.absence_months)
    return [
        each
        for each in absences
        if each.nights >= fewest and each.back >= six_months_from(each.out, figures)
    ]


class DayCount:
    """Spans of days apart from each other, clipped at the start of the count."""

    def __init__(self, spans: Iterable[tuple[int, int]], start: date) -> None:
        first_day = start.toordinal()
        self.starts: list[int] = []
        self.ends: list[int] = []
        self._before: list[int] = []
        total = 0
        for begun, last in spans:
            first = begun if begun > first_day else first_day
            if last >= first:
                self.starts.append(first)
                self.ends.append(last)
                self._before.append(total)
                total += last - first + 1

    def until(self, day: int) -> int:
        """How many of the days lie on or before a day number."""
        place = bisect_right(self.starts, day) - 1
        if place < 0:
            return 0
        begun = min(day, self.ends[place]) - self.starts[place] + 1
        return self._before[place] + begun

    def most_in(self, window: int) -> int:
        """The most of the days in that many days in a row.

        The fullest stretch begins on the first day of a span: moving a later start
        back to one never loses more at the end than it gains.
        """
        most = place = 0
        for first, before in zip(self.starts, self._before, strict=True):
            last = first + window - 1
            while place + 1 < len(self.starts) and self.starts[place + 1] <= last:
                place += 1
            ended = self.ends[place] if self.ends[place] < last else last
            counted = self._before[place] + ended - self.starts[place] + 1 - before
            if counted > most:
                most = counted
        return most


def full_days_away(absences: Iterable[Absence], start: date) -> DayCount:
    """The full days away from `start` on: both travel days are days here."""
    outs = [(each.out.toordinal(), each.full_days) for each in absences]
    return DayCount([(out + 1, out + days) for out, days in outs], start)


def nights_away(absences: Iterable[Absence], start: date) -> DayCount:
    """The nights away from `start` on; a night belongs to the day it begins on."""
    outs = [(each.out.toordinal(), each.nights) for each in absences]
    return DayCount([(out, out + nights - 1) for out, nights in outs], start)


def touchdown_runs(
    absences: Sequence[Absence], start: date | None, figures: Figures
) -> tuple[Run, ...]:
    """The runs of touch-downs that ended after `start` or still last (OR-03).

    A run may begin with absences before `start`; without one all are given. Of the
    runs that end with the same absence only the longest is.
    """
    every = tuple(_runs([each for each in absences if each.nights], figures))
    if start is None:
        return every
    return tuple([run for run in every if run[1].back > start or run[1].open])


def _days_here(before: Absence, after: Absence) -> int:
    """Days in Hong Kong between two absences, both travel days counted."""
    return (after.out - before.back).days + 1


def _runs(absences: Sequence[Absence], figures: Figures) -> Iterator[Run]:
    """The longest run that ends with each absence, where there is one.

    Of a run more than so many percent of the days are full days away: its first absence
    brings more to that than its last one asks for. `most` is the most that any brings
    up to each place, so that the earliest which brings enough is looked up. A later one
    has fewer absences and days, and passes no other test that this one fails.
    """
    percent = figures.touchdown_away_percent
    chain: list[Absence] = []
    before: list[int] = []
    most: list[int] = []
    away = 0
    for each in absences:
        if chain and _days_here(chain[-1], each) >= figures.touchdown_days:
            chain, before, most = [], [], []
        brings = percent * each.out.toordinal() - 100 * away
        chain.append(each)
        before.append(away)
        most.append(max(brings, most[-1]) if most else brings)
        away += each.full_days
        asks = percent * (each.back.toordinal() + 1) - 100 * away
        place = bisect_right(most, asks)
        if len(chain) - place < figures.touchdown_absences:
            continue
        first = chain[place]
        if each.back >= six_months_from(first.out, figures):
            yield first, each, away - before[place]

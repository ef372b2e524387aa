"""Absences from Hong Kong and runs of them (section 4)."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from datetime import date

from .days import Row, add_months, plus

FAR = date(9999, 12, 31)


@dataclass
class Absence:
    """Out and back, back being the day asked for while the absence lasts."""

    out: date
    back: date
    lasts: bool

    def __post_init__(self) -> None:
        self.nights = (self.back - self.out).days
        self.full_days = self.nights if self.lasts else max(0, self.nights - 1)
        self.last_full_day = self.back if self.lasts else plus(self.back, -1)
        self.six_months_on = add_months(self.out, 6)
        self.six_months = self.back >= self.six_months_on

    def full_days_within(self, first: date, last: date) -> int:
        low = max(plus(self.out, 1), first)
        return max(0, (min(self.last_full_day, last) - low).days + 1)

    def nights_within(self, first: date, last: date) -> int:
        """A night belongs to the day on which it begins."""
        low, high = max(self.out, first), min(plus(self.back, -1), last)
        return max(0, (high - low).days + 1)


@dataclass
class Event:
    """What might be held a break of the seven years."""

    began: date
    end: date
    lasts: bool


def absences(trips: list[Row], as_of: date) -> list[Absence]:
    """Records that share a night are one absence."""
    pairs = [(t["out"], t.get("back", FAR)) for t in trips if t["out"] <= as_of]
    merged: list[tuple[date, date]] = []
    for out, back in sorted(p for p in pairs if p[1] > p[0]):
        if merged and out < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], back))
        else:
            merged.append((out, back))
    return [Absence(a, min(b, as_of), b > as_of) for a, b in merged]


def touchdown_runs(every: list[Absence]) -> list[Event]:
    """Of each absence with which such a run can begin, the longest run."""
    rows = [a for a in every if a.nights >= 1]
    away = [0]
    for row in rows:
        away.append(away[-1] + row.full_days)
    found = []
    stop = len(rows)
    for i in reversed(range(len(rows))):
        if i + 1 < len(rows) and (rows[i + 1].out - rows[i].back).days + 1 >= 7:
            stop = i + 1
        out, six = rows[i].out, rows[i].six_months_on
        for j in reversed(range(i + 1, stop)):
            last = rows[j].back
            if last < six:
                break
            if 2 * (away[j + 1] - away[i]) > (last - out).days + 1:
                found.append(Event(out, last, rows[j].lasts))
                break
    return found


def most_in_365(rows: list[Absence], start: date) -> int:
    """The most full days away in any 365 in a row, none before the start."""
    days: list[int] = []
    for a in rows:
        first = max(plus(a.out, 1), start)
        days += range(first.toordinal(), a.last_full_day.toordinal() + 1)
    ends = [a.last_full_day.toordinal() for a in rows]
    most = 0
    for end in ends:
        low, high = bisect_left(days, end - 364), bisect_left(days, end + 1)
        most = max(most, high - low)
    return most


def absence_codes(rows: list[Absence], runs: list[Event]) -> dict[str, str]:
    codes = {}
    if any(a.six_months for a in rows):
        codes["absence.six-months"] = "warn"
    if any(a.nights >= 180 and not a.six_months for a in rows):
        codes["absence.long"] = "watch"
    if runs:
        codes["absence.touchdown"] = "warn"
    return codes


def away_level(away: Absence, limit: date | None, as_of: date) -> str:
    near = away.six_months_on
    if limit is not None:
        near = min(near, limit)
    return "warn" if as_of >= plus(near, -30) else "watch"

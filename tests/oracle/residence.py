"""Absences, the residence years and the seven years (SPEC section 4)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from .days import Row, add_months, anniversary, iso, known, plus

FAR = date(9999, 12, 31)


@dataclass
class Absence:
    """Out and back, back being as_of while the absence lasts."""

    out: date
    back: date
    lasts: bool

    @property
    def nights(self) -> int:
        return (self.back - self.out).days

    @property
    def full_days(self) -> int:
        return self.nights if self.lasts else max(0, self.nights - 1)

    @property
    def last_full_day(self) -> date:
        return self.back if self.lasts else plus(self.back, -1)

    @property
    def six_months(self) -> bool:
        return self.back >= add_months(self.out, 6)


@dataclass
class Event:
    """What might be held a break."""

    began: date
    end: date
    lasts: bool


def merge(pairs: list[tuple[date, date]]) -> list[tuple[date, date]]:
    """Records that share a night become one; those without a night fall away."""
    out: list[tuple[date, date]] = []
    for start, end in sorted(p for p in pairs if p[1] > p[0]):
        if out and start < out[-1][1]:
            out[-1] = (out[-1][0], max(out[-1][1], end))
        else:
            out.append((start, end))
    return out


def absences(trips: list[Row], as_of: date) -> list[Absence]:
    rows = [t for t in trips if t["out"] <= as_of]
    merged = merge([(t["out"], t.get("back", FAR)) for t in rows])
    return [Absence(a, min(b, as_of), b > as_of) for a, b in merged]


def runs(all_absences: list[Absence]) -> list[Event]:
    """The touch-down runs (OR-03)."""
    found = []
    rows = [a for a in all_absences if a.nights >= 1]
    for i, first in enumerate(rows):
        away = first.full_days
        for j in range(i + 1, len(rows)):
            if (rows[j].out - rows[j - 1].back).days + 1 >= 7:
                break
            away += rows[j].full_days
            last = rows[j]
            span = (last.back - first.out).days + 1
            if last.back >= add_months(first.out, 6) and 2 * away > span:
                found.append(Event(first.out, last.back, last.lasts))
    return found


class Residence:
    def __init__(self, holder: Row, as_of: date) -> None:
        self.as_of = as_of
        self.chinese = holder["citizenship"] == "chinese"
        self.start: date = holder.get("residence_since") or holder["landed_on"]
        excluded = known(holder.get("excluded", []), "from", as_of)
        for row in excluded:
            if "to" in row:
                self.start = max(self.start, plus(row["to"], 1))
        self.earliest: date | None = anniversary(self.start, 7)
        if any("to" not in row for row in excluded):
            self.earliest = None
        every = absences(holder.get("trip", []), as_of)
        self.away_now = next((a for a in every if a.lasts), None)
        self.absences = [a for a in every if a.back > self.start or a.lasts]
        self.runs = [e for e in runs(every) if e.end > self.start or e.lasts]
        self.latest = self.find_latest(known(holder.get("gap", []), "ended", as_of))
        self.years, self.most = self.count()

    def find_latest(self, gaps: list[Row]) -> date | None:
        if self.earliest is None:
            return None
        events = [Event(a.out, a.back, a.lasts) for a in self.absences if a.six_months]
        events += self.runs
        for gap in gaps:
            resumed = gap.get("resumed")
            if resumed is not None and resumed <= self.as_of:
                events.append(Event(gap["ended"], resumed, False))
            elif self.as_of >= add_months(gap["ended"], 6):
                events.append(Event(gap["ended"], self.as_of, True))
        events = [e for e in events if e.end > self.start or e.lasts]
        if self.chinese:
            events = [e for e in events if e.began < self.earliest]
        if any(e.lasts for e in events):
            return None
        if not events:
            return self.earliest
        return anniversary(max(e.end for e in events), 7)

    def count(self) -> tuple[list[int], int]:
        days: list[int] = []
        for a in self.absences:
            first = max(plus(a.out, 1), self.start)
            days += range(first.toordinal(), a.last_full_day.toordinal() + 1)
        years = []
        k = 1
        while k <= 7 or anniversary(self.start, k - 1) <= self.as_of:
            low = anniversary(self.start, k - 1).toordinal()
            high = anniversary(self.start, k).toordinal()
            years.append(sum(1 for d in days if low <= d < high))
            k += 1
        most = left = 0
        for right, day in enumerate(days):
            while days[left] <= day - 365:
                left += 1
            most = max(most, right - left + 1)
        return years, most

    def figures(self) -> Row:
        return {
            "years": self.years,
            "longest_full_days": max((a.full_days for a in self.absences), default=0),
            "longest_nights": max((a.nights for a in self.absences), default=0),
            "most_in_365": self.most,
        }

    def covered(self, path_end: date) -> bool | None:
        if self.earliest is None:
            return None
        return path_end >= plus(max(self.as_of, self.earliest), 42)

    def milestone(self, covered: bool | None) -> Row:
        prepare = None if self.earliest is None else plus(self.earliest, -30)
        return {
            "start": iso(self.start),
            "earliest": iso(self.earliest),
            "latest": iso(self.latest),
            "prepare": iso(prepare),
            "covered": covered,
        }

    def absence_codes(self, limit: date) -> dict[str, str]:
        codes: dict[str, str] = {}
        if any(a.six_months for a in self.absences):
            codes["absence.six-months"] = "warn"
        if any(a.nights >= 180 and not a.six_months for a in self.absences):
            codes["absence.long"] = "watch"
        years = self.years[:7] if self.chinese else self.years
        if any(n > 180 for n in years):
            codes["absence.year"] = "watch"
        if self.runs:
            codes["absence.touchdown"] = "warn"
        if self.away_now is not None:
            six = add_months(self.away_now.out, 6)
            near = self.as_of >= plus(min(six, limit), -30)
            codes["absence.away-now"] = "warn" if near else "watch"
        return codes

"""The seven years: their start, their range, and the years one by one (section 4)."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from .absences import (
    Absence,
    Event,
    absence_codes,
    absences,
    away_level,
    most_in_365,
    touchdown_runs,
)
from .days import Row, add_months, anniversary, iso, known, plus


@dataclass
class Clock:
    """The seven years of one person, with the trips that bear on them."""

    start: date
    chinese: bool
    trips: list[Row]
    as_of: date
    gaps: list[Row] = field(default_factory=list)
    endless: bool = False
    open_ended: bool = False

    def __post_init__(self) -> None:
        every = absences(self.trips, self.as_of)
        self.away = next((a for a in every if a.lasts), None)
        self.absences = [a for a in every if a.back > self.start or a.lasts]
        self.runs = [e for e in touchdown_runs(every) if e.end > self.start or e.lasts]
        self.earliest = None if self.endless else anniversary(self.start, 7)
        self.prepare = None if self.earliest is None else plus(self.earliest, -30)
        self.latest = self.find_latest()
        self.years = self.list_years()

    @property
    def reached(self) -> bool:
        return self.earliest is not None and self.as_of >= self.earliest

    def find_latest(self) -> date | None:
        """Seven years from the last event that might be held a break."""
        if self.earliest is None or self.open_ended:
            return None
        events = [e for e in self.events() if e.end > self.start or e.lasts]
        if self.chinese:
            events = [e for e in events if e.began < self.earliest]
        if any(e.lasts for e in events):
            return None
        last = max((e.end for e in events), default=None)
        return self.earliest if last is None else anniversary(last, 7)

    def events(self) -> list[Event]:
        events = [Event(a.out, a.back, a.lasts) for a in self.absences if a.six_months]
        events += self.runs
        for gap in self.gaps:
            ended, resumed = gap["ended"], gap.get("resumed")
            if resumed is not None and resumed <= self.as_of:
                events.append(Event(ended, resumed, False))
            elif self.as_of >= add_months(ended, 6):
                events.append(Event(ended, self.as_of, True))
        return events

    def list_years(self) -> list[tuple[date, date]]:
        """First and last day of each residence year that has an entry."""
        years: list[tuple[date, date]] = []
        first = self.start
        while len(years) < 7 or first <= self.as_of:
            following = anniversary(self.start, len(years) + 1)
            years.append((first, plus(following, -1)))
            first = following
        return years

    def full_days(self) -> list[int]:
        return [sum(a.full_days_within(*y) for a in self.absences) for y in self.years]

    def nights(self) -> list[int]:
        return [sum(a.nights_within(*y) for a in self.absences) for y in self.years]

    def figures(self) -> Row:
        return {
            "years": self.full_days(),
            "longest_full_days": max((a.full_days for a in self.absences), default=0),
            "longest_nights": max((a.nights for a in self.absences), default=0),
            "most_in_365": most_in_365(self.absences, self.start),
        }

    def covered(self, path_end: date, past_unfiled: bool, refused: bool) -> bool | None:
        if self.earliest is None or past_unfiled:
            return None
        if refused:
            return False
        return path_end >= plus(max(self.as_of, self.earliest), 42)

    def milestone(self, covered: bool | None) -> Row:
        return {
            "start": iso(self.start),
            "earliest": iso(self.earliest),
            "latest": iso(self.latest),
            "prepare": iso(self.prepare),
            "covered": covered,
        }

    def absence_codes(self, limit: date | None) -> dict[str, str]:
        return travel_codes(self.absences, self.runs, self.away, limit, self.as_of)

    def year_codes(self) -> dict[str, str]:
        """What one residence year holds: full days first, then nights."""
        looked_at = 7 if self.chinese else len(self.years)
        if any(n > 180 for n in self.full_days()[:looked_at]):
            return {"absence.year": "watch"}
        if any(n > 182 for n in self.nights()[:looked_at]):
            return {"absence.nights": "watch"}
        return {}


def holder_clock(holder: Row, as_of: date, open_ended: bool) -> Clock | None:
    """The holder's; without a landing and without earlier residence there is none."""
    start = holder.get("residence_since") or holder.get("landed_on")
    if start is None:
        return None
    excluded = known(holder.get("excluded", []), "from", as_of)
    for row in excluded:
        if "to" in row:
            start = max(start, plus(row["to"], 1))
    return Clock(
        start,
        holder["citizenship"] == "chinese",
        holder.get("trip", []),
        as_of,
        gaps=known(holder.get("gap", []), "ended", as_of),
        endless=any("to" not in row for row in excluded),
        open_ended=open_ended,
    )


def dependant_clock(row: Row, as_of: date, open_ended: bool) -> Clock | None:
    """A dependant's own, once its day has come; it knows no gaps."""
    start = row.get("residence_since") or row.get("landed_on")
    if start is None or start > as_of:
        return None
    trips = row.get("trip", [])
    begun = any(t["out"] <= as_of for t in trips)
    chinese = row.get("citizenship") == "chinese"
    return Clock(start, chinese, trips, as_of, open_ended=open_ended or not begun)


def travel_codes(
    rows: list[Absence],
    runs: list[Event],
    away: Absence | None,
    limit: date | None,
    as_of: date,
) -> dict[str, str]:
    codes = absence_codes(rows, runs)
    if away is not None:
        codes["absence.away-now"] = away_level(away, limit, as_of)
    return codes

"""Until when to be back: each day of return asked about by itself (WHATIF, 4)."""

from __future__ import annotations

from datetime import date
from typing import Any

from .absences import Absence, absences
from .case import Case
from .days import Row, add_months, anniversary, plus
from .filings import HOLDER

ON_RETURN = (
    "absence.long",
    "absence.six-months",
    "absence.year",
    "absence.touchdown",
)
CLASH, ENDS, LATEST = "trip.clashes", "stay.ends", "milestone.latest"
THINGS = (*ON_RETURN, CLASH, ENDS, LATEST)
YEAR_DAYS = 180


class Traveller:
    """Somebody with the trip that is asked about, and what is found on a day."""

    def __init__(self, holder: Row, as_of: date, out: date | None, subject: str):
        self.holder, self.as_of, self.subject = holder, as_of, subject
        self.trips: list[Row] = self.row(holder).get("trip", [])
        meant = self.meant(out)
        self.out: date = meant["out"] if meant else out or as_of
        self.others = [each for each in self.trips if each is not meant]

    def row(self, holder: Row) -> Row:
        if self.subject == HOLDER:
            return holder
        family: list[Row] = holder["dependant"]
        return next(each for each in family if each["name"] == self.subject)

    def meant(self, out: date | None) -> Row | None:
        """The absence under way, or the trip on record that begins that day."""
        running = [t for t in self.trips if t.get("back", date.max) > self.as_of]
        if out is not None:
            return next((each for each in running if each["out"] == out), None)
        begun = [each for each in running if each["out"] <= self.as_of]
        latest = max((each["out"] for each in begun), default=None)
        same = [each for each in begun if each["out"] == latest]
        return same[-1] if same else None

    def on(self, day: date, back: date | None) -> Any:
        """The person on a day, back on another; without the absence where None."""
        trips = list(self.others)
        if back is not None:
            trips.append({"out": self.out, "back": back})
        changed = {**self.row(self.holder), "trip": trips}
        if self.subject == HOLDER:
            case = Case(changed, day)
            return case.me.codes, case.me.limit, case.clock and case.clock.latest
        family = [
            changed if each["name"] == self.subject else each
            for each in self.holder["dependant"]
        ]
        case = Case({**self.holder, "dependant": family}, day)
        for each in case.family:
            if each.name == self.subject:
                return each.codes, each.limit, each.clock and each.clock.latest
        return {}, None, None


def plan(
    holder: Row, as_of: date, out: date | None, subject: str, months: int
) -> tuple[Row, list[str]]:
    """The first day of return on which each thing holds; what holds anyway."""
    who = Traveller(holder, as_of, out, subject)
    first: Row = dict.fromkeys(THINGS)
    already = list[str]()
    today, limit, _latest = who.on(as_of, None)
    day, last = max(as_of, who.out), add_months(who.out, months)
    while day <= last:
        back, _limit, latest = who.on(day, day)
        without, _limit, latest_without = who.on(day, None)
        ahead = who.on(as_of, day)[0]
        holds = {
            **{thing: thing in back for thing in ON_RETURN},
            CLASH: CLASH in ahead,
            ENDS: limit is not None and day > limit,
            LATEST: latest != latest_without,
        }
        anyway = {**dict.fromkeys(without, True), CLASH: CLASH in today}
        for thing in THINGS:
            if not holds[thing] or first[thing] or thing in already:
                continue
            if thing in anyway and anyway[thing] and thing not in (ENDS, LATEST):
                already.append(thing)
            else:
                first[thing] = day
        day = plus(day, 1)
    return first, already


def years_away(who: Traveller, start: date) -> list[Row]:
    """Full days away by residence year, up to the seventh and that of today."""
    known = full_days(absences(who.trips, who.as_of))
    ahead = [each for each in who.others if "back" in each]
    end = max([who.as_of, *[each["back"] for each in ahead]])
    planned = full_days(absences(ahead, end)) - full_days(absences(ahead, who.as_of))
    rows, year, first = list[Row](), 1, start
    while year <= 7 or first <= who.as_of:
        last = plus(anniversary(start, year), -1)
        recorded = sum(first <= day <= last for day in known)
        more = sum(first <= day <= last for day in planned)
        left = None if last < who.as_of else max(0, YEAR_DAYS - recorded - more)
        rows.append({"year": year, "recorded": recorded, "planned": more, "left": left})
        year, first = year + 1, plus(last, 1)
    return rows


def full_days(rows: list[Absence]) -> set[date]:
    return {
        plus(each.out, number)
        for each in rows
        for number in range(1, (each.last_full_day - each.out).days + 1)
    }

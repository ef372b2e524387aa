"""What the next ten years change, and the criterion to work on (section 4)."""

from __future__ import annotations

from datetime import date

from tests.oracle.days import Row, add_months, birthday, iso, plus

from .months import sure_months, sure_works
from .record import Record
from .twelve import LEAST, NUMBERS, WORK, Twelve


def reached_on(record: Record, n: int, end: date) -> date | None:
    """The first day after E on which the sure months are enough."""
    mark, figure = WORK[n]
    works = sure_works(record, mark)
    day = plus(record.day, 1)
    if sure_months(record, works, record.day) >= figure:
        return None
    while day <= end:
        short = figure - sure_months(record, works, day)
        if short <= 0:
            return day
        # A month takes 28 days at least; stretches that join give one at most.
        day = plus(day, max(1, (short - len(works) - 1) * 28))
    return None


def turning_days(record: Record, end: date) -> list[date]:
    """Every day after E on which a criterion can change."""
    days: set[date | None] = {d.get("awarded_on") for d in record.rows("degree")}
    if "born_on" in record.facts:
        days.add(birthday(record.get("born_on"), 51))
    days |= {reached_on(record, n, end) for n in WORK}
    for row in record.rows("business"):
        days.add(row.get("since"))
        if "until" in row:
            days.add(plus(row["until"], 1))
    return sorted(day for day in days if day and record.day < day <= end)


class Ahead:
    def __init__(self, record: Record) -> None:
        self.record, e = record, record.day
        self.now = Twelve(record, e, e)
        days = turning_days(record, add_months(e, 120))
        self.by_day = {d: Twelve(record, d, e).states() for d in [e, *days]}
        start = self.by_day[e]
        self.met_on = {n: self.first(n, "yes") for n in NUMBERS if start[n] != "yes"}
        self.lost_on = {
            n: next((d for d, s in self.by_day.items() if s[n] != "yes"), None)
            for n in NUMBERS
            if start[n] == "yes"
        }
        self.six_on = next((d for d in self.by_day if self.enough(d)), None)

    def first(self, n: int, state: str) -> date | None:
        return next((d for d, s in self.by_day.items() if s[n] == state), None)

    def enough(self, day: date) -> bool:
        return list(self.by_day[day].values()).count("yes") >= LEAST

    def below_on(self) -> date | None:
        six = self.six_on
        if six is None:
            return None
        return next((d for d in self.by_day if d > six and not self.enough(d)), None)

    def carried(self) -> list[int]:
        six = self.six_on
        if six is None:
            return []
        then = Twelve(self.record, six, six)
        carried = self.by_day[six]
        return [n for n in (10, 11) if carried[n] == "yes" != then.state(n)]

    def found(self) -> Row:
        return {
            "six_on": iso(self.six_on),
            "below_on": iso(self.below_on()),
            "carried": self.carried(),
            "met_on": {str(n): iso(d) for n, d in self.met_on.items() if d},
            "lost_on": {str(n): iso(d) for n, d in self.lost_on.items() if d},
        }

    def nearest(self) -> Row | None:
        dated = [(d, n) for n, d in self.met_on.items() if d]
        if dated:
            day, n = min(dated)
            return {"n": n, "by": "day", "on": iso(day)}
        unknown = self.now.numbers("unknown")
        if unknown:
            return {"n": unknown[0], "by": "fact", "on": None}
        shares = []
        for n in self.now.numbers("no"):
            have, need = self.now.have(n), self.now.need(n)
            if have is not None and have > 0 and need:
                shares.append((-have / need, n))
        return {"n": min(shares)[1], "by": "amount", "on": None} if shares else None

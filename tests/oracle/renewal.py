"""Findings on the way to a renewal, and their items (sections 5 and 6)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from .absences import absences
from .days import plus
from .filings import Term
from .items import Subject
from .known import Known
from .pattern import Steps
from .work import (
    all_low_level,
    another_plan,
    commission_alone,
    covers,
    current,
    idle_rows,
    low_income,
    read_income,
    since_when,
    stepped_back,
    sure_income,
    thin,
    uncovered,
)

SALARIED = ("employment", "self-employment")


@dataclass
class Renewal:
    """One holder's way to the extension of the limit of stay."""

    known: Known
    steps: Steps
    term: Term
    me: Subject

    def __post_init__(self) -> None:
        self.as_of = self.known.as_of
        self.works = self.known.works
        self.idle = idle_rows(self.works, self.as_of)
        self.now = current(self.works, self.as_of)
        self.run_up = plus(self.term.limit, -180)
        self.late = self.as_of >= self.run_up
        self.first_extension = self.steps.last == 0
        self.points = self.known.route != "apt"
        self.since: dict[str, date | None] = {}
        self.start = self.stay_started()
        self.end = min(self.as_of, self.term.limit)

    def stay_started(self) -> date | None:
        """The current stay begins the day after the last limit that has passed."""
        limit = self.term.limit
        ended = [g["until"] for g in self.known.grants if g["until"] != limit]
        last = max((day for day in ended if day < self.as_of), default=None)
        return self.known.landed_on if last is None else plus(last, 1)

    def find(self) -> None:
        if self.points:
            self.no_work()
            self.unknown_work()
            self.current_work()
            self.presence()
        unsure = self.now and sure_income(self.now) is None
        if unsure:
            self.me.codes["income.unknown"] = "watch"

    def no_work(self) -> None:
        if not self.idle:
            return
        codes = self.me.codes
        if any(w["kind"] != "none" and covers(w, self.as_of) for w in self.works):
            codes["work.contradicted"] = "warn"
        begun = [w["from"] for w in self.idle if "from" in w]
        first = min(begun, default=None)
        since = first if len(begun) == len(self.idle) else None
        days = None if since is None else (self.as_of - since).days
        if days is None or days >= 60 or self.late:
            urgent = days is None or days >= 120 or self.late
            codes["work.none"] = "act" if urgent else "warn"
            self.since["work.none"] = since
        if codes.get("work.none") == "act":
            self.work_item("work.none", first)

    def unknown_work(self) -> None:
        codes, term, as_of = self.me.codes, self.term, self.as_of
        count, open_end = uncovered(self.works, self.start or as_of, self.end)
        today = open_end and as_of <= term.limit
        if self.start is not None and count > 30:
            level = "watch"
            if today:
                level = "act" if self.late else "warn"
            codes["work.unknown"] = level
            if level == "act":
                self.work_item("work.unknown", self.unknown_since(self.start))
        elif today and self.late:
            codes["work.unknown"] = "warn"

    def unknown_since(self, start: date) -> date:
        ended = [
            plus(w["to"], 1)
            for w in self.works
            if "to" in w and w.get("from", w["to"]) <= w["to"]
        ]
        return max([start, *ended])

    def current_work(self) -> None:
        codes, now, works = self.me.codes, self.now, self.works
        later = not self.first_extension
        if all_low_level(now):
            codes["work.below-level"] = "act" if later else "warn"
            self.say_since("work.below-level")
        if low_income(now):
            paid_at_all = any(w["kind"] in SALARIED for w in now)
            nothing = read_income(now) == 0 and paid_at_all
            codes["income.low"] = "act" if nothing and later else "warn"
            self.say_since("income.low")
        if commission_alone(now):
            codes["work.commission-only"] = "warn"
        if any(w.get("place") in ("mainland", "overseas") for w in now):
            codes["work.abroad"] = "warn"
        if another_plan(self.known.h.get("claimed_sector"), now):
            codes["plan.not-pursued"] = "watch"
        if stepped_back(works, now):
            codes["career.step-back"] = "watch"
        for _ in filter(thin, now):
            self.me.find_again("business.thin", "warn")

    def say_since(self, code: str) -> None:
        """The words count the whole run, the item the latest beginning."""
        test = all_low_level if code == "work.below-level" else low_income
        self.since[code] = since_when(self.works, test, self.as_of)
        if self.me.codes[code] == "act":
            begun = [w["from"] for w in self.now if "from" in w]
            self.work_item(code, max(begun, default=None))

    def work_item(self, kind: str, since: date | None) -> None:
        if self.term.filed:
            return
        due = self.run_up if since is None else max(self.run_up, since)
        self.me.add(kind, due, self.term.lost(self.as_of))

    def presence(self) -> None:
        """Half of a stay of 90 days or more spent elsewhere."""
        if self.start is None:
            return
        lasted = (self.end - self.start).days + 1
        if lasted < 90:
            return
        every = absences(self.known.trips, self.as_of)
        away = sum(a.full_days_within(self.start, self.end) for a in every)
        if 2 * away > lasted:
            self.me.codes["residence.thin"] = "warn"

"""Makes plausible books of any size, for trials and benchmarks.

    python -m tests.bench.books 10000 --seed 7 --as-of 2026-11-22 > book.toml

The people are invented. The same number, seed and day always give the same book.
"""

from __future__ import annotations

import argparse
import sys
from datetime import date, timedelta
from itertools import pairwise
from random import Random

from qmas_tui.exchange.facts_toml import write_facts
from qmas_tui.facts.holder import CaseFile, Dependant, Holder
from qmas_tui.facts.rows import (
    Evidence,
    Filing,
    Grant,
    Income,
    Note,
    Passport,
    Request,
    Trip,
    Work,
    WorkKind,
)
from tests.bench import words


def people(n: int, seed: int = 1, as_of: date = date(2026, 11, 22)) -> list[Holder]:
    """`n` holders as an adviser's book might know them on the day `as_of`."""
    random = Random(seed)
    return [_Life(random, as_of).holder(number) for number in range(1, n + 1)]


def years_on(day: date, years: int) -> date:
    """The same day some years later; 28 February stands in for the 29th."""
    if (day.month, day.day) == (2, 29):
        day = day.replace(day=28)
    return day.replace(year=day.year + years)


class _Life:
    """Draws one person's years up to a day."""

    def __init__(self, random: Random, as_of: date) -> None:
        self.random, self.as_of = random, as_of
        self.surname = random.choice(words.SURNAMES)
        self.nation = random.choice(words.NATIONS)
        self.adviser = random.choice(words.ADVISERS)
        self.applied = self.day(date(2016, 1, 1), self.ago(200))
        landed = self.applied + timedelta(random.randint(180, 480))
        self.landed = landed if landed < self.ago(2) else None
        self.route = "apt" if self.chance(0.03) else "gpt"

    def ago(self, days: int) -> date:
        return self.as_of - timedelta(days)

    def soon(self, low: int, high: int) -> date:
        """A day between `low` and `high` days from the day of the book."""
        return self.as_of + timedelta(self.random.randint(low, high))

    def day(self, first: date, last: date) -> date:
        return first + timedelta(self.random.randint(0, (last - first).days))

    def chance(self, of_one: float) -> bool:
        return self.random.random() < of_one

    def holder(self, number: int) -> Holder:
        """The whole case file."""
        chinese = self.nation == "CN"
        grants = self.grants()
        approved = self.landed and self.landed - timedelta(self.random.randint(14, 90))
        if approved is None and self.chance(0.6):
            approved = min(self.ago(2), self.applied + timedelta(180))
        settled = self.landed is not None and years_on(self.landed, 7) < self.as_of
        incomes = self.incomes()
        return Holder(
            case=f"B{self.applied.year}-{number:05d}",
            name=f"{self.surname} {self.random.choice(words.GIVEN)}",
            name_zh=self.random.choice(words.HANZI) if chinese else None,
            citizenship="chinese" if chinese else "other",
            nationality=self.nation,
            born_on=self.day(date(1972, 1, 1), date(1998, 12, 31)),
            route="apt" if self.route == "apt" else "gpt",
            applied_on=self.applied,
            approved_on=approved,
            landed_on=self.landed,
            residence_since=self.earlier(),
            adviser=self.adviser,
            status="permanent" if settled and self.chance(0.5) else "active",
            tags=("vip",) if self.chance(0.02) else (),
            grant=grants,
            filing=self.filings(grants),
            work=self.work(),
            income=incomes,
            passport=self.passports(),
            trip=self.trips(),
            request=self.requests(),
            evidence=self.evidence(),
            dependant=self.dependants(grants),
            note=tuple(
                Note(
                    on=self.soon(-300, 0),
                    by=self.adviser,
                    text=self.random.choice(words.NOTES),
                )
                for _ in range(self.random.randint(0, 2))
            ),
        )

    def earlier(self) -> date | None:
        if self.landed is None or not self.chance(0.06):
            return None
        return self.landed - timedelta(self.random.randint(365, 1500))

    def grants(self) -> tuple[Grant, ...]:
        """Stays one after the other, now and then a short one or a late renewal."""
        if self.landed is None:
            return ()
        rows: list[Grant] = []
        start, usual = self.landed, 8 if self.route == "apt" else 3
        newer = self.applied >= date(2022, 12, 28)
        while start <= self.as_of and len(rows) < 6:
            if rows and start > self.ago(40) and self.chance(0.3):
                break
            if self.route == "gpt":
                usual = (
                    (3, 3, 2, 2, 2, 2)[len(rows)]
                    if newer
                    else (2, 3, 3, 2, 2, 2)[len(rows)]
                )
            until = years_on(
                start, self.random.choice((1, 1, 2)) if self.chance(0.12) else usual
            )
            decided = start - timedelta(self.random.randint(1, 19)) if rows else start
            rows.append(
                Grant(until=until, granted_on=decided, confirmed=self.chance(0.9))
            )
            start = until
        return tuple(rows)

    def filings(self, grants: tuple[Grant, ...]) -> tuple[Filing, ...]:
        rows = [
            Filing(
                kind="extension",
                filed_on=earlier.until - timedelta(self.random.randint(20, 27)),
                outcome="granted",
                decided_on=later.granted_on,
            )
            for earlier, later in pairwise(grants)
        ]
        left = (grants[-1].until - self.as_of).days if grants else 0
        if 0 < left < 28 and self.chance(0.5):
            rows.append(Filing(kind="extension", filed_on=self.soon(-13, -1)))
        return tuple(rows)

    def work(self) -> tuple[Work, ...]:
        if self.landed is None:
            return ()
        rows: list[Work] = []
        start = self.landed + timedelta(self.random.randint(5, 150))
        pay = self.random.choice(words.PAY)
        while start < self.as_of:
            end = start + timedelta(self.random.randint(200, 1400))
            rows.append(self.job(start, end if end < self.as_of else None, pay))
            start = end + timedelta(self.random.choice((0, 1, 1, 20, 75, 200)))
            pay = pay * self.random.choice((3, 4, 5)) // 4
        return tuple(rows)

    def job(self, start: date, end: date | None, pay: int) -> Work:
        if self.chance(0.05):
            return Work(kind="none", from_=start, to=end)
        business = self.chance(0.1)
        paid = self.chance(0.93)
        own: WorkKind = "self-employment" if self.chance(0.07) else "employment"
        return Work(
            kind="business" if business else own,
            employer=self.random.choice(words.EMPLOYERS),
            title=self.random.choice(words.TITLES),
            from_=start,
            to=end,
            level=self.random.choices(words.LEVELS, words.LEVELS_OFTEN)[0],
            monthly_income=pay if paid else None,
            currency="HKD" if paid else None,
            place=self.random.choices(words.PLACES, words.PLACES_OFTEN)[0],
            commission_only=True if self.chance(0.03) else None,
            staff=self.random.randint(0, 5) if business else None,
            office=self.chance(0.7) if business else None,
        )

    def incomes(self) -> tuple[Income, ...]:
        if self.landed is None:
            return ()
        return tuple(
            Income(
                year=f"{year}/{(year + 1) % 100:02d}",
                assessable=12 * self.random.choice(words.PAY)
                + self.random.randint(0, 9999),
            )
            for year in range(self.landed.year, self.as_of.year)
            if self.chance(0.8)
        )

    def passports(self) -> tuple[Passport, ...]:
        if not self.chance(0.9):
            return ()
        return (Passport(expires_on=self.soon(-20, 3400), country=self.nation),)

    def trips(self) -> tuple[Trip, ...]:
        """Mostly short absences; a few long ones, one now, one planned."""
        if self.landed is None:
            return ()
        rows: list[Trip] = []
        out = self.landed + timedelta(20 + self.random.randint(25, 148))
        while out < self.as_of:
            back = out + timedelta(self.random.choice(words.ABSENCES))
            rows.append(
                Trip(
                    out=out,
                    back=back if back <= self.as_of else None,
                    reason=self.random.choice(words.REASONS),
                )
            )
            out = back + timedelta(self.random.randint(25, 148))
        if self.chance(0.1):
            out = self.soon(5, 60)
            back = out + timedelta(self.random.randint(4, 60))
            rows.append(Trip(out=out, back=back, reason="holiday", planned=True))
        return tuple(rows)

    def requests(self) -> tuple[Request, ...]:
        if self.landed is None or not self.chance(0.04):
            return ()
        return (Request(asked_on=self.ago(20), answer_by=self.soon(-6, 9)),)

    def evidence(self) -> tuple[Evidence, ...]:
        if self.landed is None:
            return ()
        kinds = self.random.sample(words.PAPERS, self.random.randint(0, 5))
        return tuple(Evidence(kind=kind, dated=self.soon(-400, -5)) for kind in kinds)

    def dependants(self, grants: tuple[Grant, ...]) -> tuple[Dependant, ...]:
        if self.landed is None:
            return ()
        count = self.random.choices((0, 1, 2, 3, 4), (45, 20, 15, 14, 6))[0]
        married = self.chance(0.75)
        limit = grants[-1].until
        rows: list[Dependant] = []
        for given in self.random.sample(words.GIVEN, count):
            spouse = married and not rows
            odd = limit - timedelta(self.random.randint(5, 200))
            rows.append(
                Dependant(
                    name=f"{self.surname} {given}",
                    relation="spouse" if spouse else "child",
                    born_on=self.day(date(1975, 1, 1), date(1998, 1, 1))
                    if spouse
                    else self.day(date(2006, 6, 1), date(2024, 1, 1)),
                    citizenship="chinese" if self.nation == "CN" else "other",
                    landed_on=self.landed,
                    passport_expires_on=self.soon(-30, 3000)
                    if self.chance(0.7)
                    else None,
                    limit_of_stay=self.random.choice((None, *[limit] * 5, odd)),
                )
            )
        return tuple(rows)


def main() -> None:
    """Print a book as TOML."""
    parser = argparse.ArgumentParser(description="Print a plausible book as TOML.")
    parser.add_argument("n", type=int, help="how many holders")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--as-of", type=date.fromisoformat, default=date(2026, 11, 22))
    given = parser.parse_args()
    holders = tuple(people(given.n, given.seed, given.as_of))
    book = CaseFile(format="qmas-book/1", as_of=given.as_of, holder=holders)
    sys.stdout.write(write_facts(book))


if __name__ == "__main__":
    main()

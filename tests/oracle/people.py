"""Random holders whose dates lie close to the boundaries."""

from __future__ import annotations

import random
from datetime import date
from typing import Any

from .days import Row, add_months, is_leap, plus, window_opens
from .stay import MONTHS, TOP_TIER
from .trips import trips

KINDS = [
    "travel-document",
    "identity-card",
    "e-visa",
    "tenancy",
    "employment-contract",
    "employer-letter",
    "payslips",
    "mpf-statement",
    "tax-assessment",
    "business-registration",
    "client-contracts",
    "bank-statements",
    "accounts",
    "office-lease",
    "staff-mpf",
    "relationship-proof",
]
NAMES = ["LEE Ming", "LEE Wai", "O'BRIEN Siobhán", "李 嘉欣", "holder-2", "Ada"]
FAMILIES = ["spouse", "spouse and 2 children", "1 child", "spouse and 1 child"]
TURNS = [date(2015, 5, 4), date(2022, 12, 28)]


class Maker:
    def __init__(self, rng: random.Random, as_of: date) -> None:
        self.rng = rng
        self.as_of = as_of
        self.landed: date = as_of
        self.limit: date = as_of
        self.months: tuple[int, ...] = MONTHS["3+3+2"]
        self.pattern = "3+3+2"
        self.names: list[str] = []

    def odds(self, share: float) -> bool:
        return self.rng.random() < share

    def near(self, day: date, spread: int = 10) -> date:
        if self.odds(0.5):
            spread = 2
        return plus(day, self.rng.randint(-spread, spread))

    def some_boundary(self) -> date:
        """A day on which something changes for this holder."""
        a, limit = self.as_of, self.limit
        opens = window_opens(limit)
        return self.rng.choice(
            [
                a,
                a,
                limit,
                opens,
                plus(opens, -30),
                plus(opens, -90),
                plus(limit, -42),
                plus(limit, -180),
                plus(a, -30),
                plus(a, -60),
                plus(a, -120),
                add_months(a, -6),
                self.landed,
                add_months(self.landed, 84),
                date(a.year, 3, 31),
                date(a.year, 2, 28),
                date(2025, 2, 26),
                date(2026, 3, 1),
            ]
        )

    def day(self) -> date:
        if self.odds(0.75):
            return self.near(self.some_boundary())
        return plus(self.as_of, self.rng.randint(-2800, 400))

    def maybe(self, row: Row, key: str, share: float, value: Any) -> None:
        if self.odds(share):
            row[key] = value

    def set_stay(self) -> None:
        """Chooses a limit close to a boundary and counts back to the landing."""
        r, a = self.rng, self.as_of
        self.pattern = r.choice(["2+3+3", "3+3+2", "2+3+3", "3+3+2", "1+2+2+3", "8"])
        self.months = MONTHS[self.pattern]
        choice = r.random()
        if choice < 0.6:
            away = r.choice([0, 0, -1, 28, 42, 58, 91, 121, 180, 181, 271, -35, -400])
            limit = self.near(plus(a, away))
        elif choice < 0.7:
            limit = self.near(r.choice([date(2026, 3, 29), date(2025, 3, 20)]), 95)
        else:
            limit = plus(a, r.randint(-600, 2400))
        count = r.randint(1, len(self.months))
        landed = add_months(limit, -sum(self.months[:count]))
        choice = r.random()
        if choice < 0.15:
            landed = self.near(add_months(a, -84))
        elif choice < 0.25:
            year = a.year - r.randint(0, 11)
            landed = date(year, 2, 29) if is_leap(year) else date(year, 2, 28)
        elif choice < 0.35:
            landed = plus(landed, r.choice([-60, -31, -30, -4, -3, 3, 4, 29, 30, 31]))
        if landed > a and self.odds(0.9):
            landed = plus(a, -r.randint(0, 1500))
        self.landed, self.limit = landed, limit

    def grants(self) -> list[Row]:
        r, rows, end = self.rng, list[Row](), self.landed
        if self.odds(0.12):
            return rows
        for months in self.months:
            if self.odds(0.12):
                months = r.choice([6, 12, 24])
            elif rows and self.odds(0.12):
                months = TOP_TIER.get(self.pattern, 24)
            end = add_months(end, months)
            if self.odds(0.15):
                end = plus(end, r.choice([-31, -30, -4, -3, 3, 4, 30, 31, 60]))
            rows.append({"until": end})
            if end >= plus(self.limit, -5):
                break
        if self.odds(0.4):
            rows[-1]["until"] = self.limit
        if self.odds(0.08):
            rows.append({"until": plus(end, r.choice([-200, -1, 0, 400]))})
        if self.odds(0.2):
            rows = rows[-1:]
        used: set[date] = set()
        dated = r.choice([0.0, 1.0, 0.8])
        for i, row in enumerate(rows):
            before = rows[i - 1]["until"] if i else self.landed
            on = self.near(before)
            if self.odds(0.05):
                on = self.near(self.as_of)
            while on in used:
                on = plus(on, 1)
            used.add(on)
            self.maybe(row, "granted_on", dated, on)
            self.maybe(row, "confirmed", 0.85, self.odds(0.85))
            if self.odds(0.06):
                row["step"] = r.randint(0, len(self.months))
        if self.odds(0.1):
            r.shuffle(rows)
        if rows and self.odds(0.9):
            self.limit = max(row["until"] for row in rows)
        return rows

    def filings(self) -> list[Row]:
        r, rows = self.rng, list[Row]()
        opens = window_opens(self.limit)
        for _ in range(r.choices([0, 1, 2, 3], [45, 35, 14, 6])[0]):
            places = [opens, self.limit, self.as_of, plus(self.as_of, -35)]
            places += [date(2025, 2, 26), date(self.limit.year, 4, 1)]
            on = self.near(r.choice(places))
            if self.odds(0.4) and opens < self.limit:
                on = plus(opens, r.randint(0, (self.limit - opens).days))
            if on > self.as_of and self.odds(0.8):
                on = plus(self.as_of, -r.randint(0, 40))
            outcomes = ["pending", "granted", "refused", "withdrawn"]
            row: Row = {
                "kind": "extension",
                "filed_on": on,
                "outcome": r.choices(outcomes, [55, 15, 20, 10])[0],
            }
            if row["outcome"] != "pending" and self.odds(0.7):
                row["decided_on"] = self.near(r.choice([self.as_of, plus(on, 30)]))
            if self.odds(0.2):
                everyone = ["holder", *self.names]
                row["for"] = r.sample(everyone, r.randint(1, len(everyone)))
            rows.append(row)
        if self.odds(0.08):
            row = {
                "kind": "right-of-abode",
                "filed_on": self.near(add_months(self.landed, 83), 40),
                "outcome": r.choices(outcomes_abode(), [60, 15, 15, 10])[0],
            }
            if row["outcome"] != "pending" and self.odds(0.7):
                row["decided_on"] = self.near(self.as_of)
            everyone = ["holder", *self.names]
            self.maybe(
                row, "for", 0.25, r.sample(everyone, r.randint(1, len(everyone)))
            )
            rows.append(row)
        return rows

    def work(self) -> Row:
        r = self.rng
        kinds = ["employment", "self-employment", "business", "none"]
        kind = r.choices(kinds, [50, 12, 18, 20])[0]
        row: Row = {"kind": kind}
        self.maybe(row, "from", 0.9, self.day())
        if self.odds(0.5):
            row["to"] = self.day()
            if row["to"] < row.get("from", row["to"]) and self.odds(0.9):
                row["from"], row["to"] = row["to"], row["from"]
        if kind == "none":
            if self.odds(0.4):
                row["from"] = self.near(plus(self.as_of, r.choice([-60, -120])), 2)
                row.pop("to", None)
            return row
        level = r.choice(["graduate", "specialist", "senior", "other", "other"])
        self.maybe(row, "level", 0.8, level)
        places = ["hong-kong", "hong-kong", "hong-kong", "mainland", "overseas"]
        self.maybe(row, "place", 0.8, r.choice(places))
        pays = [0, 9_999, 19_999, 20_000, 29_999, 30_000, 24_000, 24_001, 40_000]
        self.maybe(row, "monthly_income", 0.88, r.choice([*pays, 50_000]))
        currency = "HKD" if self.odds(0.9) else "USD"
        self.maybe(row, "currency", 0.97, currency)
        self.maybe(row, "commission_only", 0.2, self.odds(0.6))
        self.maybe(row, "employer", 0.7, "Harbour Analytics Ltd")
        if kind == "business":
            self.maybe(row, "staff", 0.85, r.choice([0, 1, 3]))
            self.maybe(row, "office", 0.85, self.odds(0.85))
            self.maybe(row, "turnover", 0.85, r.choice([0, 1, 900_000]))
            self.maybe(row, "tax_paid", 0.85, self.odds(0.85))
        return row

    def works(self) -> list[Row]:
        r = self.rng
        rows = [
            self.work() for _ in range(r.choices([0, 1, 2, 3, 4], [1, 3, 3, 2, 1])[0])
        ]
        if self.odds(0.4):
            start = plus(self.landed, r.choice([0, 29, 30, 31, 32]))
            row = self.work()
            row.pop("to", None)
            row["from"] = min(start, self.as_of)
            rows.append(row)
        return rows

    def incomes(self) -> list[Row]:
        r, rows = self.rng, list[Row]()
        first = self.as_of.year - 4
        for year in range(first, first + 6):
            if self.odds(0.45):
                pay = r.choice([2_000_000, 2_000_000, 1_999_999, 2_100_000, 500_000])
                name = f"{year}/{(year + 1) % 100:02d}"
                rows.append({"year": name, "assessable": pay})
        return rows

    def expiry(self) -> date:
        r, limit = self.rng, self.limit
        day = r.choice([limit, self.as_of, window_opens(limit)])
        months = r.choice([0, 1, 1, 3, 3, 13, 24, 25, 36, 37, 60, 61, 73, 110])
        return self.near(add_months(day, months), 3)

    def evidence(self) -> list[Row]:
        rows = list[Row]()
        target = max(window_opens(self.limit), plus(self.limit, -42))
        share = self.rng.choice([0.0, 0.3, 0.95, 1.0])
        for kind in KINDS:
            while self.odds(share):
                row: Row = {"kind": kind}
                months = self.rng.choice([-3, -3, -15, -15, -1])
                day = self.near(add_months(target, months), 3)
                if day > self.as_of and self.odds(0.8):
                    day = self.as_of
                self.maybe(row, "dated", 0.9, day)
                rows.append(row)
                if self.odds(0.9):
                    break
        return rows

    def requests(self) -> list[Row]:
        rows = list[Row]()
        while self.odds(0.14):
            asked = self.near(plus(self.as_of, self.rng.choice([-14, -13, -20, 0])), 5)
            row: Row = {"asked_on": asked}
            self.maybe(row, "answer_by", 0.6, self.near(self.as_of, 6))
            self.maybe(row, "answered_on", 0.35, self.near(self.as_of, 6))
            rows.append(row)
        return rows

    def dependant(self, name: str) -> Row:
        r = self.rng
        row: Row = {"name": name, "relation": r.choice(["spouse", "child", "child"])}
        turns = [self.limit, self.limit, self.as_of, window_opens(self.limit)]
        born = add_months(self.near(r.choice(turns), 6), -216)
        if self.odds(0.2):
            born = date(2008, 2, 29) if self.odds(0.5) else date(2012, 6, 1)
        self.maybe(row, "born_on", 0.85, born)
        self.maybe(row, "citizenship", 0.6, r.choice(["chinese", "other", "unknown"]))
        self.maybe(row, "landed_on", 0.6, self.near(self.landed, 30))
        self.maybe(row, "passport_expires_on", 0.6, self.expiry())
        choice = r.random()
        if choice < 0.3:
            row["limit_of_stay"] = self.limit
        elif choice < 0.5:
            row["limit_of_stay"] = self.near(self.limit)
        elif choice < 0.65:
            row["limit_of_stay"] = self.near(self.as_of)
        elif choice < 0.7:
            row["limit_of_stay"] = plus(self.limit, r.choice([-400, -181, 400, 1200]))
        if self.odds(0.15):
            row["trip"] = trips(r, self.landed, self.as_of, self.limit)
        return row


def outcomes_abode() -> list[str]:
    return ["pending", "granted", "refused", "withdrawn"]


def holder(rng: random.Random, number: int, as_of: date) -> dict[str, Any]:
    me = Maker(rng, as_of)
    me.set_stay()
    out: Row = {
        "case": f"Z-{number:05d}",
        "name": f"HOLDER {number}",
        "citizenship": rng.choices(["chinese", "other", "unknown"], [35, 60, 5])[0],
        "route": "apt" if (me.pattern == "8") ^ me.odds(0.04) else "gpt",
    }
    landed = me.landed
    applied = plus(landed, -rng.randint(120, 480))
    if me.odds(0.25):
        applied = me.near(rng.choice(TURNS), 2)
    elif me.odds(0.4) and me.pattern == "3+3+2":
        applied = max(applied, TURNS[1])
    elif me.odds(0.04):
        applied = me.near(landed)
    me.maybe(out, "applied_on", 0.8, applied)
    me.maybe(out, "approved_on", 0.7, plus(landed, -rng.randint(0, 90)))
    me.maybe(out, "pattern", 0.12, rng.choice([me.pattern, *MONTHS]))
    if me.odds(0.07):
        approved = me.near(add_months(as_of, rng.choice([-3, -2, 0])), 6)
        me.maybe(out, "approved_on", 0.8, approved)
        me.maybe(out, "entry_by", 0.5, me.near(plus(as_of, rng.choice([0, 30]))))
        me.maybe(out, "landed_on", 0.4, plus(as_of, rng.randint(0, 60)))
    else:
        out["landed_on"] = landed
        if me.odds(0.12):
            since = plus(landed, -rng.randint(1, 1500))
            if me.odds(0.4):
                since = min(me.near(add_months(as_of, -84)), plus(landed, -1))
            out["residence_since"] = since
    status = rng.choices(["active", "permanent", "closed", ""], [82, 5, 3, 10])[0]
    if status:
        out["status"] = status
    if status == "closed":
        out["closed_on"] = plus(as_of, -rng.randint(0, 400))
    me.maybe(out, "family", 0.2, rng.choice(FAMILIES))
    me.maybe(out, "adviser", 0.5, rng.choice(["mw", "jt"]))
    me.maybe(out, "tags", 0.1, ["bank"])
    me.maybe(out, "born_on", 0.5, date(1985, 2, 28))
    landed_now = out.get("landed_on", date.max) <= as_of
    grants = me.grants() if landed_now else []
    count = rng.choices([0, 1, 2, 4], [55, 20, 15, 10])[0]
    me.names = rng.sample(NAMES, count)
    rows: dict[str, list[Row]] = {
        "grant": grants,
        "filing": me.filings(),
        "work": me.works(),
        "income": me.incomes() if me.odds(0.5) else [],
        "passport": [{"expires_on": me.expiry()} for _ in range(rng.randint(0, 2))],
        "trip": trips(rng, landed, as_of, me.limit),
        "gap": [],
        "excluded": [],
        "request": me.requests(),
        "evidence": me.evidence() if me.odds(0.6) else [],
        "unread": [],
        "dependant": [me.dependant(name) for name in me.names],
        "note": [],
    }
    if me.odds(0.1):
        ended = me.near(rng.choice([landed, add_months(as_of, -6), as_of]))
        gap: Row = {"ended": ended}
        resumed = plus(ended, rng.choice([1, 20, 41, 200]))
        me.maybe(gap, "resumed", 0.75, resumed)
        rows["gap"].append(gap)
    if me.odds(0.08):
        began = me.near(rng.choice([plus(landed, 300), landed, as_of]))
        time: Row = {"from": began}
        me.maybe(time, "to", 0.8, plus(began, rng.choice([0, 5, 90])))
        rows["excluded"].append(time)
    if me.odds(0.06):
        on = me.near(as_of)
        rows["unread"].append({"column": "Visa expiry", "text": "tbc", "on": on})
    if me.odds(0.1):
        rows["note"].append({"on": as_of, "by": "mw", "text": "Asked."})
    return out | {key: value for key, value in rows.items() if value}

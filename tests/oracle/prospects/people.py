"""Invents prospects whose days and figures lie close to the boundaries."""

from __future__ import annotations

import random
from datetime import date
from typing import Any

from tests.oracle.days import Row, add_months, plus

from .people_landing import carried, landed, on_record
from .people_letters import applications
from .people_ways import ways
from .people_work import works

TODAY = date(2026, 11, 22)
LISTS = (
    "degree",
    "work",
    "language",
    "income",
    "business",
    "achievement",
    "dependant",
    "offer",
)
COUNTRIES = ("CN", "GB", "IN", "US", "AF", "CU", "KP", "LA", "NP", "VN", "KH", "AL")
TURNS = (
    date(2006, 6, 28),
    date(2008, 1, 1),
    date(2012, 12, 31),
    date(2015, 5, 4),
    date(2018, 8, 28),
    date(2020, 12, 31),
    date(2023, 1, 1),
    date(2023, 10, 25),
    date(2024, 11, 1),
    date(2025, 2, 26),
    date(2025, 3, 1),
)
AROUND = (999_999, 1_000_000, 1_049_999, 1_050_000, 2_499_999, 2_500_000)
"""Incomes about the figures that are asked for."""
PAPERS = (
    "travel-document",
    "degree-certificate",
    "transcript",
    "tax-assessment",
    "payslips",
    "employer-letter",
    "accounts",
    "ownership-proof",
    "listing-proof",
    "plan",
)


class Chance:
    """Draws what one person is made of; `e` is about the day of filing."""

    def __init__(self, rng: random.Random, as_of: date, e: date) -> None:
        self.rng, self.as_of, self.e = rng, as_of, e

    def odds(self, share: float) -> bool:
        return self.rng.random() < share

    def pick(self, *choices: Any) -> Any:
        return self.rng.choice(choices)

    def near(self, day: date, spread: int = 2) -> date:
        return plus(day, self.rng.randint(-spread, spread))

    def back(self, *months: int) -> date:
        """A day about so many months before the day of filing."""
        return self.near(add_months(self.e, -self.pick(*months)))

    def maybe(self, row: Row, odds: float, /, **facts: Any) -> None:
        for key, value in facts.items():
            if self.odds(odds):
                row[key] = value

    def flag(
        self, row: Row, *names: str, true: float = 0.6, known: float = 0.8
    ) -> None:
        for name in names:
            if self.odds(known):
                row[name] = self.odds(true)

    def many(self, most: int) -> range:
        return range(self.rng.randint(0, most))


def somebody(number: int) -> tuple[dict[str, Any], date, date | None]:
    """An invented prospect, the day to ask on, and at times a what-if."""
    rng = random.Random(number)
    as_of = TODAY if rng.random() < 0.5 else plus(TODAY, rng.randint(-1500, 500))
    e = rng.choice([as_of, as_of, as_of, plus(as_of, rng.randint(-30, 400))])
    file_on = None
    if rng.random() < 0.3:
        file_on = e = plus(rng.choice(TURNS), rng.randint(-2, 2))
    elif rng.random() < 0.1:
        file_on = e = plus(TURNS[0], rng.randint(-100, 7500))
    c = Chance(rng, as_of, e)
    return prospect(c, number), as_of, file_on


def arrived(number: int) -> tuple[dict[str, Any], date]:
    """Somebody invented who has landed about the day to ask on."""
    raw, as_of, _ = somebody(number)
    return landed(Chance(random.Random(number), as_of, as_of), raw), as_of


def beside(number: int, holder: Row, as_of: date) -> Row:
    """The same case among the holders before the landing, or even after it."""
    return on_record(Chance(random.Random(number), as_of, as_of), holder)


def prospect(c: Chance, number: int) -> Row:
    row: Row = {
        "case": f"P-{number}",
        "name": f"N{number}",
        "citizenship": c.pick("chinese", "chinese", "other", "unknown"),
        "route": "apt" if c.odds(0.1) else "gpt",
        "complete": [name for name in LISTS if c.odds(0.6)],
    }
    born = c.back(12 * 18, 12 * 25, 12 * 30, 12 * 35, 12 * 40, 12 * 45, 12 * 51)
    if c.odds(0.2):
        born = date(c.pick(1968, 1972, 1976, 1984, 1988), 2, 29)
    elif c.odds(0.3):
        born = add_months(plus(c.as_of, c.rng.randint(-40, 4000)), -12 * 51)
    c.maybe(row, 0.93, born_on=born)
    c.maybe(row, 0.9, nationality=c.pick("CN", "GB", *COUNTRIES))
    c.maybe(row, 0.6, engaged_on=c.near(c.as_of, 100))
    c.maybe(row, 0.3, file_on=c.near(plus(c.as_of, c.pick(0, 14, 60, -30)), 3))
    c.maybe(row, 0.25, next_on=c.near(plus(c.as_of, c.pick(0, 14, 60, -30)), 3))
    c.maybe(row, 0.3, changed_since="a promotion")
    c.maybe(row, 0.5, residence=c.pick("overseas", "overseas", "hong-kong", "mainland"))
    c.maybe(row, 0.4, overseas_since=c.back(12, 12, 40))
    c.flag(row, "mainland_resident", true=0.5, known=0.5)
    c.flag(row, "overseas_permanent", true=0.4, known=0.4)
    c.flag(row, "criminal_record", "adverse_immigration", true=0.04, known=0.93)
    c.flag(row, "self_supporting", true=0.9, known=0.7)
    c.flag(row, "special_case", "talent_list", "hk_relative", true=0.3, known=0.5)
    c.flag(row, "agent_evidence", true=0.1, known=0.3)
    row["degree"] = [degree(c) for _ in c.many(4)]
    row["language"] = languages(c)
    row["work"] = works(c)
    row["income"] = [income(c) for _ in c.many(3)]
    row["business"] = [business(c) for _ in c.many(2)]
    row["account"] = [account(c, n) for n in c.many(3)]
    row["achievement"] = [achievement(c) for _ in c.many(1)]
    row["dependant"] = [dependant(c, n) for n in c.many(4)]
    row["evidence"] = [paper(c, kind) for kind in PAPERS if c.odds(0.65)]
    row |= applications(c)
    ways(c, row)
    carried(c, row)
    return row


def degree(c: Chance) -> Row:
    level = c.pick("bachelor", "master", "master", "doctorate", "professional", "other")
    row: Row = {"level": level}
    c.maybe(row, 0.8, awarded_on=c.back(0, 0, -6, -24, 24, 60, 100, 140))
    c.maybe(row, 0.8, listed_year=c.e.year - c.pick(0, 0, 0, 1))
    c.maybe(row, 0.7, verified_on=c.near(c.as_of, 60))
    c.flag(row, "listed", true=0.8)
    c.flag(row, "stem", "renowned", true=0.5)
    c.flag(row, "recognised", true=0.9, known=0.4)
    c.flag(row, "arm", true=0.2, known=0.3)
    return row


def languages(c: Chance) -> list[Row]:
    rows: list[Row] = []
    for name in ("zh", "en", "fr", "ja"):
        if c.odds(0.6 if name in ("zh", "en") else 0.2):
            row: Row = {"name": name, "level": c.pick("good", "good", "good", "fair")}
            c.maybe(row, 0.7, proof="a certificate")
            rows.append(row)
    return rows


def income(c: Chance) -> Row:
    row: Row = {
        "ends_on": c.back(0, 0, 4, 4, 12, 12, 24),
        "hkd": c.pick(400_000, 600_000, *AROUND),
    }
    c.maybe(row, 0.5, kind=c.pick("employment", "business", "investment"))
    if c.odds(0.3):
        row["ends_on"] = add_months(c.e, -4)
    return row


def business(c: Chance) -> Row:
    row: Row = {"name": "A company"}
    c.flag(row, "listed", true=0.5, known=0.7)
    c.flag(row, "influence", true=0.8, known=0.8)
    c.flag(row, "nominee", true=0.15, known=0.5)
    c.maybe(row, 0.85, share=c.pick(9.9, 10, 49, 49.9, 50, 80))
    c.maybe(row, 0.4, since=c.back(0, 12, -12, -100))
    c.maybe(row, 0.4, until=c.back(0, 0, -12, -30, -120))
    c.maybe(row, 0.8, year_ends_on=c.back(0, 4, 12))
    profits = (4_999_999, 5_000_000, 5_249_999, 5_250_000)
    c.maybe(row, 0.85, profit_hkd=c.pick(-1, 0, *profits))
    return row


def account(c: Chance, number: int) -> Row:
    row: Row = {"name": f"Bank {number}"}
    c.maybe(row, 0.6, owner=c.pick("applicant", "spouse", "parent", "company"))
    row["balance"] = [
        {
            "on": plus(c.as_of, -c.pick(-1, 0, 0, 30, 60)),
            "hkd": c.pick(60_000, 120_000, 119_999, 180_000, 240_000, 300_000),
        }
        for _ in c.many(3)
    ]
    return row


def achievement(c: Chance) -> Row:
    row: Row = {"kind": c.pick("award", "peer"), "name": "A prize"}
    c.maybe(row, 0.6, on=c.near(c.as_of, 3))
    c.flag(row, "proof", true=0.6)
    return row


def dependant(c: Chance, number: int) -> Row:
    row: Row = {"name": f"D{number}", "relation": c.pick("spouse", "child", "child")}
    c.maybe(row, 0.9, born_on=c.back(12 * 18, 12 * 18, 12 * 30, 12 * 5))
    c.maybe(row, 0.3, nationality=c.pick("CN", "CN", "GB", "AF", "KP", "CU"))
    c.flag(row, "accompanying", true=0.6, known=0.4)
    if row["relation"] == "spouse":
        c.flag(row, "degree")
    return row


def paper(c: Chance, kind: str) -> Row:
    row: Row = {"kind": kind}
    c.maybe(row, 0.5, dated=c.near(c.as_of, 2) if c.odds(0.2) else c.back(3))
    return row

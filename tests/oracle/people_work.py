"""Invented works, incomes and papers."""

from __future__ import annotations

from .days import Row, add_months, plus
from .maker import Maker
from .papers import EVERYONE, HEARSAY, PAPERS, STALE_AFTER

PAYS = [0, 0, 9_999, 19_999, 20_000, 24_000, 24_001, 29_999, 30_000, 40_000, 50_000]
SECTORS = ["finance", "engineering", "law"]
LEVELS = ["graduate", "specialist", "senior", "other", "other", "other"]
KINDS = {"employment": 55, "self-employment": 14, "business": 17, "none": 14}
PLACES = ["hong-kong", "hong-kong", "hong-kong", "mainland", "overseas"]


def paper_kinds() -> list[str]:
    kinds = {kind for kinds in PAPERS.values() for kind in kinds.split()}
    return sorted({*kinds, *EVERYONE.split(), "job-search", "relationship-proof"})


def nothing(m: Maker) -> Row:
    """A row that says that there is no work, close to 60 or 120 days of it."""
    row: Row = {"kind": "none"}
    since = m.pick([m.back(59, 60, 61), m.back(119, 120, 121), m.day(), m.as_of])
    m.maybe(row, "from", 0.92, min(since, m.as_of))
    if m.odds(0.2):
        row["to"] = max(m.near(m.as_of), row.get("from", m.landed))
    return row


def work(m: Maker) -> Row:
    kind = m.weighed(KINDS)
    if kind == "none":
        return nothing(m)
    row: Row = {"kind": kind}
    m.maybe(row, "from", 0.9, m.day())
    if m.odds(0.45):
        row["to"] = m.day()
        if row["to"] < row.get("from", row["to"]):
            row["from"], row["to"] = row["to"], row["from"]
    describe(m, row)
    return row


def describe(m: Maker, row: Row) -> None:
    """What is done, where, and for how much."""
    m.maybe(row, "level", 0.85, m.pick(LEVELS))
    m.maybe(row, "place", 0.8, m.pick(PLACES))
    m.maybe(row, "monthly_income", 0.9, m.pick(PAYS))
    m.maybe(row, "currency", 0.85, "HKD" if m.odds(0.93) else "USD")
    m.maybe(row, "commission_only", 0.2, m.odds(0.7))
    m.maybe(row, "employer", 0.5, "Harbour Analytics Ltd")
    m.maybe(row, "sector", 0.6, m.pick(SECTORS))
    if row["kind"] == "business":
        m.maybe(row, "staff", 0.9, m.pick([0, 1, 3, 3]))
        m.maybe(row, "office", 0.9, m.odds(0.9))
        m.maybe(row, "turnover", 0.9, m.pick([0, 1, 900_000, 900_000]))
        m.maybe(row, "tax_paid", 0.9, m.odds(0.9))


def works(m: Maker) -> list[Row]:
    if m.odds(0.08):
        return ended(m) + ([lasting(m, plus(m.landed, 200))] if m.odds(0.1) else [])
    rows = [work(m) for _ in range(m.weighed({0: 12, 1: 33, 2: 30, 3: 17, 4: 8}))]
    if m.odds(0.35):
        start = plus(m.landed, m.pick([0, 29, 30, 31, 32]))
        rows.append(lasting(m, min(start, m.as_of)))
    if m.odds(0.12):
        rows += in_a_row(m)
    if m.odds(0.07):
        rows.append(nothing(m))
    if m.odds(0.04):
        for row in rows:
            if "monthly_income" in row:
                row["monthly_income"] = 0
    return rows


def lasting(m: Maker, since: object) -> Row:
    row = work(m)
    row.pop("to", None)
    row["from"] = since
    return row


def in_a_row(m: Maker) -> list[Row]:
    """Jobs of one kind that follow each other, with a day between them at times."""
    turn = m.back(0, 30, 180, 200)
    first: Row = {"kind": "employment", "to": plus(turn, -m.pick([1, 1, 2]))}
    m.maybe(first, "from", 0.7, plus(turn, -m.rng.randint(3, 700)))
    second: Row = {"kind": "employment", "from": turn}
    pays = m.pick([(0, 0), (9_000, 0), (30_000, 29_999), (30_000, 24_000)])
    if m.odds(0.4):
        pays = (30_000, m.pick([24_001, 24_000]))
    for row, pay in zip((first, second), pays, strict=True):
        row |= {"level": "other" if m.odds(0.8) else "senior", "currency": "HKD"}
        row["monthly_income"] = pay
    return [first, second]


def ended(m: Maker) -> list[Row]:
    """One work, over for about a month; at times it lasted a day."""
    until = m.back(29, 30, 31, 32, 90)
    since = until if m.odds(0.3) else plus(m.landed, -5)
    rows: list[Row] = [{"kind": "employment", "from": min(since, until), "to": until}]
    if m.odds(0.15):
        rows.append({"kind": "business", "from": m.as_of, "to": plus(m.as_of, -2)})
    return rows


def incomes(m: Maker) -> list[Row]:
    rows = list[Row]()
    first = m.as_of.year - 4
    for year in range(first, first + 6):
        while m.odds(0.4):
            pay = m.pick([2_000_000, 2_000_000, 1_999_999, 2_100_000, 500_000])
            name = f"{year}/{(year + 1) % 100:02d}"
            rows.append({"year": name, "assessable": pay})
    return rows


def evidence(m: Maker) -> list[Row]:
    """Every paper, fresh, but for a few; or only some of them."""
    share = m.pick([1.0, 1.0, 1.0, 0.3])
    rows: list[Row] = []
    for kind in paper_kinds():
        if m.odds(share):
            fresh = min(m.as_of, add_months(m.target, -1))
            rows.append({"kind": kind, "dated": fresh})
    if m.odds(0.15):
        rows = [row for row in rows if row["kind"] not in HEARSAY]
    for row in m.rng.sample(rows, min(len(rows), m.weighed({0: 2, 1: 6, 2: 2}))):
        alter(m, row, rows)
    return rows


def alter(m: Maker, row: Row, rows: list[Row]) -> None:
    """Missing, without a day, or close to the day on which it grows stale."""
    choice = m.rng.random()
    if choice < 0.3:
        rows.remove(row)
    elif choice < 0.4:
        del row["dated"]
    else:
        months = STALE_AFTER.get(row["kind"], 3) if m.odds(0.8) else 15
        row["dated"] = m.near(add_months(m.target, -months), 2)
        if m.odds(0.15):
            row["dated"] = m.near(m.as_of, 1)
    if m.odds(0.1):
        rows.append({"kind": row["kind"], "dated": m.day()})


def requests(m: Maker) -> list[Row]:
    rows = list[Row]()
    while m.odds(0.14):
        asked = m.near(plus(m.as_of, -m.pick([14, 13, 20, 0])), 5)
        row: Row = {"asked_on": asked}
        m.maybe(row, "answer_by", 0.6, m.near(m.as_of, 6))
        m.maybe(row, "answered_on", 0.35, max(asked, m.near(m.as_of, 6)))
        rows.append(row)
    return rows

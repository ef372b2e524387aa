"""Invented spouses and children."""

from __future__ import annotations

from datetime import date

from .days import Row, add_months, last_working, plus
from .maker import Maker
from .people_trips import trips

WAYS_OUT = {
    "own-permission": 22,
    "divorce": 25,
    "death": 10,
    "grown-up": 18,
    "left-hong-kong": 25,
}


def expiry(m: Maker) -> date:
    """A passport that ends close to what is asked of it."""
    day = m.pick([m.limit, m.as_of, m.opens])
    months = m.pick([0, 1, 1, 3, 3, 13, 24, 25, 36, 37, 60, 61, 73, 110])
    return m.near(add_months(day, months), 3)


def born(m: Maker, relation: str) -> date:
    if relation == "spouse" and m.odds(0.85):
        return date(1985, 2, 28)
    choice = m.rng.random()
    if choice < 0.55:
        turns = [m.limit, last_working(m.limit), m.as_of, m.opens]
        return add_months(m.near(m.pick(turns), 6), -216)
    if choice < 0.75:
        return min(m.near(m.landed, 2), m.as_of)
    return date(2008, 2, 29) if m.odds(0.5) else date(2012, 6, 1)


def limit_of_stay(m: Maker) -> date:
    choice = m.rng.random()
    if choice < 0.45:
        return m.limit
    if choice < 0.65:
        return m.near(m.limit)
    if choice < 0.9:
        return m.near(plus(m.as_of, m.pick([0, -1, 7, 14, 28, 42, 60, 91])))
    following = add_months(m.limit, m.pick([24, 36, 36, 60]))
    days = [plus(following, -m.pick([179, 180, 181])), plus(m.limit, -400)]
    return m.pick([*days, plus(following, m.pick([-1, 0, 1]))])


def leave(m: Maker, row: Row, ends: list[date]) -> None:
    """Today, or close to a limit that ran once."""
    days = [m.as_of, m.as_of, m.limit, m.landed, m.pick(ends or [m.limit])]
    row["left_on"] = m.near(m.pick(days))
    row["left_for"] = m.weighed(WAYS_OUT)


def dependant(m: Maker, name: str, ends: list[date], alone: bool) -> Row:
    """`alone`: the holder left Hong Kong; then others leave more often, too."""
    row: Row = {"name": name, "relation": m.pick(["spouse", "child", "child"])}
    m.maybe(row, "born_on", 0.85, born(m, row["relation"]))
    m.maybe(row, "citizenship", 0.7, m.pick(["chinese", "other", "unknown"]))
    landed = m.near(m.landed, 30)
    if m.odds(0.3):
        landed = m.near(add_months(m.as_of, -84), 40)
    m.maybe(row, "landed_on", 0.75, min(landed, m.as_of))
    m.maybe(row, "passport_expires_on", 0.6, expiry(m))
    m.maybe(row, "limit_of_stay", 0.6, limit_of_stay(m))
    if m.odds(0.12):
        first = row.get("landed_on", m.landed)
        row["residence_since"] = min(m.near(add_months(m.as_of, -84), 40), first)
    m.maybe(row, "abode", 0.08, "not-wanted")
    if row["relation"] == "child":
        m.maybe(row, "born_in", 0.35, m.pick(["hong-kong", "elsewhere"]))
    m.maybe(row, "status", 0.12, m.pick(["dependant", "dependant", "permanent"]))
    if m.odds(0.45 if alone else 0.2):
        leave(m, row, ends)
    if m.odds(0.35):
        row["trip"] = own_trips(m, row)
    return row


def own_trips(m: Maker, row: Row) -> list[Row]:
    """Round their own landing and limit, where those are known."""
    landed, limit = m.landed, m.limit
    m.landed = row.get("landed_on", landed)
    m.limit = row.get("limit_of_stay", limit)
    rows = trips(m) or [{"out": plus(m.landed, 3), "back": plus(m.landed, 9)}]
    m.landed, m.limit = landed, limit
    return rows

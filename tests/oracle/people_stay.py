"""Invented grants, landings, filings and leavings."""

from __future__ import annotations

from datetime import date

from .days import Row, add_months, plus, window_opens
from .maker import Maker
from .pattern import FIRST_LENGTHS, TOP_TIER

OUTCOMES = {"pending": 50, "granted": 15, "refused": 22, "withdrawn": 13}
SCHEMES = ["employment", "employment", "dependant", "student", "other-scheme"]
TURNS = [date(2015, 5, 4), date(2022, 12, 28)]


def grants(m: Maker) -> list[Row]:
    """Along the pattern, at times shorter, longer, or only the latest one."""
    r, rows, end = m.rng, list[Row](), m.landed
    if m.odds(0.1):
        return rows
    for months in m.months:
        if m.odds(0.12):
            months = m.pick([6, 12, 24])
        elif m.odds(0.1):
            months = TOP_TIER.get(m.pattern, 24)
        end = add_months(end, months)
        if m.odds(0.15):
            end = plus(end, m.pick([-31, -30, -4, -3, 3, 4, 30, 31, 60]))
        rows.append({"until": end})
        if end >= plus(m.limit, -5):
            break
    if m.odds(0.45):
        rows[-1]["until"] = max(m.limit, m.landed)
    if m.odds(0.06):
        rows.append({"until": plus(end, m.pick([-200, -1, 400]))})
    if m.odds(0.2):
        rows = rows[-1:]
    if m.odds(0.08):
        months = m.pick(FIRST_LENGTHS)
        rows = [{"until": plus(add_months(m.landed, months), r.randint(-4, 4))}]
    dress(m, rows)
    if m.odds(0.92):
        m.limit = max(row["until"] for row in rows)
    if m.odds(0.1):
        r.shuffle(rows)
    return rows


def dress(m: Maker, rows: list[Row]) -> None:
    """Days of grant, what was read on the e-Visa, steps that somebody typed."""
    used: set[date] = set()
    dated = m.pick([0.0, 1.0, 0.8])
    for i, row in enumerate(rows):
        on = plus(rows[i - 1]["until"] if i else m.landed, -m.rng.randint(0, 20))
        on = min(on, m.as_of, row["until"])
        if m.odds(0.06):
            on = m.near(m.as_of)
        while on in used:
            on = plus(on, 1)
        used.add(on)
        m.maybe(row, "granted_on", dated, on)
        m.maybe(row, "confirmed", 0.88, m.odds(0.88))
        if m.odds(0.06):
            row["step"] = m.rng.randint(0, len(m.months))


def lose_landing(m: Maker, out: Row, rows: list[Row]) -> None:
    """An office often has a name and an expiry date alone."""
    del out["landed_on"]
    if m.odds(0.4):
        out.pop("applied_on", None)
    if m.odds(0.4):
        rows[:] = rows[-1:]
    if rows and m.odds(0.5):
        m.pick(rows)["step"] = m.rng.randint(0, len(m.months))


def use_up(m: Maker) -> list[Row]:
    """Short grants, as many as the pattern has: nothing is forecast after them."""
    rows, end = list[Row](), m.landed
    for _ in m.months:
        end = add_months(end, m.pick([6, 9, 12]))
        rows.append({"until": end, "confirmed": m.odds(0.9)})
    rows[-1]["until"] = max(m.limit, plus(m.landed, 30))
    m.limit = rows[-1]["until"]
    return sorted(rows, key=lambda row: row["until"])


def leave(m: Maker, out: Row, rows: list[Row]) -> None:
    """Left the scheme or Hong Kong, with the limit on the new permission."""
    ends = [row["until"] for row in rows] or [m.limit]
    granted = [row["granted_on"] for row in rows if "granted_on" in row] or ends
    day = m.pick([m.as_of, m.as_of, m.pick(ends), m.pick(granted), m.landed])
    out["left_on"] = m.near(day)
    out["left_for"] = "left-hong-kong" if m.odds(0.45) else m.pick(SCHEMES)
    if m.odds(0.4):
        until = plus(max(*ends, m.as_of), m.pick([-20, 10, 28, 91, 400]))
        row: Row = {"until": until, "confirmed": m.odds(0.8)}
        m.maybe(row, "granted_on", 0.6, m.near(out["left_on"], 2))
        rows.append(row)
        m.limit = until


def for_whom(m: Maker) -> list[str]:
    everyone = ["holder", *m.names]
    return m.rng.sample(everyone, m.rng.randint(1, len(everyone)))


def outcome(m: Maker, row: Row) -> Row:
    row["outcome"] = m.weighed(OUTCOMES)
    if row["outcome"] != "pending" and m.odds(0.75):
        days = [m.as_of, plus(row["filed_on"], 20), m.back(59, 60, 61)]
        day = m.near(m.pick(days), 3)
        if day > m.as_of and m.odds(0.8):
            day = m.as_of
        row["decided_on"] = max(row["filed_on"], day)
    elif row["outcome"] == "pending" and m.odds(0.3):
        del row["outcome"]
    return row


def extension(m: Maker, limit: date) -> Row:
    """Mostly within the window of that limit, else close to it."""
    opens = window_opens(limit)
    on = m.near(m.pick([opens, limit, plus(limit, -28), m.back(34, 35, 36)]), 3)
    if m.odds(0.7):
        on = plus(opens, m.rng.randint(0, (limit - opens).days))
    if m.odds(0.05):
        on = m.near(m.pick([date(2025, 2, 26), date(limit.year, 4, 1)]), 2)
    if on > m.as_of and m.odds(0.93):
        on = plus(m.as_of, -m.rng.randint(0, 40))
    row = outcome(m, {"kind": "extension", "filed_on": on})
    m.maybe(row, "for", 0.3, for_whom(m))
    return row


def right_of_abode(m: Maker) -> Row:
    on = m.pick([m.back(41, 42, 43, 100, 200), m.near(add_months(m.landed, 84), 60)])
    row = outcome(m, {"kind": "right-of-abode", "filed_on": min(on, m.as_of)})
    if row.get("outcome") == "granted" and m.odds(0.5):
        row["outcome"] = "refused"
    m.maybe(row, "for", 0.45, for_whom(m))
    return row


def filings(m: Maker, ends: list[date], dependants: list[Row]) -> list[Row]:
    """For the limit that runs, for one of the family, for the right of abode."""
    rows = list[Row]()
    limits = [d["limit_of_stay"] for d in dependants if "limit_of_stay" in d]
    gone = [d["name"] for d in dependants if "left_on" in d]
    if gone and m.odds(0.3):
        limit = m.pick([m.limit, *ends])
        rows.append(extension(m, limit) | {"for": [m.pick(gone)]})
    for _ in range(m.weighed({0: 42, 1: 34, 2: 16, 3: 8})):
        limit = m.pick(limits) if limits and m.odds(0.3) else m.limit
        rows.append(extension(m, limit))
    old = m.landed < plus(m.as_of, -2400)
    while m.odds(0.35 if old else 0.07):
        rows.append(right_of_abode(m))
    if rows and m.odds(0.12):
        again = outcome(m, {"kind": rows[0]["kind"], "filed_on": rows[0]["filed_on"]})
        rows.append(again)
    m.rng.shuffle(rows)
    return rows


def applied(m: Maker) -> date:
    day = plus(m.landed, -m.rng.randint(120, 480))
    if m.odds(0.25):
        day = m.near(m.pick(TURNS), 2)
    elif m.odds(0.4) and m.pattern == "3+3+2":
        day = max(day, TURNS[1])
    return day if m.odds(0.1) else min(day, m.landed)

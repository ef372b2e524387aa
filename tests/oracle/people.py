"""Invented holders whose dates lie close to the boundaries."""

from __future__ import annotations

import random
from datetime import date
from typing import Any

from . import people_stay as stay
from . import people_work as work
from .days import Row, add_months, plus
from .maker import Maker
from .pattern import MONTHS
from .people_family import dependant, expiry
from .people_slips import contradict, reviews
from .people_trips import trips

NAMES = ["LEE Ming", "LEE Wai", "O'BRIEN Siobhán", "李 嘉欣", "holder-2", "Ada"]
FAMILIES = ["spouse", "spouse and 2 children", "1 child", "none", " No ", "0", "無"]
TODAY = date(2026, 11, 22)
TURNS = [date(2026, 3, 1), date(2026, 3, 1), date(2025, 2, 26), date(2026, 4, 1)]
STATUS = {"active": 80, "permanent": 6, "closed": 3, "": 11}


def facts(m: Maker, number: int) -> Row:
    """What a holder has but once."""
    out: Row = {
        "case": f"Z-{number:05d}",
        "name": f"HOLDER {number}",
        "citizenship": m.weighed({"chinese": 35, "other": 60, "unknown": 5}),
        "route": "apt" if (m.pattern == "8") ^ m.odds(0.04) else "gpt",
    }
    m.maybe(out, "applied_on", 0.75, stay.applied(m))
    approved = plus(m.landed, -m.rng.randint(0, 90))
    approved = max(approved, min(m.landed, out.get("applied_on", approved)))
    m.maybe(out, "approved_on", 0.6, approved)
    m.maybe(out, "pattern", 0.12, m.pick([m.pattern, *MONTHS]))
    status = m.weighed(STATUS)
    if status:
        out["status"] = status
    if status == "closed":
        out["closed_on"] = plus(m.as_of, -m.rng.randint(0, 400))
    m.maybe(out, "family", 0.2, m.pick(FAMILIES))
    m.maybe(out, "adviser", 0.5, m.pick(["mw", "jt"]))
    m.maybe(out, "tags", 0.1, ["bank"])
    m.maybe(out, "born_on", 0.5, date(1985, 2, 28))
    m.maybe(out, "claimed_sector", 0.35, m.pick(work.SECTORS))
    old = m.landed < plus(m.as_of, -2300)
    m.maybe(out, "abode", 0.2 if old else 0.05, "not-wanted")
    return out


def arrive(m: Maker, out: Row) -> None:
    out["landed_on"] = m.landed
    if m.odds(0.12):
        since = plus(m.landed, -m.rng.randint(1, 1500))
        if m.odds(0.5):
            since = min(m.near(add_months(m.as_of, -84), 40), m.landed)
        out["residence_since"] = since


def wait(m: Maker, out: Row) -> None:
    """Not landed: applied, or approved about three months ago."""
    approved = m.near(add_months(m.as_of, -m.pick([3, 2, 0])), 6)
    out.pop("approved_on", None)
    m.maybe(out, "approved_on", 0.8, approved)
    m.maybe(out, "entry_by", 0.5, m.near(plus(m.as_of, m.pick([0, 0, 30]))))
    m.maybe(out, "landed_on", 0.35, plus(m.as_of, m.rng.randint(1, 60)))
    if "landed_on" in out and m.odds(0.5):
        m.landed = out["landed_on"]


def gaps(m: Maker) -> list[Row]:
    rows = list[Row]()
    while m.odds(0.1):
        days = [m.landed, add_months(m.as_of, -6), m.as_of, add_months(m.landed, 84)]
        gap: Row = {"ended": m.near(m.pick(days))}
        m.maybe(gap, "resumed", 0.7, plus(gap["ended"], m.pick([1, 20, 41, 200])))
        if m.odds(0.15):
            gap["resumed"] = max(m.near(m.as_of, 1), gap["ended"])
        rows.append(gap)
    return rows


def excluded(m: Maker) -> list[Row]:
    rows = list[Row]()
    while m.odds(0.08):
        began = m.near(m.pick([plus(m.landed, 300), m.landed, m.as_of]))
        time: Row = {"from": began}
        m.maybe(time, "to", 0.75, plus(began, m.pick([0, 5, 90])))
        rows.append(time)
    return rows


def somebody(number: int) -> tuple[dict[str, Any], date]:
    """A person of that number, and the day to ask on."""
    rng = random.Random(number)
    turn = rng.choice(TURNS)
    days = [TODAY, TODAY, plus(TODAY, rng.randint(-1500, 1500))]
    as_of = rng.choice([*days, plus(turn, rng.choice([-1, 0, rng.randint(-12, 12)]))])
    return holder(rng, number, as_of), as_of


def holder(rng: random.Random, number: int, as_of: date) -> dict[str, Any]:
    m = Maker(rng, as_of)
    m.set_stay()
    out = facts(m, number)
    waiting = m.odds(0.07)
    rows: list[Row] = []
    if waiting:
        wait(m, out)
    else:
        arrive(m, out)
    if not waiting or "landed_on" in out:
        rows = stay.use_up(m) if m.odds(0.07) else stay.grants(m)
    if m.odds(0.1):
        stay.leave(m, out, rows)
    if not waiting and m.odds(0.08):
        stay.lose_landing(m, out, rows)
    out |= tables(m, rows, out.get("left_for") == "left-hong-kong")
    if m.odds(0.12):
        contradict(m, out)
    if m.odds(0.12):
        out["review"] = reviews(m, out)
    return out


def tables(m: Maker, grants: list[Row], alone: bool) -> dict[str, list[Row]]:
    """The rows, drawn round the stay; empty tables are left out."""
    m.names = m.rng.sample(NAMES, m.weighed({0: 45, 1: 25, 2: 18, 4: 12}))
    ends = [row["until"] for row in grants]
    family = [dependant(m, name, ends, alone) for name in m.names]
    rows: dict[str, list[Row]] = {
        "grant": grants,
        "filing": stay.filings(m, ends, family),
        "work": work.works(m),
        "income": work.incomes(m) if m.odds(0.5) else [],
        "passport": [{"expires_on": expiry(m)} for _ in range(m.rng.randint(0, 2))],
        "trip": trips(m),
        "gap": gaps(m),
        "excluded": excluded(m),
        "request": work.requests(m),
        "evidence": work.evidence(m) if m.odds(0.65) else [],
        "unread": [],
        "dependant": family,
        "note": [],
    }
    if m.odds(0.06):
        unread = {"column": "Visa expiry", "text": "tbc", "on": m.near(m.as_of)}
        rows["unread"].append(unread)
    if m.odds(0.1):
        rows["note"].append({"on": m.as_of, "by": "mw", "text": "Asked."})
    return {key: value for key, value in rows.items() if value}

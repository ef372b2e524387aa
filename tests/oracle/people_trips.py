"""Invented trips: long, short, overlapping, unended, planned and in runs."""

from __future__ import annotations

from datetime import date

from .days import Row, add_months, plus
from .maker import Maker


def run(m: Maker, out: date) -> list[Row]:
    """Short returns in a row, at times over six months."""
    rows: list[Row] = []
    shapes = [(5, 2), (4, 3), (20, 10), (3, 4), (30, 5), (80, 5), (92, 6)]
    nights, home = m.pick(shapes)
    for _ in range(m.rng.randint(2, 50)):
        back = plus(out, max(1, nights + m.rng.randint(-1, 1)))
        if back > m.as_of:
            if m.odds(0.5):
                rows.append({"out": out})
            break
        rows.append({"out": out, "back": back})
        out = plus(back, max(0, home + m.rng.randint(-1, 1)))
    rows = [t for t in rows if t["out"] <= m.as_of]
    if rows and "back" in rows[-1] and m.odds(0.2):
        return moved(rows, (m.landed - rows[-1]["back"]).days + m.rng.randint(-1, 1))
    return rows


def moved(rows: list[Row], days: int) -> list[Row]:
    return [{key: plus(day, days) for key, day in row.items()} for row in rows]


def commuting(m: Maker) -> list[Row]:
    """Four nights of seven elsewhere, from one Monday on."""
    first = plus(m.as_of, -7 * m.rng.randint(20, 110))
    first = plus(max(first, m.landed), -max(first, m.landed).weekday())
    weeks = range(0, (m.as_of - first).days - 4, 7)
    return [{"out": plus(first, n), "back": plus(first, n + 4)} for n in weeks]


def elsewhere(m: Maker) -> list[Row]:
    """About half of the current stay is spent away, to the day."""
    end = min(m.as_of, m.limit)
    lasted = m.pick([89, 90, 91, 100, 200])
    away = lasted // 2 + m.rng.randint(-1, 3)
    back = plus(end, -m.rng.randint(0, 5))
    return [{"out": plus(back, -away), "back": back}]


def half_the_nights(m: Maker) -> list[Row]:
    """Close to 182 nights in short trips, mostly within one residence year."""
    nights = m.pick([1, 2, 3, 10])
    total = m.rng.randint(181, 185)
    out = m.near(m.pick([m.landed, plus(m.as_of, -364)]), 3)
    rows = []
    while total > 0 and out < m.as_of:
        rows.append({"out": out, "back": plus(out, min(nights, total))})
        total -= nights
        out = plus(out, nights + (1 if nights < 3 else 5))
    return rows


def one(m: Maker) -> Row:
    seven = add_months(m.landed, 84)
    places = [m.landed, seven, add_months(m.as_of, -6), plus(m.as_of, -180), m.as_of]
    if m.odds(0.5):
        out = m.near(m.pick(places), 8)
    else:
        out = plus(m.landed, m.rng.randint(-200, max(1, (m.as_of - m.landed).days)))
    choice = m.rng.random()
    if choice < 0.3:
        back = plus(add_months(out, 6), m.rng.randint(-3, 2))
    elif choice < 0.45:
        back = plus(out, m.pick([179, 180, 181, 182, 183, 184]))
    elif choice < 0.55:
        back = plus(out, m.pick([0, 1, 365, 500]))
    elif choice < 0.65:
        back = plus(m.limit, m.rng.randint(-12, 3))
    else:
        back = plus(out, m.rng.randint(1, 60))
    row: Row = {"out": out, "back": max(out, back)}
    m.maybe(row, "reason", 0.05, "family")
    return row


def round_the_limit(m: Maker) -> Row:
    """Over the limit, close to it, or within the days left for the filing."""
    out = plus(m.limit, -m.pick([0, 1, 2, 5, 7, 8, 20, 35, 42, 50]))
    out = m.near(out, 2)
    row: Row = {"out": out}
    length = m.pick([1, 2, 5, 30, 34, 35, 36, 40, 55])
    m.maybe(row, "back", 0.75, plus(out, length))
    m.maybe(row, "planned", 0.5, out > m.as_of)
    return row


def six_months_off(m: Maker) -> Row:
    """Still away, six months just reached, close, or far."""
    out = m.near(add_months(m.as_of, -m.pick([0, 1, 5, 5, 6, 6])), 3)
    row: Row = {"out": min(out, m.as_of)}
    m.maybe(row, "back", 0.25, plus(m.as_of, m.pick([0, 1, 5, 40])))
    return row


def trips(m: Maker) -> list[Row]:
    rows: list[Row] = []
    for _ in range(m.weighed({0: 35, 1: 25, 2: 20, 3: 12, 6: 8})):
        row = one(m)
        if row["out"] > m.as_of:
            row["planned"] = m.odds(0.85)
        rows.append(row)
        if m.odds(0.15):
            again = plus(row["back"], m.pick([-5, -1, 0, 1, 4, 5, 6, 7]))
            rows.append({"out": again, "back": plus(again, m.rng.randint(1, 120))})
    if m.odds(0.1):
        rows += run(m, plus(m.landed, m.rng.randint(-60, 900)))
    if m.odds(0.04):
        rows += commuting(m)
    if m.odds(0.04):
        rows += half_the_nights(m)
    if m.odds(0.06):
        rows += elsewhere(m)
    if m.odds(0.1):
        rows.append(six_months_off(m))
    if abs((m.limit - m.as_of).days) < 120 and m.odds(0.35):
        rows.append(round_the_limit(m))
    m.rng.shuffle(rows)
    return lone_open_end(m, rows)


def lone_open_end(m: Maker, rows: list[Row]) -> list[Row]:
    """A second trip without a return contradicts the first; that is rare."""
    unended = [row for row in rows if "back" not in row]
    for row in unended[1:]:
        if m.odds(0.9):
            row["back"] = plus(row["out"], 9)
    return rows

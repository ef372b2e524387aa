"""Random trips: long, short, overlapping, unended, planned and in runs."""

from __future__ import annotations

import random
from datetime import date

from .days import Row, add_months, plus


def run(rng: random.Random, out: date, as_of: date) -> list[Row]:
    """Short returns in a row, at times over six months."""
    rows: list[Row] = []
    nights, home = rng.choice([(5, 2), (20, 10), (3, 4), (30, 5), (80, 5), (92, 6)])
    for _ in range(rng.randint(2, 40)):
        back = plus(out, max(1, nights + rng.randint(-1, 1)))
        if back > as_of:
            break
        rows.append({"out": out, "back": back})
        out = plus(back, max(0, home + rng.randint(-1, 1)))
    return rows


def one(rng: random.Random, landed: date, as_of: date, limit: date) -> Row:
    seven = add_months(landed, 84)
    places = [landed, seven, add_months(as_of, -6), plus(as_of, -180), as_of]
    if rng.random() < 0.5:
        out = plus(rng.choice(places), rng.randint(-8, 8))
    else:
        out = plus(landed, rng.randint(-200, max(1, (as_of - landed).days)))
    choice = rng.random()
    if choice < 0.3:
        back = plus(add_months(out, 6), rng.randint(-3, 2))
    elif choice < 0.45:
        back = plus(out, rng.choice([179, 180, 181, 182, 183]))
    elif choice < 0.55:
        back = plus(out, rng.choice([0, 1, 365, 500]))
    elif choice < 0.65:
        back = plus(limit, rng.randint(-12, 3))
    elif choice < 0.67:
        back = plus(out, -rng.randint(1, 20))
    else:
        back = plus(out, rng.randint(1, 60))
    row: Row = {"out": out, "back": back}
    if choice > 0.96:
        del row["back"]
    if "back" in row and back < out and choice >= 0.67:
        row["back"] = plus(out, 3)
    if rng.random() < 0.05:
        row["reason"] = "family"
    return row


def trips(rng: random.Random, landed: date, as_of: date, limit: date) -> list[Row]:
    rows: list[Row] = []
    count = rng.choices([0, 1, 2, 3, 6], [30, 25, 20, 15, 10])[0]
    for _ in range(count):
        row = one(rng, landed, as_of, limit)
        if row["out"] > as_of:
            row["planned"] = rng.random() < 0.85
            row.setdefault("back", plus(row["out"], 30))
        rows.append(row)
        if "back" in row and rng.random() < 0.15:
            again = plus(row["back"], rng.choice([-5, -1, 0, 1, 4, 5, 6, 7]))
            rows.append({"out": again, "back": plus(again, rng.randint(1, 120))})
    if rng.random() < 0.12:
        start = plus(landed, rng.randint(-60, 900))
        rows += run(rng, start, as_of)
    if rng.random() < 0.06:
        months = rng.choice([0, 1, 5, 6])
        rows.append({"out": plus(add_months(as_of, -months), rng.randint(-2, 2))})
    if limit > as_of and rng.random() < 0.15:
        out = plus(limit, -rng.randint(5, 50))
        back = plus(out, rng.randint(2, 55))
        row = {"out": out, "back": back}
        if out > as_of:
            row["planned"] = True
        rows.append(row)
    rng.shuffle(rows)
    return rows

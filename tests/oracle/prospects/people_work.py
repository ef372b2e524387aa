"""Invents the works of a prospect, close to the months that a criterion needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.oracle.days import Row, add_months, plus

if TYPE_CHECKING:
    from .people import Chance

KINDS = ("employment", "employment", "employment", "business", "self-employment")
LEVELS = ("graduate", "graduate", "specialist", "senior", "senior", "other")
FIELDS = ("innovation-technology", "finance", "international-trade", "other")


def works(c: Chance) -> list[Row]:
    """Works one after the other up to about the filing day, some side by side."""
    rows: list[Row] = []
    end = c.near(add_months(c.e, c.pick(0, 0, 0, 12, 40)))
    for number in c.many(5):
        length = c.pick(3, 9, 21, 24, 27, 33, 36, 39, 57, 60, 63, 117, 120)
        begin = c.near(add_months(end, -length))
        row: Row = {"kind": c.pick(*KINDS, "none")}
        c.maybe(row, 0.93, **{"from": begin})
        if number or c.odds(0.4):
            row["to"] = end if c.odds(0.97) else plus(begin, -30)
        c.maybe(row, 0.93, level=c.pick(*LEVELS))
        c.maybe(row, 0.85, field=c.pick(*FIELDS))
        c.flag(row, "full_time", true=0.9, known=0.4)
        c.flag(row, "reputable", "international", "permit", "second_proof")
        c.maybe(row, 0.7, reputable_proof="a ranking")
        row["letter"] = [letter(c) for _ in c.many(2)]
        rows.append(row)
        end = c.pick(begin, plus(begin, -1), plus(begin, -2), plus(begin, 60))
        end = c.near(end, c.pick(0, 0, 45))
    c.rng.shuffle(rows)
    return rows


def letter(c: Chance) -> Row:
    row: Row = {}
    c.maybe(row, 0.8, dated=c.near(c.as_of, c.pick(1, 90)))
    return row

"""Invents what the office and the Department wrote to each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.oracle.days import Row, plus

if TYPE_CHECKING:
    from .people import Chance

STEPS = (
    "acknowledged_on",
    "pooled_on",
    "selected_on",
    "consent_sent_on",
    "principle_on",
    "interview_on",
)
ENDS = ("paid_on", "evisa_on", "endorsed_on", "landed_on", "identity_card_on")


def applications(c: Chance) -> Row:
    if c.odds(0.55):
        return {}
    rows = [application(c) for _ in range(c.pick(1, 1, 1, 2, 3))]
    return {"application": rows, "request": [request(c) for _ in c.many(2)]}


def application(c: Chance) -> Row:
    day = plus(c.as_of, -c.pick(-1, 0, 1, 60, 180, 182, 270, 400, 757, 1200, 4000))
    row: Row = {"submitted_on": day}
    outcomes = ("pending", "pending", "approved", "approved", "refused", "withdrawn")
    c.maybe(row, 0.85, outcome=c.pick(*outcomes))
    for key in STEPS:
        day = plus(day, c.pick(1, 20, 60))
        c.maybe(row, 0.35, **{key: day})
    c.maybe(row, 0.25, consent_by=c.near(plus(c.as_of, c.pick(0, 30, 60))))
    if row.get("outcome", "pending") == "pending":
        return row
    day = plus(c.as_of, -c.pick(-1, 0, 1, 30, 90))
    c.maybe(row, 0.85, decided_on=day)
    c.maybe(row, 0.5, pay_by=c.near(plus(c.as_of, c.pick(0, 7, 30))))
    c.maybe(row, 0.4, entry_by=c.near(plus(c.as_of, c.pick(0, 30, 80))))
    for key in ENDS:
        day = plus(day, c.pick(0, 1, 10))
        c.maybe(row, 0.45, **{key: day})
    return row


def request(c: Chance) -> Row:
    day = plus(c.as_of, -c.pick(-1, 0, 5, 13, 14, 15, 40))
    row: Row = {"asked_on": day}
    c.maybe(row, 0.5, answer_by=plus(day, c.pick(7, 14, 28)))
    c.maybe(row, 0.4, answered_on=c.near(c.as_of, 2))
    return row

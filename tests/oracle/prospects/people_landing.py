"""Invents what a holder takes over from a prospect, and the landing itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.oracle.days import Row, add_months, plus

if TYPE_CHECKING:
    from .people import Chance

REASONS = ("prerequisites", "threshold", "panel", "documents", "not-given")


def carried(c: Chance, row: Row) -> None:
    """Adds what is typed once, before the landing."""
    c.maybe(row, 0.3, name_zh="陳大文", adviser="mw", family="a spouse", tags=["bank"])
    c.maybe(row, 0.3, plan_sector="finance", hong_kong_since=c.back(12, 40))
    ends = plus(c.as_of, c.pick(-30, 10, 900))
    row["passport"] = [{"expires_on": ends, "country": "GB"} for _ in c.many(2)]
    for each in row["dependant"]:
        c.maybe(each, 0.3, citizenship="other", passport_expires_on=ends)
    for each in row["work"]:
        of_work(c, each)
    for each in row.get("application", []):
        c.maybe(each, 0.4, limit_of_stay=add_months(c.as_of, c.pick(-1, 0, 30)))
        if each.get("outcome") == "refused":
            c.maybe(each, 0.7, reason=c.pick(*REASONS))


def on_record(c: Chance, holder: Row) -> Row:
    """The holder of a landing as the office may have had them before it."""
    needed = ("case", "name", "citizenship", "route")
    row = {key: value for key, value in holder.items() if key in needed or c.odds(0.5)}
    if c.odds(0.8):
        row = {k: v for k, v in row.items() if k not in ("landed_on", "grant")}
    c.maybe(row, 0.5, applied_on=c.near(c.as_of, 400), family="his wife", tags=["x"])
    c.maybe(row, 0.2, adviser="jt", request=[{"asked_on": c.as_of}])
    c.maybe(row, 0.2, note=[{"on": c.as_of, "text": "called"}])
    c.maybe(row, 0.2, review=[{"on": c.as_of, "outcome": "reviewed"}])
    c.maybe(row, 0.1, unread=[{"column": "LOS", "text": "soon"}], work=[])
    if c.odds(0.3):
        c.maybe(row, 0.3, pattern="2+3+3", abode="not-wanted")
        c.maybe(row, 0.3, filing=[{"kind": "extension", "filed_on": c.as_of}])
        c.maybe(row, 0.3, income=[{"year": "2025/26", "assessable": 0}], trip=[])
        c.maybe(row, 0.3, gap=[{"ended": c.as_of}], excluded=[{"from": c.as_of}])
    row["dependant"] = [dict(each) for each in row.get("dependant", [])]
    for each in row["dependant"]:
        c.maybe(each, 0.1, limit_of_stay=c.as_of, born_in="elsewhere", trip=[])
        c.maybe(each, 0.2, status=c.pick("dependant", "dependant", "permanent"))
    return row


def of_work(c: Chance, row: Row) -> None:
    c.maybe(row, 0.4, sector=c.pick("finance", "trade"), title="Head")
    c.maybe(row, 0.3, place=c.pick("mainland", "overseas"), country="GB")
    c.maybe(row, 0.3, monthly_income=c.pick(0, 90_000), currency="HKD")
    c.maybe(row, 0.2, cv_title="Chief", reason="asked")


def landed(c: Chance, row: Row) -> Row:
    """The same person with a landing, at times to come, on an approved application."""
    approved: Row = {
        "submitted_on": c.near(add_months(c.as_of, -8)),
        "outcome": "approved",
        "landed_on": c.near(plus(c.as_of, -c.pick(0, 5, 400))),
    }
    c.maybe(approved, 0.8, decided_on=c.near(plus(c.as_of, -c.pick(1, 60))))
    c.maybe(approved, 0.5, entry_by=plus(c.as_of, c.pick(-3, 30)))
    c.maybe(approved, 0.6, limit_of_stay=add_months(c.as_of, c.pick(0, 36)))
    for each in row["work"]:
        if c.odds(0.3):
            each["from"] = c.near(approved["landed_on"], 1)
        if "to" in each and c.odds(0.5):
            each["to"] = c.near(
                max(approved["landed_on"], each.get("from", c.as_of)), 1
            )
    return row | {"application": [*row.get("application", []), approved]}

"""Deadlines from submission to landing, and the stage (section 8)."""

from __future__ import annotations

from datetime import date

from tests.oracle.days import Row, add_months, plus

from .entry import apt
from .record import FIRST_CRITERIA, Record

WAITING = (
    ("consent_sent_on", "consent-sent"),
    ("principle_on", "in-principle"),
    ("selected_on", "selected"),
    ("pooled_on", "pooled"),
    ("acknowledged_on", "acknowledged"),
)
APPROVED = (("landed_on", "landed"), ("evisa_on", "e-visa"), ("paid_on", "paid"))


def open_requests(record: Record) -> list[Row]:
    return [row for row in record.rows("request") if "answered_on" not in row]


def while_pending(record: Record) -> dict[str, date]:
    a = record.current
    submitted = a["submitted_on"]
    expected = add_months(submitted, 9 if submitted < FIRST_CRITERIA else 6)
    found = {"decision.expected": expected}
    due = [r.get("answer_by", plus(r["asked_on"], 14)) for r in open_requests(record)]
    if due:
        found["request.due"] = min(due)
    if "consent_sent_on" in a:
        return found
    if "consent_by" in a:
        found["consent.due"] = a["consent_by"]
    elif "selected_on" in a and record.mainland != "no" and not record.overseas_chinese:
        found["consent.due"] = add_months(a["selected_on"], 3)
    return found


def once_approved(record: Record) -> dict[str, date]:
    a = record.current
    found = {}
    if "landed_on" in a:
        if "identity_card_on" not in a and record.get("residence") != "hong-kong":
            found["identity-card.due"] = plus(a["landed_on"], 30)
        return found
    issued = a.get("evisa_on", a.get("paid_on"))
    if issued is not None:
        found["entry.use-by"] = a.get("entry_by") or add_months(issued, 3)
    elif "pay_by" in a:
        found["fee.due"] = a["pay_by"]
    return found


def deadlines(record: Record) -> dict[str, date]:
    outcome = record.current.get("outcome")
    if outcome == "pending":
        return while_pending(record)
    return once_approved(record) if outcome == "approved" else {}


def first_of(steps: tuple[tuple[str, str], ...], row: Row, else_: str) -> str:
    return next((name for key, name in steps if key in row), else_)


def stage(record: Record, may_file: str, gpt: Row | None, codes: Row) -> str:
    a = record.current
    outcome = a.get("outcome")
    if outcome == "pending":
        if open_requests(record):
            return "requested"
        return first_of(WAITING, a, "submitted")
    if outcome == "approved":
        return first_of(APPROVED, a, "approved")
    if outcome is not None:
        return str(outcome)
    if "engaged_on" not in record.facts:
        return "lead"
    return "ready" if is_ready(record, may_file, gpt, codes) else "preparing"


def is_ready(record: Record, may_file: str, gpt: Row | None, codes: Row) -> bool:
    if may_file != "yes" or "act" in codes.values():
        return False
    if record.get("route") == "apt":
        return bool(apt(record)["documented"])
    return gpt is None or gpt["test"] != "criteria" or gpt["documented"] >= 6

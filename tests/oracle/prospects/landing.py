"""The holder whom a landed prospect becomes (section 9)."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.oracle.days import Row

from .record import Record

SAME = (
    "case",
    "name",
    "name_zh",
    "citizenship",
    "nationality",
    "born_on",
    "route",
    "adviser",
    "family",
    "tags",
)
MOVED = {"hong_kong_since": "residence_since", "plan_sector": "claimed_sector"}
OF_APPLICATION = {
    "submitted_on": "applied_on",
    "decided_on": "approved_on",
    "entry_by": "entry_by",
    "landed_on": "landed_on",
}
OF_WORK = (
    "kind",
    "employer",
    "title",
    "from",
    "to",
    "level",
    "sector",
    "monthly_income",
    "currency",
    "place",
    "commission_only",
    "staff",
    "office",
    "turnover",
    "tax_paid",
)
OF_DEPENDANT = ("name", "relation", "born_on", "citizenship", "passport_expires_on")


def only(row: Row, keys: tuple[str, ...]) -> Row:
    return {key: row[key] for key in keys if key in row}


def renamed(row: Row, names: dict[str, str]) -> Row:
    return {new: row[old] for old, new in names.items() if old in row}


def covers(work: Row, day: date) -> bool:
    begin, end = work.get("from", day), work.get("to", day)
    return bool(begin <= day <= end)


def becomes(raw: dict[str, Any], as_of: date) -> Row | None:
    """The holder, None of someone who has not landed by `as_of`."""
    record = Record(raw, as_of, None)
    a = record.current
    if a.get("outcome") != "approved" or "landed_on" not in a:
        return None
    granted = {"granted_on": a["decided_on"]} if "decided_on" in a else {}
    works = [w for w in record.rows("work") if w["kind"] != "none"]
    lists = {
        "grant": [{"until": a["limit_of_stay"], "confirmed": True} | granted]
        if "limit_of_stay" in a
        else [],
        "work": [only(w, OF_WORK) for w in works if covers(w, a["landed_on"])],
        "passport": record.rows("passport"),
        "evidence": [only(row, ("kind", "dated")) for row in record.rows("evidence")],
        "dependant": [only(row, OF_DEPENDANT) for row in record.accompanying],
    }
    found = only(record.facts, SAME) | renamed(record.facts, MOVED)
    found |= renamed(a, OF_APPLICATION)
    return found | {name: rows for name, rows in lists.items() if rows}


def has_landed(holder: Row) -> bool:
    """By the day of it, or by a limit of stay without that day (SPEC.md, section 2)."""
    return "landed_on" in holder or bool(holder.get("grant"))


def completed(holder: Row, landed: Row) -> Row | None:
    """The holder on record with what is left out there; None of one who has landed."""
    if has_landed(holder):
        return None
    said = {key: value for key, value in holder.items() if value != []}
    return landed | said

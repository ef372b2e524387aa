"""Gaps and contradictions in the record itself (sections 3, 5 and 10)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from .days import Row, plus
from .known import Known

NOBODY = {"none", "no", "nil", "0", "無", "无", ""}
PAIRS = (
    ("work", "from", "to"),
    ("excluded", "from", "to"),
    ("gap", "ended", "resumed"),
    ("filing", "filed_on", "decided_on"),
    ("request", "asked_on", "answered_on"),
    ("grant", "granted_on", "until"),
)
HAPPENED = (("filing", "filed_on"), ("filing", "decided_on"), ("grant", "granted_on"))


def backwards(row: Row, first: str, second: str) -> bool:
    return first in row and second in row and bool(row[second] < row[first])


def wrong_ends(holder: Row) -> Iterator[bool]:
    for table, first, second in PAIRS:
        for row in holder.get(table, []):
            yield backwards(row, first, second)
    landed = holder.get("landed_on")
    for row in holder.get("grant", []):
        yield landed is not None and row["until"] < landed
    yield backwards(holder, "applied_on", "approved_on")
    yield backwards(holder, "applied_on", "landed_on")


def wrong_of_anyone(person: Row, as_of: date) -> Iterator[bool]:
    trips = person.get("trip", [])
    for row in trips:
        yield backwards(row, "out", "back")
    yield sum("back" not in t for t in trips) > 1
    yield backwards(person, "residence_since", "landed_on")
    for key in ("landed_on", "born_on"):
        yield key in person and person[key] > as_of


def ahead_of_time(holder: Row, as_of: date) -> Iterator[bool]:
    """A fact that says that something happened, dated later than today."""
    for key in ("applied_on", "approved_on"):
        yield key in holder and holder[key] > as_of
    for table, key in HAPPENED:
        for row in holder.get(table, []):
            yield key in row and row[key] > as_of


def out_of_order(known: Known) -> bool:
    holder, as_of = known.h, known.as_of
    if any(wrong_ends(holder)) or any(ahead_of_time(holder, as_of)):
        return True
    if any(any(wrong_of_anyone(p, as_of)) for p in [holder, *known.dependants]):
        return True
    return any(b["until"] < a["until"] for a, b in pairwise(known.grants))


def record_codes(known: Known) -> dict[str, str]:
    """What holds of the record whether the holder has landed or not."""
    holder = known.h
    codes = {}
    if out_of_order(known):
        waiting = not known.landed and bool(known.grants)
        codes["facts.order"] = "warn" if waiting else "watch"
    if known.landed and known.landed_on is None:
        codes["facts.landing-missing"] = "warn"
    if known.landed and known.left_for is None and known.pattern is None:
        codes["facts.pattern-unknown"] = "watch" if known.grants else "act"
    if holder["citizenship"] == "unknown":
        codes["facts.citizenship-unknown"] = "watch"
    if holder.get("unread"):
        codes["import.unread"] = "watch"
    says = str(holder.get("family", "")).strip().lower()
    if says not in NOBODY and not known.dependants:
        codes["family.unrecorded"] = "watch"
    if known.other_permission and known.landed:
        codes["scheme.left"] = "watch"
    return codes


def requests_due(known: Known) -> list[date]:
    """The due day of each open request."""
    due = []
    for row in known.h.get("request", []):
        answered = row.get("answered_on")
        if row["asked_on"] > known.as_of:
            continue
        if answered is None or answered > known.as_of:
            due.append(row.get("answer_by", plus(row["asked_on"], 14)))
    return due

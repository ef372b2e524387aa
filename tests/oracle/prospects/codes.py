"""Findings on the line and on what is outstanding (sections 7 and 8), with levels."""

from __future__ import annotations

from datetime import date

from tests.oracle.days import Row, add_months, birthday, plus

from . import entry, pathways
from .process import deadlines, open_requests
from .record import FIRST_CRITERIA, Record
from .twelve import LEAST

Codes = dict[str, str]
KNOWN = {
    "age.closing",
    "application.two-pending",
    "apt.no-achievement",
    "case.better-route",
    "case.margin",
    "case.one-sided",
    "case.strong",
    "case.undocumented",
    "consent.missing",
    "criteria.short",
    "criteria.unknown",
    "decision.late",
    "endorsement.missing",
    "entry.unused",
    "facts.citizenship-unknown",
    "facts.mainland-unknown",
    "family.excluded",
    "fee.unpaid",
    "funds.below-budget",
    "funds.unknown",
    "identity-card.missing",
    "integrity.bought",
    "old-test.pending",
    "points.short",
    "prerequisite.not-met",
    "prerequisite.unknown",
    "refusal.unchanged",
    "request.unanswered",
}
"""The findings that this calculator knows."""

AREAS = {1: 1, 2: 2, 3: 2, 4: 3, 5: 3, 6: 4, 7: 4, 8: 4, 9: 4, 10: 5, 11: 6, 12: 6}


def last_birthday(record: Record) -> date | None:
    """The 51st, None where nobody knows it."""
    born = record.get("born_on")
    return None if born is None else birthday(born, 51)


def of_line(record: Record, gpt: Row | None) -> Codes:
    """What the general test and the prerequisites leave to be settled."""
    found: Codes = {}
    states = entry.prerequisites(record).values()
    if "not-met" in states:
        found["prerequisite.not-met"] = "act"
    if "unknown" in states:
        found["prerequisite.unknown"] = "watch"
    if record.get("route") == "apt":
        return found | of_achievement(record)
    if gpt is not None and gpt["test"] == "criteria":
        return found | of_criteria(record, gpt)
    if gpt is not None and gpt["passes"] is not True:
        found["points.short"] = "watch" if gpt["passes"] is None else "warn"
    return found


def of_achievement(record: Record) -> Codes:
    claimed = entry.apt(record)
    if claimed["state"] != "yes":
        return {"apt.no-achievement": "warn"}
    return {} if claimed["documented"] else {"case.undocumented": "warn"}


def of_criteria(record: Record, gpt: Row) -> Codes:
    found: Codes = {}
    met = gpt["met"]
    if gpt["met_max"] < LEAST:
        found["criteria.short"] = "warn"
    elif met < LEAST:
        found["criteria.unknown"] = "warn"
    if met >= LEAST > gpt["safe"]:
        found["case.margin"] = "warn"
    if gpt["safe"] > LEAST and gpt["documented"] > LEAST:
        found["case.strong"] = "good"
    if met >= LEAST and len({AREAS[n] for n in gpt["yes"]}) < 4:
        found["case.one-sided"] = "watch"
    if gpt["documented"] < met:
        near = record.get("file_on", date.max) <= plus(record.as_of, 14)
        found["case.undocumented"] = "act" if near else "warn"
    last = last_birthday(record)
    if 1 in gpt["yes"] and last and last <= add_months(record.as_of, 12):
        found["age.closing"] = "act" if met == LEAST else "warn"
    return found


def of_client(record: Record) -> Codes:
    found: Codes = {}
    if any(d.get("nationality") in ("AF", "KP") for d in record.accompanying):
        found["family.excluded"] = "act"
    if record.get("agent_evidence") is True:
        found["integrity.bought"] = "act"
    if pathways.is_better(record):
        found["case.better-route"] = "warn"
    refused = any(a["outcome"] == "refused" for a in record.applications)
    if refused and "changed_since" not in record.facts:
        found["refusal.unchanged"] = "warn"
    funds = entry.liquid_funds(record)
    if funds is None:
        found["funds.unknown"] = "watch"
    elif funds < entry.budget(record):
        found["funds.below-budget"] = "warn"
    return found


def of_pending(record: Record) -> Codes:
    days, as_of = deadlines(record), record.as_of
    found: Codes = {}
    if as_of > days["decision.expected"]:
        found["decision.late"] = "watch"
    if open_requests(record):
        act = as_of >= plus(days["request.due"], -1)
        found["request.unanswered"] = "act" if act else "warn"
    if "consent.due" in days:
        act = as_of >= plus(days["consent.due"], -30)
        found["consent.missing"] = "act" if act else "warn"
    if record.current["submitted_on"] < FIRST_CRITERIA <= as_of:
        found["old-test.pending"] = "watch"
    return found


def of_approved(record: Record) -> Codes:
    days, as_of, a = deadlines(record), record.as_of, record.current
    found: Codes = {}
    if "identity-card.due" in days:
        near = as_of >= plus(days["identity-card.due"], -14)
        found["identity-card.missing"] = "warn" if near else "watch"
    if "landed_on" in a:
        return found
    if "entry.use-by" not in days:
        due = days.get("fee.due", as_of)
        found["fee.unpaid"] = "act" if as_of >= plus(due, -7) else "warn"
        return found
    use_by = days["entry.use-by"]
    if as_of >= plus(use_by, -30):
        act = as_of > use_by and "entry_by" in a
        found["entry.unused"] = "act" if act else "warn"
    leaves = record.mainland == "yes" and not record.overseas_chinese
    if leaves and "endorsed_on" not in a:
        found["endorsement.missing"] = "warn"
    return found


def codes(record: Record, gpt: Row | None) -> Codes:
    """Every finding that this calculator knows, with its level."""
    found: Codes = {}
    if record.get("citizenship") == "unknown":
        found["facts.citizenship-unknown"] = "watch"
    unsaid = record.get("citizenship") == "chinese" and record.mainland == "unknown"
    approved = record.current.get("outcome") == "approved"
    if unsaid and not (approved and "landed_on" in record.current):
        found["facts.mainland-unknown"] = "watch"
    if [a["outcome"] for a in record.applications].count("pending") > 1:
        found["application.two-pending"] = "warn"
    if not record.filed:
        return found | of_line(record, gpt) | of_client(record)
    pending = record.current["outcome"] == "pending"
    return found | (of_pending(record) if pending else of_approved(record))

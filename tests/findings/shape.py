"""An assessment in the shape in which worked cases and the oracle give theirs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

import msgspec

from qmas_tui.findings.model import (
    Assessment,
    Deadline,
    Finding,
    Item,
    Level,
    Milestone,
)

LEVELS: tuple[Level, ...] = ("good", "watch", "warn", "act")
MISSING = "(missing)"


def shape(assessment: Assessment) -> dict[str, Any]:
    """What the expectations say of a case, worked out."""
    found = assessment
    item = found.next
    out = {
        "stage": found.stage,
        "pattern": found.pattern,
        "limit_of_stay": found.limit.on if found.limit else None,
        "path": [{"until": s.until, "granted": s.granted} for s in found.path],
        "deadlines": _days(found.deadlines),
        "fees": _fees(found.fees),
        "milestone": _milestone(found.milestone),
        "residence": found.residence,
        "act_by": item.act_by if item else None,
        "lost_on": item.lost_on if item else None,
        "act_on": _act_on(item),
        "asleep_until": found.asleep_until,
        "since": {f.code: f.since for f in found.findings if f.counts_since},
        "codes": codes(found.findings),
        "dependants": {
            each.name: {
                "limit_of_stay": each.limit.on if each.limit else None,
                "deadlines": _days(each.deadlines),
                "codes": codes(each.findings),
            }
            for each in found.dependants
        },
    }
    plain: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(out))
    return plain


def _days(deadlines: Iterable[Deadline]) -> dict[str, date]:
    return {each.kind: each.on for each in deadlines}


def _act_on(item: Item | None) -> dict[str, object] | None:
    if item is None:
        return None
    return {"kind": item.kind, "subject": item.subject, "due_on": item.due_on}


def _fees(fees: Any) -> dict[str, object] | None:
    """That the length is assumed is said only where it is."""
    if fees is None:
        return None
    names = ("persons", "per_person", "total")
    said: dict[str, object] = {name: getattr(fees, name) for name in names}
    return said | ({"assumed": True} if fees.assumed else {})


def _milestone(milestone: Milestone | None) -> dict[str, object] | None:
    if milestone is None:
        return None
    names = ("start", "earliest", "latest", "prepare", "covered")
    return {name: getattr(milestone, name) for name in names}


def codes(findings: Iterable[Finding]) -> dict[str, str]:
    """Each code with its gravest level."""
    found: dict[str, Level] = {}
    for each in findings:
        level = found.get(each.code, "good")
        found[each.code] = max(level, each.level, key=LEVELS.index)
    return dict(found)


def differences(got: Any, wanted: Any, where: str = "") -> Iterator[str]:
    """Where two shapes part, in words; only keys of `wanted` are looked at."""
    if isinstance(got, dict) and isinstance(wanted, dict):
        open_ended = where == ""
        keys = set(wanted) if open_ended else set(got) | set(wanted)
        for key in sorted(keys):
            here = f"{where}.{key}".lstrip(".")
            a, b = got.get(key, MISSING), wanted.get(key, MISSING)
            yield from differences(a, b, here)
    elif got != wanted:
        yield f"{where}: got {got}, wanted {wanted}"

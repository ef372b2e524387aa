"""One holder worked out, and the order of the queue (sections 6 and 8)."""

from __future__ import annotations

from datetime import date
from typing import Any

from .case import Case
from .days import Row, iso
from .family import Dependant
from .items import least, place
from .snooze import about, asleep_until
from .stage import reached, stage


def work_out(holder: dict[str, Any], as_of: date) -> dict[str, Any]:
    case = Case(holder, as_of)
    item = least(case.subjects, as_of)
    out: Row = {
        "stage": stage(case.known, case.me, case.steps.last, reached(case.clock)),
        "deadlines": days(case.me.dates),
        "codes": case.me.codes,
        "act_by": iso(max(as_of, item.due)) if item else None,
        "lost_on": iso(item.lost) if item else None,
        "act_on": item.act_on() if item else None,
        "asleep_until": iso(asleep_until(holder, case.subjects, item, as_of)),
        "since": days(case.since),
    }
    if case.known.closed:
        return out
    out["dependants"] = {d.name: dependant(d) for d in case.family}
    if out["stage"] in ("permanent", "left"):
        return out
    clock = case.clock
    return out | {
        "pattern": case.known.pattern,
        "limit_of_stay": iso(case.me.limit),
        "path": case.path,
        "fees": case.fees,
        "milestone": clock.milestone(case.covered) if clock else None,
        "residence": clock.figures() if clock else None,
    }


def days(found: Any) -> dict[str, str | None]:
    return {key: iso(day) for key, day in found.items()}


def dependant(one: Dependant) -> Row:
    return {
        "limit_of_stay": iso(one.limit),
        "deadlines": days(one.dates),
        "codes": one.codes,
    }


def about_of(holder: dict[str, Any], as_of: date) -> list[str]:
    """What a snooze of this case would store on that day."""
    case = Case(holder, as_of)
    return about(case.subjects, least(case.subjects, as_of))


def order(holders: list[dict[str, Any]], as_of: date) -> list[str]:
    def key(holder: Row) -> tuple[Any, ...]:
        case = Case(holder, as_of)
        over = [s.limit for s in case.subjects if "stay.overstayed" in s.codes]
        limits = [limit for limit in over if limit is not None]
        return place(holder["case"], least(case.subjects, as_of), limits, as_of)

    return [h["case"] for h in sorted(holders, key=key)]

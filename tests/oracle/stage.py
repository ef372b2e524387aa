"""The stage of a case, and of the stay (section 8)."""

from __future__ import annotations

from .items import Subject
from .known import Known
from .residence import Clock


def stage(known: Known, me: Subject, step: int | None, seven_years: bool) -> str:
    """The first that holds."""
    if known.closed:
        return "closed"
    if known.permanent:
        return "permanent"
    if not known.landed:
        return "approved" if known.approved else "applied"
    if known.left_hong_kong:
        return "left"
    if "stay.unrecorded" in me.codes or "facts.grant-missing" in me.codes:
        return "unrecorded"
    for code in ("stay.lapsed", "stay.overstayed"):
        if code in me.codes:
            return code.removeprefix("stay.")
    if known.other_permission:
        return "other-permission"
    if known.abode.pending:
        return "right-of-abode-pending"
    if seven_years and known.wanted:
        return "milestone"
    if me.term is not None and me.term.filed:
        return "filing-pending"
    return stage_by_step(step)


def stage_by_step(step: int | None) -> str:
    if step is None:
        return "current-stay"
    return f"extension-{step}" if step >= 1 else "initial-stay"


def reached(clock: Clock | None) -> bool:
    return clock is not None and clock.reached

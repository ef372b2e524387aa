"""The days of a prospect for somebody's calendar."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from msgspec import structs

from qmas_tui.intake.assess import assess
from qmas_tui.intake.result import AssessedProspect
from qmas_tui.policy.policy import Policy
from qmas_tui.views.appointment import Appointment, grounds_of
from qmas_tui.views.prospect.head import full_name
from qmas_tui.views.prospect_words import DEADLINES
from qmas_tui.views.prospects.fields import planned_day
from qmas_tui.views.width import clean

_CATEGORIES: Final = {
    "decision.expected": "Decision",
    "request.due": "Answer",
    "entry.use-by": "Landing",
}
"""By kind; that of any other is a filing."""


def prospect_days(
    of: AssessedProspect, policy: Policy, names: bool
) -> Iterator[Appointment]:
    """What is due until the landing, the next step, and the planned filing.

    What was noted as the next step is told only where people are named. Of a closed
    case all of it is done.
    """
    who, found = of.prospect, of.assessment
    is_closed = who.status == "closed"
    if is_closed:
        found = assess(structs.replace(who, status="active"), policy, found.as_of)

    def appointment(
        kind: str, on: date, words: str, note: str = "", is_done: bool = False
    ) -> Appointment:
        called = clean(f"{who.case} {full_name(who)}" if names else who.case)
        category = _CATEGORIES.get(kind, "Filing")
        # a holder of the same case has days of their own
        key = (who.case, "prospect", kind)
        title, told = f"{called}: {words}", clean(note)
        is_done = is_done or is_closed
        return Appointment(key, on, title, told, category, is_done)

    for due in (*found.deadlines, *found.met):
        is_done = due.status == "done"
        yield appointment(
            due.kind, due.on, DEADLINES[due.kind], grounds_of(due), is_done
        )
    for item in found.items:
        if item.kind == "next":
            step = who.next_step if names else None
            yield appointment("next", item.due_on, "next step", step or "")
    if who.file_on is not None:
        is_done = not planned_day(of)
        yield appointment("file", who.file_on, "file as planned", "", is_done)

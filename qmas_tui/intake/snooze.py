"""When a prospect that was put off sleeps, and what wakes it."""

from __future__ import annotations

from datetime import date

from qmas_tui.facts.prospect import Prospect
from qmas_tui.findings.snooze import about_lines, put_off_until
from qmas_tui.intake.result import ProspectAssessment


def about_of(found: ProspectAssessment) -> tuple[str, ...]:
    """What a snooze would be about; a day that only is today's is none."""
    first = found.next
    due_on = None if first is None or first.due_floats else first.due_on
    return about_lines(first, (due_on, _lost_on(found)), found.findings)


def wakes_on(found: ProspectAssessment, until: date) -> date:
    """When a case put off until a day wakes: not after its item is lost."""
    return min(until, _lost_on(found) or until)


def asleep_until(prospect: Prospect, found: ProspectAssessment) -> date | None:
    """The day on which the case wakes, None where it is awake."""
    until = put_off_until(prospect, found.as_of, about_of(found))
    if until is None:
        return None
    wakes = wakes_on(found, until)
    return wakes if found.as_of < wakes else None


def _lost_on(found: ProspectAssessment) -> date | None:
    first = found.next
    return None if first is None or first.lost_floats else first.lost_on

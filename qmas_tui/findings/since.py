"""Since when something holds of the works current on each day (R-19)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from qmas_tui.facts.rows import Work
from qmas_tui.findings.calendar import DAY
from qmas_tui.findings.effective_facts import jobs_on

Test = Callable[[Sequence[Work]], bool]


def since_when(works: Sequence[Work], as_of: date, holds: Test) -> date | None:
    """The first day of the unbroken run up to `as_of` on each day of which it holds.

    A day without a current work ends the run. None where the run began before
    everything recorded.
    """
    begun = {work.from_ for work in works if work.from_ is not None}
    ended = {work.to + DAY for work in works if work.to is not None}
    changes = sorted(day for day in begun | ended if day <= as_of)
    since = as_of
    for day in reversed(changes):
        jobs = jobs_on(works, day)
        if not jobs or not holds(jobs):
            return since
        since = day
    before = jobs_on(works, changes[0] - DAY) if changes else jobs_on(works, as_of)
    return None if before and holds(before) else since

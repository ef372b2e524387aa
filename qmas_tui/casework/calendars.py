"""The days of cases for somebody's calendar."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from qmas_tui.casework.casework import Casework
from qmas_tui.casework.endings import ending_of
from qmas_tui.casework.selection import Shown
from qmas_tui.exchange.out.icalendar_file import write_ics
from qmas_tui.steps import Step, halves, unheard, watched
from qmas_tui.views.agenda import agenda


def write_calendar(
    casework: Casework,
    path: Path,
    selection: Shown,
    names: bool = False,
    alarms: Sequence[int] | None = None,
    force: bool = False,
    step: Step = unheard,
) -> int:
    """Write the days of the cases as an iCalendar file; how many there are.

    People are named only where `names` is asked for. `alarms` are numbers of days
    before each day; None for those of the settings. Raises DataError as
    `Casework.save` does.
    """
    ending_of(path, (".ics",))
    if alarms is None:
        alarms = casework.settings.calendar_alarms
    seeking, writing = halves(step, len(selection.cases))
    cases = watched(selection.cases, seeking)
    days = agenda(cases, casework.policy, names=names)
    before = sorted(set(alarms), reverse=True)
    content = write_ics(days, casework.as_of, before, writing)
    casework.save(path, content, force)
    return len(days)

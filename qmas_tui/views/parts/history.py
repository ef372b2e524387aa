"""Who changed what, when and why."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta, timezone

from qmas_tui.facts.changes import Change, Step
from qmas_tui.views.lay import cell, dim, row, said
from qmas_tui.views.model import Entry, Line, Part, Section
from qmas_tui.views.say import day_words

HONG_KONG = timezone(timedelta(hours=8), "HKT")
"""Hong Kong has had no summer time since 1979."""


def history_part(entry: Entry, history: Sequence[Step]) -> Part:
    """The changes of this case, the newest first."""
    lines = [_line(each) for each in changes_of(entry.holder.case, history)]
    shown = tuple(lines) or (dim("No change is on record."),)
    return Part("history", "History", (Section("Changes, newest first", shown),))


def changes_of(case: str, history: Sequence[Step]) -> list[Change]:
    """The changes that touched a case, the newest first."""
    return [
        change for step in reversed(history) for change in step if change.case == case
    ]


def in_hong_kong(moment: datetime) -> datetime:
    """A moment by the clocks of Hong Kong; one without a zone is taken as theirs."""
    return moment if moment.tzinfo is None else moment.astimezone(HONG_KONG)


def _line(change: Change) -> Line:
    moment = in_hong_kong(change.when)
    return row(
        cell(f"{day_words(moment.date())} {moment:%H:%M}", 17, "dim"),
        cell(change.who, 10, "dim"),
        said(change.what),
        said(f"   {change.why}" if change.why else "", "dim"),
    )

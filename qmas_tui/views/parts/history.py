"""Who changed what, when and why, with before and after."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta, timezone

from qmas_tui.facts.changes import Past
from qmas_tui.views.difference import difference
from qmas_tui.views.lay import cell, dim, right, row, said
from qmas_tui.views.model import Entry, Line, Part, Section, Span
from qmas_tui.views.past import change_words, changes_of, past_words
from qmas_tui.views.say import day_words

HONG_KONG = timezone(timedelta(hours=8), "HKT")
"""Hong Kong has had no summer time since 1979."""
_INDENT = Span(" " * 4)


def history_part(entry: Entry, history: Sequence[Past]) -> Part:
    """The changes of this case, the newest first."""
    lines = history_lines(history, entry.holder.case)
    return Part("history", "History", (Section("Changes, newest first", lines),))


def history_lines(pasts: Sequence[Past], case: str | None = None) -> tuple[Line, ...]:
    """Steps, given oldest first, from the newest on.

    Without a case each is one line with its number; of a case they are its changes
    alone, each with what differs beneath it.
    """
    lines = _steps(pasts) if case is None else _changes(pasts, case)
    return tuple(lines) or (dim("No change is on record."),)


def in_hong_kong(moment: datetime) -> datetime:
    """A moment by the clocks of Hong Kong; one without a zone is taken as theirs."""
    return moment if moment.tzinfo is None else moment.astimezone(HONG_KONG)


def _steps(pasts: Sequence[Past]) -> Iterator[Line]:
    cells = len(str(max((past.number for past in pasts), default=0)))
    for past in reversed(pasts):
        why = past.changes[0].why if past.changes else ""
        number = right(str(past.number), cells, "dim")
        yield row(number, *_told(past, past_words(past), why))


def _changes(pasts: Sequence[Past], case: str) -> Iterator[Line]:
    for past, change in changes_of(case, pasts):
        yield row(*_told(past, change_words(past, change), change.why))
        for words in difference(change):
            yield row(_INDENT, said(words, "dim"))


def _told(past: Past, what: str, why: str) -> Sequence[Span]:
    moment = in_hong_kong(past.when)
    return (
        cell(f"{day_words(moment.date())} {moment:%H:%M}", 17, "dim"),
        cell(past.who, 10, "dim"),
        said(what),
        said(f"   {why}" if why else "", "dim"),
    )

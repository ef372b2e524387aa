"""Who changed what, when and why, with before and after."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from qmas_tui.facts.changes import Past
from qmas_tui.findings.model import AssessedCase
from qmas_tui.views.difference import difference
from qmas_tui.views.lay import cell, dim, right, row, said
from qmas_tui.views.model import Line, Section, Span
from qmas_tui.views.past import change_words, changes_of, past_words
from qmas_tui.views.say import moment_words

_INDENT = Span(" " * 4)


def history_part(case: AssessedCase, history: Sequence[Past]) -> tuple[Section, ...]:
    """The changes of this case, the newest first."""
    lines = history_lines(history, case.holder.case)
    return (Section("Changes, newest first", lines),)


def history_lines(pasts: Sequence[Past], case: str | None = None) -> tuple[Line, ...]:
    """Steps, given oldest first, from the newest on.

    Without a case each is one line with its number; of a case they are its changes
    alone, each with what differs beneath it.
    """
    lines = _steps(pasts) if case is None else _changes(pasts, case)
    return tuple(lines) or (dim("No change is on record."),)


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
    return (
        cell(moment_words(past.when), 17, "dim"),
        cell(past.who, 10, "dim"),
        said(what),
        said(f"   {why}" if why else "", "dim"),
    )

"""Notes, reviews, and the cells of a sheet that nobody could read."""

from __future__ import annotations

from collections.abc import Iterator

from qmas_tui.facts.changes import Case
from qmas_tui.facts.rows import Note, Review, Unread
from qmas_tui.findings.model import AssessedCase
from qmas_tui.views.labels import TABLE_TITLES
from qmas_tui.views.lay import (
    DAY_CELLS,
    cell,
    day_or_dash,
    numbered,
    row,
    said,
    section,
)
from qmas_tui.views.model import Line, Section, Span
from qmas_tui.views.say import day_words

_WHO = 10


def notes_part(case: AssessedCase) -> tuple[Section, ...]:
    """What was remarked, what was looked at, and what is still unread."""
    holder = case.holder
    reviews = numbered(holder.review, _review)
    sections = [
        section("Notes", note_lines(holder), "No notes yet."),
        section("Reviews", reversed(reviews), "Never reviewed."),
    ]
    if holder.unread:
        unread = numbered(holder.unread, _unread)
        sections.append(section(TABLE_TITLES["unread"], unread))
    return tuple(sections)


def note_lines(of: Case) -> Iterator[Line]:
    """The notes, newest first, each with all of its lines."""
    for number in range(len(of.note), 0, -1):
        yield from _note(number, of.note[number - 1])


def _note(number: int, note: Note) -> Iterator[Line]:
    day, by = day_words(note.on), note.by or ""
    for text in note.text.splitlines():
        head = cell(day, DAY_CELLS, "dim"), cell(by, _WHO, "dim")
        yield row(*head, said(text), of=("note", number))
        day = by = ""


def _review(number: int, review: Review) -> Line:
    done = "reviewed"
    if review.outcome == "snoozed":
        until = f" until {day_words(review.until)}" if review.until else ""
        done = f"snoozed{until}"
    return row(
        cell(day_words(review.on), DAY_CELLS, "dim"),
        cell(review.by or "", _WHO, "dim"),
        Span(done),
        said(f"   {review.text}" if review.text else "", "dim"),
        of=("review", number),
    )


def _unread(number: int, cell_read: Unread) -> Line:
    return row(
        cell(cell_read.column, 20, "dim"),
        said(f"“{cell_read.text}”"),
        Span(f"   imported {day_or_dash(cell_read.on)}", "dim"),
        of=("unread", number),
        about="import.unread",
        subject="holder",
    )

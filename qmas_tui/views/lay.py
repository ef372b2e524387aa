"""Small pieces from which lines are laid out: cells of a table, periods, sentences."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import TypeVar

from qmas_tui.views.model import Line, Remedy, Role, Section, Span
from qmas_tui.views.say import day_words
from qmas_tui.views.width import cell_width, clean, pad, pad_left

T = TypeVar("T")

NOT_RECORDED = "—"
INDENT = 2
"""So far the lines of a section are set in under its title."""
DAY_CELLS = 11
"""The cells of the longest day, such as 15 Mar 2028."""


def section(title: str, lines: Iterable[Line], nothing: str = "") -> Section:
    """A titled part of a page, which says so where there is nothing to show."""
    return Section(title, tuple(lines) or ((dim(nothing),) if nothing else ()))


def numbered(rows: Sequence[T], drawn: Callable[[int, T], Line]) -> list[Line]:
    """One line for each recorded row, given with its number from 1."""
    return [drawn(number, each) for number, each in enumerate(rows, 1)]


def row(
    *spans: Span | str,
    about: str = "",
    subject: str = "",
    of: tuple[str, int] | None = None,
    remedy: Remedy | None = None,
) -> Line:
    """A line that may stand for a recorded row, its table and its number from 1."""
    made = tuple([Span(each) if isinstance(each, str) else each for each in spans])
    return Line(made, about, subject, of, remedy)


def apart(left: Sequence[Span], right: Sequence[Span], room: int) -> tuple[Span, ...]:
    """Spans at both ends of a line of so many cells, with a gap of two at least."""
    used = sum(cell_width(span.text) for span in (*left, *right))
    return (*left, Span(" " * max(2, room - used)), *right)


def cell(text: str, cells: int, role: Role = "plain", *fields: str) -> Span:
    """A cell of a table, cut or filled to its width, and the gap after it."""
    return Span(pad(clean(text), cells) + "  ", role, fields)


def right(text: str, cells: int, role: Role = "plain", *fields: str) -> Span:
    """A cell whose text stands at its right end, and the gap after it."""
    return Span(pad_left(text, cells) + "  ", role, fields)


def said(text: str, role: Role = "plain", *fields: str) -> Span:
    """User text as it stands at the end of a line."""
    return Span(clean(text), role, fields)


def dim(text: str) -> Line:
    """A quiet line, such as one that says that there is nothing to show."""
    return Line((Span(clean(text), "dim"),))


def sentence(text: str) -> str:
    """Text that begins with a capital letter, safe to draw."""
    safe = clean(text)
    return safe[:1].upper() + safe[1:]


def day_or_dash(day: date | None) -> str:
    """A day in words, or a dash where none is recorded."""
    return NOT_RECORDED if day is None else day_words(day)


def period(first: date | None, last: date | None) -> str:
    """From when to when, in words; an end left out still lasts."""
    if first is None:
        return "dates not recorded" if last is None else f"until {day_words(last)}"
    if last is None:
        return f"since {day_words(first)}"
    return f"{day_words(first)} to {day_words(last)}"


def widest(texts: list[str], most: int) -> int:
    """The cells of the widest text, and never more than `most`."""
    return min(max((cell_width(text) for text in texts), default=0), most)

"""The page of a sheet as lines: columns, what is asked, and what comes of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, overload

from qmas_tui.views.mapping import (
    AskedRow,
    ColumnRow,
    MappingPage,
    Outcome,
    Sure,
    field_name,
)
from qmas_tui.views.model import Line, Role, Span
from qmas_tui.views.say import count
from qmas_tui.views.width import clean, cut, pad, pad_left

WIDE: Final = 100
_ROLES: Final[dict[Sure, Role]] = {
    "sure": "good",
    "said": "good",
    "likely": "good",
    "asked": "warn",
    "left out": "act",
    "never": "dim",
}
_SHORT: Final[dict[Sure, str]] = {
    "sure": "title",
    "said": "said",
    "likely": "likely",
    "asked": "look",
    "left out": "no field",
    "never": "never",
}
"""How sure it is, where there is no room for more words."""
_BARS: Final[dict[Sure, str]] = {
    "sure": "▇▇▇▇",
    "said": "▇▇▇▇",
    "likely": "▇▇▇",
    "asked": "▇▇",
    "left out": "▇",
    "never": "–",
}


def column_titles(width: int) -> tuple[Span, ...]:
    """What stands over the columns."""
    title, first, field, why = _widths(width)
    spans = [
        pad("Their column", title + 4),
        pad("first value" if first > 11 else "first", first),
        pad("    Our field", field + 4),
        pad("how sure", why + 5),
        pad_left("read", 6),
        pad_left("unread", 8),
    ]
    return (Span(" "), *(Span(each, "dim") for each in spans))


def column_line(row: ColumnRow, width: int, here: bool = False) -> Line:
    """A column of theirs, its first value, our field, and how sure it is."""
    title, first, field, why = _widths(width)
    name = row.title or "(no title)"
    signs = ("‹ ", " ›") if here and row.sure != "never" else ("  ", "  ")
    words = "likely, look" if row.sure == "asked" else row.why
    if width < WIDE:
        words = _SHORT[row.sure]
    told = field_name(row.field)
    spans = (
        Span(pad(row.letters, 4), "dim"),
        Span(pad(clean(name), title - 1) + " ", "strong" if here else "plain"),
        Span(pad(clean(row.first), first - 1) + " ", "dim"),
        Span("→ ", "dim"),
        Span(signs[0], "accent"),
        Span(cut(told, field - 2), _field_role(row, here)),
        Span(signs[1], "accent"),
        Span(" " * (field - 2 - len(cut(told, field - 2)))),
        Span(pad(_BARS[row.sure], 5), _ROLES[row.sure]),
        Span(pad(clean(words), why), "plain" if row.sure == "asked" else "dim"),
        Span(pad_left(_number(row.read), 6), "dim"),
        Span(pad_left(_number(row.unread), 8), "act" if row.unread else "dim"),
    )
    return Line(spans, about=row.key)


def asked_line(row: AskedRow, width: int, here: bool = False) -> Line:
    """A question of the sheet with its answer, or with what is likely."""
    room = _room(width)
    mark = Span("? ", "warn") if row.is_open else Span("· ", "dim")
    signs = ("‹ ", " ›") if here else ("  ", "  ")
    answer = cut(clean(answer_words(row)), max(8, width - room - 12))
    role: Role = "warn" if row.is_open else "strong" if here else "plain"
    spans = (
        mark,
        Span(
            pad(clean(row.brief or row.words), room) + "  ",
            "strong" if here else "plain",
        ),
        Span(signs[0], "accent"),
        Span(answer, role),
        Span(signs[1], "accent"),
    )
    return Line(spans, about=row.key)


def asked_titles(words: str, answer: str, width: int) -> tuple[Span, ...]:
    """What stands over questions and answers."""
    return (
        Span(f"   {pad(words, _room(width))}    ", "dim"),
        Span(answer, "dim"),
    )


def _room(width: int) -> int:
    """So many cells wide are the words of a question."""
    return max(10, (width - 12) * 11 // 20)


def answer_words(row: AskedRow) -> str:
    """What was answered, else what is likely."""
    words = {each.id: each.words for each in row.options}
    if row.answer:
        return words.get(row.answer, row.answer)
    if not row.proposal:
        return "choose"
    likely = words.get(row.proposal, row.proposal)
    return f"likely: {likely}" if row.required else likely


def page_lines(page: MappingPage, width: int, at: int) -> list[Line]:
    """Every column, question and choice; `at` is the line with the cursor."""
    lines = [
        column_line(row, width, here=number == at)
        for number, row in enumerate(page.columns)
    ]
    for title, rows in (
        ("What the sheet does not say", page.asked),
        ("How the file is read", page.file),
    ):
        if rows:
            lines += [Line()] if lines else []
            lines.append(Line((Span(title, "head"),)))
        for row in rows:
            lines.append(asked_line(row, width, here=len(lines) == at))
    return lines


def outcome_lines(page: MappingPage) -> list[Line]:
    """What would come of it, and what is wanted before."""
    if page.fault:
        told = "Nothing is read of it; another choice may do better."
        return [Line((Span(page.fault, "act"),)), Line((Span(told, "dim"),))]
    return [_numbers(page.outcome), _next(page)]


def _numbers(outcome: Outcome) -> Line:
    counted: list[tuple[int, str, Role]] = [
        (outcome.rows, "rows" if outcome.rows != 1 else "row", "strong"),
        (outcome.new, "new", "good"),
        (outcome.changed, "changed", "strong"),
        (outcome.same, "the same", "strong"),
        (outcome.refused, "refused", "act"),
        (outcome.unread, "unread", "act"),
        (outcome.left_out, "cells left out", "warn"),
        (outcome.kept, "otherwise in the book, which keeps its values (R)", "warn"),
    ]
    spans = list[Span]()
    for number, words, role in counted:
        if number:
            spans += [Span(f"{number:,}", role), Span(f" {words}   ", "dim")]
    return Line(tuple(spans))


def _next(page: MappingPage) -> Line:
    written = page.outcome.new + page.outcome.changed
    if page.open:
        wanted = count(page.open, "answer is wanted", "answers are wanted")
        told = f"{wanted} first: tab goes there, space says yes to what is likely"
        return Line((Span(told, "warn"),))
    if not written:
        return Line((Span("The book would stay as it is.", "dim"),))
    told = f"{count(written, 'case')} would be written as one step; one undo takes "
    return Line((Span(told + ("it" if written == 1 else "them") + " back.", "dim"),))


def _widths(width: int) -> tuple[int, int, int, int]:
    """Cells of title, first value, field, and of the words how sure it is."""
    if width < WIDE:
        return 15, 9, 17, max(8, width - 70)
    more = width - WIDE
    return 22 + more // 4, 18 + more // 4, 21, 10 + more - 2 * (more // 4)


def _field_role(row: ColumnRow, here: bool) -> Role:
    if not row.field:
        return "dim"
    return "strong" if here else "plain"


def _number(number: int) -> str:
    return f"{number:,}" if number else "–"


class AskedLines(Sequence[Line]):
    """Questions as lines, each made only when it is drawn; `at` has the cursor."""

    def __init__(self, rows: Sequence[AskedRow], width: int, at: int) -> None:
        self._rows, self._width, self._at = rows, width, at

    def __len__(self) -> int:
        return len(self._rows)

    @overload
    def __getitem__(self, index: int) -> Line: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Line]: ...
    def __getitem__(self, index: int | slice) -> Line | Sequence[Line]:
        if isinstance(index, slice):
            return [self[n] for n in range(*index.indices(len(self)))]
        return asked_line(self._rows[index], self._width, here=index == self._at)

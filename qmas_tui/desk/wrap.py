"""Folds long lines at spaces, so that nothing is cut off at the screen's edge."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import structs

from qmas_tui.views.model import Line, Span
from qmas_tui.views.width import cell_width


def wrapped(lines: Sequence[Line], room: int) -> tuple[Line, ...]:
    """Each line in as many as it needs; what follows is set in under its first word."""
    return tuple(part for line in lines for part in _fold(line, max(20, room)))


def _fold(line: Line, room: int) -> list[Line]:
    if _surely_fits(line, room):
        return [line]
    if sum(cell_width(span.text) for span in line.spans) <= room:
        return [line]
    whole = "".join(span.text for span in line.spans)
    margin = " " * (len(whole) - len(whole.lstrip()) + 2)
    rows: list[list[Span]] = [[]]
    used = 0
    for span in line.spans:
        for word in _words(span.text, room - len(margin)):
            width = cell_width(word)
            if used + cell_width(word.rstrip()) > room and used > len(margin):
                rows.append([Span(margin)])
                used = len(margin)
                word = word.lstrip()
                width = cell_width(word)
            rows[-1].append(structs.replace(span, text=word))
            used += width
    return [structs.replace(line, spans=tuple(row)) for row in rows]


def _surely_fits(line: Line, room: int) -> bool:
    """Whether it fits even if every sign is two cells wide: quicker than to measure."""
    return 2 * sum([len(span.text) for span in line.spans]) <= room


def _words(text: str, room: int) -> list[str]:
    """The words, each with the space after it; one that fits no line is broken."""
    words: list[str] = []
    for piece in text.split(" "):
        if words:
            words[-1] += " "
        while cell_width(piece) > max(8, room):
            part = piece[: max(8, room)]
            while cell_width(part) > max(8, room):
                part = part[:-1]
            words.append(part)
            piece = piece[len(part) :]
        words.append(piece)
    return [word for word in words if word]

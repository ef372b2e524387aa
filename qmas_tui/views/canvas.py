"""A row of cells to draw on, and labels set under marks without overlapping."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from qmas_tui.views.model import Line, Role, Span


class Label(Struct, frozen=True, gc=False):
    """Words that belong to the mark in a column."""

    column: int
    text: str
    role: Role = "dim"


class Canvas:
    """One line of single-width signs, each in a role; what lies outside is dropped."""

    def __init__(self, width: int) -> None:
        self._cells: list[tuple[str, Role]] = [(" ", "plain")] * width

    def put(self, column: int, text: str, role: Role) -> None:
        """Write a text from a column on, over what stands there."""
        for place, sign in enumerate(text, column):
            if 0 <= place < len(self._cells):
                self._cells[place] = (sign, role)

    def is_free(self, first: int, last: int) -> bool:
        """Whether nothing is written from one column to another, both within."""
        return all(sign == " " for sign, _ in self._cells[max(first, 0) : last + 1])

    def is_stroke(self, first: int, last: int) -> bool:
        """Whether one and the same sign stands from one column to before another."""
        signs = {sign for sign, _ in self._cells[first:last]}
        return first >= 0 and last <= len(self._cells) and len(signs) == 1

    def line(self) -> Line:
        """What was drawn, without the empty end."""
        spans: list[Span] = []
        text, role = "", self._cells[0][1] if self._cells else "plain"
        for sign, own in self._cells:
            if own != role:
                spans.append(Span(text, role))
                text, role = "", own
            text += sign
        spans.append(Span(text.rstrip(), role))
        while spans and not spans[-1].text.strip():
            spans.pop()
        return Line(tuple(spans))


def centred(label: Label, width: int) -> int:
    """The column from which a label stands under its mark, inside the width."""
    start = label.column - len(label.text) // 2
    return max(0, min(start, width - len(label.text)))


def spread(labels: Sequence[Label], width: int, gap: int = 2) -> list[int]:
    """Where labels from left to right begin, each as near its mark as there is room.

    All of them and the gaps between must fit into the width together.
    """
    starts: list[int] = []
    free = 0
    for label in labels:
        starts.append(max(free, centred(label, width)))
        free = starts[-1] + len(label.text) + gap
    limit = width
    for place in range(len(labels) - 1, -1, -1):
        starts[place] = min(starts[place], limit - len(labels[place].text))
        limit = starts[place] - gap
    return starts

"""Bars and curves drawn with block signs."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from qmas_tui.views.canvas import Canvas
from qmas_tui.views.model import Line, Role, Span

FULL = "█"
_HEIGHTS = "▁▂▃▄▅▆▇█"
NOTHING = "·"
UNKNOWN = "?"


def bar(value: int, per_cell: int, role: Role) -> Span:
    """A bar of one cell for each full or begun part of that size."""
    return Span(FULL * -(-value // per_cell), role)


def column(value: int | None, most: int) -> tuple[str, Role]:
    """One column of a curve: how high a value stands against the highest."""
    if value is None:
        return UNKNOWN, "dim"
    if value <= 0:
        return NOTHING, "dim"
    return _HEIGHTS[max(0, -(-value * len(_HEIGHTS) // most) - 1)], "accent"


def curve(values: Sequence[int | None]) -> Line:
    """Values in a row, one column each; none is a dot and unknown a question mark."""
    most = max((value for value in values if value), default=1)
    canvas = Canvas(max(len(values), 1))
    for place, value in enumerate(values):
        canvas.put(place, *column(value, most))
    return canvas.line()


def year_axis(days: Sequence[date]) -> Line:
    """The years under a curve, each where its first column stands, if there is room."""
    canvas = Canvas(len(days) + len("2026"))
    before = None
    for place, day in enumerate(days):
        if day.year != before and canvas.is_free(place - 1, place + len("2026")):
            canvas.put(place, str(day.year), "dim")
        before = day.year
    return canvas.line()

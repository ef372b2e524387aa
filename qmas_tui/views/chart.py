"""Bars drawn with block signs."""

from __future__ import annotations

from qmas_tui.views.model import Role, Span

FULL = "█"
NOTHING = "·"


def bar(value: int, per_cell: int, role: Role) -> Span:
    """A bar of one cell for each full or begun part of that size."""
    return Span(FULL * -(-value // per_cell), role)

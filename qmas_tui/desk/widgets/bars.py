"""The header, the row of views, and the footer: one line each."""

from __future__ import annotations

from collections.abc import Sequence

from qmas_tui.desk.widgets.lines import LineView
from qmas_tui.views.model import Line, Span
from qmas_tui.views.width import cell_width


class Bar(LineView):
    """One line that nothing moves."""

    DEFAULT_CSS = """
    Bar { height: 1; }
    Bar.-panel { background: $panel; }
    """

    def __init__(self, *, panel: bool = False, id: str | None = None) -> None:
        super().__init__(has_cursor=False, id=id)
        self.set_class(panel, "-panel")

    def say(self, *spans: Span) -> None:
        """Show these words."""
        self.show((Line(spans),))

    def say_apart(
        self, left: Sequence[Span], right: Sequence[Span], width: int
    ) -> None:
        """Show words at both ends; the right ones give way where there is no room."""
        used = sum(cell_width(span.text) for span in left)
        wanted = sum(cell_width(span.text) for span in right)
        gap = width - used - wanted
        if gap < 2:
            self.say(*left)
        else:
            self.say(*left, Span(" " * gap), *right)


def keys_line(
    pairs: Sequence[tuple[str, str]], width: int = 200, kept: int = 2
) -> tuple[Span, ...]:
    """Keys with what they do, for the footer.

    Where there is no room for all, the last `kept` stay: help tells of the others.
    """
    wanted = list(pairs)
    while len(wanted) > kept and _width(wanted) > width:
        del wanted[-kept - 1]
    spans = [Span(" ")]
    for key, title in wanted:
        spans += [Span(key, "head"), Span(f" {title}   ", "dim")]
    return tuple(spans)


def _width(pairs: Sequence[tuple[str, str]]) -> int:
    return sum(cell_width(f"{key} {title}   ") for key, title in pairs)

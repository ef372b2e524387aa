"""The header, the row of views, and the footer: one line each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from qmas_tui.desk.widgets.lines import LineView
from qmas_tui.desk.wrap import wrapped
from qmas_tui.views.model import Line, Span
from qmas_tui.views.queue import NamedView
from qmas_tui.views.width import cell_width

_TAB: Final = re.compile(r" \d? ")
"""What a view or a section begins with that is not the one shown."""
NARROW, MOST_NARROW = 80, 5
"""A footer of this width shows so many keys at the most."""


class Bar(LineView):
    """One line that nothing moves."""

    DEFAULT_CSS = """
    Bar { height: 1; }
    Bar.-panel { background: $panel; }
    """

    def __init__(
        self,
        *,
        panel: bool = False,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        super().__init__(has_cursor=False, id=id, classes=classes)
        self.set_class(panel, "-panel")

    def say(self, *spans: Span) -> None:
        """Show these words."""
        self.show((Line(spans),))

    def say_all(self, span: Span, room: int) -> None:
        """Show these words whole, on as many lines as they need."""
        lines = wrapped((Line((span,)),), room)
        self.styles.height = len(lines)
        self.show(lines)

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
    if width <= NARROW:
        del wanted[MOST_NARROW - kept : -kept]
    while len(wanted) > kept and _width(wanted) > width:
        del wanted[-kept - 1]
    spans = [Span(" ")]
    for key, title in wanted:
        spans += [Span(key, "head"), Span(f" {title}   ", "dim")]
    return tuple(spans)


def _width(pairs: Sequence[tuple[str, str]]) -> int:
    return sum(cell_width(f"{key} {title}   ") for key, title in pairs)


def views_line(
    views: Sequence[NamedView], here: int, counts: Mapping[str, int], room: int
) -> list[Span]:
    """The views with their digits and counts, as fully as there is room for."""
    ways = (("title", 1), ("short", 1), ("short", 0), ("", 0))
    for titles, gap in ways:
        spans: list[Span] = []
        for place, view in enumerate(views):
            told = str(counts.get(view.key, "…"))
            title = str(getattr(view, titles)) if titles else ""
            if place == here:
                words = f" {view.digit} {title or view.short} {told} "
                spans += [Span(words, "chip"), Span(" " * (gap - 1))]
            else:
                spans += [Span(f" {view.digit} ", "dim"), Span(title and f"{title} ")]
                spans += [Span(told, "dim"), Span(" " * gap)]
        if sum(cell_width(span.text) for span in spans[:-1]) <= room:
            break
    return spans


def tab_starts(line: Line) -> Iterator[int]:
    """The cells at which the views or sections of a line begin."""
    cell = 0
    for span in line.spans:
        is_digit = span.role == "dim" and _TAB.fullmatch(span.text) is not None
        if is_digit or span.role == "chip":
            yield cell
        cell += cell_width(span.text)


def choice_line(titles: Sequence[str], here: int, room: int) -> list[Span]:
    """Titles of which one is chosen; where there is no room for all, those near it."""
    first = 0
    while first < here and _choices_width(titles[first : here + 1]) > room:
        first += 1
    spans: list[Span] = []
    for number in range(first, len(titles)):
        if number > here and _choices_width(titles[first : number + 1]) > room:
            spans.append(Span("…", "dim"))
            break
        is_here = number == here
        spans.append(Span("‹ " if is_here else "  ", "accent"))
        spans.append(Span(titles[number], "strong" if is_here else "dim"))
        spans.append(Span(" › " if is_here else "   ", "accent"))
    return spans


def _choices_width(titles: Sequence[str]) -> int:
    return 2 + sum(cell_width(title) + 5 for title in titles)

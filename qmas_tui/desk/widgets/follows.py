"""What follows from what is typed, before it is saved."""

from __future__ import annotations

from collections.abc import Sequence

from qmas_tui.desk.widgets.lines import LineView
from qmas_tui.desk.wrap import wrapped
from qmas_tui.views.consequence import Follows
from qmas_tui.views.model import Line, Span
from qmas_tui.views.width import pad

LABEL = 17
NOT_YET = "nothing is saved yet"
SAME = "no date or finding moves"
NOTHING = [Follows("", (Span(SAME, "dim"),))]
MOST_BELOW = 3
"""So many lines where there is little room."""


class FollowsView(LineView):
    """A line for each thing that follows; where there is little room, run together."""

    DEFAULT_CSS = """
    FollowsView { height: 1; background: $panel; margin-top: 1; }
    """

    def __init__(self) -> None:
        super().__init__(has_cursor=False, id="follows")

    def say(self, said: Sequence[Follows] | None, room: int, is_table: bool) -> None:
        """Say what follows; None while what is typed cannot be saved."""
        if said is None:
            lines: Sequence[Line] = [_head(NOT_YET)]
        elif is_table:
            lines = [_head(NOT_YET), *_table(said or NOTHING, room)]
        elif not said:
            lines = [_head(f"{NOT_YET} · {SAME}")]
        else:
            lines = wrapped([_run(said)], room)[:MOST_BELOW]
        self.styles.height = len(lines)
        self.show(lines)


def _head(words: str) -> Line:
    return Line((Span(pad("What follows", LABEL), "head"), Span(words, "dim")))


def _table(said: Sequence[Follows], room: int) -> list[Line]:
    lines = []
    for each in said:
        first, *more = wrapped([Line(each.said)], room - LABEL)
        label = Span(pad(each.label, LABEL - 1) + " ", "dim")
        lines.append(Line((label, *first.spans)))
        lines += [Line((Span(" " * LABEL), *line.spans)) for line in more]
    return lines


def _run(said: Sequence[Follows]) -> Line:
    spans = [Span("then  ", "head")]
    for number, each in enumerate(said):
        spans += [Span(" · ", "dim")] if number and each.label else []
        spans += [Span(f"{each.label} ", "dim"), *each.said]
    return Line(tuple(spans))

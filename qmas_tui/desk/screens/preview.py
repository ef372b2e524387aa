"""What would become of each of many cases, before it is done."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from qmas_tui.casework.bulk import BulkPlan, Fate
from qmas_tui.desk.screens.dialog import Dialog
from qmas_tui.desk.widgets.bars import Bar, keys_line
from qmas_tui.desk.widgets.lines import LineView
from qmas_tui.views.model import Line, Role, Span
from qmas_tui.views.say import capital
from qmas_tui.views.width import cell_width, clean, pad

MOST_CASE, MOST_NAME = 14, 26
BESIDE = 10
"""The lines of the screen that stay free for all else."""


class PreviewScreen(Dialog[bool]):
    """Each case with what changes, then those left out and why; gives the answer."""

    WIDTH = 100
    BINDINGS: ClassVar[list[BindingType]] = [
        ("escape,q", "answer(False)", "back"),
        ("ctrl+s", "answer(True)", "do it"),
    ]
    DEFAULT_CSS = """
    PreviewScreen {
        & #cases { background: $panel; margin: 1 0; }
    }
    """

    def __init__(self, title: str, plan: BulkPlan) -> None:
        super().__init__()
        self._title = title
        self._plan = plan

    def body(self) -> ComposeResult:
        """What is to be done, to whom, and the keys."""
        yield Bar(id="title")
        yield LineView(id="cases")
        yield Bar(id="keys")

    def on_mount(self) -> None:
        """Show them all; many are scrolled through."""
        plan = self._plan
        words = Span(f"   {capital(plan.words)}", "plain")
        self.query_one("#title", Bar).say(Span(f" {self._title}", "head"), words)
        cases = self.query_one("#cases", LineView)
        lines = [*_lines(plan)]
        cases.styles.height = max(1, min(len(lines), self.app.size.height - BESIDE))
        cases.show(lines)
        cases.focus()
        keys = [("ctrl+s", "do it, as one step")] if plan.changes else []
        keys.append(("q", "leave"))
        self.query_one("#keys", Bar).say(*keys_line(keys))

    def action_answer(self, yes: bool) -> None:
        """Do it, or not; where there is nothing to do it is not done."""
        self.dismiss(yes and bool(self._plan.changes))


def _lines(plan: BulkPlan) -> Iterator[Line]:
    every = (*plan.changed, *plan.left_out)
    cells = (
        _most([each.case for each in every], MOST_CASE),
        _most([each.name for each in every], MOST_NAME),
    )
    yield from [_line(each, cells, "plain") for each in plan.changed]
    if plan.left_out:
        yield from [Line()] if plan.changed else []
        left = Span(f" {len(plan.left_out)}", "dim")
        yield Line((Span("Left out", "warn"), left))
        yield from [_line(each, cells, "dim") for each in plan.left_out]


def _most(texts: Sequence[str], limit: int) -> int:
    return min(limit, max(map(cell_width, texts), default=0))


def _line(fate: Fate, cells: tuple[int, int], role: Role) -> Line:
    case, name = pad(clean(fate.case), cells[0]), pad(clean(fate.name), cells[1])
    words = Span(fate.words, role)
    return Line((Span(f"{case}  ", "dim"), Span(f"{name}  ", role), words))

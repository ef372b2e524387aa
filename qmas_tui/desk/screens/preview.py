"""What would become of each of many cases, before it is done."""

from __future__ import annotations

from collections.abc import Sequence
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


class Fates(LineView):
    """What becomes of each case; of many only the lines in sight are made."""

    def __init__(self, plan: BulkPlan) -> None:
        super().__init__(id="cases")
        every = (*plan.changed, *plan.left_out)
        self._cells = (
            _most([each.case for each in every], MOST_CASE),
            _most([each.name for each in every], MOST_NAME),
        )
        head = Span("Left out", "warn"), Span(f" {len(plan.left_out):,}", "dim")
        between = [Line(), Line(head)] if plan.changed else [Line(head)]
        self._rows: list[Fate | Line] = [*plan.changed]
        if plan.left_out:
            self._rows += [*between, *plan.left_out]
        self._changed = len(plan.changed)

    @property
    def count(self) -> int:
        """How many lines there are."""
        return len(self._rows)

    def line_at(self, index: int) -> Line:
        """A case with what becomes of it, or what stands between them."""
        row = self._rows[index]
        if isinstance(row, Line):
            return row
        return _line(row, self._cells, "plain" if index < self._changed else "dim")


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
        yield Fates(self._plan)
        yield Bar(id="keys")

    def on_mount(self) -> None:
        """Show them all; many are scrolled through."""
        plan = self._plan
        words = Span(f"   {capital(plan.words)}", "plain")
        self.query_one("#title", Bar).say(Span(f" {self._title}", "head"), words)
        cases = self.query_one(Fates)
        cases.styles.height = max(1, min(cases.count, self.app.size.height - BESIDE))
        cases.reflow()
        cases.focus()
        keys = [("ctrl+s", "do it, as one step")] if plan.changes else []
        keys.append(("q", "leave"))
        self.query_one("#keys", Bar).say(*keys_line(keys))

    def action_answer(self, yes: bool) -> None:
        """Do it, or not; where there is nothing to do it is not done."""
        self.dismiss(yes and bool(self._plan.changes))


def _most(texts: Sequence[str], limit: int) -> int:
    return min(limit, max(map(cell_width, texts), default=0))


def _line(fate: Fate, cells: tuple[int, int], role: Role) -> Line:
    case, name = pad(clean(fate.case), cells[0]), pad(clean(fate.name), cells[1])
    words = Span(fate.words, role)
    return Line((Span(f"{case}  ", "dim"), Span(f"{name}  ", role), words))

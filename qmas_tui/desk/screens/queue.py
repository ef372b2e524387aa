"""Home: the queue, the views of it, and the case under the cursor."""

from __future__ import annotations

from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Input
from textual.worker import get_current_worker

from qmas_tui.desk.commands import Command, bindings_at
from qmas_tui.desk.screens.base import DeskScreen
from qmas_tui.desk.widgets.bars import Bar
from qmas_tui.desk.widgets.lines import LineView
from qmas_tui.desk.widgets.queue_table import QueueTable
from qmas_tui.errors import QmasError
from qmas_tui.views.filter import Filter, parse_filter
from qmas_tui.views.model import Line, Span
from qmas_tui.views.panel import panel_lines
from qmas_tui.views.queue import NamedView

ROOM_FOR_PANEL = 30
SMALL_BOOK = 300
"""So many cases are worked out before the first frame."""


class QueueScreen(DeskScreen):
    """Who needs a decision, why, and what happens if it waits."""

    place = "queue"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_at("queue")]
    DEFAULT_CSS = """
    QueueScreen {
        & #views { margin: 1 0 1 0; }
        & #panel { height: 13; border-top: solid $dim 40%; }
        & #empty { height: auto; padding: 1 2; }
        & #filter { display: none; height: 1; border: none; padding: 0 1;
                    background: $panel; }
        & #filter.-open { display: block; }
        &.-low #views { margin: 0; }
        &.-low #panel { display: none; }
    }
    """

    class WorkedOut(Message):
        """Every case has been worked out."""

    def __init__(self) -> None:
        super().__init__()
        self._filter = Filter()
        self._ready = False

    def body(self) -> ComposeResult:
        """Views, table, filter, and the case under the cursor."""
        yield Bar(id="views")
        yield Bar(id="columns")
        with Vertical():
            yield QueueTable(lambda: self.casework.as_of, id="table")
        yield Input(id="filter", placeholder="names, case, stage:ext due<60 risk:act")
        yield LineView(has_cursor=False, id="panel")

    def on_mount(self) -> None:
        """Small books are worked out at once, large ones while keys answer."""
        if len(self.casework.holders) <= SMALL_BOOK:
            self.casework.assess_all()
            self._ready = True
        self.redraw()
        self.query_one(QueueTable).focus()
        if not self._ready:
            self.work_out()

    @property
    def view(self) -> NamedView:
        """The view that is shown."""
        return self.casework.views[self.desk.view]

    @work(thread=True, exclusive=True, group="assess", exit_on_error=True)
    def work_out(self) -> None:
        """Work out every case in the background; the order changes once, at the end."""
        worker = get_current_worker()

        def step(done: int, total: int) -> bool:
            self.desk.status = f"working out {done:,} of {total:,}"
            self.app.call_from_thread(self.draw_header)
            return not worker.is_cancelled

        if self.casework.assess_all(step):
            self.post_message(self.WorkedOut())

    def on_queue_screen_worked_out(self) -> None:
        """The findings are there: put the cases into their order."""
        self.desk.status = ""
        self._ready = True
        self.redraw()

    def begin_again(self) -> None:
        """Another day has begun."""
        self._ready = len(self.casework.holders) <= SMALL_BOOK
        if not self._ready:
            self.work_out()
        self.redraw()

    def redraw(self) -> None:
        """Show the cases of the view as they are now."""
        super().redraw()
        self.set_class(self.size.height < ROOM_FOR_PANEL, "-low")
        table = self.query_one(QueueTable)
        if self._ready:
            found = self.casework.queue(self.view, self._filter)
            cases = [entry.holder.case for entry in found]
        else:
            cases = list(self.casework.holders)
        table.fill(cases, self.casework.entry)
        self.query_one("#columns", Bar).say(*table.header())
        self._draw_views()
        self._draw_panel()

    def _draw_views(self) -> None:
        counts = self.casework.counts() if self._ready else {}
        narrow = self.size.width < 110
        spans = [] if narrow else [Span(" ")]
        for number, view in enumerate(self.casework.views, 1):
            many = counts.get(view.key)
            told = "…" if many is None else str(many)
            title = view.short if narrow else view.title
            if number - 1 == self.desk.view:
                spans.append(Span(f" {number} {title} {told} ", "chip"))
            else:
                spans += [
                    Span(f" {number} ", "dim"),
                    Span(title),
                    Span(f" {told} ", "dim"),
                ]
            if not narrow:
                spans.append(Span("  "))
        self.query_one("#views", Bar).say(*spans)

    @on(LineView.Moved)
    def _moved(self, message: LineView.Moved) -> None:
        message.stop()
        self._draw_panel()

    def _draw_panel(self) -> None:
        case = self.query_one(QueueTable).case
        panel = self.query_one("#panel", LineView)
        if case is None:
            words = (
                "No case holds these words." if self._filter.parts else self.view.empty
            )
            panel.show((Line(), Line((Span(f"  {words}", "dim"),))))
            return
        entry = self.casework.entry(case)
        panel.show(panel_lines(entry, self.casework.as_of, self.size.width))

    def lacks(self, command: Command) -> str:
        """Commands on a case need one under the cursor."""
        if command.needs == "cases" and self.query_one(QueueTable).case is None:
            return "there is no case in this view"
        return super().lacks(command)

    # Commands

    def action_view(self, number: int) -> None:
        """Show another view."""
        if number <= len(self.casework.views):
            self.desk.view = number - 1
            self.redraw()

    def action_open(self) -> None:
        """Open the case under the cursor."""
        case = self.query_one(QueueTable).case
        if case is not None:
            self.desk.open_case(case)

    def action_explain(self) -> None:
        """Explain the day to act of the case under the cursor."""
        case = self.query_one(QueueTable).case
        if case is not None:
            self.desk.explain_case(case)

    def action_review(self) -> None:
        """Go through the cases of this view."""
        cases = [
            entry.holder.case for entry in self.casework.queue(self.view, self._filter)
        ]
        self.desk.review(cases, self.view.title)

    def action_filter(self) -> None:
        """Open the filter line."""
        line = self.query_one("#filter", Input)
        line.add_class("-open")
        line.focus()

    @on(Input.Changed, "#filter")
    def _typed(self, event: Input.Changed) -> None:
        try:
            self._filter = parse_filter(event.value)
        except QmasError as error:
            told = error.problems[0].what if error.problems else error.message
            self.desk.status = f"filter: {told}"
        else:
            self.desk.status = ""
        self.redraw()

    @on(Input.Submitted, "#filter")
    def _kept(self) -> None:
        self.query_one(QueueTable).focus()
        if not self._filter.parts:
            self._close_filter()

    def _close_filter(self) -> None:
        line = self.query_one("#filter", Input)
        line.value = ""
        line.remove_class("-open")
        self.query_one(QueueTable).focus()

    def key_escape(self) -> None:
        """Escape clears the filter."""
        self._close_filter()

    def action_snapshot(self) -> None:
        """Write the book to a TOML file."""
        self.desk.snapshot()

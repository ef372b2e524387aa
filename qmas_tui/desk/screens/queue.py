"""Home: the queue, the views of it, and the case under the cursor."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.worker import get_current_worker

from qmas_tui.casework.export import Scope
from qmas_tui.desk.book_app import BookApp
from qmas_tui.desk.commands import Need, bindings_at, footer_at
from qmas_tui.desk.screens.base import DeskScreen
from qmas_tui.desk.screens.case import CaseScreen
from qmas_tui.desk.screens.explain import explain_case
from qmas_tui.desk.screens.review import ReviewScreen
from qmas_tui.desk.widgets.bars import Bar, views_line
from qmas_tui.desk.widgets.lines import LineView
from qmas_tui.desk.widgets.queue_table import QueueTable
from qmas_tui.desk.widgets.typed import Typed
from qmas_tui.errors import QmasError
from qmas_tui.views.filter import Filter, parse_filter
from qmas_tui.views.panel import panel_lines
from qmas_tui.views.queue import NamedView

ROOM_FOR_PANEL = 30
NONE_FOUND = "No case of this view holds these words."
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
        & #filter { display: none; height: 1; border: none; padding: 0 1;
                    background: $panel; }
        & #filter.-open { display: block; }
        &.-low #views { margin: 0; }
        &.-low #panel { height: 4; }
    }
    """

    def __init__(self) -> None:
        super().__init__()
        self._view_at = 0
        self._filter = Filter()
        self._filter_text = ""
        self._stopped_at: dict[str, str] = {}
        self._ready = False
        self._known = 0
        self._counts: dict[str, int] = {}
        self._counted: tuple[object, date] | None = None

    def body(self) -> ComposeResult:
        """Views, table, filter, and the case under the cursor."""
        yield Bar(id="views")
        yield Bar(id="columns")
        with Vertical():
            yield QueueTable(lambda: self.casework.as_of, id="table")
        yield Typed(id="filter", placeholder="names, case, stage:ext due<60 risk:act")
        yield LineView(has_cursor=False, id="panel")

    def on_mount(self) -> None:
        """Small books are worked out at once, large ones while keys answer."""
        if len(self.casework.holders) <= SMALL_BOOK:
            self.casework.assess_all()
            self._ready = True
        self._known = len(self.casework.holders)
        self.redraw()
        self.query_one(QueueTable).focus()
        if not self._ready:
            self.work_out()

    @property
    def view(self) -> NamedView:
        """The view that is shown."""
        return self.casework.views[self._view_at]

    @property
    def scope(self) -> Scope:
        """The cases of the view that pass the filter, as far as that can be read."""
        return Scope(view=self.view.key, filter=self._filter_text)

    @work(thread=True, exclusive=True, group="assess", exit_on_error=True)
    def work_out(self) -> None:
        """Work out every case in the background; the order changes once, at the end."""
        worker = get_current_worker()

        def step(done: int, total: int) -> bool:
            self.call_later(self._progress, f"working out {done:,} of {total:,}")
            return not worker.is_cancelled

        if self.casework.assess_all(step):
            self.call_later(self._worked_out)

    def _progress(self, words: str) -> None:
        """Say in the header how far it is."""
        if not self._ready:
            self.app.status = words
            self.draw_header()

    def _worked_out(self) -> None:
        """The findings are there: put the cases into their order."""
        self.app.status = ""
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
        if self._ready and self._has_grown():
            self._ready = False
            self.work_out()
        state = (self.casework.holders, self.casework.as_of)
        if self._ready and state != self._counted:
            self._counts, self._counted = self.casework.counts(), state
        self._show_cases()

    def _has_grown(self) -> bool:
        """Whether so many cases came at once that working them out takes its time."""
        known, self._known = self._known, len(self.casework.holders)
        return self._known - known > SMALL_BOOK

    def _show_cases(self) -> None:
        table = self.query_one(QueueTable)
        if self._ready:
            cases = self._found()
        else:
            known = self.casework.holders
            cases = [case for case in table.cases if case in known] or list(known)
        table.empty = NONE_FOUND if self._filter.parts else self.view.empty
        table.fill(cases, self.casework.assessed)
        self.query_one("#columns", Bar).say(*table.header())
        counts = self._counts if self._ready else {}
        views, room = self.casework.views, self.size.width
        line = views_line(views, self._view_at, counts, room)
        self.query_one("#views", Bar).say(*line)
        self._draw_panel()

    def _found(self) -> list[str]:
        """The cases of the view that pass the filter."""
        found = self.casework.queue(self.view, self._filter)
        return [each.holder.case for each in found]

    @property
    def case(self) -> str | None:
        """The case under the cursor."""
        return self.query_one(QueueTable).case

    @on(LineView.Moved)
    def _moved(self, message: LineView.Moved) -> None:
        message.stop()
        self._draw_panel()

    def _draw_panel(self) -> None:
        case, panel = self.case, self.query_one("#panel", LineView)
        if case is None or case not in self.casework.holders:
            panel.show(())
            return
        assessed, low = self.casework.assessed(case), self.has_class("-low")
        as_of, width = self.casework.as_of, self.size.width
        panel.show(panel_lines(assessed, as_of, width, low=low))

    def missing(self) -> Mapping[Need, str]:
        """Commands on a case need one under the cursor."""
        return {} if self.case else {"case": "there is no case in this view"}

    def footer(self) -> Sequence[tuple[str, str]]:
        """The same keys whichever view is shown."""
        return footer_at("queue")

    # Commands

    def action_view(self, number: int) -> None:
        """Show another view."""
        if number <= len(self.casework.views):
            self._view_at = number - 1
            self.redraw()

    def action_open(self) -> None:
        """Open the case under the cursor."""
        if case := self.case:
            table = self.query_one(QueueTable)
            self.app.push_screen(CaseScreen(case, table.cases, table.go_to))

    def action_explain(self) -> None:
        """Explain the day to act of the case under the cursor."""
        if case := self.case:
            explain_case(self.app, case)

    def action_review(self) -> None:
        """Go through the cases of this view."""
        if cases := self._found():
            review = ReviewScreen(cases, self.view.title, self._stopped_at)
            self.app.push_screen(review)
        else:
            self.notify("There is no case to review in this view.")

    def action_filter(self) -> None:
        """Open the filter line."""
        line = self.query_one("#filter", Typed)
        line.add_class("-open")
        line.focus()

    @on(Typed.Changed, "#filter")
    def _typed(self, event: Typed.Changed) -> None:
        try:
            self._filter = parse_filter(event.value)
        except QmasError as error:
            told = error.problems[0].what if error.problems else error.message
            self.app.status = f"filter: {told}"
        else:
            self._filter_text = event.value
            self.app.status = ""
        self.draw_header()
        self._show_cases()

    @on(Typed.Submitted, "#filter")
    def _kept(self) -> None:
        self.query_one(QueueTable).focus()
        if not self._filter.parts:
            self._close_filter()

    def _close_filter(self) -> None:
        line = self.query_one("#filter", Typed)
        line.value = ""
        line.remove_class("-open")
        self.query_one(QueueTable).focus()

    def key_escape(self) -> None:
        """Escape clears the filter."""
        self._close_filter()


def back_to_queue(app: BookApp) -> QueueScreen:
    """Close whatever stands in front of the queue."""
    while not isinstance(app.screen, QueueScreen):
        app.pop_screen()
    return app.screen

"""Home: the queue, the views of it, and the case under the cursor."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import ClassVar

from textual import on, work
from textual.binding import BindingType
from textual.worker import get_current_worker

from qmas_tui.casework.export import Scope
from qmas_tui.desk.book_app import BookApp
from qmas_tui.desk.commands import Need, bindings_at, footer_at
from qmas_tui.desk.screens.case import CaseScreen
from qmas_tui.desk.screens.explain import explain_case
from qmas_tui.desk.screens.listed import ListedScreen
from qmas_tui.desk.screens.review import ReviewScreen
from qmas_tui.desk.widgets.bars import Bar, views_line
from qmas_tui.desk.widgets.case_panel import LOW
from qmas_tui.desk.widgets.filter_line import FilterLine
from qmas_tui.desk.widgets.queue_table import QueueTable
from qmas_tui.desk.widgets.typed import Typed
from qmas_tui.errors import QmasError
from qmas_tui.views.filter import Filter, parse_filter
from qmas_tui.views.groups import IndexRow, queue_index
from qmas_tui.views.queue import NamedView, no_match_words

ROOM_FOR_PANEL = LOW
SMALL_BOOK = 300
"""So many cases are worked out before the first frame."""


class QueueScreen(ListedScreen):
    """Who needs a decision, why, and what happens if it waits."""

    place = "queue"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_at("queue")]

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
        self.lay_out()
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
        table.fill(self._index(table), self.casework.assessed)
        self.query_one("#columns", Bar).show((table.titles(),))
        counts = self._counts if self._ready else {}
        views, bar = self.casework.views, self.query_one("#views", Bar)
        bar.say(*views_line(views, self._view_at, counts, bar.size.width))
        self.draw_panel()

    def _index(self, table: QueueTable) -> Sequence[IndexRow]:
        """The lines of the list; before all is worked out, the cases as they were."""
        if not self._ready:
            known = self.casework.holders
            return [case for case in table.cases if case in known] or list(known)
        view, casework = self.view, self.casework
        found = casework.queue(view, self._filter)
        asleep = casework.asleep(view, self._filter)
        total = self._counts[view.key]
        self.query_one(FilterLine).tell(f"{len(found)} of {total}")
        empty = [view.empty]
        if self._filter.parts and not found:
            counts = casework.counts(self._filter)
            empty = no_match_words(view, total, casework.views, counts)
        return queue_index(found, asleep, casework.settings.due_within_days, empty)

    def _found(self) -> list[str]:
        """The cases of the view that pass the filter, as they are shown."""
        return list(self.query_one(QueueTable).cases)

    def missing(self) -> Mapping[Need, str]:
        """Commands on a case need one under the cursor."""
        return {} if self.case else {"case": "there is no case in this view"}

    def footer(self) -> Sequence[tuple[str, str]]:
        """The same keys whichever view is shown."""
        return footer_at("queue", (), self.own_keys)

    # Commands

    def action_view(self, digit: str) -> None:
        """Show the view of a digit, if there is one."""
        digits = [view.digit for view in self.casework.views]
        if digit in digits:
            self._view_at = digits.index(digit)
            self.redraw()

    def action_turn_view(self, step: int) -> None:
        """Show the next view, or the one before."""
        self._view_at = (self._view_at + step) % len(self.casework.views)
        self.redraw()

    def show_filter(self, text: str) -> None:
        """Show everyone who passes a filter, which stands in the filter line."""
        views = self.casework.views
        self._view_at = next(n for n, view in enumerate(views) if not view.filter)
        self.query_one("#filter", Typed).add_class("-open")
        self.query_one("#filter", Typed).value = text
        self.query_one(QueueTable).focus()
        self.redraw()

    def action_open(self) -> None:
        """Open the case under the cursor."""
        if case := self.case:
            self.app.push_screen(CaseScreen(case))

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
        self.query_one(FilterLine).open()

    @on(Typed.Changed, "#filter")
    def _typed(self, event: Typed.Changed) -> None:
        try:
            self._filter = parse_filter(event.value)
        except QmasError as error:
            told = error.problems[0].what if error.problems else error.message
            self.query_one(FilterLine).tell(told, "act")
        else:
            self._filter_text = event.value
            self._show_cases()

    @on(Typed.Submitted, "#filter")
    def _kept(self) -> None:
        self.query_one(QueueTable).focus()
        if not self._filter.parts:
            self._close_filter()

    def _close_filter(self) -> None:
        self.query_one(FilterLine).close()
        self.query_one(QueueTable).focus()

    def key_escape(self) -> None:
        """Escape clears the filter."""
        self._close_filter()


def back_to_queue(app: BookApp) -> QueueScreen:
    """Close whatever stands in front of the queue."""
    while not isinstance(app.screen, QueueScreen):
        app.pop_screen()
    return app.screen

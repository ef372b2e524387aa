"""Which cases are listed: the view, the filter, the order, and working them out."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct, structs
from textual import on, work
from textual.message import Message
from textual.worker import get_current_worker

from qmas_tui.casework.saved_views import Look
from qmas_tui.desk.book_app import SMALL_BOOK, is_small
from qmas_tui.desk.screens.listed import ListedScreen
from qmas_tui.desk.widgets.bars import Bar, views_line
from qmas_tui.desk.widgets.case_panel import CasePanel
from qmas_tui.desk.widgets.filter_line import FilterLine
from qmas_tui.desk.widgets.queue_table import QueueTable
from qmas_tui.desk.widgets.typed import Typed
from qmas_tui.errors import QmasError
from qmas_tui.views.facets import all_terms
from qmas_tui.views.filter import Filter, parse_filter
from qmas_tui.views.groups import IndexRow, plain_index, queue_index
from qmas_tui.views.queue import NamedView, no_match_words
from qmas_tui.views.sort import QUEUE_ORDER, Sort, parse_sort


class Found(Struct, frozen=True):
    """The lines of a view under a filter, and how many of them are cases."""

    filter: Filter
    count: int
    index: Sequence[IndexRow]


class FoundScreen(ListedScreen):
    """Cases of a view that pass a filter, in an order; larger books in a thread."""

    class Ready(Message):
        """Every case is worked out, and stands in its order."""

    def __init__(self) -> None:
        super().__init__()
        self._view_at = 0
        self.look = Look(filter="", sort=QUEUE_ORDER)
        self._filter = Filter()
        self._ready = False
        self._known = 0
        self._counts: dict[str, int] = {}
        self._counted: tuple[object, ...] | None = None
        self._shown_for: Filter | None = None
        self._offered: object = None
        """The cases whose values the filter completes by."""

    def on_mount(self) -> None:
        """Small books are worked out at once, large ones while keys answer."""
        if self._is_small:
            self.casework.assess_all()
        self._ready = self.casework.is_worked_out
        self._known = len(self.casework.holders)
        self.redraw()
        self.query_one(QueueTable).focus()
        if self._ready:
            self.post_message(self.Ready())
        else:
            self.work_out()

    @property
    def _is_small(self) -> bool:
        return is_small(self.casework)

    @property
    def views(self) -> Sequence[NamedView]:
        """The named views of the queue."""
        return self.casework.views

    @property
    def view(self) -> NamedView:
        """The view that is shown."""
        return self.casework.views[self._view_at]

    @property
    def listed(self) -> Sequence[str]:
        """The cases that are listed, in their order."""
        return self.query_one(QueueTable).cases

    def make_table(self) -> QueueTable:
        """The list of holders."""
        return QueueTable(self.casework.settings.due_within_days, id="table")

    def make_panel(self) -> CasePanel:
        """The panel of a holder."""
        return CasePanel(self.casework, id="panel")

    def draw_panel(self) -> None:
        """Show the holder under the cursor as it is now."""
        super().draw_panel()
        case = self.case
        is_known = case is not None and case in self.casework.holders
        shown = self.casework.assessed(case) if case and is_known else None
        self.query_one(CasePanel).draw(shown)

    # Working out

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
        table = self.query_one(QueueTable)
        if self._counted is None and not table.cursor:
            table.fill((), self.casework.assessed)  # nobody has moved: begin above
        self.redraw()
        self.post_message(self.Ready())

    def begin_again(self) -> None:
        """Another day has begun."""
        self._ready = self._is_small
        if not self._ready:
            self.work_out()
        self.redraw()
        if self._ready:
            self.post_message(self.Ready())

    def _has_grown(self) -> bool:
        """Whether so many cases came at once that working them out takes its time."""
        known, self._known = self._known, len(self.casework.holders)
        return self._known - known > SMALL_BOOK

    # Showing

    def redraw(self) -> None:
        """Show the cases of the view as they are now."""
        super().redraw()
        self.lay_out()
        if self._ready and self._has_grown():
            self._ready = False
            self.work_out()
        casework = self.casework
        state = (casework.holders, casework.policy, casework.as_of, casework.views)
        if self._ready and state != self._counted:
            self._counts, self._counted = casework.counts(), state
        if self._ready:
            self.search()
        else:
            self._show_unsorted()

    def search(self) -> None:
        """List what there is now; what takes its time is looked for in a thread."""
        slow = self._filter.parts or not self.look.sort.is_queue
        if slow and not self._is_small:
            self._search()
        else:
            self._show(self._find())

    @work(thread=True, exclusive=True, group="find", exit_on_error=True)
    def _search(self) -> None:
        worker, found = get_current_worker(), self._find()
        if not worker.is_cancelled:
            self.call_later(self._show, found)

    def _find(self) -> Found:
        """The lines of what is to be listed."""
        view, wanted, casework = self.view, self._filter, self.casework
        cases = casework.queue(view, wanted, self.look.sort)
        asleep = casework.asleep(view, wanted)
        if self.look.sort.is_queue or not cases:
            soon = casework.settings.due_within_days
            empty = () if cases else self._none_words(wanted)
            index = queue_index(cases, asleep, soon, empty)
        else:
            index = plain_index(cases, asleep)
        return Found(wanted, len(cases), index)

    def _none_words(self, wanted: Filter) -> Sequence[str]:
        """Why there is no case, and which views hold what is asked for."""
        view, casework = self.view, self.casework
        if not wanted.parts:
            return [view.empty]
        total, elsewhere = self._counts.get(view.key, 0), casework.counts(wanted)
        return no_match_words(view, total, casework.views, elsewhere)

    def _show(self, found: Found) -> None:
        """List what was found, unless something else is asked for by now."""
        if found.filter is not self._filter:
            return
        total = self._counts.get(self.view.key, 0)
        self.query_one(FilterLine).tell(f"{found.count:,} of {total:,}")
        self.fill(found.index)
        self._shown_for = found.filter

    def _show_unsorted(self) -> None:
        """Before all is worked out, the cases as they were."""
        known = self.casework.holders
        self.fill([case for case in self.listed if case in known] or list(known))

    def fill(self, index: Sequence[IndexRow]) -> None:
        """List these lines, with the views above and the panel."""
        table = self.query_one(QueueTable)
        table.chosen, table.sort = self.look.columns, self.look.sort
        table.fill(index, self.casework.assessed)
        self.query_one("#columns", Bar).show((table.titles(),))
        counts = self._counts if self._ready else {}
        views, bar = self.casework.views, self.query_one("#views", Bar)
        bar.say(*views_line(views, self._view_at, counts, bar.size.width))
        self.draw_panel()

    # Asking

    def show_view(self, key: str) -> None:
        """Show a view, in the order and with the columns that it has."""
        keys = [view.key for view in self.casework.views]
        if key in keys:
            self._view_at = keys.index(key)
            sort, columns = parse_sort(self.view.sort), self.view.columns
            self.look = structs.replace(self.look, sort=sort, columns=columns)
            self.redraw()

    def order_by(self, sort: Sort) -> None:
        """Put the cases into another order."""
        self.look = structs.replace(self.look, sort=sort)
        self.redraw()

    def ask_for(self, terms: str) -> None:
        """Add parts to the filter, and go on in the list."""
        self.query_one(FilterLine).open(terms)
        self.query_one(QueueTable).focus()

    def action_filter(self) -> None:
        """Open the filter line, and see meanwhile what can be asked for."""
        self.query_one(FilterLine).open()
        if self._ready:
            self._read_ahead()

    @work(thread=True, exclusive=True, group="terms", exit_on_error=True)
    def _read_ahead(self) -> None:
        """The values to complete by, and the text of every case."""
        casework = self.casework
        casework.read_texts()
        if self._offered is not casework.holders:
            self._offered = casework.holders
            terms = all_terms(casework.queue())
            self.call_later(self.query_one(FilterLine).typed.offer, terms)

    @on(Typed.Changed, "#filter")
    def _typed(self, event: Typed.Changed) -> None:
        try:
            self._filter = parse_filter(event.value)
        except QmasError as error:
            told = error.problems[0].what if error.problems else error.message
            self.query_one(FilterLine).tell(told, "act")
        else:
            self.look = structs.replace(self.look, filter=event.value.strip())
            if self._ready:
                self.search()
            else:
                self.query_one(FilterLine).tell("…")

    @on(Typed.Submitted, "#filter")
    def _kept(self) -> None:
        """The list takes the next letter: by then it shows what was asked for."""
        line = self.query_one(FilterLine)
        line.typed.remember()
        if self._ready and self._shown_for is not self._filter:
            self._show(self._find())
        self.query_one(QueueTable).focus()
        if not self._filter.parts:
            line.close()

    def close_filter(self) -> None:
        """Ask for nothing, and go to the list."""
        self.query_one(FilterLine).close()
        self.query_one(QueueTable).focus()

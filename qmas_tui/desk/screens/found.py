"""Which cases are listed: the view, the filter, the order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from operator import is_
from typing import ClassVar, Generic, NamedTuple, TypeVar

from msgspec import Struct, structs
from textual import on, work
from textual.worker import get_current_worker

from qmas_tui.casework.saved_views import Look
from qmas_tui.desk.commands import key_of
from qmas_tui.desk.screens.worked_out import WorkedOutScreen
from qmas_tui.desk.widgets.bars import Bar, views_line
from qmas_tui.desk.widgets.filter_line import FilterLine
from qmas_tui.desk.widgets.index_table import IndexTable
from qmas_tui.desk.widgets.side_panel import SidePanel
from qmas_tui.desk.widgets.typed import Typed
from qmas_tui.errors import QmasError
from qmas_tui.facts.changes import Case
from qmas_tui.views.completion import stems
from qmas_tui.views.facets import all_terms
from qmas_tui.views.filter import Filter, names, parse_filter
from qmas_tui.views.groups import IndexRow, plain_index, queue_index
from qmas_tui.views.queue import NamedView, no_match_words
from qmas_tui.views.say import count
from qmas_tui.views.sort import QUEUE_ORDER, Sort, parse_sort

A = TypeVar("A")


class Found(Struct, frozen=True):
    """The lines of a view under a filter, and how many of them are cases."""

    filter: Filter
    count: int
    index: Sequence[IndexRow]


class Asked(NamedTuple):
    """What is to be listed, in which order; `soon` is how many days ahead are due."""

    view: NamedView
    filter: Filter
    sort: Sort
    soon: int


class FoundScreen(WorkedOutScreen[A], Generic[A]):
    """Cases of a view that pass a filter, in an order; of larger books in a thread."""

    HINT: ClassVar[str]
    """What the empty filter line says of what can be asked."""

    def __init__(self, asked: str = "", view: str = "") -> None:
        """`asked` is a filter to begin with, over everyone; else with a `view`."""
        super().__init__()
        self._begins: tuple[str, str] = asked, view
        self._view_at = 0
        self.look = Look(filter="", sort=QUEUE_ORDER)
        self._filter = Filter()
        self._counts: dict[str, int] = {}
        self._shown_for: Filter | None = None
        self._found: tuple[tuple[object, ...], Found] | None = None
        """What was found last, and for what."""
        self._offered: object = None
        """The cases whose values the filter completes by."""

    def on_mount(self) -> None:
        """Begin with what was asked for, if anything was."""
        asked, view = self._begins
        if asked:
            self.call_after_refresh(self.show_filter, asked)
        elif view:
            self.show_view(view)

    def make_filter(self) -> FilterLine:
        """The line in which a filter is typed."""
        return FilterLine(self.HINT)

    @property
    def views(self) -> Sequence[NamedView]:
        """The named views of the list."""
        return self.cases.views

    @property
    def view(self) -> NamedView:
        """The view that is shown."""
        return self.views[self._view_at]

    def draw_panel(self) -> None:
        """Show the case under the cursor as it is now."""
        super().draw_panel()
        case = self.case
        is_known = case is not None and case in self.recorded
        shown = self.cases.of(case) if case and is_known else None
        self.query_one("#panel", SidePanel).draw(shown)

    # Showing

    def redraw(self) -> None:
        """Show the cases of the view as they are now."""
        super().redraw()
        self.lay_out()
        if self.is_ready:
            self._counts = self.cases.counts()
            self.search()
        else:
            self._show_unsorted()

    def search(self) -> None:
        """List what there is now; what takes its time is looked for in a thread."""
        slow = self._filter.parts or not self.look.sort.is_queue
        if slow and not self.is_small:
            self._search()
        else:
            self._show(self._find())

    @work(thread=True, exclusive=True, group="find", exit_on_error=True)
    def _search(self) -> None:
        worker, found = get_current_worker(), self._find()
        if not worker.is_cancelled:
            self.call_later(self._show, found)

    def _find(self) -> Found:
        """The lines of what is to be listed; the last ones where nothing is other."""
        asked = Asked(self.view, self._filter, self.look.sort, self.casework.soon())
        made_of = (self.cases.in_order(), self._counts, self.casework.holders)
        state = (*asked, *made_of, self.casework.prospects)
        known = self._found
        if known is None or not all(map(is_, known[0], state)):
            self._found = known = state, self._found_anew(asked)
        return known[1]

    def _found_anew(self, asked: Asked) -> Found:
        listing, (view, wanted, sort, soon) = self.cases.listing, asked
        cases = self.cases.queue(view, wanted, sort)
        asleep = self.cases.asleep(view, wanted)
        if sort.is_queue or not cases:
            empty = () if cases else self._none_words(wanted)
            index = queue_index(listing, cases, asleep, soon, empty)
        else:
            index = plain_index(listing, cases, asleep)
        return Found(wanted, len(cases), index)

    def _none_words(self, wanted: Filter) -> Sequence[str]:
        """Why there is no case, and which views hold what is asked for."""
        if not wanted.parts:
            return [self.view.empty]
        total, elsewhere = self._total, self.cases.counts(wanted)
        words = no_match_words(self.view, total, self.views, elsewhere)
        return [*words, *self._beside(wanted)]

    def others(self) -> tuple[str, Iterable[Case]]:
        """What those of the other list are called, and their records; none is known."""
        return "", ()

    def _beside(self, wanted: Filter) -> Iterator[str]:
        """How many of the other list bear these names, and the key that leads there."""
        called, records = self.others()
        if found := sum(names(wanted, each) for each in records):
            yield f"{count(found, called)}: {key_of(f'{called}s', self.own_keys)}"

    @property
    def _total(self) -> int:
        """How many cases the view holds."""
        return self._counts.get(self.view.key, 0)

    def _show(self, found: Found) -> None:
        """List what was found, unless something else is asked for by now."""
        if found.filter is not self._filter:
            return
        self.query_one(FilterLine).tell(f"{found.count:,} of {self._total:,}")
        self.fill(found.index)
        self._shown_for = found.filter

    def _show_unsorted(self) -> None:
        """Before all is worked out, the cases as they were."""
        known = self.recorded
        self.fill([case for case in self.listed if case in known] or list(known))

    def fill(self, index: Sequence[IndexRow]) -> None:
        """List these lines, with the views above and the panel."""
        table = self.query_one("#table", IndexTable)
        table.chosen, table.sort = self.look.columns, self.look.sort
        table.fill(index, self.cases.of)
        self.query_one("#columns", Bar).show((table.titles(),))
        counts = self._counts if self.is_ready else {}
        bar = self.query_one("#views", Bar)
        bar.say(*views_line(self.views, self._view_at, counts, bar.size.width))
        self.draw_panel()
        super().fill(index)

    # Asking

    def show_view(self, key: str) -> None:
        """Show a view, in the order and with the columns that it has."""
        keys = [view.key for view in self.views]
        if key in keys:
            self._view_at = keys.index(key)
            sort = parse_sort(self.view.sort, self.cases.listing.columns)
            self.look = structs.replace(self.look, sort=sort, columns=self.view.columns)
            self.redraw()

    def action_view(self, digit: str) -> None:
        """Show the view of a digit, if there is one."""
        for view in self.views:
            if view.digit == digit:
                self.show_view(view.key)

    def action_turn_view(self, step: int) -> None:
        """Show the next view, or the one before."""
        views = self.views
        self.show_view(views[(self._view_at + step) % len(views)].key)

    def order_by(self, sort: Sort) -> None:
        """Put the cases into another order."""
        self.look = structs.replace(self.look, sort=sort)
        self.redraw()

    def ask_for(self, terms: str) -> None:
        """Add parts to the filter, and go on in the list."""
        self.query_one(FilterLine).open(terms)
        self.query_one("#table").focus()

    def show_filter(self, text: str) -> None:
        """Show everyone who passes a filter, which stands in the filter line."""
        self.show_view(next(view.key for view in self.views if not view.filter))
        self.ask_for(text)

    def action_filter(self) -> None:
        """Open the filter line, and see meanwhile what can be asked for."""
        line = self.query_one(FilterLine)
        line.open()
        if self._offered is None:
            line.typed.offer(stems(self.cases.listing.fields))
        if self.is_ready:
            self._read_ahead()

    @work(thread=True, exclusive=True, group="terms", exit_on_error=True)
    def _read_ahead(self) -> None:
        """The values to complete by, and the text of every case."""
        cases = self.cases
        cases.read_texts(lambda _done, _total: self.app.give_way())
        if self._offered is not self.recorded:
            self._offered = self.recorded
            fields, facets = cases.listing.fields, cases.listing.facets
            terms = [*stems(fields), *all_terms(cases.queue(), facets)]
            self.call_later(self.query_one(FilterLine).typed.offer, terms)

    @on(Typed.Changed, "#filter")
    def _typed(self, event: Typed.Changed) -> None:
        try:
            self._filter = parse_filter(event.value, self.cases.listing.fields)
        except QmasError as error:
            told = error.problems[0].what if error.problems else error.message
            self.query_one(FilterLine).tell(told, "act")
        else:
            self.look = structs.replace(self.look, filter=event.value.strip())
            if self.is_ready:
                self.search()
            else:
                self.query_one(FilterLine).tell("…")

    @on(Typed.Submitted, "#filter")
    def _kept(self) -> None:
        """The list takes the next letter: by then it shows what was asked for."""
        line = self.query_one(FilterLine)
        line.typed.remember()
        if self.is_ready and self._shown_for is not self._filter:
            self._show(self._find())
        self.query_one("#table").focus()
        if not self._filter.parts:
            line.close()

    def close_filter(self) -> None:
        """Ask for nothing, and go to the list."""
        self.query_one(FilterLine).close()
        self.query_one("#table").focus()

"""Home: the queue, and what can be done to its cases, to one or to many."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, ClassVar, Final

from msgspec import structs
from textual.app import ComposeResult
from textual.binding import BindingType

from qmas_tui.casework.casework import Done
from qmas_tui.casework.scope import Scope
from qmas_tui.desk.book_app import BookApp
from qmas_tui.desk.commands import Need, bindings_at, footer_at
from qmas_tui.desk.marks import Marks
from qmas_tui.desk.screens.found import FoundScreen
from qmas_tui.desk.widgets.bars import Bar, keys_line
from qmas_tui.desk.widgets.filter_line import FilterLine
from qmas_tui.desk.widgets.queue_table import QueueTable
from qmas_tui.desk.widgets.side_panel import LOW
from qmas_tui.views.facets import Facet, facets
from qmas_tui.views.groups import IndexRow
from qmas_tui.views.model import Span
from qmas_tui.views.queue import NamedView
from qmas_tui.views.say import count
from qmas_tui.views.sort import next_sort, reversed_sort

if TYPE_CHECKING:  # what a key opens is loaded once the queue stands
    from qmas_tui.desk.screens.recorder import Recorder

ROOM_FOR_PANEL = LOW
WITH: Final = {"name": ("name", "name_zh"), "limit": ("limit", "expected_end")}
"""What one column of the screen is in a file, where it is more than one."""


class QueueScreen(FoundScreen):
    """Who needs a decision, why, and what happens if it waits."""

    place = "queue"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_at("queue")]
    DEFAULT_CSS = """
    QueueScreen #marks { display: none; background: $panel; }
    QueueScreen #marks.-some { display: block; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._marks = Marks()

    def body(self) -> ComposeResult:
        """The list and its panel; below them how many cases are marked."""
        yield from super().body()
        yield Bar(id="marks")

    @property
    def scope(self) -> Scope:
        """The cases that are marked, else those listed, with the columns shown."""
        title, cases = self._title, tuple(self.listed)
        if self._marks.cases:
            cases = tuple(self._marks.in_order(cases))
            title = f"{count(len(cases), 'case')} marked"
        shown = self.query_one(QueueTable).columns
        columns = [key for each in shown for key in WITH.get(each, (each,))]
        return Scope(title=title, cases=cases, columns=tuple(dict.fromkeys(columns)))

    @property
    def _title(self) -> str:
        """What is listed, in words."""
        view, wanted = self.view.title, self.look.filter
        return f"{view}: {wanted}" if wanted else view

    def redraw(self) -> None:
        """Show the cases as they are now; marks of those that are gone, go."""
        self._marks.drop_gone(self.casework.holders)
        super().redraw()

    def fill(self, index: Sequence[IndexRow]) -> None:
        """List these lines, and tell which of the cases are marked."""
        super().fill(index)
        self._draw_marks()

    def _draw_marks(self) -> None:
        bar, marks = self.query_one("#marks", Bar), self._marks
        bar.set_class(bool(marks.cases), "-some")
        keys = keys_line([("b", "bulk"), ("ctrl+e", "export"), ("esc", "unmark")])
        bar.say(Span(f" {marks.words(self.listed)}  ", "accent"), *keys)
        table = self.query_one(QueueTable)
        table.marks = marks.cases
        table.refresh()

    def missing(self) -> Mapping[Need, str]:
        """Commands on a case need one under the cursor."""
        return {} if self.case else {"case": "there is no case in this view"}

    def footer(self) -> Sequence[tuple[str, str]]:
        """The same keys whichever view is shown."""
        return footer_at("queue", (), self.own_keys)

    # One case

    def action_open(self) -> None:
        """Open the case under the cursor."""
        from qmas_tui.desk.screens.case import CaseScreen

        if case := self.case:
            table = self.query_one(QueueTable)
            self.app.push_screen(CaseScreen(case, table.cases, table.go_to))

    def _open_added(self, done: Done) -> None:
        """Open a new case: what is recorded next is about that one."""
        from qmas_tui.desk.screens.case import CaseScreen

        self.tell(done)
        self.app.push_screen(CaseScreen(done.cases[0]))

    def action_explain(self) -> None:
        """Explain the day to act of the case under the cursor."""
        from qmas_tui.desk.screens.explain import explain_case

        if case := self.case:
            explain_case(self.app, case)

    def action_what_if(self) -> None:
        """Ask what would happen if, of the case under the cursor."""
        from qmas_tui.desk.screens.what_if import WhatIfScreen

        if case := self.case:
            self.app.push_screen(WhatIfScreen(case))

    # Many cases

    def action_review(self) -> None:
        """Go through the cases of this view."""
        from qmas_tui.desk.screens.review import ReviewScreen

        if cases := list(self.listed):
            self.app.push_screen(ReviewScreen(cases, self.view))
        else:
            self.notify("There is no case to review in this view.")

    def _recorder(self) -> Recorder | None:
        from qmas_tui.desk.screens.recorder import Recorder

        case = self.case
        return (
            Recorder(self.app, case, lambda _, done: self.tell(done)) if case else None
        )

    def action_add(self) -> None:
        """Ask what is to be added, by a letter."""
        from qmas_tui.desk.screens.add_menu import add

        add(self.app, self._recorder(), self._open_added)

    def action_close(self) -> None:
        """Close the case under the cursor, after asking."""
        if recorder := self._recorder():
            recorder.close(self.fail)

    def action_mark(self) -> None:
        """Mark the case under the cursor, and go to the next."""
        if case := self.case:
            self._marks.turn(case)
            self.query_one(QueueTable).action_move(1)
            self._draw_marks()

    def action_mark_range(self) -> None:
        """Mark all from the last mark to the cursor."""
        if case := self.case:
            self._marks.reach(case, self.listed)
            self._draw_marks()

    def action_mark_all(self) -> None:
        """Mark all that is listed, or nothing of it."""
        self._marks.turn_all(self.listed)
        self._draw_marks()

    def action_bulk(self) -> None:
        """Change the marked cases, else the one under the cursor, as one step."""
        from qmas_tui.desk.screens.bulk import Bulk

        case = self.case
        cases = self._marks.in_order(self.listed) or ([case] if case else [])

        def done(what: Done) -> None:
            self._marks.clear()
            self.tell(what)

        if cases:
            export = partial(self.call_later, self.app.run_action, "app.export", self)
            Bulk(self.app, cases, done, self.fail).ask(export)

    # The list itself

    def show_filter(self, text: str) -> None:
        """Show everyone who passes a filter, which stands in the filter line."""
        views = self.casework.views
        self.show_view(next(view.key for view in views if not view.filter))
        self.ask_for(text)

    def action_view(self, digit: str) -> None:
        """Show the view of a digit, if there is one."""
        for view in self.casework.views:
            if view.digit == digit:
                self.show_view(view.key)

    def action_turn_view(self, step: int) -> None:
        """Show the next view, or the one before."""
        views = self.casework.views
        place = (self._view_at + step) % len(views)
        self.show_view(views[place].key)

    def action_sort(self) -> None:
        """Sort by the next column that is shown."""
        columns = self.query_one(QueueTable).columns
        self.order_by(next_sort(self.look.sort, columns))

    def action_reverse(self) -> None:
        """Turn the order round."""
        self.order_by(reversed_sort(self.look.sort))

    def action_columns(self) -> None:
        """Choose the columns."""
        from qmas_tui.desk.screens.columns import ColumnsScreen

        def chosen(columns: tuple[str, ...] | None) -> None:
            if columns is not None:
                self.look = structs.replace(self.look, columns=columns)
                self.redraw()

        columns = self.query_one(QueueTable).columns
        self.app.push_screen(ColumnsScreen(columns), chosen)

    def action_facets(self) -> None:
        """Count the cases by value, and filter by what is picked."""
        from qmas_tui.desk.screens.facets import FacetsScreen

        cases, casework = tuple(self.listed), self.casework
        if not cases:
            self.notify("There is no case to count in this view.")
            return

        def counted() -> tuple[Facet, ...]:
            known = casework.holders
            return facets([casework.assessed(case) for case in cases if case in known])

        def picked(terms: str | None) -> None:
            if terms:
                self.ask_for(terms)

        title = f"{self._title} · {count(len(cases), 'case')}"
        self.app.push_screen(FacetsScreen(title, counted), picked)

    def action_save_view(self) -> None:
        """Save what is listed as a view."""
        from qmas_tui.desk.screens.form import open_form
        from qmas_tui.desk.screens.save_view import save_view_form

        def saved(view: NamedView | None) -> None:
            self.close_filter()
            self.show_view(view.key if view else self.casework.views[0].key)

        whole = " ".join(filter(None, [self.view.filter, self.look.filter]))
        look = structs.replace(self.look, filter=whole)
        form = save_view_form(self.casework, self.view, look, saved)
        open_form(self.app, form, self.tell)

    def key_escape(self) -> None:
        """Escape leaves the filter line, else unmarks, else clears the filter."""
        is_typing = self.query_one(FilterLine).typed.has_focus
        if self._marks.cases and self.listed and not is_typing:
            self._marks.clear()
            self._draw_marks()
        else:
            self.close_filter()


def back_to_queue(app: BookApp) -> QueueScreen:
    """Close whatever stands in front of the queue."""
    while not isinstance(app.screen, QueueScreen):
        app.pop_screen()
    return app.screen

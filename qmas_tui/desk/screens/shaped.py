"""How a list looks: its order, its columns, counts by value, and views of one's own."""

from __future__ import annotations

from typing import Any, ClassVar, Generic, TypeVar

from msgspec import structs

from qmas_tui.casework.scope import Scope
from qmas_tui.desk.screens.found import FoundScreen
from qmas_tui.desk.widgets.filter_line import FilterLine
from qmas_tui.desk.widgets.index_table import IndexTable
from qmas_tui.views.facets import Facet, facets
from qmas_tui.views.queue import NamedView
from qmas_tui.views.say import count
from qmas_tui.views.sort import next_sort, reversed_sort

A = TypeVar("A")


class ShapedScreen(FoundScreen[A], Generic[A]):
    """A list that is sorted, counted and saved as a view; an export writes just it."""

    WITH: ClassVar[dict[str, tuple[str, ...]]] = {"name": ("name", "name_zh")}
    """What one column of the screen is in a file, where it is more than one."""

    @property
    def _table(self) -> IndexTable[Any]:
        return self.query_one("#table", IndexTable)

    @property
    def scope(self) -> Scope:
        """The cases that are marked, else those listed, with the columns shown."""
        title, cases = self.title_words, tuple(self.listed)
        if marked := tuple(self.marked):
            cases = marked
            title = f"{count(len(cases), 'case')} marked"
        columns = [key for each in self._table.columns for key in self._in_file(each)]
        shown = tuple(dict.fromkeys(columns))
        return Scope(
            of=self.cases.listing.name, title=title, cases=cases, columns=shown
        )

    def _in_file(self, column: str) -> tuple[str, ...]:
        return self.WITH.get(column, (column,))

    @property
    def title_words(self) -> str:
        """What is listed, in words."""
        view, wanted = self.view.title, self.look.filter
        return f"{view}: {wanted}" if wanted else view

    def action_sort(self) -> None:
        """Sort by the next column that is shown."""
        self.order_by(next_sort(self.look.sort, self._table.columns))

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

        known = {key: each.title for key, each in self.cases.listing.columns.items()}
        self.app.push_screen(ColumnsScreen(self._table.columns, known), chosen)

    def action_facets(self) -> None:
        """Count the cases by value, and filter by what is picked."""
        from qmas_tui.desk.screens.facets import FacetsScreen

        listed, cases = tuple(self.listed), self.cases
        if not listed:
            self.notify("There is no case to count in this view.")
            return

        def counted() -> tuple[Facet, ...]:
            known = cases.recorded
            found = [cases.of(case) for case in listed if case in known]
            return facets(found, cases.listing.facets)

        def picked(terms: str | None) -> None:
            if terms:
                self.ask_for(terms)

        title = f"{self.title_words} · {count(len(listed), 'case')}"
        self.app.push_screen(FacetsScreen(title, counted), picked)

    def action_save_view(self) -> None:
        """Save what is listed as a view."""
        from qmas_tui.desk.screens.form import open_form
        from qmas_tui.desk.screens.save_view import save_view_form

        def saved(view: NamedView | None) -> None:
            self.close_filter()
            self.show_view(view.key if view else self.views[0].key)

        whole = " ".join(filter(None, [self.view.filter, self.look.filter]))
        look = structs.replace(self.look, filter=whole)
        form = save_view_form(self.casework, self.view, look, saved)
        open_form(self.app, form, self.tell)

    def action_review(self) -> None:
        """Go through the cases of this view, one by one."""
        from qmas_tui.desk.screens.reviewing import review

        if self.listed:
            review(self.app, self.listed, self.view, self.named)
        else:
            self.notify("There is no case to review in this view.")

    def unshape(self) -> bool:
        """Unmark, else clear the filter; whether there was anything of either."""
        line = self.query_one(FilterLine)
        if not line.typed.has_focus and self.unmark():
            return True
        was_open = line.is_open
        self.close_filter()
        return was_open

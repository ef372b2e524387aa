"""The queue as a list: rows are put into words only when they are drawn."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import Final

from msgspec import structs

from qmas_tui.desk.widgets.lines import LineView
from qmas_tui.errors import DataError
from qmas_tui.views.columns_line import Layout, columns_line, columns_titles, lay_out
from qmas_tui.views.groups import Asleep, Head, IndexRow, Told
from qmas_tui.views.model import AssessedCase, Line, Span
from qmas_tui.views.queue import queue_row
from qmas_tui.views.queue_line import (
    asleep_line,
    head_line,
    queue_line,
    title_line,
    told_line,
    usual_columns,
)
from qmas_tui.views.sort import QUEUE_ORDER, Sort
from qmas_tui.views.width import cell_width

MEASURED: Final = 500
"""So many cases say how wide their column is to be."""
LAID_OUT: Final = 100
"""So many say how wide chosen columns are to be."""
MARKED: Final = Span("*", "accent")
LEAST_CASE, MOST_CASE = 4, 14
BESIDE_ROW: Final = 2
"""The cells of the cursor and of the scroll bar."""


class QueueTable(LineView):
    """Cases under the heads of their groups; the cursor stays on its case.

    Attributes:
        marks: the cases that are marked.
        chosen: the columns that somebody chose, none for the usual ones.
        sort: the order in which the cases come.
    """

    def __init__(self, soon: int, id: str | None = None) -> None:
        super().__init__(id=id)
        self._soon = soon
        self._index: Sequence[IndexRow] = ()
        self._cases: Sequence[str] = ()
        self._assessed: Callable[[str], AssessedCase] | None = None
        self._case_cells = LEAST_CASE
        self._layout: Layout | None = None
        self.marks: Collection[str] = ()
        self.chosen: tuple[str, ...] = ()
        self.sort: Sort = QUEUE_ORDER

    @property
    def count(self) -> int:
        """How many lines there are, heads among them."""
        return len(self._index)

    @property
    def cases(self) -> Sequence[str]:
        """The cases in the order in which they are shown."""
        return self._cases

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns that are shown, by their keys."""
        return self.chosen or usual_columns(self._room)

    @property
    def _room(self) -> int:
        return self.size.width - BESIDE_ROW

    @property
    def case(self) -> str | None:
        """The case under the cursor."""
        return self._index[self.cursor] if self.stops(self.cursor) else None  # type: ignore[return-value]

    def stops(self, index: int) -> bool:
        """The cursor rests on cases alone."""
        return super().stops(index) and isinstance(self._index[index], str)

    def top_of(self, index: int) -> int:
        """The first case of a group is seen with its head."""
        while index > 0 and not isinstance(self._index[index - 1], str):
            index -= 1
        return index

    def go_to(self, case: str) -> None:
        """Put the cursor on a case."""
        if case in self._cases:
            self.cursor = self._index.index(case)

    def fill(
        self, index: Sequence[IndexRow], assessed: Callable[[str], AssessedCase]
    ) -> None:
        """Show these lines; the cursor stays on its case if that is among them."""
        stayed = self.case
        self._assessed, self._index = assessed, index
        self._cases = [row for row in index if isinstance(row, str)]
        widths = [cell_width(case) for case in self._cases[:MEASURED]]
        self._case_cells = min(MOST_CASE, max([LEAST_CASE, *widths]))
        self._layout = self._laid_out()
        self.set_reactive(LineView.cursor, self._place_of(stayed))
        self.reflow()
        self.post_message(self.Moved())

    def _laid_out(self) -> Layout | None:
        """How wide the chosen columns are; None for the usual ones."""
        if not self.chosen or self._assessed is None:
            return None
        some = [self._assessed(case) for case in self._cases[:LAID_OUT]]
        return lay_out(self.chosen, some, self._soon, self._room)

    def _place_of(self, case: str | None) -> int:
        """The line of a case; where it is gone, the next one, or the last."""
        if case is not None and case in self._cases:
            return self._index.index(case)
        after = range(min(self.cursor, self.count), self.count)
        before = range(min(self.cursor, self.count) - 1, -1, -1)
        return next((n for n in (*after, *before) if self.stops(n)), 0)

    def line_at(self, index: int) -> Line:
        """A line of the list; nothing where its case is taken out in this moment."""
        assert self._assessed is not None, "rows come with a way to look them up"
        row, width = self._index[index], self._room
        try:
            match row:
                case str():
                    return self._case_line(self._assessed(row))
                case Head():
                    return head_line(row)
                case Told():
                    return told_line(row)
                case Asleep():
                    return asleep_line(row, self._assessed(row.case), width)
        except DataError:
            pass
        return Line()

    def _case_line(self, case: AssessedCase) -> Line:
        """A case in its columns, with the sign that it is marked."""
        row = queue_row(case, self._soon)
        if row.case in self.marks:
            row = structs.replace(row, seen=MARKED)
        if self._layout is not None:
            return columns_line(case, row, self._layout)
        return queue_line(row, self._room, self._case_cells)

    def titles(self) -> Line:
        """The titles of the columns, over their cells."""
        if self._layout is not None:
            return columns_titles(self._layout, self.sort)
        return title_line(self._room, self._case_cells, self.sort)

"""The queue as a list: rows are put into words only when they are drawn."""

from __future__ import annotations

from typing import Final

from msgspec import structs

from qmas_tui.desk.widgets.index_table import MARKED, IndexTable
from qmas_tui.views.columns_line import Layout, columns_line, columns_titles, lay_out
from qmas_tui.views.groups import Asleep
from qmas_tui.views.model import AssessedCase, Line
from qmas_tui.views.queue import queue_row
from qmas_tui.views.queue_line import (
    asleep_line,
    queue_line,
    title_line,
    usual_columns,
)
from qmas_tui.views.sort import QUEUE_ORDER, Sort
from qmas_tui.views.width import cell_width

MEASURED: Final = 500
"""So many cases say how wide their column is to be."""
LAID_OUT: Final = 100
"""So many say how wide chosen columns are to be."""
LEAST_CASE, MOST_CASE = 4, 14


class QueueTable(IndexTable[AssessedCase]):
    """Holders under the heads of their groups.

    Attributes:
        chosen: the columns that somebody chose, none for the usual ones.
        sort: the order in which the cases come.
    """

    def __init__(self, soon: int, id: str | None = None) -> None:
        super().__init__(id=id)
        self._soon = soon
        self._case_cells = LEAST_CASE
        self._layout: Layout | None = None
        self.chosen: tuple[str, ...] = ()
        self.sort: Sort = QUEUE_ORDER

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns that are shown, by their keys."""
        return self.chosen or usual_columns(self.room)

    def lay_out(self) -> None:
        """How wide the column of the cases is to be, and those chosen."""
        widths = [cell_width(case) for case in self.cases[:MEASURED]]
        self._case_cells = min(MOST_CASE, max([LEAST_CASE, *widths]))
        self._layout = self._laid_out()

    def _laid_out(self) -> Layout | None:
        """How wide the chosen columns are; None for the usual ones."""
        if not self.chosen or self.assessed is None:
            return None
        some = [self.assessed(case) for case in self.cases[:LAID_OUT]]
        return lay_out(self.chosen, some, self._soon, self.room)

    def case_line(self, case: AssessedCase) -> Line:
        """A case in its columns, with the sign that it is marked."""
        row = queue_row(case, self._soon)
        if row.case in self.marks:
            row = structs.replace(row, seen=MARKED)
        if self._layout is not None:
            return columns_line(case, row, self._layout)
        return queue_line(row, self.room, self._case_cells)

    def asleep_line(self, row: Asleep, first: AssessedCase) -> Line:
        """What sleeps, in one line: how many, who wakes first, when, where to look."""
        return asleep_line(row, first, self.room)

    def titles(self) -> Line:
        """The titles of the columns, over their cells."""
        if self._layout is not None:
            return columns_titles(self._layout, self.sort)
        return title_line(self.room, self._case_cells, self.sort)

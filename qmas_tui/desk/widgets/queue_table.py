"""The queue of holders as a list."""

from __future__ import annotations

from msgspec import structs

from qmas_tui.desk.widgets.index_table import IndexTable
from qmas_tui.views.groups import Asleep
from qmas_tui.views.model import AssessedCase, Line, Span
from qmas_tui.views.queue import queue_row
from qmas_tui.views.queue_line import (
    asleep_line,
    queue_line,
    title_line,
    usual_columns,
)


class QueueTable(IndexTable[AssessedCase]):
    """Holders under the heads of their groups."""

    def usual_columns(self) -> tuple[str, ...]:
        """Reasons first, more where there is room."""
        return usual_columns(self.room)

    def usual_line(self, case: AssessedCase, sign: Span | None) -> Line:
        """A holder in those columns."""
        row = queue_row(case, self._soon)
        if sign is not None:
            row = structs.replace(row, seen=sign)
        return queue_line(row, self.room, self._cells)

    def usual_titles(self) -> Line:
        """The titles of those columns."""
        return title_line(self.room, self._cells, self.sort)

    def asleep_line(self, row: Asleep, first: AssessedCase) -> Line:
        """What sleeps, in one line: how many, who wakes first, when, where to look."""
        return asleep_line(row, first, self.room)

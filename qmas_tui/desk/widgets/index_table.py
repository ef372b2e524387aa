"""A list of cases under the heads of their groups; rows are put into words only when

they are drawn.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import Final, Generic, TypeVar

from qmas_tui.desk.widgets.lines import LineView
from qmas_tui.errors import DataError
from qmas_tui.views.groups import Asleep, Head, IndexRow, Told
from qmas_tui.views.model import Line, Span
from qmas_tui.views.queue_line import head_line, told_line

Assessed = TypeVar("Assessed")
BESIDE_ROW = 2
"""The cells of the cursor and of the scroll bar."""
MARKED: Final = Span("*", "accent")


class IndexTable(LineView, Generic[Assessed]):
    """Cases under the heads of their groups; the cursor stays on its case.

    Attributes:
        marks: the cases that are marked.
    """

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self.marks: Collection[str] = ()
        self.index: Sequence[IndexRow] = ()
        self.assessed: Callable[[str], Assessed] | None = None
        """Gives a case by its reference, once there are any."""
        self._cases: Sequence[str] = ()

    @property
    def count(self) -> int:
        """How many lines there are, heads among them."""
        return len(self.index)

    @property
    def cases(self) -> Sequence[str]:
        """The cases in the order in which they are shown."""
        return self._cases

    @property
    def room(self) -> int:
        """The cells of a row."""
        return self.size.width - BESIDE_ROW

    @property
    def case(self) -> str | None:
        """The case under the cursor."""
        return self.index[self.cursor] if self.stops(self.cursor) else None  # type: ignore[return-value]

    def stops(self, index: int) -> bool:
        """The cursor rests on cases alone."""
        return super().stops(index) and isinstance(self.index[index], str)

    def top_of(self, index: int) -> int:
        """The first case of a group is seen with its head."""
        while index > 0 and not isinstance(self.index[index - 1], str):
            index -= 1
        return index

    def go_to(self, case: str) -> None:
        """Put the cursor on a case."""
        if case in self._cases:
            self.cursor = self.index.index(case)

    def fill(
        self, index: Sequence[IndexRow], assessed: Callable[[str], Assessed]
    ) -> None:
        """Show these lines; the cursor stays on its case if that is among them."""
        stayed = self.case
        self.assessed, self.index = assessed, index
        self._cases = [row for row in index if isinstance(row, str)]
        self.lay_out()
        self.set_reactive(LineView.cursor, self._place_of(stayed))
        self.reflow()
        self.post_message(self.Moved())

    def lay_out(self) -> None:
        """Other cases are listed: measure what they need."""

    def _place_of(self, case: str | None) -> int:
        """The line of a case; where it is gone, the next one, or the last."""
        if case is not None and case in self._cases:
            return self.index.index(case)
        after = range(min(self.cursor, self.count), self.count)
        before = range(min(self.cursor, self.count) - 1, -1, -1)
        return next((n for n in (*after, *before) if self.stops(n)), 0)

    def line_at(self, index: int) -> Line:
        """A line of the list; nothing where its case is taken out in this moment."""
        assert self.assessed is not None, "rows come with a way to look them up"
        row = self.index[index]
        try:
            match row:
                case str():
                    return self.case_line(self.assessed(row))
                case Head():
                    return head_line(row)
                case Told():
                    return told_line(row)
                case Asleep():
                    return self.asleep_line(row, self.assessed(row.case))
        except DataError:
            pass
        return Line()

    def case_line(self, case: Assessed) -> Line:
        """A case in its columns."""
        raise NotImplementedError

    def asleep_line(self, row: Asleep, first: Assessed) -> Line:
        """What sleeps, in one line."""
        raise NotImplementedError

"""A list of cases under the heads of their groups, in words only when it is drawn."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import ClassVar, Final, Generic, TypeVar

from msgspec import Struct

from qmas_tui.desk.widgets.lines import LineView
from qmas_tui.errors import DataError
from qmas_tui.views.columns_line import Layout, columns_line, columns_titles, lay_out
from qmas_tui.views.groups import Asleep, Head, IndexRow, Told
from qmas_tui.views.listing import Listing
from qmas_tui.views.model import Line, Span
from qmas_tui.views.queue_line import head_line, told_line
from qmas_tui.views.sort import QUEUE_ORDER, Sort
from qmas_tui.views.width import cell_width

Assessed = TypeVar("Assessed")
BESIDE_ROW = 2
"""The cells of the cursor and of the scroll bar."""
MEASURED: Final = 500
"""So many cases say how wide their column is to be."""
LAID_OUT: Final = 100
"""So many say how wide chosen columns are to be."""
KEPT: Final = 500
"""So many lines are kept as they were drawn."""
LEAST_CASE, MOST_CASE = 4, 14
MARKED: Final = Span("*", "accent")


class _Drawn(Struct, Generic[Assessed], frozen=True):
    """The line of a case, and how the table looked for which it was made."""

    case: Assessed
    layout: Layout | None
    look: tuple[int, int, int, bool]
    line: Line


class IndexTable(LineView, Generic[Assessed]):
    """Cases under the heads of their groups; the cursor stays on its case.

    Attributes:
        marks: the cases that are marked.
        chosen: the columns that somebody chose, none for the usual ones.
        sort: the order in which the cases come.
    """

    has_own_row: ClassVar[bool] = True
    """Whether the usual columns are laid out in a way of their own."""

    def __init__(
        self, listing: Listing[Assessed], soon: Callable[[], int], id: str | None = None
    ) -> None:
        """`soon` tells how many days ahead count as due just now."""
        super().__init__(id=id)
        self._listing, self._soon_now = listing, soon
        self._soon = soon()
        self._cells = LEAST_CASE
        """How wide the column of the references is."""
        self._layout: Layout | None = None
        self.chosen: tuple[str, ...] = ()
        self.sort: Sort = QUEUE_ORDER
        self.marks: Collection[str] = ()
        self.index: Sequence[IndexRow] = ()
        self.assessed: Callable[[str], Assessed] | None = None
        """Gives a case by its reference, once there are any."""
        self._cases: Sequence[str] = ()
        self._drawn: dict[str, _Drawn[Assessed]] = {}

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
        self._soon = self._soon_now()
        self._cases = [row for row in index if isinstance(row, str)]
        self.lay_out()
        self.set_reactive(LineView.cursor, self._place_of(stayed))
        self.reflow()
        self.post_message(self.Moved())

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns that are shown, by their keys."""
        return self.chosen or self.usual_columns()

    def lay_out(self) -> None:
        """Other cases are listed: measure what their columns need."""
        widths = [cell_width(case) for case in self.cases[:MEASURED]]
        self._cells = min(MOST_CASE, max([LEAST_CASE, *widths]))
        self._layout, columns = None, self.chosen
        if not columns and not self.has_own_row:
            columns = self.usual_columns()
        if columns and self.assessed is not None:
            some = [self.assessed(case) for case in self.cases[:LAID_OUT]]
            self._layout = lay_out(self._listing, columns, some, self._soon, self.room)

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
        """A case in its columns, with the sign that it is marked; kept as it is."""
        row = self._listing.key_of(case)
        look = (self.room, self._cells, self._soon, row in self.marks)
        known = self._drawn.get(row)
        is_known = known and known.case is case and known.layout is self._layout
        if known is None or not is_known or known.look != look:
            line = self._line_of(case, MARKED if row in self.marks else None)
            if len(self._drawn) >= KEPT:
                self._drawn.clear()
            known = self._drawn[row] = _Drawn(case, self._layout, look, line)
        return known.line

    def _line_of(self, case: Assessed, sign: Span | None) -> Line:
        if self._layout is None:
            return self.usual_line(case, sign)
        return columns_line(self._listing, case, self._soon, self._layout, sign)

    def titles(self) -> Line:
        """The titles of the columns, over their cells."""
        if self._layout is None:
            return self.usual_titles()
        return columns_titles(self._listing, self._layout, self.sort)

    def usual_columns(self) -> tuple[str, ...]:
        """The columns that a list of this width shows by itself."""
        raise NotImplementedError

    def usual_line(self, case: Assessed, sign: Span | None) -> Line:
        """A case in those; `sign` stands in the place of that it was looked at."""
        raise NotImplementedError

    def usual_titles(self) -> Line:
        """The titles of those."""
        raise NotImplementedError

    def asleep_line(self, row: Asleep, first: Assessed) -> Line:
        """What sleeps, in one line."""
        raise NotImplementedError

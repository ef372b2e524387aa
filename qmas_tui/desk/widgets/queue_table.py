"""The queue as a table: rows are put into words only when they are drawn."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from rich.segment import Segment
from textual.strip import Strip

from qmas_tui.desk.widgets.lines import LineView
from qmas_tui.errors import DataError
from qmas_tui.views.model import AssessedCase, Line, QueueRow, Span
from qmas_tui.views.queue import queue_row
from qmas_tui.views.width import cell_width, clean, cut, pad, pad_left

WIDE = 100
"""From this width on the table shows every column."""


class QueueTable(LineView):
    """Cases in the order of the queue; the cursor stays on its case."""

    def __init__(self, as_of: Callable[[], date], id: str | None = None) -> None:
        super().__init__(id=id)
        self._as_of = as_of
        self._cases: Sequence[str] = ()
        self._assessed: Callable[[str], AssessedCase] | None = None
        self._case_width = 6
        self.empty = ""

    @property
    def count(self) -> int:
        """How many cases there are."""
        return len(self._cases)

    @property
    def cases(self) -> Sequence[str]:
        """The cases in the order in which they are shown."""
        return self._cases

    @property
    def case(self) -> str | None:
        """The case under the cursor."""
        return self._cases[self.cursor] if self._cases else None

    def go_to(self, case: str) -> None:
        """Put the cursor on a case."""
        if case in self._cases:
            self.cursor = self._cases.index(case)

    def fill(
        self, cases: Sequence[str], assessed: Callable[[str], AssessedCase]
    ) -> None:
        """Show these cases; the cursor stays on its case if that is among them."""
        stayed = self.case
        self._assessed = assessed
        self._cases = cases
        widths = [cell_width(case) for case in cases[:500]]
        self._case_width = min(14, max([len("Case"), *widths]))
        if stayed is not None and stayed in cases:
            self.set_reactive(LineView.cursor, cases.index(stayed))
        self.reflow()
        self.post_message(self.Moved())

    def line_at(self, index: int) -> Line:
        """A case as a row; nothing where it is taken out in this moment."""
        assert self._assessed is not None, "rows come with a way to look them up"
        try:
            assessed = self._assessed(self._cases[index])
        except DataError:
            return Line()
        row = queue_row(assessed, self._as_of())
        return Line(self._cells(row, here=index == self.cursor))

    def render_line(self, y: int) -> Strip:
        """Draw a row; where there is none, say why."""
        if self._cases or y != 1:
            return super().render_line(y)
        style = self.rich_style + self._role("dim")
        words = Segment(f"    {clean(self.empty)}", style)
        return Strip([words]).adjust_cell_length(self.size.width, self.rich_style)

    def header(self) -> tuple[Span, ...]:
        """The titles of the columns, over their cells."""
        limit = "Limit of stay" if self.size.width >= WIDE else "Limit"
        titles = QueueRow(
            "Case", "", "dim", "Act by", "Holder", "Stage", limit, "Days",
            "dim", "Why now", "dim",
        )  # fmt: skip
        return tuple(
            Span(span.text, "dim") for span in self._cells(titles, gutter=True)
        )

    def _cells(
        self, row: QueueRow, gutter: bool = False, here: bool = False
    ) -> tuple[Span, ...]:
        wide = self.size.width >= WIDE
        name = 23 if wide else 19
        spans = [
            Span(pad(row.mark, 3), row.role),
            Span(pad(row.act_by, 15), row.role),
            Span(pad(row.case, self._case_width + 2), "dim"),
            Span(pad(row.name, name), "strong" if here else "plain"),
            Span("  "),
        ]
        if wide:
            spans.append(Span(pad(row.stage, 16), "dim"))
        spans.append(Span(pad(row.limit, 13), "plain"))
        if wide:
            spans += [Span(pad_left(row.days, 6), row.days_role), Span("  ")]
        used = sum(cell_width(span.text) for span in spans) + 2
        why = cut(clean(row.why), max(8, self.size.width - used))
        spans.append(Span(why, row.why_role))
        return (Span(" "), *spans) if gutter else tuple(spans)

"""A row of the queue with columns that somebody chose."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from msgspec import Struct

from qmas_tui.findings.model import AssessedCase
from qmas_tui.views.columns import COLUMNS
from qmas_tui.views.model import Line, Span
from qmas_tui.views.queue import QueueRow, queue_row
from qmas_tui.views.sort import Sort
from qmas_tui.views.table import value_words
from qmas_tui.views.width import cell_width, clean, cut, pad, pad_left

MARKS: Final = 5
"""The cells before the first column: looked at today, and the mark of the case."""
MOST: Final = 30
LEAST: Final = 8
GAP: Final = 2
RIGHT: Final = frozenset({"act_by", "days_left", "salary"})


class Layout(Struct, frozen=True, gc=False):
    """Columns with the cells of each; the last takes what is left."""

    columns: tuple[str, ...]
    cells: tuple[int, ...]


def lay_out(
    columns: Sequence[str], cases: Iterable[AssessedCase], soon: int, width: int
) -> Layout:
    """As many of the columns as there is room for, as wide as some cases need them."""
    rows = [(case, queue_row(case, soon)) for case in cases]
    cells, left = list[int](), width - MARKS
    for column in columns:
        texts = [COLUMNS[column].title + "  "]
        texts += [_cell(column, case, row).text for case, row in rows]
        wanted = min(MOST, max(map(cell_width, texts)))
        if left < min(wanted, LEAST) and cells:
            break
        cells.append(min(wanted, left))
        left -= cells[-1] + GAP
    if left > 0:
        cells[-1] += left
    return Layout(tuple(columns[: len(cells)]), tuple(cells))


def columns_line(case: AssessedCase, row: QueueRow, layout: Layout) -> Line:
    """A case in these columns."""
    spans = [row.seen, Span(" "), Span(pad(row.mark.text, 3), row.mark.role)]
    for column, cells in zip(layout.columns, layout.cells, strict=True):
        cell = _cell(column, case, row)
        spans.append(Span(_filled(column, clean(cell.text), cells), cell.role))
    return Line(tuple(spans))


def columns_titles(layout: Layout, sort: Sort) -> Line:
    """The titles of the columns; the one sorted by bears the sign of the order."""
    spans = [Span(" " * (MARKS + 1))]
    for column, cells in zip(layout.columns, layout.cells, strict=True):
        sign = f" {sort.sign}" if column == sort.column else ""
        title = cut(COLUMNS[column].title, cells - len(sign))
        left = cells - cell_width(title) - len(sign)
        before, after = (left, GAP) if column in RIGHT else (0, left + GAP)
        spans += [Span(" " * before + title, "dim"), Span(sign, "accent")]
        spans.append(Span(" " * after))
    return Line(tuple(spans))


def _filled(column: str, text: str, cells: int) -> str:
    if column in RIGHT:
        text = pad_left(cut(text, cells), cells)
    return pad(text, cells) + " " * GAP


def _cell(column: str, case: AssessedCase, row: QueueRow) -> Span:
    """What stands in a column: as the queue says it, else as a table would."""
    match column:
        case "act_by":
            return row.act_by
        case "name":
            return row.name
        case "stage":
            return row.stage
        case "why":
            return row.why
        case "limit":
            return Span(row.limit, row.far)
        case "days_left":
            return Span(row.days, row.far)
    return Span(value_words(COLUMNS[column].value(case)), "plain")

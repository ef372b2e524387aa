"""A row of a list with columns that somebody chose."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Final, TypeVar

from msgspec import Struct

from qmas_tui.views.listing import Cells, Listing
from qmas_tui.views.model import Line, Span
from qmas_tui.views.sort import Sort
from qmas_tui.views.table import value_words
from qmas_tui.views.width import cell_width, clean, cut, pad, pad_left

A = TypeVar("A")
MARKS: Final = 5
"""The cells before the first column: looked at today, and the mark of the case."""
MOST: Final = 30
LEAST: Final = 8
GAP: Final = 2


class Layout(Struct, frozen=True, gc=False):
    """Columns with the cells of each; the last takes what is left."""

    columns: tuple[str, ...]
    cells: tuple[int, ...]


def lay_out(
    listing: Listing[A],
    columns: Sequence[str],
    cases: Iterable[A],
    soon: int,
    width: int,
) -> Layout:
    """As many of the columns as there is room for, as wide as some cases need them."""
    rows = [(case, listing.cells(case, soon)) for case in cases]
    cells, left = list[int](), width - MARKS
    for column in columns:
        texts = [listing.columns[column].title + "  "]
        texts += [_cell(listing, column, case, row).text for case, row in rows]
        wanted = min(MOST, max(map(cell_width, texts)))
        if left < min(wanted, LEAST) and cells:
            break
        cells.append(min(wanted, left))
        left -= cells[-1] + GAP
    if left > 0:
        cells[-1] += left
    return Layout(tuple(columns[: len(cells)]), tuple(cells))


def columns_line(
    listing: Listing[A], case: A, soon: int, layout: Layout, sign: Span | None = None
) -> Line:
    """A case in these columns; `sign` stands in the place of that it was looked at."""
    row = listing.cells(case, soon)
    spans = [sign or row.seen, Span(" "), Span(pad(row.mark.text, 3), row.mark.role)]
    for column, cells in zip(layout.columns, layout.cells, strict=True):
        cell = _cell(listing, column, case, row)
        text = clean(cell.text)
        if column in listing.right:
            text = pad_left(cut(text, cells), cells)
        spans.append(Span(pad(text, cells) + " " * GAP, cell.role))
    return Line(tuple(spans))


def columns_titles(listing: Listing[Any], layout: Layout, sort: Sort) -> Line:
    """The titles of the columns; the one sorted by bears the sign of the order."""
    spans = [Span(" " * (MARKS + 1))]
    for column, cells in zip(layout.columns, layout.cells, strict=True):
        sign = f" {sort.sign}" if column == sort.column else ""
        title = cut(listing.columns[column].title, cells - len(sign))
        left = cells - cell_width(title) - len(sign)
        before, after = (left, GAP) if column in listing.right else (0, left + GAP)
        spans += [Span(" " * before + title, "dim"), Span(sign, "accent")]
        spans.append(Span(" " * after))
    return Line(tuple(spans))


def _cell(listing: Listing[A], column: str, case: A, row: Cells) -> Span:
    """What stands in a column: as the list says it, else as a table would."""
    if column in row.said:
        return row.said[column]
    return Span(value_words(listing.columns[column].value(case)), "plain")

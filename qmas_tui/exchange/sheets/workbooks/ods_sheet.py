"""The rows and cells of one table of an ODS workbook, as they come by."""

from __future__ import annotations

from typing import Final

from qmas_tui.exchange.sheets.grid import Area, Cell, Comment
from qmas_tui.exchange.sheets.limits import MAX_COLUMNS, check_columns, check_rows
from qmas_tui.exchange.sheets.workbooks.grid_builder import GridBuilder
from qmas_tui.exchange.sheets.workbooks.ods_names import full
from qmas_tui.exchange.sheets.workbooks.xml import Attributes, whole_number

_VISIBILITY: Final = full("table:visibility")
_ROWS: Final = full("table:number-rows-repeated")
_COLUMNS: Final = full("table:number-columns-repeated")
_SPAN_ROWS: Final = full("table:number-rows-spanned")
_SPAN_COLUMNS: Final = full("table:number-columns-spanned")
_MOST_MARKS: Final = 100_000


class OdsSheet:
    """A table; of one that is not `whole` only its filled rows are counted."""

    def __init__(self, name: str, is_hidden: bool, title: str, whole: bool) -> None:
        self.name, self.is_hidden, self.is_whole = name, is_hidden, whole
        self.grid = GridBuilder(title)
        self.filled_rows = 0
        self.hidden_rows: list[int] = []
        self.hidden_columns: list[int] = []
        self.merged: list[Area] = []
        self.comments: list[Comment] = []
        self.struck: list[tuple[int, int]] = []
        self._title = title
        self._row = self._column = self._declared = 0
        self._rows = self._columns = 1
        self._is_hidden_row = False
        self._cells: list[tuple[int, Cell]] = []

    def column(self, attributes: Attributes) -> None:
        """A column, or many alike, is declared."""
        first = self._declared
        self._declared += max(1, whole_number(attributes.get(_COLUMNS), 1))
        if attributes.get(_VISIBILITY, "visible") != "visible":
            last = min(self._declared, MAX_COLUMNS)
            self.hidden_columns.extend(range(first, last))

    def begin_row(self, attributes: Attributes) -> None:
        """A row, or many alike, begins."""
        self._rows = max(1, whole_number(attributes.get(_ROWS), 1))
        self._is_hidden_row = attributes.get(_VISIBILITY, "visible") != "visible"
        self._column = 0
        self._cells.clear()

    def begin_cell(self, attributes: Attributes) -> None:
        """A cell, or many alike, begins."""
        self._columns = max(1, whole_number(attributes.get(_COLUMNS), 1))
        down = whole_number(attributes.get(_SPAN_ROWS), 1)
        right = whole_number(attributes.get(_SPAN_COLUMNS), 1)
        if (down > 1 or right > 1) and len(self.merged) < _MOST_MARKS:
            corner = self._row + down - 1, self._column + right - 1
            self.merged.append(Area(self._row, self._column, *corner))

    def end_cell(self, cell: Cell, comment: str, is_struck: bool) -> None:
        """The cell is made."""
        if comment and len(self.comments) < _MOST_MARKS:
            self.comments.append(Comment(self._row, self._column, comment))
        if cell is not None:
            check_columns(self._column + self._columns, self._title)
            places = range(self._column, self._column + self._columns)
            self._cells.extend((column, cell) for column in places)
            if is_struck and len(self.struck) < _MOST_MARKS:
                self.struck.append((self._row, self._column))
        self._column += self._columns

    def end_row(self) -> None:
        """The row is made; rows without anything take no room."""
        if self._cells:
            self.filled_rows += self._rows
            if self.is_whole:
                check_rows(self._row + self._rows, self._title)
                for row in range(self._row, self._row + self._rows):
                    for column, cell in self._cells:
                        self.grid.put(row, column, cell)
                    if self._is_hidden_row:
                        self.hidden_rows.append(row)
        self._row += self._rows

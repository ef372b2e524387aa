"""The cells of an XLSX sheet, read as a stream."""

from __future__ import annotations

from qmas_tui.exchange.sheets.grid import Area
from qmas_tui.exchange.sheets.limits import (
    MAX_COLUMNS,
    MAX_ROWS,
    MAX_TEXT,
    check_text,
)
from qmas_tui.exchange.sheets.workbooks.grid_builder import GridBuilder
from qmas_tui.exchange.sheets.workbooks.package import Package
from qmas_tui.exchange.sheets.workbooks.xlsx_cells import typed_cell
from qmas_tui.exchange.sheets.workbooks.xlsx_names import column_of, main, place_of
from qmas_tui.exchange.sheets.workbooks.xlsx_strings import SharedStrings
from qmas_tui.exchange.sheets.workbooks.xlsx_styles import Styles
from qmas_tui.exchange.sheets.workbooks.xml import (
    Attributes,
    is_true,
    walk,
    whole_number,
)

_MOST_MARKS = 100_000


class SheetReader:
    """Takes in the elements of a sheet; what was found stands in its attributes."""

    def __init__(self, title: str, styles: Styles, strings: SharedStrings) -> None:
        self.grid = GridBuilder(title)
        self.hidden_rows: set[int] = set()
        self.hidden_columns: set[int] = set()
        self.merged: list[Area] = []
        self.struck: list[tuple[int, int]] = []
        self._title, self._styles, self._strings = title, styles, strings
        self._row = self._column = -1
        self._type, self._style = "n", 0
        self._value: list[str] = []
        self._formula: list[str] | None = None
        self._into: list[str] | None = None
        self._phonetic = self._part_struck = False

    def read(self, package: Package, part: str) -> None:
        """Take the sheet in from a part of the package."""
        walk(
            package.chunks(part),
            main(
                {
                    "row": self._row_starts,
                    "c": self._cell_starts,
                    "v": self._value_starts,
                    "t": self._text_starts,
                    "f": self._formula_starts,
                    "rPh": self._aside,
                    "strike": self._strike,
                    "col": self._columns,
                    "mergeCell": self._merge,
                }
            ),
            main(
                {
                    "c": self._cell_ends,
                    "v": self._text_ends,
                    "t": self._text_ends,
                    "f": self._text_ends,
                    "rPh": self._past_aside,
                }
            ),
            self._text,
            package.damaged,
        )

    def _row_starts(self, attributes: Attributes) -> None:
        self._row = (whole_number(attributes.get("r")) or self._row + 2) - 1
        self._column = -1
        hidden = is_true(attributes.get("hidden")) or attributes.get("ht") == "0"
        if hidden and self._row < MAX_ROWS:
            self.hidden_rows.add(self._row)

    def _cell_starts(self, attributes: Attributes) -> None:
        reference = attributes.get("r")
        column = -1
        if reference is not None:
            column = column_of(reference.rstrip("0123456789"))
        self._column = self._column + 1 if column < 0 else column
        self._type = attributes.get("t", "n")
        self._style = whole_number(attributes.get("s"))
        self._value.clear()
        self._formula = None
        self._part_struck = False

    def _value_starts(self, _: Attributes) -> None:
        self._into = self._value

    def _text_starts(self, _: Attributes) -> None:
        self._into = None if self._phonetic else self._value

    def _formula_starts(self, _: Attributes) -> None:
        self._into = self._formula = []

    def _text_ends(self) -> None:
        self._into = None

    def _text(self, text: str) -> None:
        if self._into is not None:
            self._into.append(text)

    def _aside(self, _: Attributes) -> None:
        self._phonetic = True

    def _past_aside(self) -> None:
        self._phonetic = False

    def _strike(self, attributes: Attributes) -> None:
        self._part_struck = is_true(attributes.get("val", "1"))

    def _cell_ends(self) -> None:
        formula = self._formula
        if not self._value and formula is None and self._type != "e":
            return
        value = "".join(self._value)
        check_text(len(value), self._title)
        cell = typed_cell(
            self._type,
            value,
            None if formula is None else "".join(formula)[:MAX_TEXT],
            self._styles.format(self._style),
            self._strings,
        )
        if cell is None or self._row < 0:
            return
        self.grid.put(self._row, self._column, cell)
        if self._is_struck(value) and len(self.struck) < _MOST_MARKS:
            self.struck.append((self._row, self._column))

    def _is_struck(self, value: str) -> bool:
        if self._part_struck or self._styles.is_struck(self._style):
            return True
        return self._type == "s" and whole_number(value, -1) in self._strings.struck

    def _columns(self, attributes: Attributes) -> None:
        if is_true(attributes.get("hidden")) or attributes.get("width") == "0":
            first = max(1, whole_number(attributes.get("min")))
            last = min(MAX_COLUMNS, whole_number(attributes.get("max")))
            self.hidden_columns.update(range(first - 1, last))

    def _merge(self, attributes: Attributes) -> None:
        if len(self.merged) >= _MOST_MARKS:
            return
        first, _, last = attributes.get("ref", "").partition(":")
        start, end = place_of(first), place_of(last)
        if start and end:
            self.merged.append(Area(*start, *end))

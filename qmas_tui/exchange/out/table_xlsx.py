"""A table as an Excel workbook: real days and numbers, a header that stays in sight."""

from __future__ import annotations

import io
from datetime import date, datetime
from typing import Final

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from qmas_tui.errors import DataError
from qmas_tui.steps import Step, unheard, watched
from qmas_tui.views.formulas import guarded
from qmas_tui.views.table import Table
from qmas_tui.views.width import cell_width

MOST_SIGNS: Final = 32_767
"""The longest text that a cell of a workbook holds."""
_WIDEST: Final = 60
_A4: Final = 9


def write_xlsx(table: Table, step: Step = unheard) -> bytes:
    """The bytes of the file, the same for the same table.

    A text is written as text, which no spreadsheet runs; one that looks like a formula
    also stays a text when somebody edits its cell. Raises DataError for a text that is
    too long for a cell.
    """
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True})
    made = datetime(table.as_of.year, table.as_of.month, table.as_of.day)  # noqa: DTZ001
    book.set_properties({"title": table.title, "created": made})
    sheet = book.add_worksheet("Cases")
    head = book.add_format({"bold": True, "bottom": 1, "valign": "top"})
    sheet.write_row(0, 0, table.titles, head)
    sheet.freeze_panes(1, 0)
    _for_paper(sheet)
    if table.rows:
        sheet.autofilter(0, 0, len(table.rows), len(table.titles) - 1)
    writer = _Writer(
        sheet,
        day=book.add_format({"num_format": "d mmm yyyy", "align": "left"}),
        inert=book.add_format({"quote_prefix": True}),
    )
    for number, row in enumerate(watched(table.rows, step), 1):
        for column, value in enumerate(row):
            if value is not None:
                writer.put(number, column, value, table.titles[column])
    for column, title in enumerate(table.titles):
        sheet.set_column(column, column, _width(title, table, column))
    book.close()
    return target.getvalue()


class _Writer:
    """Writes the cells of a sheet, each by its kind."""

    def __init__(self, sheet: Worksheet, day: Format, inert: Format) -> None:
        self._sheet, self._day, self._inert = sheet, day, inert

    def put(self, row: int, column: int, value: str | date | int, title: str) -> None:
        """Write one cell; rows and columns count from 0."""
        if isinstance(value, date):
            self._sheet.write_datetime(row, column, value, self._day)
        elif isinstance(value, int):
            self._sheet.write_number(row, column, value)
        else:
            if len(value) > MOST_SIGNS:
                raise DataError(
                    f"{title}, row {row + 1}: a cell of a workbook holds at most "
                    f"{MOST_SIGNS:,} signs, and this text has {len(value):,}; "
                    "write CSV instead."
                )
            form = self._inert if guarded(value) != value else None
            self._sheet.write_string(row, column, value, form)


def _for_paper(sheet: Worksheet) -> None:
    """A4 across, as wide as one page, with the titles on each."""
    sheet.set_paper(_A4)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)


def _width(title: str, table: Table, column: int) -> int:
    """As wide as what stands in a column, within reason."""
    widest = cell_width(title) + 2
    for row in table.rows:
        value = row[column]
        words = value.partition("\n")[0] if isinstance(value, str) else str(value or "")
        widest = max(widest, cell_width(words) + 1)
    return min(widest, _WIDEST)

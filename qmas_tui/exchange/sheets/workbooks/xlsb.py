"""A binary workbook (XLSB), through calamine, which gives values alone."""

from __future__ import annotations

import io
from datetime import date, datetime, time, timedelta
from itertools import islice
from typing import TYPE_CHECKING, Final

from qmas_tui.errors import DataError
from qmas_tui.exchange.sheets.grid import Cell, OtherSheet, Row, Sheet
from qmas_tui.exchange.sheets.limits import (
    MAX_ROWS,
    check_cells,
    check_columns,
    check_rows,
)
from qmas_tui.exchange.sheets.marks import marked
from qmas_tui.exchange.sheets.workbooks.choice import chosen
from qmas_tui.exchange.sheets.workbooks.format_dates import iso_cell
from qmas_tui.exchange.sheets.workbooks.package import Package
from qmas_tui.exchange.sheets.workbooks.xlsb_reach import check_far_cells
from qmas_tui.steps import Step

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook

UNSEEN: Final = (
    "of an .xlsb file comments, number formats (currency, unit, period), error"
    " values, formulas without a result and hidden rows cannot be seen; to have them"
    " all, save it as .xlsx"
)

Read = int | float | str | bool | time | date | datetime | timedelta


def read_xlsb(data: bytes, package: Package, name: str | None, step: Step) -> Sheet:
    """The first sheet that can be seen, or the one with the name.

    calamine does not say how far it is. Raises DataError where the workbook is damaged
    or too large, or has no such sheet.
    """
    from python_calamine import CalamineWorkbook

    check_far_cells(package)
    step(0, 0)
    title = package.title
    try:
        return _read(CalamineWorkbook.from_filelike(io.BytesIO(data)), title, name)
    except DataError:
        raise
    except BaseException as error:
        # A panic inside the reader is no Exception, and must not end the program.
        if isinstance(error, Exception) or type(error).__name__ == "PanicException":
            raise DataError(package.damaged) from None
        raise


def _read(book: CalamineWorkbook, title: str, name: str | None) -> Sheet:
    sheets = [
        (each.name, not str(each.visible).endswith(".Visible"))
        for each in book.sheets_metadata
        if str(each.typ).endswith("WorkSheet")
    ]
    at = chosen(sheets, title, name)
    sheet = book.get_sheet_by_name(sheets[at][0])
    return Sheet(
        name=sheet.name,
        rows=_rows(sheet, title),
        others=tuple(
            OtherSheet(other, hidden, None)
            for other, hidden in sheets[:at] + sheets[at + 1 :]
        ),
        place=at,
        remarks=(UNSEEN,),
    )


def _rows(sheet: CalamineSheet, title: str) -> tuple[Row, ...]:
    if sheet.start is None or sheet.end is None:
        return ()
    (top, left), (bottom, right) = sheet.start, sheet.end
    check_rows(bottom + 1, title)
    check_columns(right + 1, title)
    check_cells((bottom - top + 1) * (right + 1), title)
    before: Row = (None,) * left
    read = islice(sheet.to_python(skip_empty_area=True), MAX_ROWS)
    return ((),) * top + tuple(before + tuple(map(_cell, row)) for row in read)


def _cell(value: Read) -> Cell:
    """One value as a cell; a time alone is a text, for no field is one."""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, date):
        return iso_cell(value.isoformat())
    if isinstance(value, int | float):
        return float(value)
    return marked(str(value))

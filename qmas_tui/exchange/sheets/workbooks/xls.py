"""An old workbook (XLS): the sheet that is asked for, and what is seen there."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Final

from msgspec import structs

from qmas_tui.errors import DataError
from qmas_tui.exchange.sheets.grid import (
    Area,
    Cell,
    Comment,
    OtherSheet,
    Sheet,
    Shown,
    is_empty,
)
from qmas_tui.exchange.sheets.limits import MAX_TABLE, check_text
from qmas_tui.exchange.sheets.marks import ERROR, marked
from qmas_tui.exchange.sheets.workbooks.choice import chosen
from qmas_tui.exchange.sheets.workbooks.formats import Format
from qmas_tui.exchange.sheets.workbooks.grid_builder import GridBuilder
from qmas_tui.steps import Step, watched
from qmas_tui.views.say import count

if TYPE_CHECKING:
    import xlrd

SILENT: Final = (
    "{formulas} nothing (first in row {row}, column {column}), or the result was not"
    " saved, which in an .xls file looks alike"
)
_ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")
_TEXT, _NUMBER, _DATE, _BOOLEAN, _ERROR = 1, 2, 3, 4, 5


def read_xls(data: bytes, title: str, name: str | None, step: Step) -> Sheet:
    """The first sheet that can be seen, or the one with the name.

    xlrd does not say how far it is; of the rows that are made of it the step hears.
    Raises DataError where the workbook is damaged, protected or too large, or has no
    such sheet.
    """
    import xlrd

    if len(data) > MAX_TABLE:
        raise DataError(f"{title} is larger than {MAX_TABLE // 1024**2} MB")
    step(0, 0)
    try:
        book = xlrd.open_workbook(
            file_contents=data,
            formatting_info=True,
            ragged_rows=True,
            logfile=io.StringIO(),
        )
    except MemoryError:
        raise
    except Exception as error:
        # Damage shows in it as whatever error the nonsense happens to lead to.
        if _ENCRYPTED in data or "encrypted" in str(error):
            locked = f"{title} is protected by a password; save it without"
            raise DataError(locked) from None
        raise DataError(f"{title} is damaged or is not a workbook") from None
    sheets = book.sheets()
    at = chosen([(s.name, s.visibility != 0) for s in sheets], title, name)
    others = [
        OtherSheet(other.name, other.visibility != 0, _filled_rows(other))
        for other in sheets
        if other is not sheets[at]
    ]
    try:
        found = _sheet(book, sheets[at], title, step)
        return structs.replace(found, others=tuple(others), place=at)
    except (LookupError, ValueError):
        raise DataError(f"{title} is damaged or is not a workbook") from None


def _sheet(book: xlrd.Book, sheet: xlrd.sheet.Sheet, title: str, step: Step) -> Sheet:
    styles = _Styles(book)
    grid = GridBuilder(title)
    struck, silent = list[tuple[int, int]](), list[tuple[int, int]]()
    for row in watched(range(sheet.nrows), step):
        cells = zip(sheet.row_types(row), sheet.row_values(row), strict=True)
        for column, (type_, value) in enumerate(cells):
            if type_ == _TEXT and not value:
                silent.append((row, column))
            style = sheet.cell_xf_index(row, column)
            cell = _cell(type_, value, styles.format(style), title)
            if cell is not None:
                grid.put(row, column, cell)
                if styles.is_struck(style):
                    struck.append((row, column))
    rows = grid.rows()
    width = max(map(len, rows), default=0)
    hidden = [row for row, info in sheet.rowinfo_map.items() if info.hidden]
    columns = [column for column, info in sheet.colinfo_map.items() if info.hidden]
    return Sheet(
        name=sheet.name,
        rows=rows,
        comments=tuple(
            Comment(*place, note.text)
            for place, note in sorted(sheet.cell_note_map.items())
        ),
        hidden_rows=tuple(
            row for row in sorted(hidden) if row < len(rows) and not is_empty(rows[row])
        ),
        hidden_columns=tuple(column for column in sorted(columns) if column < width),
        merged=tuple(
            Area(top, left, bottom - 1, right - 1)
            for top, bottom, left, right in sheet.merged_cells
        ),
        struck=tuple(struck),
        remarks=_remarks(silent),
    )


def _cell(type_: int, value: str | float, format_: Format, title: str) -> Cell:
    from xlrd.biffh import error_text_from_code

    if type_ == _TEXT:
        check_text(len(str(value)), title)
        return format_.text_cell(marked(str(value)))
    if type_ in (_NUMBER, _DATE):
        return format_.cell(float(value))
    if type_ == _BOOLEAN:
        return "TRUE" if value else "FALSE"
    if type_ == _ERROR:
        text = error_text_from_code.get(int(value), "#")
        return Shown(value=None, text=text, fault=ERROR)
    return None


def _remarks(silent: list[tuple[int, int]]) -> tuple[str, ...]:
    """What is to be told of texts without a sign, which only formulas have."""
    if not silent:
        return ()
    row, column = silent[0]
    formulas = count(len(silent), "formula shows", "formulas show")
    return (SILENT.format(formulas=formulas, row=row + 1, column=column + 1),)


class _Styles:
    """The formats of a book by the number of a cell's style."""

    def __init__(self, book: xlrd.Book) -> None:
        self._book = book
        self._formats: dict[int, Format] = {}

    def format(self, style: int) -> Format:
        """The number format of cells of the style."""
        if style not in self._formats:
            key = self._book.xf_list[style].format_key
            code = self._book.format_map[key].format_str
            self._formats[style] = Format(code[:255], self._book.datemode == 1)
        return self._formats[style]

    def is_struck(self, style: int) -> bool:
        """Whether cells of the style are crossed out."""
        font = self._book.font_list[self._book.xf_list[style].font_index]
        return bool(font.struck_out)


def _filled_rows(sheet: xlrd.sheet.Sheet) -> int:
    return sum(
        any(type_ in range(_TEXT, _ERROR + 1) for type_ in sheet.row_types(row))
        for row in range(sheet.nrows)
    )

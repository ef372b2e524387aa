"""An XLSX or XLSM workbook: the sheet that is asked for, and what is seen there."""

from __future__ import annotations

from qmas_tui.exchange.sheets.grid import OtherSheet, Sheet, is_empty
from qmas_tui.exchange.sheets.workbooks.choice import chosen
from qmas_tui.exchange.sheets.workbooks.package import Package
from qmas_tui.exchange.sheets.workbooks.xlsx_aside import filled_rows, read_comments
from qmas_tui.exchange.sheets.workbooks.xlsx_book import Book, read_book
from qmas_tui.exchange.sheets.workbooks.xlsx_sheet import SheetReader
from qmas_tui.exchange.sheets.workbooks.xlsx_strings import SharedStrings
from qmas_tui.exchange.sheets.workbooks.xlsx_styles import Styles


def read_xlsx(package: Package, part: str, name: str | None) -> Sheet:
    """The first sheet that can be seen, or the one with the name.

    `part` is the part of the package that holds the workbook. Raises DataError where
    that is damaged or too large, or has no such sheet.
    """
    book = read_book(package, part)
    at = chosen([(s.name, s.is_hidden) for s in book.sheets], package.title, name)
    sheet = book.sheets[at]
    styles = Styles(book.is_1904)
    if (found := book.parts.get("styles", "")) in package:
        styles.read(package, found)
    strings = SharedStrings(package.title)
    if (found := book.parts.get("sharedStrings", "")) in package:
        strings.read(package, found)
    reader = SheetReader(package.title, styles, strings)
    reader.read(package, sheet.part)
    return _sheet(package, book, at, reader)


def _sheet(package: Package, book: Book, at: int, reader: SheetReader) -> Sheet:
    sheet = book.sheets[at]
    rows = reader.grid.rows()
    width = max(map(len, rows), default=0)
    return Sheet(
        name=sheet.name,
        rows=rows,
        comments=read_comments(package, sheet.part),
        hidden_rows=tuple(
            row
            for row in sorted(reader.hidden_rows)
            if row < len(rows) and not is_empty(rows[row])
        ),
        hidden_columns=tuple(c for c in sorted(reader.hidden_columns) if c < width),
        merged=tuple(reader.merged),
        struck=tuple(reader.struck),
        others=tuple(
            OtherSheet(each.name, each.is_hidden, filled_rows(package, each.part))
            for each in book.sheets
            if each is not sheet
        ),
        place=at,
    )

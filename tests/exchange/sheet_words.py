"""A sheet in lines of text, with every mark, to be compared with what it should be."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from qmas_tui.exchange.sheets.grid import Cell, Sheet, Shown, text_of


def sheet_lines(sheet: Sheet) -> Iterator[str]:
    """The rows, counted as the sheet shows them, then all that is told beside them.

    Days stand in angle brackets, numbers bare, texts in quotation marks; a cell that
    shows more than its value as "text" (value, currency): fault.
    """
    for number, row in enumerate(sheet.rows, 1):
        yield f"{number}: " + " | ".join(cell_words(cell) for cell in row)
    for number, why in sheet.bad_rows.items():
        yield f"bad row {number + 1}: {why}"
    for note in sheet.comments:
        yield f"comment on {_place(note.row, note.column)}: {note.text!r}"
    if sheet.hidden_rows:
        yield f"hidden rows: {[row + 1 for row in sheet.hidden_rows]}"
    if sheet.hidden_columns:
        yield f"hidden columns: {[_letters(each) for each in sheet.hidden_columns]}"
    for area in sheet.merged:
        corner = _place(area.bottom, area.right)
        yield f"merged: {_place(area.top, area.left)}:{corner}"
    if sheet.struck:
        yield f"struck: {[_place(*each) for each in sheet.struck]}"
    for other in sheet.others:
        kind = "hidden sheet" if other.is_hidden else "sheet"
        yield f"other {kind} {other.name!r}: {other.filled_rows} rows"
    if sheet.encoding:
        yield f"encoding: {sheet.encoding}"
    for remark in sheet.remarks:
        yield f"remark: {remark}"


def cell_words(cell: Cell) -> str:
    """One cell with its marks."""
    if isinstance(cell, Shown):
        value = text_of(cell.value) or "nothing"
        marks = ", ".join(filter(None, (value, cell.currency)))
        return f"{cell.text!r} ({marks})" + (f": {cell.fault}" if cell.fault else "")
    if isinstance(cell, date):
        return f"<{cell}>"
    return repr(cell) if isinstance(cell, str) else text_of(cell)


def _place(row: int, column: int) -> str:
    return f"{_letters(column)}{row + 1}"


def _letters(column: int) -> str:
    return chr(ord("A") + column)

"""One cell of an XLSX sheet: what its type, value, formula and style make of it."""

from __future__ import annotations

from typing import Final

from qmas_tui.exchange.sheets.grid import Cell, Shown
from qmas_tui.exchange.sheets.marks import ERROR, marked
from qmas_tui.exchange.sheets.workbooks.format_dates import iso_cell
from qmas_tui.exchange.sheets.workbooks.formats import Format
from qmas_tui.exchange.sheets.workbooks.xlsx_strings import SharedStrings, unescaped

UNSAVED: Final = (
    "is a formula whose result was not saved; open the file in its program and save it"
)
NO_TEXT: Final = "points to a text that is not in the file"
NO_NUMBER: Final = "is said to be a number, and is none"


def typed_cell(
    type_: str,
    value: str,
    formula: str | None,
    number_format: Format,
    strings: SharedStrings,
) -> Cell:
    """The cell of the type that the file names; `formula` is None without one."""
    if type_ == "e":
        return Shown(value=None, text=value or "#", fault=ERROR)
    if type_ in ("str", "inlineStr"):
        return marked(unescaped(value))
    if not value:
        return None if formula is None else _unsaved(formula)
    if type_ == "s":
        return _shared(value, strings)
    if type_ == "b":
        return {"1": "TRUE", "true": "TRUE"}.get(value, "FALSE")
    if type_ == "d":
        return iso_cell(value)
    try:
        number = float(value)
    except ValueError:
        return Shown(value=None, text=value, fault=NO_NUMBER)
    return number_format.cell(number)


def _unsaved(formula: str) -> Cell:
    return Shown(value=None, text=f"={formula}", fault=UNSAVED)


def _shared(value: str, strings: SharedStrings) -> Cell:
    if value.isascii() and value.isdigit() and len(value) < 10:
        number = int(value)
        if number < len(strings.cells):
            return strings.cells[number]
    return Shown(value=None, text=f"text {value[:20]}", fault=NO_TEXT)

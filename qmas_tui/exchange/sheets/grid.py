"""A sheet as plain cells, whatever file it came from."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from qmas_tui.facts.reading import is_control

Cell = str | date | float | None
"""A text, a workbook's real date, a number, or nothing."""


class Sheet(Struct, frozen=True, gc=False):
    """The cells of one sheet from its very first row, so that row 1 is `rows[0]`."""

    name: str
    rows: tuple[tuple[Cell, ...], ...]


def text_of(cell: Cell) -> str:
    """The cell as the person at the sheet sees it; empty for nothing."""
    if cell is None:
        return ""
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, float | int):
        number = float(cell)
        return f"{number:.0f}" if number.is_integer() else repr(number)
    return cell


def is_empty(row: tuple[Cell, ...]) -> bool:
    """Whether no cell of the row holds anything but white space."""
    return not any(text_of(cell).strip() for cell in row)


def cleaned(text: str, *, lines: bool = False) -> str:
    """The text without signs that steer a screen; with `lines` it keeps its lines."""
    rows = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    kept = [
        " ".join("".join(c for c in row if c == "\t" or not is_control(c)).split())
        for row in rows
    ]
    return ("\n" if lines else " ").join(kept).strip()


def is_unclean(text: str) -> bool:
    """Whether the text holds signs that steer a screen, lines and tabs aside."""
    return any(is_control(c) and c not in "\t\r\n" for c in text)

"""A sheet as plain cells, whatever file it came from."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

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
    if isinstance(cell, float):
        return f"{cell:.0f}" if cell.is_integer() else repr(cell)
    return cell


def is_empty(row: tuple[Cell, ...]) -> bool:
    """Whether no cell of the row holds anything but white space."""
    return not any(text_of(cell).strip() for cell in row)

"""How far an XLSB workbook reaches, found before calamine makes room for it."""

from __future__ import annotations

from typing import Final

from qmas_tui.exchange.sheets.limits import check_cells, check_columns, check_rows
from qmas_tui.exchange.sheets.workbooks.package import Package

_ROW: Final = 0
_CELLS: Final = range(1, 12)
"""Records of cells: blank, number, error, yes or no, text, and formulas of them."""


def check_far_cells(package: Package) -> None:
    """Raise DataError where a sheet's cells span more than can be held.

    calamine makes room for the whole rectangle: one stray cell in the last corner
    would ask for hundreds of gigabytes. Every part is unpacked, and so measured.
    """
    for name in package.names():
        if "/worksheets/" in name and name.endswith(".bin"):
            _check(package.read(name), package.title)
        else:
            for _ in package.chunks(name):
                pass


def _check(data: bytes, title: str) -> None:
    """Go over the records of a sheet: kind, size, content."""
    at, height, width = 0, 0, 0
    while at + 2 < len(data):
        kind, at = _varying(data, at, 2)
        size, at = _varying(data, at, 4)
        number = int.from_bytes(data[at : at + 4], "little")
        if kind == _ROW:
            height = max(height, number + 1)
        elif kind in _CELLS:
            width = max(width, number + 1)
        at += size
    check_rows(height, title)
    check_columns(width, title)
    check_cells(height * width, title)


def _varying(data: bytes, at: int, most: int) -> tuple[int, int]:
    """A number in bytes of seven bits, and where it ends."""
    number = 0
    for shift in range(most):
        if at >= len(data):
            break
        number |= (data[at] & 0x7F) << (7 * shift)
        at += 1
        if not data[at - 1] & 0x80:
            break
    return number, at

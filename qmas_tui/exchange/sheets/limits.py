"""How much of a spreadsheet is taken in, by every reader, before it fills memory."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from qmas_tui.errors import DataError

Step = Callable[[int, int], None]
"""Hears how much is done of how much, and stops it by raising."""

MAX_BYTES: Final = 50 * 1024 * 1024
"""A file on disk."""
MAX_TABLE: Final = 20 * 1024 * 1024
"""A table of text."""
MAX_UNPACKED: Final = 200 * 1024 * 1024
"""What its parts unpack to, all together."""
MAX_TAGS: Final = 3_000_000
"""Tags of XML, in all parts together."""
MAX_DEPTH: Final = 500
"""Elements of XML inside one another."""
MAX_ROWS: Final = 100_000
MAX_COLUMNS: Final = 1_000
MAX_CELLS: Final = 500_000
"""Cells of one sheet, with the empty ones before a filled one in its row."""
MAX_TEXT: Final = 131_072
"""Signs in one cell."""
MAX_LINE: Final = 1_000_000
"""Signs in one line of a table of text."""


def unheard(done: int, total: int) -> None:
    """The step that nobody hears of."""


def check_rows(rows: int, title: str) -> None:
    """Raise DataError for more rows than are taken in."""
    if rows > MAX_ROWS:
        raise DataError(
            f"{title} has more than {MAX_ROWS:,} rows; clear stray cells at its far end"
        )


def check_columns(columns: int, title: str) -> None:
    """Raise DataError for more columns than are taken in."""
    if columns > MAX_COLUMNS:
        raise DataError(
            f"{title} has {columns:,} columns, more than {MAX_COLUMNS:,};"
            " clear stray cells at its far end"
        )


def check_cells(cells: int, title: str) -> None:
    """Raise DataError for more cells than are taken in."""
    if cells > MAX_CELLS:
        raise DataError(f"{title} has more than {MAX_CELLS:,} cells; split the sheet")


def check_text(length: int, title: str) -> None:
    """Raise DataError for a cell that holds a book."""
    if length > MAX_TEXT:
        raise DataError(
            f"{title} has a cell of more than {MAX_TEXT:,} signs; shorten it"
        )

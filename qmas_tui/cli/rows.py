"""Cases as a table for a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from qmas_tui.views.model import AssessedCase
from qmas_tui.views.rows import HEADINGS, row_cells

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def as_csv(entries: Iterable[AssessedCase]) -> list[str]:
    """Cases as the lines of a CSV table, in which no cell is a formula."""
    table = io.StringIO()
    writer = csv.writer(table, lineterminator="\n")
    writer.writerow(HEADINGS)
    for entry in entries:
        cells = [" ".join(cell.split()) for cell in row_cells(entry)]
        writer.writerow([_inert(cell) for cell in cells])
    return table.getvalue().splitlines()


def _inert(cell: str) -> str:
    """A cell that a spreadsheet program will not work out as a formula."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell

"""A table of text (CSV, TSV) into a sheet."""

from __future__ import annotations

from typing import Final

from qmas_tui.errors import DataError
from qmas_tui.exchange.sheets.grid import Row, Sheet
from qmas_tui.exchange.sheets.limits import (
    MAX_TABLE,
    Step,
    check_cells,
    check_columns,
    check_rows,
    unheard,
)
from qmas_tui.exchange.sheets.marks import marked
from qmas_tui.exchange.sheets.tables.delimiters import (
    chosen_delimiter,
    likely_delimiter,
)
from qmas_tui.exchange.sheets.tables.encodings import MENDING, decoded
from qmas_tui.exchange.sheets.tables.guards import bare
from qmas_tui.exchange.sheets.tables.records import records

_EVERY: Final = 1_000
"""Rows from one step to the next."""


def read_table(
    data: bytes,
    title: str,
    name: str = "",
    encoding: str | None = None,
    step: Step = unheard,
) -> Sheet:
    """The sheet called `name` in the bytes; `title` names the file in the errors.

    `step` hears of the letters that are read, of all there are.
        Raises UnsureEncoding where the bytes can be read in several ways, and DataError
    where they are no table.
    """
    if len(data) > MAX_TABLE:
        raise DataError(f"{title} is larger than {MAX_TABLE // 1024**2} MB")
    found = decoded(data, title, encoding)
    text = found.text
    if "\0" in text:
        raise DataError(f"{title} holds NUL bytes, so it is not a table; {MENDING}")
    chosen = chosen_delimiter(text)
    rows, widths, bad = list[Row](), list[int](), dict[int, str]()
    cells = letters = 0
    for record in records(text, chosen or likely_delimiter(text)):
        if record.fault:
            bad[len(rows)] = record.fault
        row = () if chosen and not rows else _row(record.cells)
        cells += len(row) + 1
        check_rows(len(rows) + 1, title)
        check_columns(len(row), title)
        check_cells(cells, title)
        rows.append(row)
        widths.append(len(record.cells))
        letters += sum(map(len, record.cells)) + len(record.cells)
        if len(rows) % _EVERY == 0:
            step(min(letters, len(text)), len(text))
    return Sheet(
        name=name,
        rows=tuple(rows),
        encoding=found.encoding,
        widths=tuple(widths),
        bad_rows=bad,
        remarks=found.remarks,
    )


def _row(cells: list[str]) -> Row:
    """The cells up to the last one with something in it."""
    end = len(cells)
    while end and not cells[end - 1].strip():
        end -= 1
    return tuple([marked(bare(cell)) for cell in cells[:end]])

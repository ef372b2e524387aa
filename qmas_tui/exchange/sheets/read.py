"""A spreadsheet file into a plain grid: CSV in any usual writing, or a workbook.

What a file is, its first bytes say and not its name.
"""

from __future__ import annotations

import stat
from pathlib import Path
from typing import Final

from qmas_tui.errors import DataError
from qmas_tui.exchange.sheets.grid import Sheet, is_empty
from qmas_tui.exchange.sheets.table import read_table
from qmas_tui.exchange.sheets.workbook import read_workbook
from qmas_tui.facts.reading import quoted

MAX_BYTES: Final = 50 * 1024 * 1024
MAX_ROWS: Final = 100_000
MAX_COLUMNS: Final = 1_000

_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_WORKBOOKS: Final = frozenset({".xlsx", ".xlsm", ".xls", ".xlsb", ".ods"})
_KNOWN: Final = (
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"\x89PNG", "a PNG picture"),
    (b"GIF8", "a GIF picture"),
    (b"%PDF", "a PDF"),
    (b"{\\rtf", "an RTF document"),
    (b"\x1f\x8b", "a compressed archive"),
)


def read_sheet(path: Path, name: str | None = None) -> Sheet:
    """One sheet of the file: the first, or the one with the given name.

    Raises DataError with one sentence where there is nothing that can be read.
    """
    data = _bytes(path)
    title = quoted(path.name or str(path))
    for start, what in _KNOWN:
        if data.startswith(start):
            raise DataError(f"{title} is {what}, not a spreadsheet")
    if data.startswith((_ZIP, _OLE)):
        sheet = read_workbook(data, title, name)
    elif path.suffix.casefold() in _WORKBOOKS:
        raise DataError(f"{title} is not a workbook, whatever its name says")
    elif name is not None:
        raise DataError(f"{title} is a plain table and has no sheets to choose from")
    else:
        sheet = Sheet(name=path.stem, rows=read_table(data, title))
    return _bounded(sheet, title)


def _bytes(path: Path) -> bytes:
    title = quoted(path.name or str(path))
    try:
        found = path.stat()
        if stat.S_ISDIR(found.st_mode):
            raise DataError(f"{title} is a folder, not a spreadsheet")
        if not stat.S_ISREG(found.st_mode):
            raise DataError(f"{title} is not a file that can be read")
        if found.st_size > MAX_BYTES:
            raise DataError(f"{title} is larger than {MAX_BYTES // 1024**2} MB")
        data = path.read_bytes()
    except FileNotFoundError:
        raise DataError(f"There is no file {quoted(str(path))}") from None
    except PermissionError:
        raise DataError(f"{title} may not be read: no permission") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise DataError(f"{title} cannot be read: {reason}") from None
    if not data.strip():
        raise DataError(f"{title} is empty")
    return data


def _bounded(sheet: Sheet, title: str) -> Sheet:
    if all(is_empty(row) for row in sheet.rows):
        raise DataError(f"{title} has nothing in sheet {quoted(sheet.name)}")
    if len(sheet.rows) > MAX_ROWS:
        raise DataError(f"{title} has more than {MAX_ROWS:,} rows")
    widest = max(len(row) for row in sheet.rows)
    if widest > MAX_COLUMNS:
        raise DataError(
            f"{title} has {widest:,} columns; more than {MAX_COLUMNS:,} cannot be read"
        )
    return sheet

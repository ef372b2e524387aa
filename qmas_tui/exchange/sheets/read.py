"""A spreadsheet file into a plain grid: CSV in any usual writing, or a workbook.

What a file is, its first bytes say and not its name.
"""

from __future__ import annotations

import stat
from pathlib import Path
from typing import Final

from qmas_tui.errors import DataError
from qmas_tui.exchange.sheets.grid import Sheet, is_empty
from qmas_tui.exchange.sheets.limits import MAX_BYTES, Step, unheard
from qmas_tui.exchange.sheets.tables.readings import TextReading, text_readings
from qmas_tui.exchange.sheets.tables.table import read_table
from qmas_tui.exchange.sheets.workbooks.workbook import read_workbook
from qmas_tui.facts.reading import quoted

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
_MARKED_UP: Final = (b"<html", b"<!doctype", b"<?xml", b"<table", b"<meta", b"<head")
"""Some programs save a web page or XML under the name of a workbook."""


def read_sheet(
    path: Path, name: str | None = None, encoding: str | None = None
) -> Sheet:
    """One sheet of the file: the first, or the one with the given name.

    `encoding` says how the letters of a table of text are written. Raises
    UnsureEncoding where that is to be asked, and DataError with one sentence where
    there is nothing that can be read.
    """
    sheet = open_sheet(path, name, encoding)
    check_filled(sheet)
    return sheet


def open_sheet(
    path: Path,
    name: str | None = None,
    encoding: str | None = None,
    step: Step = unheard,
) -> Sheet:
    """The same, though nothing may stand in the sheet; `step` hears of progress."""
    title = quoted(path.name or str(path))
    try:
        return _read(_bytes(path), path, title, name, encoding, step)
    except MemoryError:
        raise DataError(f"{title} needs more memory than there is") from None


def check_filled(sheet: Sheet) -> None:
    """Raise DataError where nothing stands in the sheet."""
    if all(is_empty(row) for row in sheet.rows):
        raise DataError(f"Sheet {quoted(sheet.name)} has nothing in it")


def possible_readings(path: Path) -> tuple[TextReading, ...]:
    """In which encodings a table of text can be read. Raises DataError."""
    data = _bytes(path)
    return () if data.startswith((_ZIP, _OLE)) else text_readings(data)


def _read(
    data: bytes,
    path: Path,
    title: str,
    name: str | None,
    encoding: str | None,
    step: Step,
) -> Sheet:
    for start, what in _KNOWN:
        if data.startswith(start):
            raise DataError(f"{title} is {what}, not a spreadsheet")
    if data[:1000].lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(_MARKED_UP):
        raise DataError(
            f"{title} is a web page or XML, whatever its name says; open it in its"
            " program and save it as .xlsx"
        )
    if data.startswith((_ZIP, _OLE)):
        return read_workbook(data, title, name, step)
    if path.suffix.casefold() in _WORKBOOKS:
        raise DataError(f"{title} is not a workbook, whatever its name says")
    if name is not None:
        raise DataError(f"{title} is a plain table and has no sheets to choose from")
    return read_table(data, title, path.stem, encoding, step)


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

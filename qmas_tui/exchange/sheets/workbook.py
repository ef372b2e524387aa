"""Workbooks (.xlsx, .xls, .xlsb, .ods) into rows, through calamine."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from datetime import date, datetime, time, timedelta
from typing import IO, TYPE_CHECKING, Final

from qmas_tui.errors import DataError
from qmas_tui.exchange.sheets.grid import Cell, Sheet
from qmas_tui.facts.reading import quoted

if TYPE_CHECKING:
    from python_calamine import CalamineWorkbook

MAX_UNPACKED: Final = 400 * 1024 * 1024
MAX_CELLS: Final = 4_000_000
_CHUNK: Final = 1 << 20
_FILLED = re.compile(
    rb"<(?:\w+:)?c\s(?:[^>]*\s)?r=[\"']([A-Z]{1,3})(\d{1,7})[\"'][^>]*(?<!/)>"
)
"""A cell with something in it: one that is only coloured takes no room."""

Read = int | float | str | bool | time | date | datetime | timedelta


def read_workbook(data: bytes, title: str, name: str | None = None) -> Sheet:
    """The first visible sheet of the workbook, or the one with the name.

    `title` names the file in the errors. Raises DataError in one sentence where
    the workbook is damaged, protected or too big, or has no such sheet.
    """
    from python_calamine import CalamineWorkbook, PasswordError

    damaged = f"{title} is damaged or is not a workbook"
    protected = f"{title} is protected by a password; save it without"
    _measured(data, title, damaged, protected)
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        chosen = _chosen(book, title, name)
        rows = book.get_sheet_by_name(chosen).to_python(skip_empty_area=False)
    except PasswordError:
        raise DataError(protected) from None
    except DataError:
        raise
    except BaseException as error:
        # A panic inside the reader is no Exception, and must not end the program.
        if isinstance(error, Exception) or type(error).__name__ == "PanicException":
            raise DataError(damaged) from None
        raise
    return Sheet(
        name=chosen, rows=tuple(tuple(_cell(value) for value in row) for row in rows)
    )


def _chosen(book: CalamineWorkbook, title: str, name: str | None) -> str:
    names = book.sheet_names
    if name is None:
        visible = (
            sheet.name
            for sheet in book.sheets_metadata
            if str(sheet.typ).endswith("WorkSheet")
            and str(sheet.visible).endswith(".Visible")
        )
        first = next(visible, None)
        if first is None:
            raise DataError(f"{title} has no sheet that can be seen")
        return first
    for known in names:
        if known.strip().casefold() == name.strip().casefold():
            return known
    listed = ", ".join(quoted(known) for known in names)
    raise DataError(f"{title} has no sheet {quoted(name)}; it has {listed}")


def _measured(data: bytes, title: str, damaged: str, protected: str) -> None:
    """Refuse what unpacks to too much: the reader would take all memory for it."""
    if not data.startswith(b"PK"):
        return
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as pack:
            if sum(entry.file_size for entry in pack.infolist()) > MAX_UNPACKED:
                raise DataError(f"{title} unpacks to more than can be read")
            for entry in pack.namelist():
                with pack.open(entry) as stream:
                    _spread(stream, title)
    except (
        zipfile.BadZipFile,
        zlib.error,
        OSError,
        EOFError,
        ValueError,
        NotImplementedError,
    ):
        raise DataError(damaged) from None
    except RuntimeError:
        raise DataError(protected) from None


def _spread(stream: IO[bytes], title: str) -> None:
    """Refuse a sheet whose farthest cells span more than can be held.

    The reader makes room for the whole rectangle: one stray cell in the last corner
    would ask for hundreds of gigabytes.
    """
    width = height = 0
    rest = b""
    while chunk := stream.read(_CHUNK):
        for letters, number in _FILLED.findall(rest + chunk):
            column = 0
            for letter in letters:
                column = column * 26 + letter - 64
            width, height = max(width, column), max(height, int(number))
        if width * height > MAX_CELLS:
            raise DataError(
                f"{title} has a sheet of {height:,} rows and {width:,} columns; clear"
                " the stray cells at its far end"
            )
        rest = chunk[-512:]


def _cell(value: Read) -> Cell:
    """One value as a plain cell; a time of day stays as text, for nobody reads it."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, int | float):
        return float(value)
    return str(value) or None

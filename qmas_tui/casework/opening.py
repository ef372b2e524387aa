"""A file under the adviser's eyes: which sheet of it is read, and by which letters."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from msgspec import Struct, structs

from qmas_tui.casework.open import collector_off
from qmas_tui.exchange.sheets.grid import OtherSheet, Sheet
from qmas_tui.exchange.sheets.limits import Step, unheard
from qmas_tui.exchange.sheets.read import open_sheet, possible_readings
from qmas_tui.exchange.sheets.tables.encodings import UnsureEncoding
from qmas_tui.exchange.sheets.tables.readings import TextReading
from qmas_tui.views.mapping import SHEET, AskedRow, Option
from qmas_tui.views.say import count

ENCODING: Final = "encoding"
"""The key of the choice of an encoding."""


class Source(Struct, frozen=True):
    """A file, with what was said of it: a sheet by name, an encoding by its codec."""

    path: Path
    sheet: str | None = None
    encoding: str | None = None

    def answered(self, key: str, answer: str) -> Source:
        """The same with one more answer."""
        if key == SHEET:
            return structs.replace(self, sheet=answer)
        return structs.replace(self, encoding=answer)


class Opened(Struct, frozen=True):
    """A sheet that was read, and the encodings to choose from.

    Where `is_unsure`, nobody can tell from the file which of them is right; it was read
    in the likeliest.
    """

    sheet: Sheet
    readings: tuple[TextReading, ...] = ()
    is_unsure: bool = False


def open_source(source: Source, step: Step = unheard) -> Opened:
    """Read a file; `step` hears of progress and stops it by raising.

    Raises DataError where nothing can be read.
    """
    with collector_off():  # it would hold up the keys meanwhile
        readings = possible_readings(source.path)
        try:
            sheet = open_sheet(source.path, source.sheet, source.encoding, step)
        except UnsureEncoding as unsure:
            codec = unsure.readings[0].codec
            sheet = open_sheet(source.path, source.sheet, codec, step)
            return Opened(sheet, readings, is_unsure=True)
    return Opened(sheet, readings)


def file_rows(opened: Opened) -> tuple[AskedRow, ...]:
    """What can be said of the file, where there is anything to choose."""
    sheet = opened.sheet
    rows = list[AskedRow]()
    if sheet.others:
        all_ = [*sheet.others]
        all_.insert(sheet.place, OtherSheet(sheet.name, False, None))
        options = tuple(Option(each.name, _sheet_words(each)) for each in all_)
        words = f"Sheet {sheet.place + 1} of {len(all_)} in the workbook"
        rows.append(AskedRow(SHEET, words, options, sheet.name, sheet.name, False))
    if len(opened.readings) > 1:
        rows.append(_encoding_row(opened))
    return tuple(rows)


def _encoding_row(opened: Opened) -> AskedRow:
    options = tuple(Option(e.codec, f"{e.name}: {e.sample}") for e in opened.readings)
    now = [e.codec for e in opened.readings if e.name == opened.sheet.encoding]
    likely = now[0] if now else opened.readings[0].codec
    return AskedRow(
        key=ENCODING,
        words="How its letters are written",
        options=options,
        answer="" if opened.is_unsure else likely,
        proposal=likely,
        required=opened.is_unsure,
    )


def _sheet_words(sheet: OtherSheet) -> str:
    told = ["hidden"] if sheet.is_hidden else []
    if sheet.filled_rows is not None:
        told.append(count(sheet.filled_rows, "row"))
    return f"{sheet.name} ({', '.join(told)})" if told else sheet.name

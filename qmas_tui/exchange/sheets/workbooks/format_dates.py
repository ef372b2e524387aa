"""A serial number as a day, and as the format of its cell shows it."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Final

from qmas_tui.exchange.sheets.grid import Cell, Shown
from qmas_tui.exchange.sheets.workbooks.format_codes import (
    Piece,
    Section,
    shows_date,
)

NO_DAY: Final = "is no day of the calendar"
ODD_DAY: Final = "is a day of the first year that a sheet knows; such is a slip"
CLOCK: Final = "is a day with a time, which may belong to the day before or after"
UNSEEN: Final = "hides a whole day, {day}, behind a format without {what}"

_FIRST: Final = {False: date(1899, 12, 30), True: date(1904, 1, 1)}
"""Day 0 of the two countings; the first has a 29 February 1900 that never was."""
_LAST: Final = date(9999, 12, 31)
_YEAR: Final = 366
_SECONDS: Final = 86_400
_CLOSE: Final = 0.001
"""Seconds within which a time is midnight: what counting in fractions costs."""
_MONTHS: Final = (
    "January", "February", "March", "April", "May", "June", "July", "August",
    "September", "October", "November", "December",
)  # fmt: skip
_WEEKDAYS: Final = (
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
)  # fmt: skip


def day_cell(serial: float, section: Section, is_1904: bool) -> Cell:
    """The day, if the format shows just that; else what it shows, and the fault.

    A time alone is a text; no field takes it for a day.
    """
    days, seconds = divmod(serial * _SECONDS, _SECONDS)
    if _SECONDS - seconds < _CLOSE:
        days, seconds = days + 1, 0.0
    if not 0 <= days <= (_LAST - _FIRST[is_1904]).days:
        return Shown(value=None, text=f"{serial:.15g}", fault=NO_DAY)
    clock = _clock(seconds) if seconds >= _CLOSE else ""
    day = _FIRST[is_1904] + timedelta(days=int(days))
    if not shows_date(section):
        words = _words(section, day, seconds, serial)
        if serial < 1:
            return words
        return Shown(day, words, UNSEEN.format(day=day, what="a date"))
    if days <= _YEAR:
        text = day.isoformat() if is_1904 else _early(int(days), day)
        return Shown(None, f"{text} {clock}".strip(), ODD_DAY)
    if missing := _missing(section):
        words = _words(section, day, seconds, serial)
        return Shown(day, words, UNSEEN.format(day=day, what=missing))
    if clock:
        return Shown(day, f"{day} {clock}", CLOCK)
    return day


def _early(days: int, day: date) -> str:
    """A day of 1900 as sheets have it: from day 0 on, with a 29 February."""
    if days > 60:
        return day.isoformat()
    return f"1900-01-{days:02}" if days <= 31 else f"1900-02-{days - 31:02}"


def iso_cell(text: str) -> Cell:
    """The day that a workbook writes in ISO form, with its fault if it has one."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return Shown(value=None, text=text, fault=NO_DAY)
    day = moment.date()
    if day.year <= _FIRST[False].year + 1:
        return Shown(value=None, text=text, fault=ODD_DAY)
    if moment.time() != time():
        return Shown(value=day, text=f"{day} {moment:%H:%M:%S}", fault=CLOCK)
    return day


def _missing(section: Section) -> str:
    """The first part of a day that the section does not show."""
    kinds = section.kinds()
    parts = (("day", "a day"), ("month", "a month"), ("year", "a year"))
    return next((words for kind, words in parts if kind not in kinds), "")


def _clock(seconds: float) -> str:
    whole = int(seconds)
    return f"{whole // 3600:02}:{whole // 60 % 60:02}:{whole % 60:02}"


def _words(section: Section, day: date, seconds: float, serial: float) -> str:
    half = any(piece.kind == "half" for piece in section.pieces)
    shown = [
        _shown(piece, section, day, int(seconds), serial, half)
        for piece in section.pieces
    ]
    return "".join(shown).strip() or f"{serial:.15g}"


def _shown(
    piece: Piece, section: Section, day: date, seconds: int, serial: float, half: bool
) -> str:
    """One piece of the format for the day; names are English."""
    kind, length = piece.kind, len(piece.text)
    if kind == "year":
        year = day.year - 1911 if section.is_roc and piece.text[0] in "eE" else day.year
        return f"{year % 100:02}" if piece.text.lower() in ("y", "yy") else str(year)
    if kind == "month":
        name = _MONTHS[day.month - 1]
        return _named(day.month, name, length) if length < 5 else name[0]
    if kind in ("day", "weekday"):
        return _named(day.day, _WEEKDAYS[day.weekday()], length)
    if kind == "elapsed":
        per = {"h": 24, "m": 24 * 60, "s": _SECONDS}[piece.text[1].lower()]
        return str(int(serial * per + 1e-6))
    hours = seconds // 3600
    clock = {
        "hour": (hours - 1) % 12 + 1 if half else hours,
        "minute": seconds // 60 % 60,
        "second": seconds % 60,
    }
    if kind in clock:
        return f"{clock[kind]:0{min(length, 2)}}"
    if kind == "half":
        return "AM" if hours < 12 else "PM"
    return piece.text if kind in ("literal", "point", "comma", "fraction") else ""


def _named(number: int, name: str, length: int) -> str:
    return (f"{number:0{length}}", name[:3], name)[max(0, min(length, 4) - 2)]

"""One cell of an ODS sheet: what its type and value are, and what is shown of them."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from msgspec import Struct

from qmas_tui.exchange.sheets.grid import Cell, Shown
from qmas_tui.exchange.sheets.marks import ERROR, NARROW, marked
from qmas_tui.exchange.sheets.workbooks.format_dates import UNSEEN, iso_cell
from qmas_tui.exchange.sheets.workbooks.format_numbers import general
from qmas_tui.exchange.sheets.workbooks.formats import HIDDEN, TOO_LONG
from qmas_tui.exchange.sheets.workbooks.xlsx_cells import NO_NUMBER, UNSAVED

COVERED: Final = "lies hidden under a merged cell"

_PLAIN = re.compile(r"[-−]?[\d.,'’\s]+")
_PADDED = re.compile(r"[-−]?0\d")
_DIGITS = re.compile(r"\d")
_DAY_PARTS = re.compile(r"\d+|[A-Za-zÀ-ÿ]{3,}|[〇一二三四五六七八九十]+")
_EXACT: Final = 1e15


class RawCell(Struct, frozen=True, gc=False):
    """A cell as the file writes it; `text` is None where it shows no paragraph."""

    type_: str
    value: str
    text: str | None
    currency: str = ""
    formula: str | None = None
    is_covered: bool = False


def typed_cell(raw: RawCell) -> Cell:
    """What a person sees in the cell, and what of it can be taken."""
    cell = _typed(raw)
    if raw.is_covered and cell is not None:
        shown = cell if isinstance(cell, Shown) else Shown(cell, raw.text or raw.value)
        return Shown(value=shown.value, text=shown.text or "?", fault=COVERED)
    return cell


def _typed(raw: RawCell) -> Cell:
    text = raw.text or ""
    if raw.type_ == "error":
        return Shown(value=None, text=text or "#", fault=ERROR)
    if raw.type_ in ("float", "percentage", "currency"):
        return _number(raw, text)
    if raw.type_ == "date":
        return _day(raw, text)
    if raw.type_ == "boolean":
        return "TRUE" if raw.value == "true" else "FALSE"
    if not raw.type_ and raw.formula is not None and not text:
        return Shown(value=None, text=f"={raw.formula}", fault=UNSAVED)
    return marked(text or raw.value)


def _number(raw: RawCell, text: str) -> Cell:
    try:
        value = float(raw.value)
    except ValueError:
        return Shown(value=None, text=text or raw.value or "?", fault=NO_NUMBER)
    seen = marked(text)
    if isinstance(seen, Shown) and seen.fault != NARROW:
        return seen
    if not abs(value) < _EXACT:
        return Shown(value=None, text=text or general(value), fault=TOO_LONG)
    if raw.text is None or isinstance(seen, Shown):
        return _with_currency(value, general(value), raw.currency)
    if not text.strip():
        return Shown(value=value, text=general(value), fault=HIDDEN)
    if raw.type_ == "float" and _is_plain(text, value):
        return value
    return Shown(value=value, text=text, currency=raw.currency)


def _with_currency(value: float, text: str, currency: str) -> Cell:
    return Shown(value=value, text=text, currency=currency) if currency else value


def _is_plain(text: str, value: float) -> bool:
    """Whether the text is the number itself, grouped and rounded at most."""
    if not _PLAIN.fullmatch(text) or _PADDED.match(text):
        return False
    digits = "".join(_DIGITS.findall(text))
    return digits.startswith(f"{abs(int(value))}")


def _day(raw: RawCell, text: str) -> Cell:
    cell = iso_cell(raw.value)
    if isinstance(cell, date) and not _shows_day(text):
        hidden = UNSEEN.format(day=cell, what="a whole date")
        return Shown(value=cell, text=text, fault=hidden)
    return cell


def _shows_day(text: str) -> bool:
    """Whether a shown date has a day, a month and a year; one without digits may."""
    parts = _DAY_PARTS.findall(text)
    digits = [part for part in parts if part.isdigit()]
    return not digits or len(parts) > 2 or len(digits[0]) > 4

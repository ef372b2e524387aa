"""One cell as a value: a day, an amount, a text; or a sentence why it is none."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache
from typing import Final

from qmas_tui.exchange.sheets.aliases import Aliases, Field
from qmas_tui.exchange.sheets.grid import Cell, Shown, text_of
from qmas_tui.facts.day_writings import Order, taken_apart
from qmas_tui.facts.reading import quoted, read_date, read_money

_EARLIEST: Final = 1990
"""A day of a year before is a slip of the sheet, except a date of birth."""
_SERIAL: Final = date(1899, 12, 30)
_SERIALS: Final = range(32_874, 109_575)
"""Days from 1990 to 2199 as spreadsheets count them."""
_EVEN: Final[dict[int, int | None]] = {
    **{code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)},
    **dict.fromkeys((0x200B, 0x3000, 0xA0, 0x202F), 0x20),
    **dict.fromkeys((0x200E, 0x200F, 0x2060, 0xFEFF, 0xAD)),
}
"""Full-width signs and odd blanks made plain, invisible ones taken out."""
_DASHES: Final = dict.fromkeys(map(ord, "‐‑‒–—−"), "-")
_LONGEST_DITTO: Final = 20
_SCALES: Final = (1, 1_000, 10_000, 1_000_000)
"""What the words of a number format may stand for: nothing, k, 萬, m."""


def read_day(cell: Cell, field: Field, order: Order | None) -> date:
    """The day in a cell. Raises ValueError for what is none, or may be two."""
    if isinstance(cell, float):
        raise ValueError(_serial_words(cell))
    day = day_in(text_of(cell), order)
    if day.year < _EARLIEST and field != "born_on":
        raise ValueError(f"{quoted(text_of(cell))} lies before {_EARLIEST}")
    return day


def read_pay(cell: Cell) -> int:
    """Whole Hong Kong dollars a month. Raises ValueError for anything else."""
    currency = cell.currency if isinstance(cell, Shown) else ""
    if currency not in ("", "HKD"):
        raise ValueError(f"{quoted(text_of(cell))} is in {currency}, not HKD")
    amount = read_money(digits_of(cell))
    if isinstance(cell, Shown) and not _holds(cell.value, amount):
        held = text_of(cell.value)
        raise ValueError(f"{quoted(cell.text)} is what {held} is shown as")
    return amount


def evened_text(text: str, field: Field) -> str:
    """The text without invisible signs and full-width letters; remarks stay the same.

    Of a reference dashes of every kind are one.
    """
    if text.isascii() or field == "remarks":
        return text
    plain = text.translate(_EVEN)
    return plain.translate(_DASHES) if field == "case" else plain


def is_ditto(text: str, aliases: Aliases) -> bool:
    """Whether the text is a mark that stands for the cell above."""
    return len(text) < _LONGEST_DITTO and text.casefold() in aliases.ditto


@lru_cache(maxsize=20_000)
def day_in(text: str, order: Order | None) -> date:
    """The day of a text; without an order, one that could be two days is refused."""
    if order is not None:
        return read_date(text, order=order)
    day = read_date(text)
    parts = taken_apart(text)
    if parts and parts.either and parts.first != parts.second and parts.first <= 12:
        other = read_date(text, order="mdy")
        raise ValueError(
            f"{quoted(text)} may be {day:%-d %b %Y} or {other:%-d %b %Y}; say whether"
            " the day or the month comes first"
        )
    return day


def _serial_words(number: float) -> str:
    words = f"{quoted(text_of(number))} is a number, not a date"
    if number.is_integer() and int(number) in _SERIALS:
        day = _SERIAL + timedelta(days=int(number))
        words += f"; a spreadsheet counts so the day {day}: show it there as a date"
    return words


def _holds(value: Cell, amount: int) -> bool:
    """Whether the amount that is shown is the number in the cell, in some unit."""
    return not isinstance(value, float) or amount in [value * n for n in _SCALES]


def digits_of(cell: Cell) -> str:
    """The cell as typed digits; a real date is none."""
    if isinstance(cell, date):
        raise ValueError(f"{quoted(text_of(cell))} is a date, not a number")
    return text_of(cell)

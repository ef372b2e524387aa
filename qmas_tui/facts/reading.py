"""What a person types becomes a value: days, money, numbers, yes and no.

Nothing here guesses. A text that can be read in two ways, or not at all, raises
`ValueError` with a sentence for the person who typed it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from datetime import date
from decimal import Decimal
from typing import Final, Literal

from qmas_tui.facts.day_writings import DayParts, Order, evened, taken_apart
from qmas_tui.facts.near_days import AddMonths, near_day
from qmas_tui.facts.years import YEARS, is_year, year_of

BLANK_WORDS: Final = frozenset(
    {"", "-", "--", "—", "–", "?", "??", "???", "tbc", "tba", "n/a", "na", "n.a."}
)
"""Texts that stand for "nothing here", casefolded; `none` and `nil` are answers."""

_SHOWN = 40
_BIDI = frozenset(map(chr, (*range(0x202A, 0x202F), *range(0x2066, 0x206A))))
_UNPRINTED = frozenset({"Cc", "Cs", "Zl", "Zp"})

_HALF = re.compile("[\ud800-\udfff]")
"""What Python makes of bytes that it cannot read as signs."""

_RULES: Final[dict[Order, str]] = {
    "dmy": "day comes before the month",
    "mdy": "month comes before the day",
}

_AMOUNT = re.compile(
    r"(?:(?:hk\$|hkd|港幣|港币|\$) ?)?"
    r"(?P<whole>\d{1,3}(?:,\d{3})+|\d{1,3}(?: \d{3})+|\d+)(?:\.(?P<part>\d+))?"
    r" ?(?P<scale>[km](?![a-z])|[萬万])?(?: ?(?:hkd|港元|港幣|港币))?"
    r"(?P<period> ?[^\d\s].*)?",
    re.ASCII,
)
_PERIODS = {
    "month": re.compile(
        r"(?:(?:/|per|a) ?(?:m|mth|month|mo)|p\.?m|monthly|/?每?月)\.?"
    ),
    "year": re.compile(r"(?:(?:/|per|a) ?(?:y|yr|year|annum)|p\.?a|yearly|/?每?年)\.?"),
}
_OTHER_MONEY = re.compile(r"(?:us|s|a|c|nt|mop)\$|[¥€£元円]|[a-z]{3}(?![a-z])")
_RAISED = re.compile("[\u00b2\u00b3\u00b9\u2070-\u2089\u2460-\u24ff]")
"""Small and ringed figures: marks of a footnote, not part of an amount."""
_SCALES = {"k": 1000, "m": 1_000_000, "萬": 10_000, "万": 10_000}
_LARGEST = 10**10

_YES = frozenset({"y", "yes", "true", "1", "是", "有"})
_NO = frozenset({"n", "no", "false", "0", "否", "無", "无", "沒有", "没有"})


def quoted(text: str) -> str:
    """The text in quotation marks, shortened, with nothing that moves a screen."""
    shown = "".join(f"\\u{ord(c):04x}" if is_control(c) else c for c in text[:_SHOWN])
    return f'"{shown}…"' if len(text) > _SHOWN else f'"{shown}"'


def plain(text: str) -> str:
    """The same without the quotation marks."""
    return quoted(text)[1:-1]


def is_control(character: str) -> bool:
    """Whether a character steers a screen or the reading order, and prints nothing."""
    return unicodedata.category(character) in _UNPRINTED or character in _BIDI


def check_encoding(text: str) -> None:
    """Raise ValueError for bytes that the encoding of the terminal does not know."""
    if _HALF.search(text):
        raise ValueError(
            f"{quoted(text)} is not UTF-8; set the encoding of the terminal to UTF-8, "
            "as by LC_ALL=C.UTF-8"
        )


def is_blank(text: str, words: Collection[str] = BLANK_WORDS) -> bool:
    """Whether the text stands for "nothing here" (`tbc`, `n/a`, `-`, `?`, empty)."""
    return evened(text) in words or not text.strip()


def read_date(
    text: str,
    today: date | None = None,
    order: Order = "dmy",
    add_months: AddMonths | None = None,
) -> date:
    """The day that a text names; `order` says what stands first in 3/4/28.

    Two-digit years 00 to 69 are 20xx, 70 to 99 are 19xx; three-digit ones, and those
    after 民國, count from 1911. With `today` also what lies near it: `today`, `fri`,
    `31/12`, `+10d`, `-3w`, and with `add_months` also `+2m` and `+1y`.

    Raises ValueError where the text names no day, or one in a year that cannot be
    (HS-24).
    """
    near = near_day(evened(text), today, add_months) if today else None
    if near is not None:
        return near
    parts = taken_apart(text)
    if parts is None:
        raise ValueError(
            f"{quoted(text)} is not a date; write it as 2028-03-15 or 15/3/28"
        )
    day = _day(text, parts, order)
    if not parts.is_on(day):
        raise ValueError(f"{quoted(text)} names another weekday than {day:%A}")
    return day


def check_year(text: str) -> None:
    """Raise ValueError for a year of assessment that cannot be (HS-24)."""
    year = year_of(text, "year")
    if year is not None and not is_year(year):
        raise ValueError(f"{quoted(text)} lies in the year {year}; write {YEARS}")


def read_money(text: str, per: Literal["month", "year"] = "month") -> int:
    """Whole Hong Kong dollars: `HK$45,000`, `45k`, `1.2m`, `45,000 /mth`.

    `per` is the period that the amount is for: `/mth` is refused where a year is
    meant. A bare `$` is the dollar of the place. Raises ValueError otherwise.
    """
    plain = evened(text).removeprefix("'")
    if _RAISED.search(text):
        raise ValueError(f"{quoted(text)} holds a raised figure; write it as 45000")
    if re.match(r"[-(]", plain) or re.search(r"\$ ?-", plain):
        raise ValueError(f"{quoted(text)} is negative; an amount cannot be")
    found = _AMOUNT.fullmatch(plain)
    period = (found["period"] or "").strip() if found else ""
    if found and not period:
        return _amount(text, found)
    if found and _PERIODS[per].fullmatch(period):
        return _amount(text, found)
    if found and any(known.fullmatch(period) for known in _PERIODS.values()):
        raise ValueError(f"{quoted(text)} is not for a {per}; write the amount a {per}")
    if re.search(r"\d", plain) and _OTHER_MONEY.search(plain):
        raise ValueError(
            f"{quoted(text)} is not plainly in Hong Kong dollars; write it in HKD"
        )
    raise ValueError(f"{quoted(text)} is not an amount; write it as 45000 or 45k")


def read_int(text: str) -> int:
    """A whole number from 0 up. Raises ValueError otherwise."""
    plain = evened(text)
    if not re.fullmatch(r"\d{1,9}", plain, re.ASCII):
        raise ValueError(f"{quoted(text)} is not a whole number such as 3")
    return int(plain)


def read_share(text: str) -> float:
    """A share in per cent, decimals allowed: 12.5. Raises ValueError otherwise."""
    plain = evened(text).removesuffix("%").strip()
    if not re.fullmatch(r"\d{1,3}(?:\.\d{1,6})?", plain, re.ASCII):
        raise ValueError(f"{quoted(text)} is not a share in per cent such as 12.5")
    return float(plain)


def read_bool(text: str) -> bool:
    """Yes or no in English or Chinese. Raises ValueError otherwise."""
    plain = evened(text)
    if plain in _YES or plain in _NO:
        return plain in _YES
    raise ValueError(f"{quoted(text)} is neither yes nor no")


def _day(text: str, parts: DayParts, order: Order) -> date:
    year = parts.full_year()
    month, day = parts.month_and_day(order)
    if not is_year(year):
        raise ValueError(f"{quoted(text)} lies in the year {parts.year}; write {YEARS}")
    if not 1 <= month <= 12:
        raise ValueError(f"{quoted(text)} has no month {month}; the {_RULES[order]}")
    try:
        return date(year, month, day)
    except ValueError:
        raise ValueError(f"{quoted(text)} is not a day of the calendar") from None


def _amount(text: str, found: re.Match[str]) -> int:
    whole, part, scale = found["whole"], found["part"] or "", found["scale"]
    if (scale and not whole.isdigit()) or (len(part) == 3 and not scale):
        raise ValueError(f"{quoted(text)} can be read in two ways; write it as 45000")
    digits = whole.replace(",", "").replace(" ", "")
    value = Decimal(f"{digits}.{part or 0}") * _SCALES.get(scale, 1)
    if value > _LARGEST:
        raise ValueError(f"{quoted(text)} is more than this program can believe")
    if value != value.to_integral_value():
        raise ValueError(f"{quoted(text)} has cents; write it in whole dollars")
    return int(value)

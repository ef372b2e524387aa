"""The many writings of a day, taken apart; nothing here says whether there is one."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from typing import Final, Literal

from msgspec import Struct

Order = Literal["dmy", "mdy"]
"""Whether the day or the month stands first in 3/4/28."""

_MONTHS: Final = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_ROMAN: Final = (
    "i",
    "ii",
    "iii",
    "iv",
    "v",
    "vi",
    "vii",
    "viii",
    "ix",
    "x",
    "xi",
    "xii",
)
_WEEKDAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_CHINESE_WEEK: Final = "一二三四五六日"
_ROC: Final = 1911
"""The year before the first of the Republic of China, as sheets from Taiwan count."""

_SIGNS: Final = {
    **dict.fromkeys(map(ord, "‐‑‒–—−"), "-"),
    **dict.fromkeys(map(ord, "⁄∕"), "/"),
}
_HIDDEN = re.compile("[\u200b-\u200f\u2060\ufeff\u00ad\u2066-\u2069\u202a-\u202e]")
_AROUND = re.compile(r" ?([-/.]) ?")
_MIDNIGHT = r"(?:[t ]00:00(?::00(?:\.0+)?)?(?:z|\+00:00|\+08:?00)?)?"
_YEAR_FIRST = re.compile(rf"(\d{{4}})([-/.])(\d{{1,2}})\2(\d{{1,2}}){_MIDNIGHT}", re.A)
_ROC_YEAR = re.compile(r"1\d\d", re.A)
"""Of three figures; no other calendar writes a year of our time so."""
_ROC_FIRST = re.compile(rf"({_ROC_YEAR.pattern})([-/.])(\d{{1,2}})\2(\d{{1,2}})", re.A)
_COMPACT = re.compile(r"((?:19|20|21)\d\d)(\d\d)(\d\d)", re.A)
_CHINESE = re.compile(
    r"((?:中華|中华)?(?:民國|民国))? ?(\d{2,4}) ?年"
    r" ?(\d{1,2}) ?月 ?(\d{1,2}) ?[日號号]",
    re.A,
)
_NUMBERS = re.compile(
    rf"(\d{{1,2}})([-/. ])(\d{{1,2}})\2(\d{{4}}|\d{{2}}){_MIDNIGHT}", re.A
)
_NAMED = re.compile(
    r"(\d{1,2})(?:st|nd|rd|th)?(?: of )?[-/. ]?([a-z]{1,9})\.?[-/, ]{0,2}(\d{4}|\d{2})",
    re.A,
)
_MONTH_FIRST = re.compile(
    r"([a-z]{3,9})\.?[-/ ]?(\d{1,2})(?:st|nd|rd|th)?(?:, ?| |-|/)(\d{4}|\d{2})", re.A
)
_WEEKDAY = re.compile(r"[(（]?\b((?:mon|tue|wed|thu|fri|sat|sun)[a-z]*)\b[)）.,]*")
_CHINESE_DAY = re.compile(r"[(（]?(?:星期|週|周|礼拜|禮拜)([一二三四五六日天])[)）]?")
_FIGURES: Final = dict(zip("〇零一二三四五六七八九", "00123456789", strict=True))
_TENS = re.compile("([一二三四五六七八九]?)十([一二三四五六七八九]?)")
_HAN_FIGURE = re.compile("[〇零一二三四五六七八九十]")


class DayParts(Struct, frozen=True, gc=False):
    """Year, month and day as they are written; `either` if day and month could swap.

    `first` and `second` are the numbers before the year, of which an order says what
    each is; else the month and the day. `weekday`, from 0 for Monday, is -1 if none
    is written.
    """

    year: str
    first: int
    second: int
    either: bool = False
    weekday: int = -1

    def month_and_day(self, order: Order) -> tuple[int, int]:
        """The month, and the day."""
        if self.either and order == "dmy":
            return self.second, self.first
        return self.first, self.second

    def full_year(self) -> int:
        """The year in full: 00 to 69 are 20xx, 70 to 99 are 19xx."""
        number = int(self.year)
        if len(self.year) != 2:
            return number
        return number + (1900 if number >= 70 else 2000)

    def is_on(self, day: date) -> bool:
        """Whether the day is on the weekday that is written with it, if one is."""
        return self.weekday in (-1, day.weekday())


def evened(text: str) -> str:
    """Full-width and invisible signs made plain, in small letters, single spaces."""
    if text.isascii():
        return " ".join(text.casefold().split())
    seen = _HIDDEN.sub("", text)
    wide = unicodedata.normalize("NFKC", seen).translate(_SIGNS)
    return " ".join(wide.casefold().split())


def taken_apart(text: str) -> DayParts | None:
    """The parts of a text that is written like a whole day; None for any other."""
    plain = _AROUND.sub(r"\1", evened(text)).removeprefix("'")
    if found := _YEAR_FIRST.fullmatch(plain):
        return DayParts(found[1], int(found[3]), int(found[4]))
    if found := _NUMBERS.fullmatch(plain):
        return DayParts(found[4], int(found[1]), int(found[3]), either=True)
    if found := _ROC_FIRST.fullmatch(plain):
        return DayParts(_from_roc(found[1]), int(found[3]), int(found[4]))
    if found := _COMPACT.fullmatch(plain):
        return DayParts(found[1], int(found[2]), int(found[3]))
    return _in_words(plain)


def _in_words(plain: str) -> DayParts | None:
    plain, weekday = _without_weekday(plain)
    if found := _CHINESE.fullmatch(_with_figures(plain)):
        is_roc = found[1] or _ROC_YEAR.fullmatch(found[2])
        if not is_roc and len(found[2]) != 4:
            return None
        year = _from_roc(found[2]) if is_roc else found[2]
        return DayParts(year, int(found[3]), int(found[4]), weekday=weekday)
    if (found := _NAMED.fullmatch(plain)) and (month := _month(found[2])):
        return DayParts(found[3], month, int(found[1]), weekday=weekday)
    if (found := _MONTH_FIRST.fullmatch(plain)) and (month := _month(found[1])):
        return DayParts(found[3], month, int(found[2]), weekday=weekday)
    if weekday >= 0 and (found := _NUMBERS.fullmatch(plain)):
        first, second = int(found[1]), int(found[3])
        return DayParts(found[4], first, second, either=True, weekday=weekday)
    return None


def _month(name: str) -> int:
    """The number of a month by its name, first letters or Roman figure; else 0."""
    if name in _ROMAN:
        return _ROMAN.index(name) + 1
    if len(name) < 3:
        return 0
    name = "sep" if name == "sept" else name
    return next((n for n, full in enumerate(_MONTHS, 1) if full.startswith(name)), 0)


def _without_weekday(plain: str) -> tuple[str, int]:
    if found := _WEEKDAY.search(plain):
        weekday = _WEEKDAYS.index(found[1][:3])
    elif found := _CHINESE_DAY.search(plain):
        weekday = _CHINESE_WEEK.index(found[1].replace("天", "日"))
    else:
        return plain, -1
    return (plain[: found.start()] + plain[found.end() :]).strip(" ,"), weekday


def _with_figures(plain: str) -> str:
    """Chinese figures made plain ones: 二〇二八年三月十五日 is 2028年3月15日."""
    if not _HAN_FIGURE.search(plain):
        return plain
    tens = _TENS.sub(lambda found: f"{found[1] or '一'}{found[2] or '〇'}", plain)
    return "".join(_FIGURES.get(sign, sign) for sign in tens)


def _from_roc(year: str) -> str:
    return str(int(year) + _ROC)

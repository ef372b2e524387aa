"""Rows of a statement of travel records, read as arrivals and departures.

A row names one day and one movement, in whatever columns; all else in it is passed by.
What cannot be read is given back with its row and why, and nothing is guessed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import pairwise
from typing import Final, Literal

from msgspec import Struct

from qmas_tui.errors import DataError
from qmas_tui.exchange.sheets.grid import Sheet, text_of
from qmas_tui.facts.reading import quoted, read_date

Way = Literal["arrival", "departure"]

MAX_ROWS: Final = 10_000
MAX_SIGNS: Final = 500
"""A row with more signs is no row of such a statement."""
_DAY: Final = re.compile(
    r"(?<![\d/.-])(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{4}"
    r"|\d{1,2}[- ][a-z]{3,9}\.?[-, ]{1,2}\d{4}"
    r"|\d{4} ?年 ?\d{1,2} ?月 ?\d{1,2} ?[日號号])(?!\d)",
    re.ASCII,
)
_APART: Final = re.compile(r"[\s,;|]+")


class MovementWords(Struct, frozen=True, forbid_unknown_fields=True):
    """`config/travel-record.toml`: the words for each movement."""

    arrival: tuple[str, ...]
    departure: tuple[str, ...]

    def ways(self, text: str) -> list[Way]:
        """The movements that words of a text name."""
        words = frozenset(_APART.split(text))
        named: list[tuple[Way, tuple[str, ...]]] = [
            ("arrival", self.arrival),
            ("departure", self.departure),
        ]
        return [way for way, names in named if words & {_plain(n) for n in names}]


class Crossing(Struct, frozen=True, gc=False):
    """A movement over the border on a day; `row` counts from 1 as the file shows it."""

    row: int
    on: date
    way: Way


class UnreadRow(Struct, frozen=True, gc=False):
    """A row that gives no crossing, and why."""

    row: int
    text: str
    reason: str


class TravelRecord(Struct, frozen=True, gc=False):
    """What a statement says, in the order of days.

    `titles` are the rows above the first crossing; `is_unordered` where its rows follow
    the days neither up nor down, so that the order within a day is not known.
    """

    crossings: tuple[Crossing, ...]
    unread: tuple[UnreadRow, ...] = ()
    titles: tuple[int, ...] = ()
    is_unordered: bool = False


def read_record(rows: Iterable[str], words: MovementWords, today: date) -> TravelRecord:
    """The crossings in rows of text, none of them after `today`.

    Raises DataError where there are too many rows, or no crossing in any.
    """
    found: list[Crossing] = []
    unread: list[UnreadRow] = []
    titles: list[int] = []
    for number, text in enumerate(rows, 1):
        if number > MAX_ROWS:
            raise DataError(f"The travel record has more than {MAX_ROWS:,} rows.")
        if not text.strip():
            continue
        try:
            crossing = _crossing(number, text, words, today)
        except ValueError as error:
            unread.append(UnreadRow(number, text, str(error)))
            continue
        if crossing is not None:
            found.append(crossing)
        elif found:
            reason = "it names neither a day nor a movement"
            unread.append(UnreadRow(number, text, reason))
        else:
            titles.append(number)
    if not found:
        raise DataError("No row of the travel record names a day and a movement.")
    days = [each.on for each in found]
    is_down = _falls(days)
    in_days = found[::-1] if is_down else sorted(found, key=lambda each: each.on)
    is_unordered = not is_down and in_days != found
    return TravelRecord(tuple(in_days), tuple(unread), tuple(titles), is_unordered)


def rows_of_text(text: str) -> list[str]:
    """The rows of a pasted text."""
    return text.splitlines()


def rows_of_sheet(sheet: Sheet) -> list[str]:
    """The rows of a table, whatever file it came from, as text."""
    return ["\t".join(text_of(cell) for cell in row) for row in sheet.rows]


def _falls(days: Sequence[date]) -> bool:
    return days[0] > days[-1] and all(one >= other for one, other in pairwise(days))


def _crossing(
    row: int, text: str, words: MovementWords, today: date
) -> Crossing | None:
    """What a row says; None where it says nothing. Raises ValueError for half of it."""
    if len(text) > MAX_SIGNS:
        raise ValueError(f"it has more than {MAX_SIGNS} signs")
    plain = _plain(text)
    days, ways = _DAY.findall(plain), words.ways(plain)
    if not days and not ways:
        return None
    if len(set(days)) != 1:
        what = "no day such as 15-03-2023" if not days else "more than one day"
        raise ValueError(f"it names {what}")
    if len(ways) != 1:
        what = "neither arrival nor departure" if not ways else "both movements"
        raise ValueError(f"it names {what}")
    day = read_date(days[0])
    if day > today:
        raise ValueError(f"{quoted(days[0])} lies after today")
    return Crossing(row, day, ways[0])


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()

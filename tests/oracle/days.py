"""Calendar arithmetic (SPEC section 1)."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

Row = dict[str, Any]

MONTH_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
HOLIDAYS = frozenset(
    date.fromisoformat(line)
    for line in Path(__file__).with_name("holidays.txt").read_text("utf-8").split()
)
SUNDAY = 6


def plus(day: date, days: int) -> date:
    return day + timedelta(days=days)


def is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def add_months(day: date, months: int) -> date:
    count = day.year * 12 + (day.month - 1) + months
    year, month = count // 12, count % 12 + 1
    longest = 29 if month == 2 and is_leap(year) else MONTH_DAYS[month - 1]
    return date(year, month, min(day.day, longest))


def anniversary(day: date, years: int) -> date:
    """Begins a right: 29 February becomes 1 March."""
    year = day.year + years
    if (day.month, day.day) == (2, 29) and not is_leap(year):
        return date(year, 3, 1)
    return date(year, day.month, day.day)


def birthday(born: date, years: int) -> date:
    """Ends a right: 29 February becomes 28 February."""
    year = born.year + years
    if (born.month, born.day) == (2, 29) and not is_leap(year):
        return date(year, 2, 28)
    return date(year, born.month, born.day)


def is_working(day: date) -> bool:
    return day.weekday() != SUNDAY and day not in HOLIDAYS


@cache
def last_working(day: date) -> date:
    """The last working day on or before that day."""
    while not is_working(day):
        day = plus(day, -1)
    return day


def apart(a: date, b: date) -> int:
    return abs((a - b).days)


def iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def known(rows: list[Row], key: str, as_of: date) -> list[Row]:
    """Rows that are dated later than the day asked for are left out."""
    return [r for r in rows if r.get(key) is None or r[key] <= as_of]


@cache
def window_opens(limit: date) -> date:
    """The first day on which an extension can be filed for that limit."""
    four_weeks = plus(limit, -28)
    if four_weeks <= date(2026, 2, 28):
        return four_weeks
    day = max(date(2026, 3, 1), plus(add_months(limit, -3), -1))
    while add_months(day, 3) < limit:
        day = plus(day, 1)
    return day

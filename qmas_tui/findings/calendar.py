"""All month and year arithmetic: one step from the anchor, done by pendulum.

Dates go in and come out as plain `datetime.date`. Nothing here asks an interval how
many months or years it holds: pendulum answers that wrongly for many dates.
"""

from __future__ import annotations

from calendar import Calendar
from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache

from pendulum.helpers import add_duration

DAY = timedelta(days=1)
MOST_CACHED = 1 << 14
_SHORTEST_MONTH = 28


@lru_cache(maxsize=MOST_CACHED)
def add_months(day: date, months: int) -> date:
    """The same day number that many months on, or the month's last day (C-01, C-09).

    A negative count goes back.
    """
    return add_duration(day, months=months)


@lru_cache(maxsize=MOST_CACHED)
def _add_years(day: date, years: int) -> date:
    return add_duration(day, years=years)


def anniversary(day: date, years: int) -> date:
    """The day on which a right begins: 29 February becomes 1 March (C-02)."""
    there = _add_years(day, years)
    return there if there.day == day.day else there + DAY


def birthday(born: date, years: int) -> date:
    """The day on which a right ends: 29 February becomes 28 February (D-01)."""
    return _add_years(born, years)


@lru_cache(maxsize=MOST_CACHED)
def first_within(limit: date, months: int) -> date:
    """The first day that is no more than that many months before a limit (E-02)."""
    day = add_months(limit, -months)
    return day if add_months(day, months) >= limit else day + DAY


def fewest_days(months: int) -> int:
    """That many months are never shorter than this."""
    return months * _SHORTEST_MONTH


def months_apart(first: date, last: date) -> int:
    """The difference of two calendar months, days dropped."""
    return (last.year - first.year) * 12 + last.month - first.month


def year_of(day: date) -> int:
    """The calendar year of a day: a list of universities holds for one."""
    return day.year


def age_on(born: date, day: date) -> int:
    """Whole years from birth, a birthday on 29 February being 1 March (C-02)."""
    years = day.year - born.year
    return years if day >= anniversary(born, years) else years - 1


def assessment_year_before(day: date, month: int, first: int) -> str:
    """The year of assessment, as "2025/26", that ended last before a day (E-27).

    `month` and `first` are the month and day on which each such year begins.
    """
    has_begun = day.month > month or (day.month == month and day.day >= first)
    began = day.year if has_begun else day.year - 1
    return f"{began - 1}/{began % 100:02d}"


def month_of(day: date) -> tuple[date, date]:
    """The first and the last day of the calendar month in which a day lies."""
    first = day.replace(day=1)
    return first, add_months(first, 1) - DAY


def each_day(first: date, last: date) -> Iterator[date]:
    """Every day from the first to the last; none where that is before it."""
    for number in range((last - first).days + 1):
        yield first + number * DAY


def weeks_of(day: date) -> list[list[date]]:
    """The weeks, Monday first, that hold a day of the calendar month of that day."""
    return Calendar().monthdatescalendar(day.year, day.month)


def apart(first: date, last: date) -> tuple[int, int, int]:
    """Whole years, months and days from a day to a later one."""
    months, days = months_and_days(first, last)
    return months // 12, months % 12, days


def months_and_days(first: date, last: date) -> tuple[int, int]:
    """Whole months from a day to a later one, and the days left over."""
    months = months_apart(first, last)
    there = add_months(first, months)
    if there > last:
        months -= 1
        there = add_months(first, months)
    return months, (last - there).days

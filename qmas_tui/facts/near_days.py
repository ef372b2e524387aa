"""Days that a person types by where they lie from today: `fri`, `31/12`, `+2m`."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Final

from qmas_tui.facts.day_writings import taken_apart
from qmas_tui.facts.years import YEARS, is_year

AddMonths = Callable[[date, int], date]
"""The day that many months on; what a month is, findings know."""
_WORDS: Final = {"yesterday": -1, "today": 0, "tomorrow": 1}
_WEEKDAYS: Final = {
    name: number
    for number, names in enumerate(
        (
            ("mon", "monday"),
            ("tue", "tues", "tuesday"),
            ("wed", "wednesday"),
            ("thu", "thur", "thurs", "thursday"),
            ("fri", "friday"),
            ("sat", "saturday"),
            ("sun", "sunday"),
        )
    )
    for name in names
}
_OFFSET = re.compile(r"([+-])(\d{1,6}) ?([dwmy])", re.ASCII)
_WITHOUT_YEAR = re.compile(r"\d{1,2}([-/. ])(?:\d{1,2}|[a-z]{3,9})", re.ASCII)
_MONTHS: Final = {"m": 1, "y": 12}
_DAYS: Final = {"d": 1, "w": 7}


def near_day(plain: str, today: date, add_months: AddMonths | None) -> date | None:
    """The day that an evened text names from today on; None where it is no such text.

    A weekday is the next one after today. A day without a year lies in this year or
    the next, whichever is nearer. Months and years are read only with `add_months`.
    Raises ValueError where it leads out of the years that can be (HS-24).
    """
    try:
        there = _there(plain, today, add_months)
    except (OverflowError, ValueError):
        raise ValueError(
            f'"{plain}" leads out of the calendar; write {YEARS}'
        ) from None
    if there is not None and not is_year(there.year):
        raise ValueError(f'"{plain}" leads to the year {there.year}; write {YEARS}')
    return there


def _there(plain: str, today: date, add_months: AddMonths | None) -> date | None:
    if plain in _WORDS:
        return today + timedelta(days=_WORDS[plain])
    if plain in _WEEKDAYS:
        ahead = (_WEEKDAYS[plain] - today.weekday() - 1) % 7 + 1
        return today + timedelta(days=ahead)
    if found := _OFFSET.fullmatch(plain):
        number, unit = int(found[1] + found[2]), found[3]
        if unit in _DAYS:
            return today + timedelta(days=number * _DAYS[unit])
        return add_months(today, number * _MONTHS[unit]) if add_months else None
    if found := _WITHOUT_YEAR.fullmatch(plain):
        return _nearest(plain, found[1], today)
    return None


def _nearest(plain: str, between: str, today: date) -> date | None:
    """That day of this year or the next; None where no calendar has it."""
    days = []
    for year in (today.year, today.year + 1):
        parts = taken_apart(f"{plain}{between}{year}")
        if parts is None:
            return None
        month, day = parts.month_and_day("dmy")
        try:
            days.append(date(year, month, day))
        except ValueError:
            continue
    return min(days, key=lambda day: abs(day - today), default=None)

"""The years that a fact may have (HS-24): a slip of the keyboard lies outside them."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Final

from msgspec import inspect

from qmas_tui.facts.rows import Income, Row

FIRST_YEAR: Final = 1900
LAST_YEAR: Final = 2199
YEARS: Final = f"a year from {FIRST_YEAR} to {LAST_YEAR}"
"""What would do, in words."""

_FIRST: Final = date(FIRST_YEAR, 1, 1)
_LAST: Final = date(LAST_YEAR, 12, 31)
_DIGITS: Final = 4
"""A year of assessment, as in 2025/26, begins with the year in so many digits."""


def is_year(year: int) -> bool:
    """Whether a fact may lie in a year (HS-24)."""
    return FIRST_YEAR <= year <= LAST_YEAR


def year_of(value: object, field: str) -> int | None:
    """The year of a day, or of a year of assessment; None for any other value."""
    if type(value) is date:
        return value.year
    if field == "year" and isinstance(value, str) and value[:_DIGITS].isdecimal():
        return int(value[:_DIGITS])
    return None


def has_sound_years(row: Row) -> bool:
    """Whether every day of a row, and of the rows in it, lies in such a year."""
    if type(row) is Income:
        year = year_of(row.year, "year")
        return year is None or is_year(year)
    for name in _dated(type(row)):
        value = getattr(row, name)
        if not value:
            continue
        if type(value) is date:
            if not _FIRST <= value <= _LAST:
                return False
        elif type(value) is tuple:
            if not all(map(has_sound_years, value)):
                return False
        elif not has_sound_years(value):
            return False
    return True


@cache
def _dated(type_: type[Row]) -> tuple[str, ...]:
    """The fields of a row that hold days, or rows."""
    info = inspect.type_info(type_)
    assert isinstance(info, inspect.StructType)
    return tuple(each.name for each in info.fields if _holds_days(each.type))


def _holds_days(type_: inspect.Type) -> bool:
    match type_:
        case inspect.UnionType():
            return any(map(_holds_days, type_.types))
        case inspect.VarTupleType():
            return _holds_days(type_.item_type)
    return isinstance(type_, inspect.DateType | inspect.StructType)

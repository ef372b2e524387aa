"""The years that a fact may have (HS-24): a slip of the keyboard lies outside them."""

from __future__ import annotations

from datetime import date
from typing import Final

from msgspec import structs

from qmas_tui.facts.rows import Income, Row

FIRST_YEAR: Final = 1900
LAST_YEAR: Final = 2199
YEARS: Final = f"a year from {FIRST_YEAR} to {LAST_YEAR}"
"""What would do, in words."""

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
    values: tuple[object, ...] = structs.astuple(row)
    for value in values:
        if type(value) is date:
            if not FIRST_YEAR <= value.year <= LAST_YEAR:
                return False
        elif type(value) is tuple:
            for item in value:
                if isinstance(item, Row) and not has_sound_years(item):
                    return False
        elif isinstance(value, Row) and not has_sound_years(value):
            return False
    return True

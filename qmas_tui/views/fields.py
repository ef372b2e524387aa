"""The fields of a recorded row, their names and their values in words."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache

from msgspec import structs

from qmas_tui.facts.holder import Dependant, Holder
from qmas_tui.facts.rows import Row
from qmas_tui.facts.tables import TABLES
from qmas_tui.facts.tables import own_fields as own_fields
from qmas_tui.views.labels import field_label
from qmas_tui.views.lay import NOT_RECORDED
from qmas_tui.views.say import day_words

YEARS = frozenset({"listed_year"})
"""Numbers that are years, and are written as such."""


def recorded_fields(row: Row) -> Iterator[tuple[str, object]]:
    """The own fields that say more than that nothing was recorded."""
    usual = _defaults(type(row))
    for name, value in own_fields(row):
        if value != usual[name]:
            yield name, value


def tables_in(row: Row) -> tuple[str, ...]:
    """The tables of rows that a row holds: those of a holder, a dependant's trips."""
    if not isinstance(row, Holder | Dependant):
        return ()
    return tuple(table for table in TABLES if table in row.__struct_fields__)


def value_words(value: object) -> str:
    """A recorded value in words; a dash where nothing is recorded."""
    if value is None or value == ():
        return NOT_RECORDED
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int):
        return f"{value:,}"
    if isinstance(value, date):
        return day_words(value)
    if isinstance(value, tuple):
        return ", ".join(value)
    return str(value)


def told_field(name: str, value: object) -> str:
    """A field with its value: born on: 20 Apr 2009."""
    words = str(value) if name in YEARS else value_words(value)
    return f"{field_label(name)}: {words}"


@cache
def _defaults(type_: type[Row]) -> dict[str, object]:
    return {field.encode_name: field.default for field in structs.fields(type_)}

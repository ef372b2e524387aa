"""The tables of a case file by the names that the format and the adviser use."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

from msgspec import structs

from qmas_tui.errors import DataError
from qmas_tui.facts.holder import Dependant, Holder
from qmas_tui.facts.rows import (
    Evidence,
    Excluded,
    Filing,
    Gap,
    Grant,
    Income,
    Note,
    Passport,
    Request,
    Review,
    Row,
    Trip,
    Unread,
    Work,
)

Owner = TypeVar("Owner", bound=Holder | Dependant)

TABLES: dict[str, type[Row]] = {
    "grant": Grant,
    "filing": Filing,
    "work": Work,
    "income": Income,
    "passport": Passport,
    "trip": Trip,
    "gap": Gap,
    "excluded": Excluded,
    "request": Request,
    "evidence": Evidence,
    "unread": Unread,
    "dependant": Dependant,
    "review": Review,
    "note": Note,
}


_UNCOUNTED = frozenset({"work", "income", "excluded", "evidence", "unread"})
"""Tables whose names have no plural."""


def row_type(table: str) -> type[Row]:
    """The kind of row that a table holds. Raises DataError for an unknown table."""
    if table not in TABLES:
        raise DataError(f"There is no table {table!r}; there are {', '.join(TABLES)}.")
    return TABLES[table]


def rows_of(owner: Holder | Dependant, table: str) -> tuple[Row, ...]:
    """The recorded rows of a table, in recorded order."""
    rows: tuple[Row, ...] = getattr(owner, table)
    return rows


def row_at(owner: Holder | Dependant, table: str, number: int) -> Row:
    """A row by its number, from 1. Raises DataError where there is none."""
    rows = rows_of(owner, table)
    if not 1 <= number <= len(rows):
        there = _how_many(table, len(rows))
        raise DataError(f"There is no {table} {number}; {there}.")
    return rows[number - 1]


def with_rows(owner: Owner, table: str, rows: tuple[Row, ...]) -> Owner:
    """The owner with other rows in a table."""
    return structs.replace(owner, **{table: rows})


def own_fields(row: Row) -> Iterator[tuple[str, object]]:
    """Each field that holds no rows, by its name in a case file, with its value."""
    for name, encoded in zip(
        row.__struct_fields__, row.__struct_encode_fields__, strict=True
    ):
        if name not in TABLES:
            yield encoded, getattr(row, name)


def _how_many(table: str, number: int) -> str:
    if number == 0:
        return "none is recorded"
    is_ = "there is" if number == 1 else "there are"
    s = "" if number == 1 else "s"
    noun = f"row{s} of {table}" if table in _UNCOUNTED else f"{table}{s}"
    return f"{is_} {number} {noun}"

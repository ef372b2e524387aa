"""The tables of a case file by the names that the format and the adviser use."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Final, TypeVar, get_args

from msgspec import structs

from qmas_tui.errors import DataError
from qmas_tui.facts.holder import Holder
from qmas_tui.facts.rows import Row

Owner = TypeVar("Owner", bound=Row)


def _row_in(type_: object) -> type[Row] | None:
    """The kind of row of a field that holds rows; None for any other field."""
    inside = next(iter(get_args(type_)), None)
    is_row = isinstance(inside, type) and issubclass(inside, Row)
    return inside if is_row else None


@cache
def tables_of(type_: type[Row]) -> dict[str, type[Row]]:
    """The tables in a kind of record, in the order of a case file, with their rows."""
    return {
        field.name: row
        for field in structs.fields(type_)
        if (row := _row_in(field.type)) is not None
    }


TABLES: Final = tables_of(Holder)
"""The tables of a holder."""


@cache
def tables_below(type_: type[Row]) -> dict[str, tuple[str, type[Row]]]:
    """The tables whose rows stand under rows of a record, with that row's table."""
    return {
        below: (table, row)
        for table, above in tables_of(type_).items()
        for below, row in tables_of(above).items()
    }


def row_type(table: str, of: type[Row] = Holder) -> type[Row]:
    """The kind of row that a table holds, also one under rows of the record.

    Raises DataError for an unknown table.
    """
    own, below = tables_of(of), tables_below(of)
    if table in own:
        return own[table]
    if table in below:
        return below[table][1]
    there = ", ".join([*own, *(each for each in below if each not in own)])
    raise DataError(f"There is no table {table!r}; there are {there}.")


def rows_of(owner: Row, table: str) -> tuple[Row, ...]:
    """The recorded rows of a table, in recorded order."""
    rows: tuple[Row, ...] = getattr(owner, table)
    return rows


def with_rows(owner: Owner, table: str, rows: tuple[Row, ...]) -> Owner:
    """The owner with other rows in a table."""
    return structs.replace(owner, **{table: rows})


def own_fields(row: Row) -> Iterator[tuple[str, object]]:
    """Each field that holds no rows, by its name in a case file, with its value."""
    tables = tables_of(type(row))
    for name, encoded in zip(
        row.__struct_fields__, row.__struct_encode_fields__, strict=True
    ):
        if name not in tables:
            yield encoded, getattr(row, name)

"""Which row is the header, and what each column stands for."""

from __future__ import annotations

import re
from typing import Final

from msgspec import Struct

from qmas_tui.errors import DataError
from qmas_tui.exchange.sheets.aliases import Aliases, Field, key, known, named
from qmas_tui.exchange.sheets.grid import Cell, Sheet, cleaned, is_empty, text_of
from qmas_tui.facts.reading import quoted

LOOK: Final = 20
"""How many rows from the top may come before the header."""
_BRACKETS = re.compile(r"[(\[（【]([^()\[\]（）【】]*)[)\]）】]")


class Column(Struct, frozen=True, gc=False):
    """A column that is imported: its place from 0, its title and its meaning."""

    index: int
    title: str
    field: Field


class Columns(Struct, frozen=True):
    """The header of a sheet; `header` is its row from 0."""

    header: int
    columns: tuple[Column, ...]
    unknown: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()
    doubled: tuple[str, ...] = ()

    def of(self, field: Field) -> Column | None:
        """The column with this meaning, where the sheet has one."""
        return next((c for c in self.columns if c.field == field), None)


def find_columns(sheet: Sheet, aliases: Aliases) -> Columns:
    """The header among the first rows: the one with most columns that are known.

    Raises DataError where no row is a header, where it has no case reference or
    no name, and where nothing stands below it.
    """
    found = [
        _columns(index, row, aliases) for index, row in enumerate(sheet.rows[:LOOK])
    ]
    best = max(found, key=lambda columns: len(columns.columns), default=None)
    if best is None or len(best.columns) < 2:
        raise DataError(
            f"Sheet {quoted(sheet.name)} has no header in its first {LOOK} rows; it"
            " needs a column for the case reference and one for the name"
        )
    at = f"The header in row {best.header + 1} of sheet {quoted(sheet.name)}"
    if not best.of("case"):
        raise DataError(f"{at} has no column for the case reference")
    if not best.of("name") and not best.of("name_zh"):
        raise DataError(f"{at} has no column for the name")
    if all(is_empty(row) for row in sheet.rows[best.header + 1 :]):
        raise DataError(f"{at} has no rows below it")
    return best


def field_of(title: str, aliases: Aliases) -> Field | None:
    """What a column title stands for, brackets that change nothing left aside."""
    bare = _BRACKETS.sub(
        lambda found: "" if known(found[1], aliases.qualifiers) else found[0], title
    )
    return named(title, aliases.columns) or named(bare, aliases.columns)


def is_number(title: str, aliases: Aliases) -> bool:
    """Whether the column holds numbers of identity cards or passports."""
    wanted = key(title.replace("#", " no "))
    return any(key(part) in wanted for part in aliases.number_columns)


def _columns(header: int, row: tuple[Cell, ...], aliases: Aliases) -> Columns:
    columns: list[Column] = []
    unknown, refused, doubled = list[str](), list[str](), list[str]()
    taken = set[Field]()
    for index, cell in enumerate(row):
        title = cleaned(text_of(cell))
        field = field_of(title, aliases)
        if not title:
            continue
        if is_number(title, aliases):
            refused.append(title)
        elif field is None:
            unknown.append(title)
        elif field in taken:
            doubled.append(title)
        else:
            taken.add(field)
            columns.append(Column(index=index, title=title, field=field))
    return Columns(
        header=header,
        columns=tuple(columns),
        unknown=tuple(unknown),
        refused=tuple(refused),
        doubled=tuple(doubled),
    )

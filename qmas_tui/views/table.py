"""Cases as a table of typed cells, for files that a spreadsheet opens."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TypeVar

from msgspec import Struct

from qmas_tui.errors import DataError
from qmas_tui.views.column import Column, Value
from qmas_tui.views.document import Chapter, Document, cell, grid
from qmas_tui.views.say import count, day_words
from qmas_tui.views.width import clean

A = TypeVar("A")


class Table(Struct, frozen=True, gc=False):
    """A table on a day; each row has a cell under each of the titles."""

    title: str
    as_of: date
    titles: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]


def table_of(
    title: str,
    entries: Iterable[A],
    as_of: date,
    columns: Sequence[str],
    known: Mapping[str, Column[A]],
) -> Table:
    """The cases in the order given, with these columns by their keys.

    Raises DataError for a column that is not `known`.
    """
    if unknown := [key for key in columns if key not in known]:
        raise DataError(
            f"There is no column {unknown[0]}; there are {', '.join(known)}."
        )
    chosen = [known[key] for key in columns]
    values = [each.value for each in chosen]
    rows = tuple([tuple([value(each) for value in values]) for each in entries])
    return Table(title, as_of, tuple([each.title for each in chosen]), rows)


def table_document(table: Table) -> Document:
    """The table as a document to be read, such as in Markdown."""
    places = range(len(table.titles))
    numbers = {n for row in table.rows for n in places if _is_number(row[n])}
    rows = [tuple([cell(value_words(value)) for value in row]) for row in table.rows]
    cases = grid(table.titles, rows, numbers=tuple(sorted(numbers)))
    subtitle = f"{count(len(rows), 'case')} on {day_words(table.as_of)}"
    chapter = Chapter("The cases", (cases,))
    return Document(clean(table.title), subtitle, table.as_of, (chapter,))


def _is_number(value: Value) -> bool:
    return isinstance(value, int)


def value_words(value: Value) -> str:
    """A cell in words; nothing of one that is blank."""
    if isinstance(value, date):
        return day_words(value)
    return "" if value is None else str(value)

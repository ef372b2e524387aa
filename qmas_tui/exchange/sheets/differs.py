"""Where the book keeps what it has, although the sheet says something else."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from qmas_tui.facts.holder import Holder
from qmas_tui.facts.rows import Row
from qmas_tui.views.fields import value_words
from qmas_tui.views.labels import field_label
from qmas_tui.views.records import row_words


class Differs(Struct, frozen=True, gc=False):
    """The fields of a case in which a row says something else.

    `book` is the case, `sheet` what the row says of it; None for a row of the family.
    """

    row: int
    case: str
    fields: tuple[str, ...]
    book: Holder | None = None
    sheet: Holder | None = None


def differs_words(each: Differs) -> str:
    """Both values of each field: landed on: book 15 Mar 2025, sheet 17 Mar 2025."""
    told = [_both(each.book, each.sheet, name) for name in each.fields]
    return f"row {each.row}, {each.case}: {'; '.join(told)}"


def _both(book: Holder | None, sheet: Holder | None, name: str) -> str:
    if book is None or sheet is None:
        return name
    held, said = getattr(book, name), getattr(sheet, name)
    if isinstance(held, tuple):  # rows name their table themselves
        return f"book {_rows(held)}, sheet {_rows(said)}"
    return f"{field_label(name)}: book {value_words(held)}, sheet {value_words(said)}"


def _rows(rows: Iterable[Row]) -> str:
    return ", ".join(map(row_words, rows)) or value_words(None)

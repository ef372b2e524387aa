"""A column of a sheet and what it was taken for."""

from __future__ import annotations

from typing import Final, Literal

from msgspec import Struct

from qmas_tui.exchange.sheets.aliases import Field
from qmas_tui.facts.reading import quoted

Standing = Literal[
    "mapped", "sure", "likely", "unknown", "left out", "numbers", "contacts", "untitled"
]
"""How a column came to its field, or why it has none.

A likely one is proposed and asked about; "numbers" are identity numbers, which are
never shown.
"""


NAMES: Final[tuple[Field, ...]] = ("name", "name_zh", "surname", "given_names")
"""Any of these names the person of a row."""


class Column(Struct, frozen=True, gc=False):
    """A column by its place from 0; without a field it is not imported.

    `why` says what a likely field, or none, rests on.
    """

    index: int
    title: str
    field: Field | None = None
    standing: Standing = "sure"
    why: str = ""

    @property
    def name(self) -> str:
        """The column as people are told of it."""
        return quoted(self.title) if self.title else f"{self.letters} (no title)"

    @property
    def letters(self) -> str:
        """The letters over the column in a spreadsheet."""
        return letters(self.index)

    @property
    def key(self) -> str:
        """What names the column in answers and on the command line: "column C"."""
        return f"column {self.letters}"


class Columns(Struct, frozen=True):
    """A header and its columns; `header` is its row from 0.

    The header is obeyed for the rows below it up to `end`, which is not part of it.
    """

    header: int
    columns: tuple[Column, ...]
    end: int = 0

    def of(self, field: Field) -> tuple[Column, ...]:
        """The columns with this meaning."""
        return tuple(c for c in self.columns if c.field == field)

    def titles(self, *standings: Standing) -> tuple[str, ...]:
        """The titles of the columns that stand so."""
        return tuple(c.title for c in self.columns if c.standing in standings)

    @property
    def missing(self) -> str:
        """What the header lacks that every row needs; empty where it lacks nothing."""
        lacking = list[str]()
        if not self.of("case"):
            lacking.append("the case reference")
        if not any(self.of(field) for field in NAMES):
            lacking.append("the name")
        return " and none for ".join(lacking)


def letters(index: int) -> str:
    """The letters that a spreadsheet shows over a column: A, Z, AA."""
    found = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        found = chr(ord("A") + rest) + found
    return found

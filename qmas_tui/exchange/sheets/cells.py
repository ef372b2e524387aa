"""One row of a sheet by the meaning of its cells, and what could not be read of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Final, TypeVar

from msgspec import Struct

from qmas_tui.exchange.sheets.aliases import Aliases, Field
from qmas_tui.exchange.sheets.columns import Columns
from qmas_tui.exchange.sheets.grid import (
    Cell,
    Shown,
    cleaned,
    is_unclean,
    text_of,
)
from qmas_tui.facts.reading import is_blank, quoted, read_date, read_int, read_money

T = TypeVar("T")

_EARLIEST: Final = 1990
"""A real date of a year before is a slip of the sheet, except a date of birth."""


class UnreadCell(Struct, frozen=True, gc=False, kw_only=True):
    """A cell that was left out: where it stands, its words, and why.

    `row` counts from 1 as the sheet shows it.
    """

    row: int
    case: str
    column: str
    text: str
    reason: str
    field: Field


class RowCells:
    """The cells of one row; remembers what was given up and what was cleaned."""

    def __init__(
        self, number: int, row: tuple[Cell, ...], columns: Columns, aliases: Aliases
    ) -> None:
        self.number = number
        self.aliases = aliases
        self.unread: list[UnreadCell] = []
        self.unclean: list[str] = []
        self._cells: dict[Field, Cell] = {}
        self._titles: dict[Field, str] = {}
        for column in columns.columns:
            cell = row[column.index] if column.index < len(row) else None
            self._titles[column.field] = column.title
            self._cells[column.field] = self._clean(column.field, column.title, cell)
        for field, cell in self._cells.items():
            if isinstance(cell, Shown) and cell.fault:
                self.give_up(field, f"{quoted(cell.text)} {cell.fault}")
                self._cells[field] = None

    def _clean(self, field: Field, title: str, cell: Cell) -> Cell:
        if not isinstance(cell, str):
            return cell
        if is_unclean(cell):
            self.unclean.append(title)
        text = cleaned(cell, lines=field == "remarks")
        return None if is_blank(text, self.aliases.blank) else text

    def has(self, field: Field) -> bool:
        """Whether the cell holds anything but a word for blank."""
        return self._cells.get(field) is not None

    def text(self, field: Field) -> str | None:
        """The words of the cell."""
        return text_of(self._cells.get(field)) or None

    def day(self, field: Field, until: date | None = None) -> date | None:
        """The day in the cell, not after `until`; else it is given up."""

        def read(cell: Cell) -> date:
            if isinstance(cell, float):
                raise ValueError(f"{quoted(text_of(cell))} is a number, not a date")
            day = read_date(text_of(cell))
            if isinstance(cell, date) and day.year < _EARLIEST and field != "born_on":
                raise ValueError(f"{quoted(text_of(cell))} lies before {_EARLIEST}")
            if until is not None and day > until:
                raise ValueError(f"{quoted(text_of(cell))} lies in the future")
            return day

        return self._read(field, read)

    def money(self, field: Field) -> int | None:
        """Whole Hong Kong dollars a month; else the cell is given up."""

        def read(cell: Cell) -> int:
            currency = cell.currency if isinstance(cell, Shown) else ""
            if currency not in ("", "HKD"):
                raise ValueError(f"{quoted(text_of(cell))} is in {currency}, not HKD")
            return read_money(_digits(cell))

        return self._read(field, read)

    def count(self, field: Field, most: int) -> int | None:
        """A number from 0 to `most`; else the cell is given up."""

        def read(cell: Cell) -> int:
            number = read_int(_digits(cell))
            if number > most:
                raise ValueError(f"{quoted(text_of(cell))} is more than {most}")
            return number

        return self._read(field, read)

    def chosen(
        self, field: Field, read: Callable[[str], T | None], what: str
    ) -> T | None:
        """What the words stand for; else the cell is given up as not being `what`."""

        def known(cell: Cell) -> T:
            value = read(text_of(cell))
            if value is None:
                raise ValueError(f"{quoted(text_of(cell))} is not {what}")
            return value

        return self._read(field, known)

    def give_up(self, field: Field, reason: str) -> None:
        """Leave the cell out and remember its words; a blank one as "(empty)"."""
        self.unread.append(
            UnreadCell(
                row=self.number,
                case=self.text("case") or "",
                column=self._titles.get(field, field.capitalize()),
                text=cleaned(self.text(field) or "") or "(empty)",
                reason=reason,
                field=field,
            )
        )

    def _read(self, field: Field, read: Callable[[Cell], T]) -> T | None:
        cell = self._cells.get(field)
        if cell is None:
            return None
        try:
            return read(cell)
        except ValueError as error:
            self.give_up(field, str(error))
            return None


def _digits(cell: Cell) -> str:
    """The cell as typed digits; a real date is none."""
    if isinstance(cell, date):
        raise ValueError(f"{quoted(text_of(cell))} is a date, not a number")
    return text_of(cell)

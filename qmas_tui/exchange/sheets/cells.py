"""The cells of one row by their meaning, and what could not be read of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Final, TypeVar

from msgspec import Struct

from qmas_tui.exchange.sheets.aliases import Aliases, Field
from qmas_tui.exchange.sheets.columns.column import Column
from qmas_tui.exchange.sheets.grid import (
    Cell,
    Shown,
    cleaned,
    is_unclean,
    text_of,
)
from qmas_tui.exchange.sheets.layout import Layout
from qmas_tui.exchange.sheets.questions import LATER
from qmas_tui.exchange.sheets.values import (
    digits_of,
    evened_text,
    is_ditto,
    read_day,
    read_pay,
)
from qmas_tui.facts.reading import is_blank, quoted, read_int

T = TypeVar("T")

EMPTY: Final = "(empty)"
"""The words of an unread cell in which nothing stands."""
_NAMELESS: Final = frozenset({"case", "name", "name_zh"})
"""Fields without which a row is nobody's."""
_NAMIBIA: Final = "na"


class UnreadCell(Struct, frozen=True, gc=False, kw_only=True):
    """A cell that was left out: where it stands, its words, and why.

    `row` counts from 1 as the sheet shows it, `index` is the column from 0, -1 where
    the sheet has none for the field.
    """

    row: int
    case: str
    column: str
    text: str
    reason: str
    field: Field | None
    index: int = -1


class RowCells:
    """The cells of one row; remembers what was given up and what was cleaned."""

    def __init__(
        self,
        number: int,
        row: tuple[Cell, ...],
        layout: Layout,
        aliases: Aliases,
        struck: frozenset[int] = frozenset(),
        merged: Mapping[int, Cell] | None = None,
    ) -> None:
        self.number = number
        self.aliases = aliases
        self.layout = layout
        self.unread: list[UnreadCell] = []
        self.unclean: list[str] = []
        self.told: list[tuple[int, str]] = []
        """Columns of cells that are not taken or doubtful, and what is said of them."""
        self.counted = 0
        """Children counted in the cell of the spouse."""
        self._row, self._struck, self._merged = row, struck, merged or {}
        self._cells: dict[Field, Cell] = {}
        self._columns: dict[Field, Column] = {}
        for field, columns in layout.fields.items():
            column = columns[0] if len(columns) == 1 else self._chosen(field, columns)
            self._columns[field] = column
            self._cells[field] = self._clean(field, column)
        for field, column in self._columns.items():
            self._check(field, column)

    def _at(self, index: int) -> Cell:
        cell = self._row[index] if index < len(self._row) else None
        return self._merged.get(index) if cell is None else cell

    def _chosen(self, field: Field, columns: tuple[Column, ...]) -> Column:
        """The column of the field in this row, where the sheet has several."""
        how = self.layout.choices.get(field)
        filled = [c for c in columns if self._is_filled(self._at(c.index))]
        if how == LATER:
            days = {c: self._day_at(field, c) for c in filled}
            dated = [c for c in filled if days[c] is not None]
            chosen = max(dated, key=lambda c: days[c] or date.min, default=None)
        else:
            chosen = next((c for c in columns if c.key == how), None)
            if how is None:
                chosen = next(iter(filled), None)
        chosen = chosen or (filled or columns)[0]
        for other in filled:
            if other != chosen:
                self._tell_other(other, chosen)
        return chosen

    def _tell_other(self, other: Column, chosen: Column) -> None:
        text = cleaned(text_of(self._at(other.index)))
        if text != cleaned(text_of(self._at(chosen.index))):
            self.told.append((other.index, f"{chosen.name} was taken instead"))

    def _day_at(self, field: Field, column: Column) -> date | None:
        try:
            return self._read_day(self._at(column.index), field, column)
        except ValueError:
            return None

    def _is_filled(self, cell: Cell) -> bool:
        text = text_of(cell).strip()
        return bool(text) and not is_blank(text, self.aliases.blank)

    def _clean(self, field: Field, column: Column) -> Cell:
        cell = self._at(column.index)
        if not isinstance(cell, str):
            return cell
        if is_unclean(cell):
            self.unclean.append(column.title)
        text = cleaned(evened_text(cell, field), lines=field == "remarks")
        if field == "nationality" and text.casefold() == _NAMIBIA:
            return text
        return None if is_blank(text, self.aliases.blank) else text

    def _check(self, field: Field, column: Column) -> None:
        """Give up what is no value although something stands there."""
        cell = self._cells[field]
        if cell is None:
            return
        if isinstance(cell, Shown) and cell.fault:
            reason = f"{quoted(cell.text)} {cell.fault}"
        elif isinstance(cell, str) and is_ditto(cell, self.aliases):
            reason = f"{quoted(cell)} stands for another cell; write that out"
        elif field == "nationality" and text_of(cell).casefold() == _NAMIBIA:
            reason = (
                '"NA" may be Namibia or "not applicable"; write Namibia, or nothing'
            )
        elif column.index in self._struck:
            if field in _NAMELESS:
                self.told.append((column.index, "taken, though it is crossed out"))
                return
            reason = f"{quoted(text_of(cell))} is crossed out"
        else:
            if field == "case" and isinstance(cell, date):
                self.told.append((column.index, "taken, though it is a date there"))
            return
        self.give_up(field, reason)
        self._cells[field] = None

    def has(self, field: Field) -> bool:
        """Whether the cell holds anything but a word for blank."""
        return self._cells.get(field) is not None

    def text(self, field: Field) -> str | None:
        """The words of the cell."""
        return text_of(self._cells.get(field)) or None

    def is_given_up(self, field: Field) -> bool:
        """Whether the cell of the field was given up."""
        return any(cell.field == field for cell in self.unread)

    def column(self, field: Field) -> Column | None:
        """The column that the field was read from."""
        return self._columns.get(field)

    def day(self, field: Field, until: date | None = None) -> date | None:
        """The day in the cell, not after `until`; else it is given up."""

        def read(cell: Cell) -> date:
            day = self._read_day(cell, field, self._columns[field])
            if until is not None and day > until:
                raise ValueError(f"{quoted(text_of(cell))} lies in the future")
            return day

        return self._read(field, read)

    def _read_day(self, cell: Cell, field: Field, column: Column) -> date:
        order = self.layout.orders.get(column.index, "dmy")
        return read_day(cell, field, order)

    def money(self, field: Field) -> int | None:
        """Whole Hong Kong dollars a month; else the cell is given up."""

        return self._read(field, read_pay)

    def count(self, field: Field, most: int) -> int | None:
        """A number from 0 to `most`; else the cell is given up."""

        def read(cell: Cell) -> int:
            number = read_int(digits_of(cell))
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
        column = self._columns.get(field)
        self._give_up(column, field, self.text(field) or "", reason)

    def give_up_outside(self) -> None:
        """Leave out what stands under no title."""
        for column in self.layout.outside:
            text = text_of(self._at(column.index))
            if text.strip():
                self._give_up(column, None, text, "its column has no title")

    def _give_up(
        self, column: Column | None, field: Field | None, text: str, reason: str
    ) -> None:
        title = (field or "").replace("_", " ").capitalize()
        if column is not None:
            title = column.title or f"column {column.letters}"
        self.unread.append(
            UnreadCell(
                row=self.number,
                case=self.text("case") or "",
                column=title,
                text=cleaned(text) or EMPTY,
                reason=reason,
                field=field,
                index=column.index if column else -1,
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

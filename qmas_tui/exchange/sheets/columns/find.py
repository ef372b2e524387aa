"""What each column under a header stands for."""

from __future__ import annotations

from datetime import date
from itertools import islice
from typing import Final

import msgspec

from qmas_tui.exchange.sheets.aliases import FIELDS, Aliases, Field
from qmas_tui.exchange.sheets.columns.column import Column, Columns, letters
from qmas_tui.exchange.sheets.columns.content import KIN, LOOK, Content
from qmas_tui.exchange.sheets.columns.likeness import like_field
from qmas_tui.exchange.sheets.columns.mapping import LEAVE_OUT, LeaveOut
from qmas_tui.exchange.sheets.columns.titles import (
    counted_child,
    field_of,
    holds,
    is_number,
    worded_field,
)
from qmas_tui.exchange.sheets.grid import Sheet, cleaned, text_of
from qmas_tui.exchange.sheets.questions import Overrides
from qmas_tui.facts.reading import quoted

_NAME_PARTS: tuple[Field, ...] = ("surname", "given_names")
_NAME_OF: Final[dict[Field, Field]] = {
    "spouse": "spouse_name",
    "children": "child_name",
}
_PEOPLE: Final = "its cells are names of people"


def read_header(
    sheet: Sheet,
    header: int,
    end: int,
    aliases: Aliases,
    today: date,
    overrides: Overrides,
) -> Columns:
    """Every column of the rows from the header to `end`, and those beyond its titles.

    A column without a title and without cells is none.
    """
    titles = [cleaned(text_of(cell)) for cell in sheet.rows[header]]
    width = max(map(len, sheet.rows[header:end]), default=0)
    reader = _Reader(sheet, header, end, aliases, today, overrides)
    found = [
        reader.column(index, titles[index] if index < len(titles) else "")
        for index in range(width)
    ]
    kept = [c for c in found if c.title or c.standing != "untitled" or reader.has(c)]
    return Columns(header=header, columns=_decided(kept), end=end)


class _Reader:
    def __init__(
        self,
        sheet: Sheet,
        header: int,
        end: int,
        aliases: Aliases,
        today: date,
        overrides: Overrides,
    ) -> None:
        self._rows = sheet.rows[header + 1 : end]
        self._aliases, self._today, self._overrides = aliases, today, overrides

    def has(self, column: Column) -> bool:
        """Whether any cell of the column is filled."""
        return bool(self._content(column.index))

    def column(self, index: int, title: str) -> Column:
        """The column, by what was said of it, its title, and its cells."""
        said = self._said(index, title)
        if said == LEAVE_OUT:
            return Column(index, title, None, "left out")
        if said is not None:
            return Column(index, title, said, "mapped")
        if is_number(title, self._aliases):
            return Column(index, title, None, "numbers")
        if field := field_of(title, self._aliases):
            return self._believed(Column(index, title, field))
        return self._guessed(index, title)

    def _said(self, index: int, title: str) -> Field | LeaveOut | None:
        answer = self._overrides.answer(f"column {letters(index)}")
        if answer == LEAVE_OUT:
            return LEAVE_OUT
        for field in FIELDS:
            if field == answer:
                return field
        return self._overrides.mapping.of(title, index)

    def _believed(self, column: Column) -> Column:
        """The column, unless its days cannot be what its title says."""
        assert column.field is not None
        content, name = self._content(column.index), _NAME_OF.get(column.field)
        if content.contradicts(column.field):
            why = "its title says another thing, but its days all lie ahead"
            return Column(column.index, column.title, "limit", "likely", why)
        if column.field == "title" and content.are_kin():
            return Column(column.index, column.title, "relation", "likely", KIN)
        if column.field == "citizenship" and content.are_countries():
            why = "its cells are nationalities"
            return Column(column.index, column.title, "nationality", "likely", why)
        is_list = column.field == "children" and content.lists()
        if name and content.name_people() and not is_list:
            return Column(column.index, column.title, name, "likely", _PEOPLE)
        return column

    def _guessed(self, index: int, title: str) -> Column:
        content = self._content(index)
        if content.are_numbers():
            return Column(index, title, None, "numbers")
        if content.are_contacts() or (title and holds(title, self._aliases.contacts)):
            return Column(index, title, None, "contacts")
        child = counted_child(title, self._aliases)
        if child and content.name_people():
            return self._likely(index, title, child, _PEOPLE)
        if (field := worded_field(title, self._aliases)) and content.fits(field):
            return self._likely(index, title, field, "its title says as much")
        if (like := like_field(title, self._aliases)) and content.fits(like[0]):
            why = f"its title is like {quoted(like[1])}"
            return self._likely(index, title, like[0], why)
        if not holds(title, self._aliases.other_subjects) and (
            guess := content.field()
        ):
            return Column(index, title, guess[0], "likely", guess[1])
        return Column(index, title, None, "unknown" if title else "untitled")

    def _likely(self, index: int, title: str, field: Field, why: str) -> Column:
        return self._believed(Column(index, title, field, "likely", why))

    def _content(self, index: int) -> Content:
        cells = (row[index] for row in self._rows if index < len(row))
        filled = (cell for cell in cells if text_of(cell).strip())
        return Content(islice(filled, LOOK), self._aliases, self._today)


def _decided(columns: list[Column]) -> tuple[Column, ...]:
    """The columns without likely ones for a field that another has for sure.

    A likely limit stays: of two the later day is proposed. Parts of a name go where
    the whole has a column.
    """
    sure = {c.field: c for c in columns if c.field and c.standing != "likely"}
    found = list[Column]()
    for column in columns:
        other = sure.get(column.field) if column.field else None
        if column.standing == "likely" and column.field != "limit" and other:
            why = f"{column.why}, but {other.name} is taken for that"
            column = _given_up(column, why)
        elif column.field in _NAME_PARTS and "name" in sure:
            column = _given_up(column, "the whole name has a column of its own")
        found.append(column)
    return tuple(found)


def _given_up(column: Column, why: str) -> Column:
    standing = "unknown" if column.title else "untitled"
    return msgspec.structs.replace(column, field=None, standing=standing, why=why)

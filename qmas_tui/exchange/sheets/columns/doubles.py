"""Two columns for one field: taken together where they agree, else asked about."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmas_tui.exchange.sheets.aliases import DAYS, FIELDS, Aliases, Field
from qmas_tui.exchange.sheets.columns.column import Column, Columns
from qmas_tui.exchange.sheets.columns.content import day_of
from qmas_tui.exchange.sheets.grid import Cell, Sheet, cleaned, text_of
from qmas_tui.exchange.sheets.questions import LATER, Choice, Question
from qmas_tui.facts.reading import is_blank

_SHOWN: Final = 3


def double_questions(
    sheet: Sheet, columns: Columns, aliases: Aliases
) -> Iterator[Question]:
    """A question for each field of which two columns say different things."""
    for field in FIELDS:
        several = columns.of(field)
        if len(several) > 1 and (rows := _differing(sheet, columns, several, aliases)):
            yield _question(field, several, rows)


def _question(field: Field, several: tuple[Column, ...], rows: list[int]) -> Question:
    names = " and ".join(column.name for column in several)
    choices = [Choice(c.key, f"only {c.name}, column {c.letters}") for c in several]
    if field in DAYS:
        choices.insert(0, Choice(LATER, "of each row the later day"))
    listed = ", ".join(str(row + 1) for row in rows[:_SHOWN])
    more = f" and {len(rows) - _SHOWN} more" if len(rows) > _SHOWN else ""
    return Question(
        kind="columns",
        id=field,
        words=f"{names} are both for {field}, and differ in row {listed}{more}",
        choices=tuple(choices),
        proposal=choices[0].id,
        where=f"columns {', '.join(c.letters for c in several)}",
    )


def _differing(
    sheet: Sheet, columns: Columns, several: tuple[Column, ...], aliases: Aliases
) -> list[int]:
    """The rows in which more than one of the columns says something, not the same."""
    found = list[int]()
    for index in range(columns.header + 1, columns.end):
        row = sheet.rows[index]
        values = {_value(row[c.index], aliases) for c in several if c.index < len(row)}
        if len(values - {""}) > 1:
            found.append(index)
    return found


def _value(cell: Cell, aliases: Aliases) -> str:
    """What a cell says, days in one writing."""
    text = cleaned(text_of(cell))
    if not text or is_blank(text, aliases.blank):
        return ""
    day = day_of(cell)
    return day.isoformat() if day else text

"""The header rows of a sheet, each obeyed for the rows below it."""

from __future__ import annotations

from datetime import date
from typing import Final

from qmas_tui.errors import DataError
from qmas_tui.exchange.sheets.aliases import Aliases, Field, key, keys
from qmas_tui.exchange.sheets.columns.column import Columns
from qmas_tui.exchange.sheets.columns.find import read_header
from qmas_tui.exchange.sheets.columns.likeness import like_field
from qmas_tui.exchange.sheets.columns.titles import field_of, is_number, worded_field
from qmas_tui.exchange.sheets.grid import Row, Sheet, cleaned, is_empty, text_of
from qmas_tui.exchange.sheets.questions import Overrides
from qmas_tui.facts.day_writings import taken_apart
from qmas_tui.facts.reading import quoted

LOOK: Final = 20
"""How many rows from the top may come before the header."""
_LEAST: Final = 2.0
_FEWEST: Final = 3
"""Cells of a row that is taken for a header although no title is known."""
_LIKELY: Final = 0.6
"""What a likely title counts for, of a known one."""


def find_blocks(
    sheet: Sheet, aliases: Aliases, today: date, overrides: Overrides
) -> tuple[Columns, ...]:
    """The header near the top, and every later row that is another header.

    Raises DataError where no row is a header, and where nothing stands below it.
    """
    header = _first_header(sheet, aliases, overrides)
    starts = [header, *_later_headers(sheet, header, aliases)]
    ends = [*starts[1:], len(sheet.rows)]
    return tuple(
        read_header(sheet, start, end, aliases, today, overrides)
        for start, end in zip(starts, ends, strict=True)
    )


def _first_header(sheet: Sheet, aliases: Aliases, overrides: Overrides) -> int:
    scores = [_score(row, aliases, overrides) for row in sheet.rows[:LOOK]]
    best = max(range(len(scores)), key=scores.__getitem__)
    if scores[best] < _LEAST:
        # Titles of which none is known are told from clients by their look.
        likely = [at for at in range(len(scores)) if _looks_like_titles(sheet, at)]
        best = max(likely, key=scores.__getitem__, default=-1)
    if best < 0:
        raise DataError(
            f"Sheet {quoted(sheet.name)} has no header in its first {LOOK} rows; it"
            " needs a column for the case reference and one for the name"
        )
    if all(is_empty(row) for row in sheet.rows[best + 1 :]):
        raise DataError(
            f"The header in row {best + 1} of sheet {quoted(sheet.name)} has no rows"
            " below it"
        )
    return best


def _looks_like_titles(sheet: Sheet, index: int) -> bool:
    """Whether a row is of words alone, each another, and the next holds as many."""
    filled = [cell for cell in sheet.rows[index] if text_of(cell).strip()]
    texts = [key(cell) for cell in filled if isinstance(cell, str)]
    after = sheet.rows[index + 1] if index + 1 < len(sheet.rows) else ()
    return (
        len(filled) >= _FEWEST
        and len(set(texts)) == len(filled)
        and not any(text.isdecimal() or taken_apart(text) for text in texts)
        and sum(1 for cell in after if text_of(cell).strip()) * 2 >= len(filled)
    )


def _score(row: Row, aliases: Aliases, overrides: Overrides) -> float:
    """How much of a header the row is: its known titles, likely ones for less."""
    fields = set[Field]()
    score = 0.0
    for index, cell in enumerate(row):
        title = cleaned(text_of(cell))
        if not title or not isinstance(cell, str):
            continue
        if field := field_of(title, aliases):
            score += field not in fields
            fields.add(field)
        elif is_number(title, aliases) or overrides.mapping.of(title, index):
            score += 1
        elif worded_field(title, aliases) or like_field(title, aliases):
            score += _LIKELY
    return score


def _later_headers(sheet: Sheet, first: int, aliases: Aliases) -> list[int]:
    """Rows of which more than half of the cells, and two at least, are known titles.

    The same header once more is none: it changes nothing.
    """
    known = frozenset[str]().union(*map(keys, aliases.columns.values()))
    titles = [_titles(sheet.rows[first])]
    found = list[int]()
    for index in range(first + 1, len(sheet.rows)):
        row = sheet.rows[index]
        if not _may_be_header(row, known):
            continue
        texts = _titles(row)
        filled = [text for text in texts if text]
        is_header = sum(text in known for text in filled) * 2 > len(filled)
        if is_header and texts != titles[-1]:
            found.append(index)
            titles.append(texts)
    return found


def _may_be_header(row: Row, known: frozenset[str]) -> bool:
    """A quick look: the first two filled cells are known titles, or one is."""
    seen = 0
    for cell in row:
        if cell is None:
            continue
        if not isinstance(cell, str):
            return False
        if not cell.strip():
            continue
        if key(cell) in known:
            return True
        seen += 1
        if seen == 2:
            return False
    return False


def _titles(row: Row) -> list[str]:
    return [key(text_of(cell)) for cell in row]

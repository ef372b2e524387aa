"""Whether day or month stands first in a column: the whole of it decides, or nobody."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from msgspec import Struct

from qmas_tui.exchange.sheets.aliases import DAYS, FIELDS
from qmas_tui.exchange.sheets.columns.column import Columns
from qmas_tui.exchange.sheets.grid import Cell, Sheet
from qmas_tui.exchange.sheets.questions import DATES, Choice, Question
from qmas_tui.facts.day_writings import Order, taken_apart
from qmas_tui.facts.reading import quoted

_MONTHS = 12


class Evidence(Struct, frozen=True, gc=False):
    """What a column shows: cells that must be read one way, and one that may be either.

    `either` is the first such cell; `has_real` whether real dates stand beside texts.
    """

    day_first: int = 0
    month_first: int = 0
    either: str = ""
    has_real: bool = False

    @property
    def order(self) -> Order | None:
        """The order of the column; None where it cannot be decided.

        Real dates beside texts that could be both ways show that some program took
        the others for dates in an order of its own.
        """
        if not self.either:
            return "mdy" if self.month_first > self.day_first else "dmy"
        if self.has_real or bool(self.day_first) == bool(self.month_first):
            return None
        return "dmy" if self.day_first else "mdy"


def find_evidence(cells: Iterable[Cell]) -> Evidence:
    """The evidence of the cells of a column."""
    day_first = month_first = 0
    either, has_real = "", False
    for cell in cells:
        if isinstance(cell, date):
            has_real = True
        if not isinstance(cell, str):
            continue
        parts = taken_apart(cell)
        if parts is None or not parts.either or parts.first == parts.second:
            continue
        if parts.first > _MONTHS:
            day_first += parts.second <= _MONTHS
        elif parts.second > _MONTHS:
            month_first += 1
        else:
            either = either or cell.strip()
    return Evidence(day_first, month_first, either, has_real)


def column_evidence(sheet: Sheet, columns: Columns) -> dict[int, Evidence]:
    """The evidence of each column of days, by its place."""
    rows = sheet.rows[columns.header + 1 : columns.end]
    return {
        column.index: find_evidence(
            row[column.index] for row in rows if column.index < len(row)
        )
        for field in FIELDS
        if field in DAYS
        for column in columns.of(field)
    }


def dates_question(columns: Columns, evidence: dict[int, Evidence]) -> Question | None:
    """What is asked once for the file where a column cannot be decided."""
    undecided = [c for c in columns.columns if c.index in evidence
                 and evidence[c.index].order is None]  # fmt: skip
    if not undecided:
        return None
    shown = ", ".join(
        f"{quoted(evidence[c.index].either)} in {c.name}" for c in undecided
    )
    return Question(
        kind="dates",
        id=DATES,
        words=f"Day first or month first? Both are possible for {shown}",
        choices=(
            Choice("dmy", "the day comes first: 3/4/28 is 3 April"),
            Choice("mdy", "the month comes first: 3/4/28 is 4 March"),
        ),
        proposal=_likely(evidence.values()),
        where=", ".join(f"column {c.letters}" for c in undecided),
    )


def _likely(found: Iterable[Evidence]) -> str:
    """What the decided cells of all columns say, where they agree."""
    day_first = month_first = 0
    for each in found:
        day_first += each.day_first
        month_first += each.month_first
    if bool(day_first) == bool(month_first):
        return ""
    return "dmy" if day_first else "mdy"

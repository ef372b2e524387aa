"""What became of every row, column and cell of a sheet, as a table."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from msgspec import Struct

from qmas_tui.exchange.sheets.cells import UnreadCell
from qmas_tui.exchange.sheets.columns.column import Column, Columns, letters
from qmas_tui.exchange.sheets.grid import Row, cleaned, text_of
from qmas_tui.exchange.sheets.plan import NOT_SHOWN, ImportPlan, RowFate, Told
from qmas_tui.facts.reading import is_blank

_RUN = frozenset("=+-@")
"""Signs with which a text begins that a spreadsheet takes for a formula."""
_ELSEWHERE = RowFate("passed over", "above the header")
_HEADER = ("sheet", "row", "column", "title", "text", "became", "words")


class Fate(Struct, frozen=True, gc=False):
    """What became of a cell, row or column.

    A fate of a whole column has row 0, of a whole row column "". `became` is one of
    title, taken, unread, blank, not taken, refused, repeated, passed over, told, note.
    """

    row: int
    column: str
    title: str
    text: str
    became: str
    words: str = ""


def fates(plan: ImportPlan) -> Iterator[Fate]:
    """Of each column, then of each row and its cells; empty cells have none."""
    for layout in plan.layouts:
        for column in layout.columns.columns:
            yield _of_column(column)
    finder = _Finder(plan)
    for index, row in enumerate(plan.grid.rows):
        yield from finder.of_row(index + 1, row)
    for each in plan.comments:
        words = f"of {each.case}" if each.case else "on no case, not kept"
        yield Fate(each.row, letters(each.index), "comment", each.text, "note", words)
    for other in plan.grid.others:
        yield Fate(0, "", other.name, "", "told", "another sheet, not read")


def fates_csv(plan: ImportPlan) -> str:
    """The table as CSV; texts that a spreadsheet would run are made harmless."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(_HEADER)
    sheet = _guarded(plan.sheet)
    writer.writerows(
        (
            *(sheet, each.row or "", each.column, _guarded(each.title)),
            *(_guarded(each.text), each.became, _guarded(each.words)),
        )
        for each in fates(plan)
    )
    return "\ufeff" + out.getvalue()


def columns_at(plan: ImportPlan, row: int) -> Columns | None:
    """The header that a row stands under, itself among them; rows count from 1."""
    for layout in plan.layouts:
        if layout.columns.header < row <= layout.columns.end:
            return layout.columns
    return None


def _guarded(text: str) -> str:
    return (
        f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r", "'")) else text
    )


def _of_column(column: Column) -> Fate:
    became = "taken" if column.field else "not taken"
    words = ", ".join(filter(None, (column.field, column.standing, column.why)))
    return Fate(0, column.letters, column.title, "", became, words)


class _Finder:
    """Looks up what became of a cell."""

    def __init__(self, plan: ImportPlan) -> None:
        self._plan = plan
        self._unread: dict[tuple[int, int], UnreadCell] = {
            (cell.row, cell.index): cell for cell in plan.unread
        }
        self._told: dict[tuple[int, int], Told] = {
            (each.row, each.index): each for each in plan.told
        }
        self._differing = {each.row: each.fields for each in plan.differing}
        self._blank = plan.blank

    def of_row(self, number: int, row: Row) -> Iterator[Fate]:
        """The row, and each of its cells."""
        fate = self._plan.rows.get(number, _ELSEWHERE)
        yield Fate(number, "", "", "", fate.kind, fate.words)
        columns = columns_at(self._plan, number)
        found = {c.index: c for c in columns.columns} if columns else {}
        for index, cell in enumerate(row):
            text = cleaned(text_of(cell)) if cell is not None else ""
            if text:
                yield self._of_cell(number, index, text, fate, found.get(index))

    def _of_cell(
        self, number: int, index: int, text: str, fate: RowFate, column: Column | None
    ) -> Fate:
        title = column.title if column else ""
        became, words = self._became(number, index, text, fate, column)
        if column and column.standing == "numbers" and fate.kind != "header":
            text = NOT_SHOWN
        return Fate(number, letters(index), title, text, became, words)

    def _became(
        self, number: int, index: int, text: str, fate: RowFate, column: Column | None
    ) -> tuple[str, str]:
        if fate.kind == "header":
            return "title", ""
        if unread := self._unread.get((number, index)):
            return "unread", unread.reason
        if fate.kind in ("refused", "repeated", "passed over"):
            return fate.kind, fate.words
        if told := self._told.get((number, index)):
            return "told", told.words
        if column is None or column.field is None:
            return "not taken", column.standing if column else "beyond the header"
        if is_blank(text, self._blank):
            return "blank", ""
        if number in self._differing:
            words = ", ".join(self._differing[number])
            return "taken", f"{column.field}; the book keeps its own {words}"
        return "taken", column.field

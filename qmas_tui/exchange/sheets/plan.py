"""What importing a sheet would do, worked out before anything is done."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date

from msgspec import Struct

from qmas_tui.exchange.sheets.aliases import Aliases, key, known
from qmas_tui.exchange.sheets.case import Overrides, Reading, read_case
from qmas_tui.exchange.sheets.cells import RowCells, UnreadCell
from qmas_tui.exchange.sheets.columns import Columns, find_columns
from qmas_tui.exchange.sheets.grid import Cell, Sheet, cleaned, is_empty, text_of
from qmas_tui.exchange.sheets.merge import (
    Settled,
    differing,
    filled,
    is_same_person,
)
from qmas_tui.facts.holder import Holder
from qmas_tui.facts.reading import is_blank, quoted


class Imported(Struct, frozen=True, gc=False):
    """A case as it is and as it would be; `before` is None for a new one."""

    before: Holder | None
    after: Holder


class Refused(Struct, frozen=True, gc=False):
    """A row that gives no case, and why."""

    row: int
    reason: str


class Cleaned(Struct, frozen=True, gc=False):
    """A cell out of which control characters were taken."""

    row: int
    column: str


class Differs(Struct, frozen=True, gc=False):
    """The book keeps what it has where the sheet says something else."""

    row: int
    case: str
    fields: tuple[str, ...]


class ImportPlan(Struct, frozen=True):
    """What an import would do, and a report on every row; rows count from 1."""

    sheet: str
    header_row: int
    holders: tuple[Imported, ...] = ()
    unchanged: tuple[str, ...] = ()
    refused: tuple[Refused, ...] = ()
    unread: tuple[UnreadCell, ...] = ()
    repeated: tuple[int, ...] = ()
    skipped: tuple[int, ...] = ()
    cleaned: tuple[Cleaned, ...] = ()
    differing: tuple[Differs, ...] = ()
    unknown_columns: tuple[str, ...] = ()
    refused_columns: tuple[str, ...] = ()
    doubled_columns: tuple[str, ...] = ()


def plan_import(
    sheet: Sheet,
    aliases: Aliases,
    existing: Mapping[str, Holder],
    today: date,
    overrides: Overrides | None = None,
    settled: Collection[Settled] | None = None,
) -> ImportPlan:
    """Every row of the sheet against the cases in the book, by reference.

    A case in the book gets only what it lacks. It gets unread cells only where
    `settled` says which were settled before; else they are in the report alone, so
    that none comes back. Raises DataError where the sheet has no usable header.
    """
    columns = find_columns(sheet, aliases)
    planner = _Planner(columns, aliases, existing, today, settled)
    for index, row in enumerate(sheet.rows[columns.header + 1 :], columns.header + 1):
        if reason := sheet.refusal(index, columns.header):
            planner.refused.append(Refused(index + 1, reason))
            continue
        planner.add(
            index + 1, row, sheet.rows[columns.header], overrides or Overrides()
        )
    return planner.plan(sheet.name)


class _Planner:
    def __init__(
        self,
        columns: Columns,
        aliases: Aliases,
        existing: Mapping[str, Holder],
        today: date,
        settled: Collection[Settled] | None,
    ) -> None:
        self.columns, self.aliases, self.today = columns, aliases, today
        self.settled = settled
        self.before = {_reference(case): holder for case, holder in existing.items()}
        self.after: dict[str, Holder] = {}
        self.seen: set[tuple[str, ...]] = set()
        self.refused: list[Refused] = []
        self.unread: list[UnreadCell] = []
        self.repeated: list[int] = []
        self.skipped: list[int] = []
        self.cleaned: list[Cleaned] = []
        self.differing: list[Differs] = []

    def add(
        self,
        number: int,
        row: tuple[Cell, ...],
        header: tuple[Cell, ...],
        overrides: Overrides,
    ) -> None:
        texts = tuple(text_of(cell).strip() for cell in row)
        while texts and not texts[-1]:
            texts = texts[:-1]
        if _is_passed_over(row, header, self.aliases):
            self.skipped.append(number)
            return
        if texts in self.seen:
            self.repeated.append(number)
            return
        cells = RowCells(number, row, self.columns, self.aliases)
        reading = read_case(cells, self.today, overrides)
        self.cleaned += [Cleaned(number, title) for title in reading.unclean]
        if reading.holder is None:
            self.refused.append(Refused(number, reading.refusal))
            return
        if self._take(number, reading, reading.holder):
            self.seen.add(texts)

    def _take(self, number: int, reading: Reading, new: Holder) -> bool:
        reference = _reference(new.case)
        earlier = self.after.get(reference)
        held = earlier or self.before.get(reference)
        if held is None:
            self.after[reference] = new
            self.unread += reading.unread
            return True
        if not is_same_person(held, new, self.aliases.titles):
            where = "earlier in the sheet" if earlier else "in the book"
            reason = f"{quoted(new.case)} already names {held.name} {where}"
            self.refused.append(Refused(number, reason))
            return False
        is_new = reference not in self.before
        unread = reading.unread if is_new or self.settled is not None else ()
        after = filled(held, new, unread, self.settled or ())
        if fields := differing(after, new, reading.unread):
            self.differing.append(Differs(number, held.case, fields))
        if earlier is not None and after == earlier and not fields:
            self.repeated.append(number)
        self.after[reference] = after
        self.unread += reading.unread
        return True

    def plan(self, name: str) -> ImportPlan:
        """The whole report, in the order of the sheet."""
        pairs = [(self.before.get(case), after) for case, after in self.after.items()]
        return ImportPlan(
            sheet=name,
            header_row=self.columns.header + 1,
            holders=tuple(Imported(*pair) for pair in pairs if pair[0] != pair[1]),
            unchanged=tuple(new.case for old, new in pairs if old == new),
            refused=tuple(self.refused),
            unread=tuple(self.unread),
            repeated=tuple(self.repeated),
            skipped=tuple(self.skipped),
            cleaned=tuple(self.cleaned),
            differing=tuple(self.differing),
            unknown_columns=self.columns.unknown,
            refused_columns=self.columns.refused,
            doubled_columns=self.columns.doubled,
        )


def _reference(case: str) -> str:
    """A reference in one spelling: `qa26/001` and `QA26/001` are one case."""
    return "".join(case.casefold().split())


def _is_passed_over(
    row: tuple[Cell, ...], header: tuple[Cell, ...], aliases: Aliases
) -> bool:
    """Whether the row is blank, a sum, or the header once more."""
    texts = [cleaned(text_of(cell)) for cell in row]
    words = [text for text in texts if not is_blank(text, aliases.blank)]
    if is_empty(row) or not words:
        return True
    if known(words[0].rstrip("0123456789 "), aliases.totals):
        return True
    titles = {key(text_of(cell)) for cell in header}
    return all(key(word) in titles for word in words)

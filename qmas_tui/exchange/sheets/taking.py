"""The cases as they would be, while the rows of a sheet are taken one by one."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import Final

import msgspec

from qmas_tui.exchange.sheets.aliases import Aliases, Field
from qmas_tui.exchange.sheets.case import Reading
from qmas_tui.exchange.sheets.cells import EMPTY, RowCells, UnreadCell
from qmas_tui.exchange.sheets.differs import Differs
from qmas_tui.exchange.sheets.grid import cleaned
from qmas_tui.exchange.sheets.merge import HELD, Settled, Written, differing, filled
from qmas_tui.exchange.sheets.plan import Imported
from qmas_tui.facts.holder import Holder
from qmas_tui.facts.rows import Unread

_OTHERWISE: Final = "another row of the case says otherwise, and came first"
_EARLIER: Final = "another row of the case has a later limit, which was taken"


class Taken:
    """What comes of the rows so far, by reference."""

    def __init__(
        self,
        existing: Mapping[str, Holder],
        aliases: Aliases,
        today: date,
        settled: Collection[Settled] | None,
        written: Mapping[str, Written],
    ) -> None:
        self._before = {reference(case): holder for case, holder in existing.items()}
        self.written = {reference(case): each for case, each in written.items()}
        self._after: dict[str, Holder] = {}
        self._limits: dict[str, tuple[date, UnreadCell]] = {}
        """The limit of stay that counts so far, and its cell, should it be lost."""
        self._aliases, self._today, self._settled = aliases, today, settled
        self.unread: list[UnreadCell] = []
        self.differing: list[Differs] = []

    def held(self, case: str) -> tuple[Holder | None, str]:
        """The case as it is so far, and in words where it comes from."""
        ref = reference(case)
        if ref in self._after:
            return self._after[ref], "earlier in the sheet"
        return self._before.get(ref), "in the book"

    def take(self, cells: RowCells, reading: Reading, new: Holder) -> bool:
        """Take a row of a holder; false where it says nothing that is new."""
        ref = reference(new.case)
        earlier = self._after.get(ref)
        if earlier is not None:
            return self._take_again(ref, earlier, cells, reading, new)
        self.unread += reading.unread
        if new.grant:
            self._limits[ref] = new.grant[0].until, _other(cells, "limit", _EARLIER)
        held = self._before.get(ref)
        if held is None:
            self._after[ref] = new
            return True
        written = self.written.get(ref, {})
        unread = reading.unread if self._settled is not None else ()
        after = filled(held, new, unread, self._settled or (), written)
        fields = differing(after, new, reading.unread)
        after = _without_corrected(after, cells, fields, reading.unread, written)
        self._after[ref] = after
        self._tell(cells.number, fields, after, new)
        return True

    def _take_again(
        self, ref: str, earlier: Holder, cells: RowCells, reading: Reading, new: Holder
    ) -> bool:
        """Another row of the same person: it adds what is missing; a later limit wins.

        The values that were not taken stay on the case.
        """
        can_add = ref not in self._before or self._settled is not None
        found = [cell for cell in reading.unread if cell.text != EMPTY]
        unread = found if can_add else []
        after, others = self._with_later_limit(ref, earlier, cells, new)
        after = filled(after, new, unread, self._settled or ())
        fields = differing(after, new, reading.unread)
        for field in cells.layout.fields:
            name = HELD.get(field, field)
            if name in fields and name != "grant" and cells.has(field):
                others.append(_other(cells, field, _OTHERWISE))
        self.unread += [*found, *others]
        self._after[ref] = self._with_others(after, others) if can_add else after
        self._tell(cells.number, fields, after, new)
        return self._after[ref] != earlier or bool(fields)

    def _with_later_limit(
        self, ref: str, earlier: Holder, cells: RowCells, new: Holder
    ) -> tuple[Holder, list[UnreadCell]]:
        """The case with the later limit of two rows, and the cell of the other."""
        first = self._limits.get(ref)
        if not new.grant:
            return earlier, []
        said = new.grant[0].until
        cell = _other(cells, "limit", _EARLIER)
        if first is None:
            self._limits[ref] = said, cell
            return earlier, []
        until, lost = first
        is_sheets = bool(earlier.grant) and earlier.grant[-1].until == until
        if not is_sheets or said == until:
            return earlier, []
        if said < until:
            return earlier, [cell]
        self._limits[ref] = said, cell
        return msgspec.structs.replace(earlier, grant=new.grant), [lost]

    def _with_others(self, holder: Holder, others: Iterable[UnreadCell]) -> Holder:
        known = {(row.column, row.text) for row in holder.unread}
        rows = [
            Unread(column=cell.column, text=cell.text, on=self._today)
            for cell in others
            if (cell.column, cell.text) not in known
            and Settled(holder.case, cell.column, cell.text)
            not in (self._settled or ())
        ]
        if not rows:
            return holder
        return msgspec.structs.replace(holder, unread=(*holder.unread, *rows))

    def leave(self, cells: RowCells, case: str, reason: str) -> None:
        """Keep the cells of a row that became nobody on the case they belong to."""
        held, _ = self.held(case)
        if held is None:
            return
        others = [
            msgspec.structs.replace(_other(cells, field, reason), case=held.case)
            for field in cells.layout.fields
            if cells.has(field) and field not in ("case", "relation")
        ]
        self.unread += others
        self._after[reference(case)] = self._with_others(held, others)

    def put(self, after: Holder, unread: Iterable[UnreadCell]) -> None:
        """The case after a row of its family."""
        self._after[reference(after.case)] = after
        self.unread += unread

    def _tell(
        self, row: int, fields: tuple[str, ...], book: Holder, sheet: Holder
    ) -> None:
        if fields:
            self.differing.append(Differs(row, book.case, fields, book, sheet))

    def _pairs(self) -> list[tuple[Holder | None, Holder]]:
        pairs = [(self._before.get(ref), after) for ref, after in self._after.items()]
        return [(old, _in_order(old, new) if old else new) for old, new in pairs]

    def imported(self) -> tuple[Imported, ...]:
        """The cases that are new or would change."""
        return tuple(Imported(*pair) for pair in self._pairs() if pair[0] != pair[1])

    def unchanged(self) -> tuple[str, ...]:
        """The cases of which the book has all."""
        return tuple(new.case for old, new in self._pairs() if old == new)


def reference(case: str) -> str:
    """A reference in one spelling: `qa26/001` and `QA26/001` are one case."""
    return "".join(case.casefold().split())


def _other(cells: RowCells, field: Field, reason: str) -> UnreadCell:
    column = cells.column(field)
    assert column is not None
    return UnreadCell(
        row=cells.number,
        case=cells.text("case") or "",
        column=column.title or f"column {column.letters}",
        text=cleaned(cells.text(field) or ""),
        reason=reason,
        field=field,
        index=column.index,
    )


def _without_corrected(
    holder: Holder,
    cells: RowCells,
    differing: Collection[str],
    unread: Collection[UnreadCell],
    written: Written,
) -> Holder:
    """The case without unread rows of an import whose column can be read by now."""
    given_up = {cell.field for cell in unread}
    read = {
        column.title
        for field in cells.layout.fields
        if (column := cells.column(field))
        and cells.has(field)
        and field not in given_up
        and HELD.get(field, field) not in differing
    }
    imported = written.get("unread", ())
    still = {(cell.column, cell.text) for cell in unread}
    kept = tuple(
        row
        for row in holder.unread
        if row.column not in read
        or (row.column, row.text) in still
        or not isinstance(imported, tuple)
        or row not in imported
    )
    if kept == holder.unread:
        return holder
    return msgspec.structs.replace(holder, unread=kept)


def _in_order(old: Holder, new: Holder) -> Holder:
    """The case with unread rows that it had in their old order, and with their day."""
    said = {(row.column, row.text) for row in new.unread}
    kept = [row for row in old.unread if (row.column, row.text) in said]
    had = {(row.column, row.text) for row in kept}
    added = [row for row in new.unread if (row.column, row.text) not in had]
    unread = (*kept, *added)
    if unread == new.unread:
        return new
    return msgspec.structs.replace(new, unread=unread)

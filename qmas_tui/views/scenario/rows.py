"""Any row of a case: which can be new, changed or removed, and its fields."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, Literal

from msgspec import Struct

from qmas_tui.facts.holder import Dependant, Holder
from qmas_tui.facts.parsing import FieldTexts
from qmas_tui.facts.rows import Row
from qmas_tui.facts.tables import rows_of, tables_of
from qmas_tui.findings.model import AssessedCase
from qmas_tui.policy.policy import Policy
from qmas_tui.scenarios.change import Change
from qmas_tui.views.form import FormField, fields_of, texts_of
from qmas_tui.views.mapping import Option
from qmas_tui.views.record_form import row_fields
from qmas_tui.views.records import row_at, row_words

Kind = Literal["add", "amend", "remove", "set"]
_LEFT_OUT: Final = frozenset({"unread", "review", "note"})
"""Tables on which no date or finding rests."""


class AnyRow(Struct, frozen=True):
    """A row that is meant: of a table by its number, 0 for a new one; of somebody."""

    kind: Kind
    table: str = ""
    row: int = 0
    of: str | None = None

    @property
    def title(self) -> str:
        """What is supposed of it."""
        verb = {"add": "new", "amend": "changed", "remove": "removed", "set": ""}
        return f"{self.table or 'particulars'} {verb[self.kind]}".strip()


def any_rows(holder: Holder) -> list[tuple[Option, AnyRow]]:
    """All that can be supposed of rows, to pick from."""
    found = enumerate([*_new_rows(holder), *_recorded(holder)])
    return [(Option(str(number), words), which) for number, (words, which) in found]


def _new_rows(holder: Holder) -> Iterator[tuple[str, AnyRow]]:
    for table in tables_of(Holder):
        if table not in _LEFT_OUT:
            yield f"new {table}", AnyRow("add", table)
    for each in holder.dependant:
        yield f"new trip of {each.name}", AnyRow("add", "trip", 0, each.name)


def _recorded(holder: Holder) -> Iterator[tuple[str, AnyRow]]:
    yield "change the holder's own fields", AnyRow("set")
    owners: list[tuple[str | None, Row]] = [(None, holder)]
    owners += [(each.name, each) for each in holder.dependant]
    for of, owner in owners:
        tables = tables_of(Holder if of is None else Dependant)
        for table in tables:
            if table in _LEFT_OUT:
                continue
            for number, each in enumerate(rows_of(owner, table), 1):
                words = f"{row_words(each)}{f' of {of}' if of else ''}"
                yield f"change {words}", AnyRow("amend", table, number, of)
                yield f"remove {words}", AnyRow("remove", table, number, of)


def any_row_fields(
    which: AnyRow, case: AssessedCase, policy: Policy
) -> tuple[FormField, ...]:
    """The fields of such a row."""
    if which.kind == "set":
        return tuple(each for each in fields_of("holder") if each.name != "case")
    return row_fields(which.table, case, policy)


def any_row_texts(which: AnyRow, holder: Holder) -> FieldTexts:
    """What such a row says among these facts; a new one is the last of its table."""
    if which.kind == "set":
        return texts_of(holder)
    if which.kind == "add":
        return texts_of(rows_of(_owner(which, holder), which.table)[-1])
    return texts_of(recorded_row(which, holder))


def recorded_row(which: AnyRow, holder: Holder) -> Row:
    """The row that is meant. Raises DataError where it is not there any more."""
    return row_at(_owner(which, holder), which.table, which.row)


def _owner(which: AnyRow, holder: Holder) -> Row:
    people = {each.name: each for each in holder.dependant}
    return people[which.of] if which.of is not None else holder


def row_of(change: Change) -> AnyRow | None:
    """The row that a change is about; None for a short form."""
    if change.set is not None:
        return AnyRow("set")
    if change.add is not None:
        return AnyRow("add", change.add.table, 0, change.add.of)
    if change.amend is not None:
        return AnyRow("amend", change.amend.table, change.amend.row, change.amend.of)
    if change.remove is not None:
        gone = change.remove
        return AnyRow("remove", gone.table, gone.row, gone.of)
    return None

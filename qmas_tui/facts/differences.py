"""What differs between two records of one case: fields, and rows by what names them.

Rows that both hold are no difference, wherever they stand. Of the rest one of each
side that records the same thing (the trip that began that day) is that row changed, as
are two that are left alone; all others were added or taken out. From the one to the
other and back is the same with before and after changed over.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final, Literal

from msgspec import Struct, structs

from qmas_tui.facts.changes import Case
from qmas_tui.facts.holder import Dependant
from qmas_tui.facts.prospect_rows import Career, Letter
from qmas_tui.facts.rows import (
    Evidence,
    Excluded,
    Filing,
    Gap,
    Grant,
    Income,
    Note,
    Passport,
    Request,
    Review,
    Row,
    Trip,
    Unread,
    Work,
)
from qmas_tui.facts.tables import own_fields, rows_of, tables_of

_NAMED_BY: Final[dict[type[Row], tuple[str, ...]]] = {
    Grant: ("until",),
    Filing: ("kind", "filed_on"),
    Work: ("kind", "employer", "from_"),
    Income: ("year",),
    Passport: ("expires_on",),
    Trip: ("out",),
    Gap: ("ended",),
    Excluded: ("from_",),
    Request: ("asked_on",),
    Evidence: ("kind", "dated"),
    Unread: ("column", "text"),
    Dependant: ("name",),
    Review: ("on", "by"),
    Note: ("on", "text"),
    Career: ("kind", "employer", "from_"),
    Letter: ("dated",),
}
"""The fields that say of which thing a row is the record; else those it must have."""

DiffersBy = Literal["added", "taken-out", "changed", "reordered"]


class FieldDiffers(Struct, frozen=True, gc=False):
    """A field, by its name in a case file, that holds another value."""

    field: str
    before: object
    after: object


class RowDiffers(Struct, frozen=True, gc=False):
    """A row of a table that one side has and the other lacks or has otherwise.

    `of` is the row, as it is after, under which it stands, such as the dependant whose
    trip it is; None under the case itself. Of a "changed" row `fields` are those of its
    own; of "reordered" rows none are given.
    """

    by: DiffersBy
    table: str
    of: Row | None = None
    before: Row | None = None
    after: Row | None = None
    fields: tuple[FieldDiffers, ...] = ()

    @property
    def row(self) -> Row | None:
        """The row as it was, or as it is where it is new."""
        return self.before or self.after

    @property
    def is_other_thing(self) -> bool:
        """Whether the two rows record different things, and only stand alone."""
        both = self.before is not None and self.after is not None
        return both and name_of(self.before) != name_of(self.after)


class Differences(Struct, frozen=True, gc=False):
    """All that differs: the own fields of a case, and rows in the order of tables."""

    fields: tuple[FieldDiffers, ...] = ()
    rows: tuple[RowDiffers, ...] = ()


def differences(before: Case, after: Case) -> Differences:
    """What differs between two records of a case; nothing exactly where none does."""
    if before is after or before == after:
        return Differences()
    return Differences(
        tuple(_fields(before, after)), tuple(_in_tables(before, after, None))
    )


def _fields(before: Row, after: Row) -> Iterator[FieldDiffers]:
    now = dict(own_fields(after))
    for name, was in own_fields(before):
        if now[name] != was:
            yield FieldDiffers(name, was, now[name])


def _in_tables(
    before: Row | None, after: Row | None, of: Row | None
) -> Iterator[RowDiffers]:
    known = after or before
    assert known is not None, "one of the two is there"
    for table in tables_of(type(known)):
        was = rows_of(before, table) if before else ()
        now = rows_of(after, table) if after else ()
        if was != now:
            yield from _in_rows(table, was, now, of)


def _in_rows(
    table: str, before: Sequence[Row], after: Sequence[Row], of: Row | None
) -> Iterator[RowDiffers]:
    was, now = _without(before, after), _without(after, before)
    if not was and not now:
        yield RowDiffers("reordered", table, of)
    for old, new in _paired(was, now):
        if old is not None and new is not None:
            if fields := tuple(_fields(old, new)):
                yield RowDiffers("changed", table, of, old, new, fields)
        else:
            yield RowDiffers("added" if new else "taken-out", table, of, old, new)
        yield from _in_tables(old, new, new or old)


def _without(rows: Sequence[Row], others: Sequence[Row]) -> list[Row]:
    """The rows that the others do not hold, in their order."""
    there = Counter(others)
    left = []
    for row in rows:
        if there[row]:
            there[row] -= 1
        else:
            left.append(row)
    return left


def _paired(
    was: list[Row], now: list[Row]
) -> Iterator[tuple[Row, Row] | tuple[Row, None] | tuple[None, Row]]:
    """Rows of both sides that record one thing, then what one side has alone."""
    waiting = defaultdict[tuple[object, ...], list[Row]](list)
    for row in now:
        waiting[name_of(row)].append(row)
    gone = []
    for old in was:
        if same := waiting[name_of(old)]:
            yield old, same.pop(0)
        else:
            gone.append(old)
    added = [row for rows in waiting.values() for row in rows]
    if len(gone) == 1 and len(added) == 1:
        yield gone[0], added[0]
        return
    for old in gone:
        yield old, None
    for new in added:
        yield None, new


def name_of(row: Row | None) -> tuple[object, ...]:
    """What says of which thing a row is the record."""
    assert row is not None, "both sides have it"
    return tuple(getattr(row, field) for field in _names_of(type(row)))


@cache
def _names_of(type_: type[Row]) -> tuple[str, ...]:
    must = tuple(field.name for field in structs.fields(type_) if field.required)
    return _NAMED_BY.get(type_, must)

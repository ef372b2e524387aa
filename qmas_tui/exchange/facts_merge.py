"""A case of the book and the same from a file made one, and where the two clash."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

from msgspec import Struct, structs

from qmas_tui.facts.changes import Case
from qmas_tui.facts.differences import (
    Differences,
    FieldDiffers,
    RowDiffers,
    name_of,
)
from qmas_tui.facts.rows import Row
from qmas_tui.facts.tables import rows_of, tables_of, with_rows

R = TypeVar("R", bound=Row)
Owner = TypeVar("Owner", bound=Row)


class Clash(Struct, frozen=True, gc=False):
    """A field of which book and file say different things.

    `row` is that of the book, None for the case's own fields; `of` the row under which
    it stands, such as the dependant whose trip it is.
    """

    field: str
    book: object
    file: object
    row: Row | None = None
    of: Row | None = None


def clashes(found: Differences) -> tuple[Clash, ...]:
    """Every field of which both say something, and not the same."""
    own = [_clash(each) for each in found.fields if not _is_one_sided(each)]
    return (*own, *(clash for row in found.rows for clash in _in_row(row)))


def merged(book: Case, found: Differences, take: bool) -> Case:
    """The book's case with what it lacks; with `take` also what the file has otherwise.

    `found` is what differs from the book's case to the file's. Added rows stand last.
    """
    case = _patched(book, _not_the_reference(found.fields), take)
    for each in found.rows:
        if each.of is None:
            case = _with_row(case, each, take)
    for each in found.rows:
        if each.of is not None and (place := _place_of(book, each)):
            case = _with_row_below(case, place, each, take)
    return case


def _place_of(book: Case, found: RowDiffers) -> tuple[str, int] | None:
    """Table and place of the book's row under which a row stands, if it has that."""
    assert found.of is not None, "asked of rows that stand under another"
    for table in tables_of(type(book)):
        for place, each in enumerate(rows_of(book, table)):
            if type(each) is not type(found.of) or name_of(each) != name_of(found.of):
                continue
            if found.before is None or found.before in rows_of(each, found.table):
                return table, place
    return None


def _with_row_below(
    case: Case, above: tuple[str, int], found: RowDiffers, take: bool
) -> Case:
    """The same for a row that stands under another of the case."""
    table, place = above
    rows = rows_of(case, table)
    patched = _with_row(rows[place], found, take)
    return with_rows(case, table, (*rows[:place], patched, *rows[place + 1 :]))


def _with_row(owner: Owner, found: RowDiffers, take: bool) -> Owner:
    rows = rows_of(owner, found.table)
    if found.after is not None and (found.before is None or found.is_other_thing):
        return with_rows(owner, found.table, (*rows, found.after))
    if found.before is None or found.after is None:
        return owner
    place = rows.index(found.before)
    patched = _patched(found.before, found.fields, take)
    return with_rows(owner, found.table, (*rows[:place], patched, *rows[place + 1 :]))


def _patched(row: R, fields: Iterable[FieldDiffers], take: bool) -> R:
    names = dict(zip(row.__struct_encode_fields__, row.__struct_fields__, strict=True))
    new = {
        names[each.field]: each.after
        for each in fields
        if _lacks(each.before, each.field)
        or (take and not _lacks(each.after, each.field))
    }
    return structs.replace(row, **new) if new else row


def _not_the_reference(fields: Iterable[FieldDiffers]) -> Iterator[FieldDiffers]:
    """The book keeps its own spelling of a reference."""
    return (each for each in fields if each.field != "case")


def _in_row(found: RowDiffers) -> Iterator[Clash]:
    if not found.is_other_thing:
        for each in found.fields:
            if not _is_one_sided(each):
                yield _clash(each, found.before, found.of)


def _clash(found: FieldDiffers, row: Row | None = None, of: Row | None = None) -> Clash:
    return Clash(found.field, found.before, found.after, row, of)


def _is_one_sided(found: FieldDiffers) -> bool:
    values = (found.before, found.after)
    return found.field == "case" or any(_lacks(each, found.field) for each in values)


def _lacks(value: object, field: str) -> bool:
    """Whether nothing is recorded; of a citizenship, that it is not known."""
    return value in (None, ()) or (field == "citizenship" and value == "unknown")

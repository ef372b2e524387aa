"""A case of the book and the same from a file made one, and where the two clash."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

from msgspec import Struct, structs

from qmas_tui.facts.differences import Differences, FieldDiffers, RowDiffers
from qmas_tui.facts.holder import Dependant, Holder
from qmas_tui.facts.rows import Row
from qmas_tui.facts.tables import rows_of, with_rows

R = TypeVar("R", bound=Row)
Owner = TypeVar("Owner", bound=Holder | Dependant)


class Clash(Struct, frozen=True, gc=False):
    """A field of which book and file say different things.

    `row` is that of the book, None for the holder's own fields; `of` the dependant
    whose row it is.
    """

    field: str
    book: object
    file: object
    row: Row | None = None
    of: Dependant | None = None


def clashes(found: Differences) -> tuple[Clash, ...]:
    """Every field of which both say something, and not the same."""
    own = [_clash(each) for each in found.fields if not _is_one_sided(each)]
    return (*own, *(clash for row in found.rows for clash in _in_row(row)))


def merged(book: Holder, found: Differences, take: bool) -> Holder:
    """The book's case with what it lacks; with `take` also what the file has otherwise.

    `found` is what differs from the book's case to the file's. Added rows stand last.
    """
    holder = _patched(book, _not_the_reference(found.fields), take)
    for each in found.rows:
        if each.of is None:
            holder = _with_row(holder, each, take)
    held = {each.name for each in book.dependant}
    for each in found.rows:
        if isinstance(each.of, Dependant) and each.of.name in held:
            family = tuple(
                _with_row(member, each, take) if member.name == each.of.name else member
                for member in holder.dependant
            )
            holder = structs.replace(holder, dependant=family)
    return holder


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
                of = found.of if isinstance(found.of, Dependant) else None
                yield _clash(each, found.before, of)


def _clash(
    found: FieldDiffers, row: Row | None = None, of: Dependant | None = None
) -> Clash:
    return Clash(found.field, found.before, found.after, row, of)


def _is_one_sided(found: FieldDiffers) -> bool:
    values = (found.before, found.after)
    return found.field == "case" or any(_lacks(each, found.field) for each in values)


def _lacks(value: object, field: str) -> bool:
    """Whether nothing is recorded; of a citizenship, that it is not known."""
    return value in (None, ()) or (field == "citizenship" and value == "unknown")

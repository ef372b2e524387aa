"""What a sheet may change of a case that exists: what is missing, or was imported.

A value that an import wrote and nobody touched since follows the corrected sheet.
Whatever else the book holds it keeps, and where the two differ the report says so.
A list of grants, works or passports that holds anything at all counts as there.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from types import MappingProxyType
from typing import Final

import msgspec
from msgspec import Struct

from qmas_tui.exchange.sheets.aliases import Field, Words, key
from qmas_tui.exchange.sheets.cells import UnreadCell
from qmas_tui.exchange.sheets.grid import cleaned
from qmas_tui.exchange.sheets.stand_in import stand_in
from qmas_tui.facts.changes import Change, Past, standing
from qmas_tui.facts.holder import Holder
from qmas_tui.facts.rows import Row, Unread

IMPORTED: Final = "imported from"
"""How what was done begins in the history of every import."""

_VALUES: Final = (
    "name_zh",
    "nationality",
    "born_on",
    "applied_on",
    "approved_on",
    "entry_by",
    "landed_on",
    "residence_since",
    "adviser",
    "family",
)
_LISTS: Final = ("grant", "work", "passport")
_ALWAYS: Final = ("citizenship", "route")
"""Every case has these, known or not."""
HELD: Final[dict[Field, str]] = {
    "scheme": "route",
    "limit": "grant",
    "employer": "work",
    "title": "work",
    "work_from": "work",
    "salary": "work",
    "spouse": "family",
    "children": "family",
}
"""Where what a cell says stands on a case, if under another name."""

Written = Mapping[str, object]
"""The fields of a case that imports set, each with the value set last."""


class Settled(Struct, frozen=True, gc=False):
    """An unread cell that was on a case once, and was settled by the adviser."""

    case: str
    column: str
    text: str


def settled_cells(changes: Iterable[Change]) -> frozenset[Settled]:
    """Every unread row that some change took off its case."""
    return frozenset(
        Settled(change.case, row.column, row.text)
        for change in changes
        if change.before and change.after
        for row in change.before.unread
        if row not in change.after.unread
    )


def is_same_person(one: Holder, other: Holder, titles: Words) -> bool:
    """Whether two cases name one person: by Chinese name, or by the same words."""
    if one.name_zh and other.name_zh and key(one.name_zh) == key(other.name_zh):
        return True
    return _name(one.name, titles) == _name(other.name, titles)


def is_named(holder: Holder, name: str, titles: Words) -> bool:
    """Whether the name is the holder's, in whatever order of its words."""
    return _name(holder.name, titles) == _name(name, titles)


def _name(name: str, titles: Words) -> list[str]:
    wide = unicodedata.normalize("NFKC", name).casefold()
    words = "".join(c if c.isalnum() else " " for c in wide).split()
    return sorted(word for word in words if word not in titles)


def written_by_imports(history: Iterable[Past]) -> dict[str, dict[str, object]]:
    """By case, what imports that stand have set; told by the words of their changes."""
    found = dict[str, dict[str, object]]()
    for past in standing(history):
        for change in past.changes:
            if change.after is not None and change.what.startswith(IMPORTED):
                before = stand_in(change.before) if change.before else None
                set_by = _set_by(before, stand_in(change.after))
                found.setdefault(change.case, {}).update(set_by)
    return found


def _set_by(before: Holder | None, after: Holder) -> Iterator[tuple[str, object]]:
    for name in after.__struct_fields__:
        value: object = getattr(after, name)
        if before is None or getattr(before, name) != value:
            yield name, value


def filled(
    holder: Holder,
    row: Holder,
    unread: Iterable[UnreadCell],
    settled: Collection[Settled],
    written: Written = MappingProxyType({}),
) -> Holder:
    """The holder with what the row has and the holder lacks, or an import set.

    A cell that was unread stays away where its fact is known by now, where the
    case has it already, and where it was settled.
    """
    unread = tuple(unread)
    new = _new_values(holder, row, unread, written)
    texts = {cleaned(note.text, lines=True) for note in holder.note}
    if notes := tuple(note for note in row.note if note.text not in texts):
        new["note"] = (*holder.note, *notes)
    known = {(old.column, old.text) for old in holder.unread}
    days = {(old.column, old.text): old.on for old in row.unread}
    added = tuple(
        Unread(column=cell.column, text=cell.text, on=days[cell.column, cell.text])
        for cell in unread
        if (cell.column, cell.text) not in known
        and Settled(holder.case, cell.column, cell.text) not in settled
        and not getattr(holder, HELD.get(cell.field or "name", cell.field or ""), None)
    )
    if added:
        new["unread"] = (*holder.unread, *added)
    return msgspec.structs.replace(holder, **new) if new else holder


def _new_values(
    holder: Holder, row: Holder, unread: Iterable[UnreadCell], written: Written
) -> dict[str, object]:
    silent = silent_fields(row, unread)
    new = dict[str, object]()
    for name in (*_ALWAYS, *_VALUES, *_LISTS):
        held: object = getattr(holder, name)
        said: object = getattr(row, name)
        is_imported = name in written and written[name] == held
        if not said or said == held or (held and not is_imported):
            continue
        if name in silent or (name == "family" and holder.dependant):
            continue
        new[name] = said
    return new


def silent_fields(row: Holder, unread: Iterable[UnreadCell]) -> set[str]:
    """The fields of which the row says nothing that can be relied on."""
    silent = {HELD.get(cell.field, cell.field) for cell in unread if cell.field}
    if row.citizenship == "unknown":
        silent.add("citizenship")
    return set(silent)


def differing(
    holder: Holder, row: Holder, unread: Iterable[UnreadCell]
) -> tuple[str, ...]:
    """The fields in which the row says something else than the holder holds."""
    silent = silent_fields(row, unread)
    values = [
        name
        for name in (*_ALWAYS, *_VALUES)
        if name not in silent
        if (new := getattr(row, name)) and getattr(holder, name) not in (None, new)
    ]
    lists = [
        name
        for name in _LISTS
        if not all(
            any(_says(held, new) for held in getattr(holder, name))
            for new in getattr(row, name)
        )
    ]
    return (*values, *lists)


def _says(held: Row, new: Row) -> bool:
    """Whether the row in the book says all that the sheet's row says."""
    said = msgspec.to_builtins(new, builtin_types=(date,))
    have = msgspec.to_builtins(held, builtin_types=(date,))
    return all(have.get(name) == value for name, value in said.items())

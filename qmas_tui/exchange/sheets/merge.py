"""What a sheet may add to a case that exists: what is missing, and nothing else.

An import never changes or takes away what the book holds, for a correction made
since cannot be told from an old sheet. Where the two differ the report says so.
A list of grants, works or passports that holds anything at all counts as there.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterable
from datetime import date
from typing import Final

import msgspec
from msgspec import Struct

from qmas_tui.exchange.sheets.aliases import Field, Words, key
from qmas_tui.exchange.sheets.cells import UnreadCell
from qmas_tui.exchange.sheets.grid import cleaned
from qmas_tui.facts.changes import Change
from qmas_tui.facts.holder import Holder
from qmas_tui.facts.rows import Row, Unread

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
_HELD: Final[dict[Field, str]] = {
    "scheme": "route",
    "limit": "grant",
    "employer": "work",
    "title": "work",
    "work_from": "work",
    "salary": "work",
    "spouse": "family",
    "children": "family",
}


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


def _name(name: str, titles: Words) -> list[str]:
    wide = unicodedata.normalize("NFKC", name).casefold()
    words = "".join(c if c.isalnum() else " " for c in wide).split()
    return sorted(word for word in words if word not in titles)


def filled(
    holder: Holder,
    row: Holder,
    unread: Iterable[UnreadCell],
    settled: Collection[Settled],
) -> Holder:
    """The holder with what the row has and the holder lacks.

    A cell that was unread stays away where its fact is known by now, where the
    case has it already, and where it was settled.
    """
    new: dict[str, object] = {
        name: getattr(row, name)
        for name in (*_VALUES, *_LISTS)
        if not getattr(holder, name)
        and getattr(row, name)
        and not (name == "family" and holder.dependant)
    }
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
        and not getattr(holder, _HELD.get(cell.field, cell.field), None)
    )
    if added:
        new["unread"] = (*holder.unread, *added)
    return msgspec.structs.replace(holder, **new) if new else holder


def differing(
    holder: Holder, row: Holder, unread: Iterable[UnreadCell]
) -> tuple[str, ...]:
    """The fields in which the row says something else than the holder holds."""
    silent = {_HELD.get(cell.field, cell.field) for cell in unread}
    if row.citizenship == "unknown":
        silent.add("citizenship")
    values = [
        name
        for name in ("citizenship", "route", *_VALUES)
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

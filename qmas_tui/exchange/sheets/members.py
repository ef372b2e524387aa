"""Members of a family that stand in rows of their own, under the holder's."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

import msgspec
from msgspec import Struct

from qmas_tui.exchange.sheets.aliases import Field, Relation, key, named
from qmas_tui.exchange.sheets.case import citizenship_of, names_of, nationality_of
from qmas_tui.exchange.sheets.cells import RowCells, UnreadCell
from qmas_tui.exchange.sheets.names import without_relation
from qmas_tui.exchange.sheets.questions import Overrides
from qmas_tui.facts.holder import Dependant, Holder
from qmas_tui.facts.rows import Note, Unread
from qmas_tui.facts.rows import Relation as FamilyRelation

_READ: Final[frozenset[Field]] = frozenset(
    {
        "case", "name", "name_zh", "surname", "given_names", "relation", "born_on",
        "landed_on", "limit", "passport", "residence_since", "nationality",
        "citizenship", "scheme", "adviser", "remarks",
    }
)  # fmt: skip
"""What a dependant's row may hold; the scheme and the adviser are the holder's."""


class Member(Struct, frozen=True, gc=False):
    """What a row says of a dependant; cells that fit no dependant are unread.

    `remarks` become notes of the case, under the dependant's name.
    """

    dependant: Dependant
    remarks: tuple[str, ...]
    unread: tuple[UnreadCell, ...]
    unclean: tuple[str, ...]


def relation_in(cells: RowCells) -> Relation | None:
    """Who the row's person is, by a column of its own or in brackets at the name."""
    words = cells.aliases.relation
    found: Relation | None = cells.chosen(
        "relation", lambda text: named(text, words), "a relation known here"
    )
    if found is not None:
        return found
    name, _ = names_of(cells)
    return without_relation(name, words)[1] if name else None


def read_member(
    cells: RowCells,
    relation: FamilyRelation,
    today: date,
    overrides: Overrides,
    beside: Sequence[str] = (),
) -> Member | str:
    """The dependant that the row describes, or why it describes none.

    `beside` is what hangs on the cells.
    """
    name, _ = names_of(cells)
    if name is None:
        return f"no name for the {relation}"
    name, _ = without_relation(name, cells.aliases.relation)
    nationality = nationality_of(cells)
    dependant = Dependant(
        name=name,
        relation=relation,
        born_on=cells.day("born_on", until=today),
        citizenship=citizenship_of(cells, "", nationality, overrides),
        landed_on=cells.day("landed_on"),
        passport_expires_on=cells.day("passport"),
        limit_of_stay=cells.day("limit"),
        residence_since=cells.day("residence_since"),
    )
    for field in cells.layout.fields:
        if field not in _READ and cells.has(field):
            cells.give_up(field, f"no field of a {relation} holds it")
    cells.give_up_outside()
    written = cells.text("remarks")
    remarks = [f"{name}: {text}" for text in (written, *beside) if text]
    return Member(dependant, tuple(remarks), tuple(cells.unread), tuple(cells.unclean))


def with_member(
    holder: Holder, member: Member, today: date, written: Mapping[str, object]
) -> tuple[Holder, tuple[str, ...]]:
    """The holder with the dependant, and the fields in which the book differs.

    A dependant is known by name. One in the book gets what it lacks, and what an
    import set follows the sheet.
    """
    new = member.dependant
    held = next((d for d in holder.dependant if _is_same(d, new)), None)
    if held is None:
        return _noted(
            msgspec.structs.replace(holder, dependant=(*holder.dependant, new)),
            member,
            today,
        ), ()
    imported = next((d for d in _imported(written) if _is_same(d, new)), None)
    changes, differing = dict[str, object](), list[str]()
    for field in new.__struct_fields__:
        said, has = getattr(new, field), getattr(held, field)
        if field in ("name", "status", "trip") or said in (None, "unknown", has):
            continue
        if has in (None, "unknown") or (imported and getattr(imported, field) == has):
            changes[field] = said
        else:
            differing.append(f"{new.name}: {field}")
    merged = msgspec.structs.replace(held, **changes)
    family = tuple(merged if d is held else d for d in holder.dependant)
    changed = msgspec.structs.replace(holder, dependant=family) if changes else holder
    return _noted(changed, member, today), tuple(differing)


def _imported(written: Mapping[str, object]) -> tuple[Dependant, ...]:
    found = written.get("dependant", ())
    return found if isinstance(found, tuple) else ()


def _noted(holder: Holder, member: Member, today: date) -> Holder:
    """The holder with the notes and unread cells of the dependant's row."""
    texts = {note.text for note in holder.note}
    if notes := [Note(on=today, text=t) for t in member.remarks if t not in texts]:
        holder = msgspec.structs.replace(holder, note=(*holder.note, *notes))
    known = {(row.column, row.text) for row in holder.unread}
    named_texts = [
        (c.column, f"{c.text} ({member.dependant.name})") for c in member.unread
    ]
    rows = [
        Unread(column=column, text=text, on=today)
        for column, text in named_texts
        if (column, text) not in known
    ]
    if not rows:
        return holder
    return msgspec.structs.replace(holder, unread=(*holder.unread, *rows))


def _is_same(one: Dependant, other: Dependant) -> bool:
    return key(one.name) == key(other.name)

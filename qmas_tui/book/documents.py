"""How a book's state lies in TinyDB's tables, and what is refused on the way back.

A step is kept by what it replaced: what each change led to is the record that the
next change to the case replaced, or the one that stands now. So an import of ten
thousand cases does not keep every case twice.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Final, Literal, TypeVar

import msgspec
from msgspec import Struct
from tinydb import TinyDB
from tinydb.table import Document

from qmas_tui.book.state import Entry, State, ordered
from qmas_tui.book.storage import Tables
from qmas_tui.facts.changes import Change
from qmas_tui.facts.holder import Holder

NAME: Final = "qmas-book"
VERSION: Final = 0
META, HOLDERS, JOURNAL = "meta", "holders", "journal"

T = TypeVar("T")


class Meta(Struct, frozen=True, forbid_unknown_fields=True, gc=False):
    """What the file is, and how often it was written."""

    format: Literal["qmas-book"]
    version: Literal[0]
    writes: int


class Line(
    Struct,
    frozen=True,
    kw_only=True,
    forbid_unknown_fields=True,
    omit_defaults=True,
    gc=False,
):
    """A change as the journal keeps it; `case` is its reference afterwards."""

    who: str
    when: datetime
    what: str
    why: str = ""
    place: int
    case: str | None = None
    before: Holder | None = None


class StepDocument(Struct, frozen=True, forbid_unknown_fields=True, gc=False):
    """One step of the journal."""

    changes: tuple[Line, ...]


def tables(state: State, writes: int) -> Tables:
    """TinyDB's tables for a state; `meta` comes first, at the head of the file."""
    return {
        META: {1: Meta(NAME, VERSION, writes)},
        HOLDERS: {state.places[case]: holder for case, holder in state.holders.items()},
        JOURNAL: {
            number: StepDocument(tuple(map(_line, entry.step, entry.places)))
            for number, entry in enumerate(state.entries, 1)
        },
    }


def _line(change: Change, place: int) -> Line:
    return Line(
        who=change.who,
        when=change.when,
        what=change.what,
        why=change.why,
        place=place,
        case=change.after.case if change.after else None,
        before=change.before,
    )


def read(db: TinyDB) -> tuple[State, int]:
    """The state in the tables and the count of writes.

    Raises ValueError, whose words say what is wrong with the tables.
    """
    meta = _meta(list(db.table(META)))
    if unknown := db.tables() - {META, HOLDERS, JOURNAL}:
        raise ValueError(f"it has a table of another program, {min(unknown)}")
    holders: dict[str, Holder] = {}
    places: dict[str, int] = {}
    for document in db.table(HOLDERS):
        holder = _typed(document, Holder, f"case {document.get('case')}")
        if holder.case in holders:
            raise ValueError(f"case {holder.case} stands in it twice")
        holders[holder.case], places[holder.case] = holder, document.doc_id
    steps = [
        _typed(document, StepDocument, f"step {document.doc_id} of its journal")
        for document in sorted(db.table(JOURNAL), key=lambda each: each.doc_id)
    ]
    return ordered(holders, places, _entries(holders, steps)), meta.writes


def _meta(documents: list[Document]) -> Meta:
    meta = documents[0] if len(documents) == 1 else Document({}, 0)
    if meta.get("format") != NAME:
        raise ValueError("it is not a QMAS book")
    version = meta.get("version")
    if isinstance(version, int) and version > VERSION:
        raise ValueError(
            f"a newer version of this program wrote it (its format is {version}, "
            f"this program knows {VERSION}); install the newer version"
        )
    return _typed(meta, Meta, "its first entry")


def _typed(document: Document, type_: type[T], what: str) -> T:
    try:
        return msgspec.convert(document, type_)
    except msgspec.ValidationError as error:
        raise ValueError(f"{what} is not understood ({error})") from None


def _entries(
    holders: Mapping[str, Holder], steps: Sequence[StepDocument]
) -> tuple[Entry, ...]:
    """The steps made whole again, walking back from the records that stand now."""
    now = dict(holders)
    entries = []
    for step in reversed(steps):
        changes = [_unwound(line, now) for line in reversed(step.changes)]
        places = tuple(line.place for line in step.changes)
        entries.append(Entry(tuple(reversed(changes)), places))
    return tuple(reversed(entries))


def _unwound(line: Line, now: dict[str, Holder]) -> Change:
    after = now.pop(line.case, None) if line.case is not None else None
    before = line.before
    if (
        (line.case is not None and after is None)
        or (before is not None and before.case in now)
        or (before is None and after is None)
    ):
        raise ValueError("its journal does not fit its cases")
    if before is not None:
        now[before.case] = before
    return Change(
        who=line.who,
        when=line.when,
        what=line.what,
        why=line.why,
        before=before,
        after=after,
    )

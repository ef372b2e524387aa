"""Goes over the records and the history of a book, row by row."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection
from typing import Final

import msgspec
from msgspec import Struct, field

from qmas_tui.book.cases import UndoStack
from qmas_tui.book.chain import (
    LogPosition,
    StepHead,
    added,
    digest_of,
    digest_of_all,
    hash_of,
    seal_of,
)
from qmas_tui.book.history import MOST_CHANGES, ODD, History, damaged, read_head
from qmas_tui.book.records import (
    DOCUMENTS,
    Loaded,
    Records,
    read_holder,
    seal_of_holder,
)
from qmas_tui.errors import BookError, DamagedBook
from qmas_tui.facts.holder import Holder

_TAKEN_OUT: Final = "A change was taken out without a note that its case was forgotten."


class Audit(Struct):
    """What a book was found to hold, and what is wrong with it.

    Attributes:
        damage: what is not as it was written, in sentences.
        outside: records that something else than this program changed, likewise.
        last: by the id of its case, the document that the history leads to; empty where
            the case is gone.
        records: every document by the id of its case.
        steps: the hash of every step by its number.
        forgotten: the ids of the cases that the history says were forgotten.
        erased: the ids of the cases that have changes without contents.
    """

    damage: list[str] = field(default_factory=list)
    outside: list[str] = field(default_factory=list)
    last: dict[int, bytes] = field(default_factory=dict)
    records: dict[int, bytes] = field(default_factory=dict)
    steps: dict[int, str] = field(default_factory=dict)
    forgotten: set[int] = field(default_factory=set)
    erased: set[int] = field(default_factory=set)

    @property
    def position(self) -> LogPosition:
        """The end of the history."""
        n = max(self.steps, default=0)
        return LogPosition(n, self.steps.get(n, ""))

    def holders(self) -> dict[int, Holder]:
        """Every record, typed. Raises DamagedBook."""
        return {id_: read_holder(id_, each) for id_, each in self.records.items()}


class _Sides(Struct):
    """A change, of which the two documents are left as they are."""

    before: msgspec.Raw
    after: msgspec.Raw


class _Named(Struct):
    """What is looked at of a document."""

    case: str


_sides = msgspec.json.Decoder(_Sides).decode
_named = msgspec.json.Decoder(_Named | None).decode


def check_total(loaded: Loaded, history: History, position: LogPosition) -> str:
    """The sum of seals that the last step names.

    Raises DamagedBook where the records are others than those that it left.
    """
    said = history.head(position.n).records if position.n else ""
    lasts = ((id_, history.last_of(id_)) for id_ in loaded.unsealed)
    unsealed = [seal_of_holder(id_, last) for id_, last in lasts if last is not None]
    if added(loaded.total, unsealed) != added(said, ()):
        raise DamagedBook("The records are not those that the last step left.")
    return said


def audit(records: Records, forgotten: Collection[int] | None = ()) -> Audit:
    """Go over the records and the history of an open book; no error is raised.

    Args:
        forgotten: cases that were forgotten, as is known from elsewhere; None where
            nobody knows.
    """
    found = Audit()
    try:
        with records.sqlite.snapshot() as db:
            if db.execute("PRAGMA integrity_check(1)").fetchone() != ("ok",):
                found.damage.append("The file is not as it was written.")
            _go_over_steps(found, db)
            if forgotten is not None and found.erased - found.forgotten.union(
                forgotten
            ):
                found.damage.append(_TAKEN_OUT)
            _go_over_records(found, db)
    except (sqlite3.Error, BookError, *ODD):  # its words could quote the records
        found.damage.append("The file cannot be read to its end.")
    return found


def _go_over_steps(found: Audit, db: sqlite3.Connection) -> None:
    changes = db.execute("SELECT * FROM changes ORDER BY id")
    change, stack, before = changes.fetchone(), UndoStack(), LogPosition()
    for n, *step in db.execute("SELECT * FROM steps ORDER BY n"):
        own = []
        while change is not None and change[0] < (n + 1) * MOST_CHANGES:
            own.append(change)
            change = changes.fetchone()
        try:
            head = _checked_head(before, n, *step)
            stack.push(n, head.does)
            for each in own:
                _check_change(found, n, *each)
            whole = digest_of_all((each[1], each[2]) for each in own)
            if whole != (head.changes or digest_of_all(())):
                raise damaged(n)
        except (DamagedBook, *ODD):
            found.damage.append(damaged(n).message)
        else:
            if head.redaction:
                found.forgotten.update(head.redaction.case_ids)
            found.steps[n] = step[-1]
        before = LogPosition(n, step[-1])
    if change is not None:
        found.damage.append("There are changes that belong to no step.")


def _checked_head(
    before: LogPosition, n: int, key: bytes, who: str, data: bytes, hash_: str
) -> StepHead:
    head = read_head(n, data)
    is_next = n == before.n + 1 and head.key == key.hex()
    if not is_next or hash_ != hash_of(before.hash, n, who, data):
        raise damaged(n)
    return head


def _check_change(
    found: Audit,
    n: int,
    id_: int,
    case_id: int,
    digest: bytes,
    salt: bytes | None,
    body: bytes | None,
    *references: str | None,
) -> None:
    if body is None or salt is None:
        found.erased.add(case_id)
        if id_ // MOST_CHANGES != n or {salt, body, *references} != {None}:
            raise damaged(n)
        return
    sides = _sides(body)
    before, after = _named(sides.before), _named(sides.after)
    names = (before and before.case, after and after.case)
    if digest != digest_of(salt, body) or names != references:
        raise damaged(n)
    if before and found.last.get(case_id) != bytes(sides.before) and not found.damage:
        found.outside.append(
            f"{before.case} was changed outside the history before step {n}."
        )
    found.last[case_id] = bytes(sides.after) if after else b""


def _go_over_records(found: Audit, db: sqlite3.Connection) -> None:
    is_known = not found.damage  # else nobody can say what the records should be
    for id_, document, seal in db.execute(f"{DOCUMENTS} ORDER BY id"):
        found.records[id_] = document
        if seal is None:
            case = read_holder(id_, document).case
            found.outside.append(f"{case} was changed outside the history.")
        elif seal != seal_of(id_, document):
            found.damage.append(f"The record {id_} is not as it was written.")
        elif is_known and found.last.get(id_) != document:
            found.damage.append(f"The record {id_} is not as the history left it.")
    gone = {id_ for id_, last in found.last.items() if last} - found.records.keys()
    if is_known:
        found.damage += [f"The record {id_} is missing." for id_ in sorted(gone)]

"""The history of a book: every step ever made, in the same file as the records.

`steps` holds a chained head for each step, `changes` what it changed. Both only grow,
but for the bodies of changes that are erased when their case is forgotten. The id of a
change is the number of its step times 2^20, plus its place in the step.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import UTC, datetime
from typing import Any, Final, NamedTuple

import msgspec
from msgspec import Struct

from qmas_tui.book.chain import (
    KEY_BYTES,
    Body,
    LogPosition,
    Redaction,
    StepHead,
    decode_body,
    decode_head,
    digest_of,
    digest_of_all,
    encode_head,
    hash_of,
)
from qmas_tui.errors import BookError, DamagedBook
from qmas_tui.facts.changes import Change, Does, Past, Step
from qmas_tui.facts.holder import Holder
from qmas_tui.tinysqlite import SqliteStorage

TABLES: Final = ("steps", "changes", "cleaning")
SCHEMA: Final = (
    "CREATE TABLE steps (n INTEGER PRIMARY KEY, key BLOB NOT NULL UNIQUE,"
    " who TEXT NOT NULL, head BLOB NOT NULL, hash TEXT NOT NULL)",
    "CREATE TABLE changes (id INTEGER PRIMARY KEY, case_id INTEGER NOT NULL,"
    " digest BLOB NOT NULL, salt BLOB, body BLOB, case_before TEXT, case_after TEXT)",
    "CREATE INDEX changes_by_case ON changes (case_id)",
    # Only where a reference begins: an edit need not touch this index.
    "CREATE INDEX changes_by_reference ON changes (case_after)"
    " WHERE case_before IS NOT case_after",
    # The cases that are forgotten, but not yet cleaned out of every copy.
    "CREATE TABLE cleaning (case_id INTEGER PRIMARY KEY)",
)
_ZEROS: Final = (
    "salt = zeroblob(length(salt)), body = zeroblob(length(body)), case_before ="
    " CAST(zeroblob(length(CAST(case_before AS BLOB))) AS TEXT), case_after ="
    " CAST(zeroblob(length(CAST(case_after AS BLOB))) AS TEXT)"
)
_NULLS: Final = "salt = NULL, body = NULL, case_before = NULL, case_after = NULL"
ODD: Final = (msgspec.MsgspecError, LookupError, TypeError, ValueError, AttributeError)
"""What reading a damaged row may raise: there may be anything in it."""
MOST_CHANGES: Final = 1 << 20
"""So many changes a step may have."""


class Made(NamedTuple):
    """A step as it is on record, with the id of the case of each change.

    `erased_ids` are those of the changes of which nothing is kept.
    """

    past: Past
    case_ids: tuple[int, ...]
    erased_ids: frozenset[int]
    position: LogPosition
    head: StepHead


class Doing(Struct, frozen=True):
    """How a step is made: by whom, what it does, about which other, under which key."""

    who: str
    does: Does = "do"
    of: int = 0
    key: bytes = b""


class UndoStack:
    """The numbers of the steps that can be taken back, and of those to make again.

    A new step ends what could be made again; forgetting a case ends both, for what
    came before could bring back what was erased.
    """

    def __init__(self) -> None:
        self.position = 0
        self._undo: list[int] = []
        self._redo: list[int] = []

    @property
    def undo(self) -> int:
        """The step that undo takes back; 0 when there is none."""
        return self._undo[-1] if self._undo else 0

    @property
    def redo(self) -> int:
        """The step that redo makes again; 0 when there is none."""
        return self._redo[-1] if self._redo else 0

    def push(self, n: int, does: Does) -> None:
        """Take up the next step of the history."""
        if does == "do":
            self._undo.append(n)
            self._redo.clear()
        elif does == "undo":
            self._redo.append(self._undo.pop())
        elif does == "redo":
            self._undo.append(self._redo.pop())
        else:
            self._undo.clear()
            self._redo.clear()
        self.position = n


class History:
    """The steps in the file of a storage; whoever writes holds its transaction."""

    def __init__(self, storage: SqliteStorage) -> None:
        self._storage = storage
        self._stack = UndoStack()

    # Writing

    def add(
        self,
        before: LogPosition,
        step: Step,
        bodies: Sequence[Body],
        case_ids: Sequence[int],
        doing: Doing,
        records: str,
    ) -> LogPosition:
        """Put a step of at least one change at the end; where it ends.

        Args:
            before: the end of the history so far.
            bodies: each change as it is kept.
            case_ids: the id of the case of each change.
            records: the sum of the seals of all records after the step.
        """
        if len(step) >= MOST_CHANGES:
            raise BookError("That is too much for one step.")
        digests = (each.digest for each in bodies)
        whole = digest_of_all(zip(case_ids, digests, strict=True))
        at = in_utc(step[0].when)
        position = self._put(before, doing, at, changes=whole, records=records)
        first = position.n * MOST_CHANGES
        self._storage.connection.executemany(
            "INSERT INTO changes VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                (first + i, case_id, b.digest, b.salt, b.body, *references(change))
                for i, (change, case_id, b) in enumerate(
                    zip(step, case_ids, bodies, strict=True)
                )
            ),
        )
        return position

    def redact(
        self,
        before: LogPosition,
        case_ids: Collection[int],
        who: str,
        at: datetime,
        records: str,
    ) -> tuple[LogPosition, int]:
        """Erase what is held on some cases, and put a step at the end that says so.

        Returns the end of the history, and how many changes were erased.
        """
        erased = erase(self._storage.connection, case_ids)
        redaction = Redaction(tuple(sorted(case_ids)), erased)
        doing = Doing(who=who, does="forget")
        position = self._put(
            before, doing, in_utc(at), records=records, redaction=redaction
        )
        self._storage.connection.executemany(
            "INSERT OR IGNORE INTO cleaning VALUES (?)", [(each,) for each in case_ids]
        )
        return position, erased

    def cleaned(self, case_ids: Iterable[int]) -> None:
        """Note that some cases are cleaned out of every copy."""
        with self._storage.transaction() as db:
            db.executemany(
                "DELETE FROM cleaning WHERE case_id = ?", [(each,) for each in case_ids]
            )

    def _put(
        self, before: LogPosition, doing: Doing, at: datetime, **more: Any
    ) -> LogPosition:
        key = doing.key or os.urandom(KEY_BYTES)
        head = encode_head(
            StepHead(key=key.hex(), at=at, does=doing.does, of=doing.of, **more)
        )
        n = before.n + 1
        position = LogPosition(n, hash_of(before.hash, n, doing.who, head))
        self._storage.connection.execute(
            "INSERT INTO steps VALUES (?, ?, ?, ?, ?)",
            (n, key, doing.who, head, position.hash),
        )
        return position

    # Reading: each raises DamagedBook where a row is not as it was written.

    def position(self) -> LogPosition:
        """The end of the last step."""
        rows = self._rows("SELECT n, hash FROM steps ORDER BY n DESC LIMIT 1")
        return LogPosition(*rows[0]) if rows else LogPosition()

    def has(self, key: bytes) -> bool:
        """Whether a step of this key was made."""
        return bool(self._rows("SELECT 1 FROM steps WHERE key = ?", key))

    def is_there(self, position: LogPosition) -> bool:
        """Whether a step is in the history still, with the same hash."""
        rows = self._rows("SELECT hash FROM steps WHERE n = ?", position.n)
        return position.n == 0 or rows == [(position.hash,)]

    def begins_with(self, hash_: str) -> bool:
        """Whether the first step has this hash: whether it is the same book."""
        return self._rows("SELECT hash FROM steps WHERE n = 1") == [(hash_,)]

    def undo_stack(self) -> UndoStack:
        """What undo and redo reach now."""
        sql = "SELECT n, head FROM steps WHERE n > ? ORDER BY n"
        with self._storage.turn:
            for n, head in self._rows(sql, self._stack.position):
                try:
                    self._stack.push(n, read_head(n, head).does)
                except ODD:
                    raise damaged(n) from None
            return self._stack

    def steps(self, after: int = 0) -> Iterator[Made]:
        """Every step behind a number."""
        numbers = self._rows("SELECT n FROM steps WHERE n > ? ORDER BY n", after)
        return (self.step(n) for (n,) in numbers)

    def step(
        self,
        n: int,
        case_ids: Collection[int] | None = None,
        most: int = MOST_CHANGES,
        before: str | None = None,
    ) -> Made:
        """A step.

        Args:
            n: its number.
            case_ids: the cases whose changes are wanted, if not all.
            most: at most so many of its changes.
            before: the hash of the step before, if not the one that is on record.
        """
        try:
            return self._step(n, case_ids, most, before)
        except ODD:
            raise damaged(n) from None

    def _step(
        self, n: int, case_ids: Collection[int] | None, most: int, before: str | None
    ) -> Made:
        with self._storage.turn:
            rows = self._rows("SELECT * FROM steps WHERE n BETWEEN ? AND ?", n - 1, n)
            changes = self._rows(
                "SELECT case_id, digest, salt, body FROM changes"
                " WHERE id >= ? AND id < ? ORDER BY id LIMIT ?",
                *(n * MOST_CHANGES, (n + 1) * MOST_CHANGES, most),
            )
        head = self._checked_head(n, rows, before)
        _, _, who, _, hash_ = rows[-1]
        whole = digest_of_all((row[0], row[1]) for row in changes)
        is_whole = most < MOST_CHANGES or head.does == "forget" or whole == head.changes
        if not is_whole:
            raise damaged(n)
        kept = [row for row in changes if case_ids is None or row[0] in case_ids]
        live = [row for row in kept if row[3] is not None]
        made = tuple(_change(n, *row[1:]) for row in live)
        past = Past(
            number=n,
            when=head.at,
            does=head.does,
            who=who,
            changes=made,
            of=head.of,
            erased=len(kept) - len(made) if case_ids is None else 0,
        )
        erased = frozenset(row[0] for row in kept if row[3] is None)
        ids = tuple(row[0] for row in live)
        return Made(past, ids, erased, LogPosition(n, hash_), head)

    def head(self, n: int) -> StepHead:
        """What is hashed of a step."""
        rows = self._rows("SELECT * FROM steps WHERE n BETWEEN ? AND ?", n - 1, n)
        return self._checked_head(n, rows)

    def _checked_head(
        self, n: int, rows: list[Any], before: str | None = None
    ) -> StepHead:
        if not rows or rows[-1][0] != n:
            raise damaged(n)
        if before is None:
            before = rows[0][4] if len(rows) > 1 else ""
        _, _, who, data, hash_ = rows[-1]
        try:
            if hash_ == hash_of(before, n, who, data):
                return read_head(n, data)
        except ODD:
            pass
        raise damaged(n)

    def count(self, n: int) -> int:
        """How many changes a step has."""
        sql = "SELECT count(*) FROM changes WHERE id >= ? AND id < ?"
        return int(self._rows(sql, n * MOST_CHANGES, (n + 1) * MOST_CHANGES)[0][0])

    def numbers_of(self, case_ids: Collection[int]) -> list[int]:
        """The steps that changed some cases, and were not erased."""
        found: set[int] = set()
        sql = "SELECT id FROM changes WHERE case_id = ? AND body IS NOT NULL"
        for case_id in case_ids:
            found.update(id_ // MOST_CHANGES for (id_,) in self._rows(sql, case_id))
        return sorted(found)

    def ids_of(self, reference: str) -> frozenset[int]:
        """The cases that have a reference, or had it when they were taken out."""
        return frozenset(
            case_id
            for case_id in self.ids_ever(reference)
            if self._last_reference(case_id) == reference
        )

    def ids_ever(self, reference: str) -> frozenset[int]:
        """The cases that ever had a reference."""
        rows = self._rows(
            "SELECT DISTINCT case_id FROM changes"
            " WHERE case_after = ? AND case_before IS NOT case_after",
            reference,
        )
        return frozenset(case_id for (case_id,) in rows)

    def last_of(self, case_id: int) -> Holder | None:
        """A case as its last change left it; None if it was taken out or is unknown."""
        rows = self._rows(
            "SELECT id, digest, salt, body FROM changes WHERE case_id = ?"
            " AND body IS NOT NULL ORDER BY id DESC LIMIT 1",
            case_id,
        )
        if not rows:
            return None
        id_, *row = rows[0]
        try:
            return _change(id_ // MOST_CHANGES, *row).after
        except ODD:
            raise damaged(id_ // MOST_CHANGES) from None

    def last_case_id(self) -> int:
        """The last id that was ever given to a case; 0 when there is none."""
        return int(self._rows("SELECT max(case_id) FROM changes")[0][0] or 0)

    def to_clean(self) -> frozenset[int]:
        """The cases that are forgotten, but not yet cleaned out of every copy."""
        noted = {id_ for (id_,) in self._rows("SELECT case_id FROM cleaning")}
        return self.forgotten() & noted if noted else frozenset()

    def forgotten(self) -> frozenset[int]:
        """The ids of all cases that were ever forgotten."""
        sql = "SELECT n, head FROM steps WHERE instr(head, CAST('redaction' AS BLOB))"
        heads = [read_head(n, data) for n, data in self._rows(sql)]
        return frozenset(i for h in heads if h.redaction for i in h.redaction.case_ids)

    def _last_reference(self, case_id: int) -> str:
        rows = self._rows(
            "SELECT coalesce(case_after, case_before) FROM changes"
            " WHERE case_id = ? AND body IS NOT NULL ORDER BY id DESC LIMIT 1",
            case_id,
        )
        return str(rows[0][0]) if rows else ""

    def _rows(self, sql: str, *values: object) -> list[Any]:
        with self._storage.turn:
            return self._storage.connection.execute(sql, values).fetchall()


def erase(db: sqlite3.Connection, case_ids: Collection[int]) -> int:
    """Erase the bodies of all changes to some cases; how many were erased.

    They are written over with zeros first: where a row grows smaller SQLite may move
    others, and leave a copy behind.
    """
    erased = 0
    for case_id in case_ids:
        which = "WHERE case_id = ? AND body IS NOT NULL"
        db.execute(f"UPDATE changes SET {_ZEROS} {which}", (case_id,))
        erased += db.execute(
            f"UPDATE changes SET {_NULLS} {which}", (case_id,)
        ).rowcount
    return erased


def references(change: Change) -> tuple[str | None, str | None]:
    """The references of a case before and after a change."""
    before, after = change.before, change.after
    return before.case if before else None, after.case if after else None


def in_utc(moment: datetime) -> datetime:
    """A moment in UTC; one without a zone is taken as the machine's."""
    return moment.astimezone(UTC)


def read_head(n: int, data: bytes) -> StepHead:
    """The head of a step. Raises DamagedBook."""
    try:
        return decode_head(data)
    except ODD:
        raise damaged(n) from None


def _change(n: int, digest: bytes, salt: bytes, body: bytes) -> Change:
    if digest_of(salt, body) != digest:
        raise damaged(n)
    return decode_body(body)


def damaged(n: int) -> DamagedBook:
    """What to raise where a step is not as it was written."""
    return DamagedBook(f"Step {n} of the history is not as it was written.")

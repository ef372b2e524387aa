"""The history of a book: every step ever made, in the same file as the records.

`steps` holds a chained head for each step, `changes` what it changed. Both only grow,
but for the bodies of changes that are erased when their case is forgotten. The id of a
change is the number of its step times 2^20, plus its place in the step.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import UTC, datetime
from typing import Any, Final, NamedTuple

import msgspec
from msgspec import Struct

from qmas_tui.book import chain
from qmas_tui.book.cases import UndoStack
from qmas_tui.book.chain import Body, LogPosition, Redaction, StepHead
from qmas_tui.errors import BookError, DamagedBook
from qmas_tui.facts.changes import Change, Does, Past, Step
from qmas_tui.facts.holder import Holder
from qmas_tui.tinysqlite import SqliteStorage

ODD: Final = (msgspec.MsgspecError, LookupError, TypeError, ValueError, AttributeError)
"""What reading a damaged row may raise: there may be anything in it."""
MOST_CHANGES: Final = 1 << 20
"""So many changes a step may have."""
_LAST: Final = "WHERE case_id = ? AND body IS NOT NULL ORDER BY id DESC LIMIT 1"


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


class History:
    """The steps in the file of a storage; whoever writes holds its transaction.

    What is read raises DamagedBook where a row is not as it was written.
    """

    def __init__(self, storage: SqliteStorage) -> None:
        self._storage, self._stack = storage, UndoStack()

    def add(
        self,
        before: LogPosition,
        step: Step,
        bodies: Sequence[Body],
        case_ids: Sequence[int],
        doing: Doing,
        records: str,
    ) -> LogPosition:
        """Put a step of at least one change behind another; where it ends.

        Args:
            before: the end of the history so far.
            bodies: each change as it is kept.
            case_ids: the id of the case of each change.
            records: the sum of the seals of all records after the step.
        """
        if len(step) >= MOST_CHANGES:
            raise BookError("That is too much for one step.")
        digests = (each.digest for each in bodies)
        whole = chain.digest_of_all(zip(case_ids, digests, strict=True))
        position = self._put(
            before, doing, step[0].when, changes=whole, records=records
        )
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
        redaction: Redaction,
        who: str,
        at: datetime,
        records: str,
    ) -> LogPosition:
        """Put a step behind another that says what was erased; where it ends."""
        doing = Doing(who=who, does="forget")
        end = self._put(before, doing, at, records=records, redaction=redaction)
        self._storage.connection.executemany(
            "INSERT OR IGNORE INTO cleaning VALUES (?)",
            [(each,) for each in redaction.case_ids],
        )
        return end

    def cleaned(self, case_ids: Iterable[int]) -> None:
        """Note that some cases are cleaned out of every copy."""
        with self._storage.transaction() as db:
            marks = [(each,) for each in case_ids]
            db.executemany("DELETE FROM cleaning WHERE case_id = ?", marks)

    def _put(
        self, before: LogPosition, doing: Doing, at: datetime, **more: Any
    ) -> LogPosition:
        key, at = doing.key or os.urandom(chain.KEY_BYTES), at.astimezone(UTC)
        head = StepHead(key=key.hex(), at=at, does=doing.does, of=doing.of, **more)
        n, data = before.n + 1, chain.encode_head(head)
        position = LogPosition(n, chain.hash_of(before.hash, n, doing.who, data))
        self._storage.connection.execute(
            "INSERT INTO steps VALUES (?, ?, ?, ?, ?)",
            (n, key, doing.who, data, position.hash),
        )
        return position

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
            who, head, hash_ = self._checked_head(n, before)
            changes = self._rows(
                "SELECT case_id, digest, salt, body FROM changes"
                " WHERE id >= ? AND id < ? ORDER BY id LIMIT ?",
                *(n * MOST_CHANGES, (n + 1) * MOST_CHANGES, most),
            )
            whole = chain.digest_of_all((row[0], row[1]) for row in changes)
            if most >= MOST_CHANGES and head.does != "forget" and whole != head.changes:
                raise damaged(n)
            kept = [row for row in changes if case_ids is None or row[0] in case_ids]
            live = [row for row in kept if row[3] is not None]
            past = Past(
                number=n,
                when=head.at,
                does=head.does,
                who=who,
                changes=tuple(_change(n, *row[1:]) for row in live),
                of=head.of,
                erased=len(kept) - len(live) if case_ids is None else 0,
            )
        except ODD:
            raise damaged(n) from None
        erased = frozenset(row[0] for row in kept if row[3] is None)
        ids = tuple(row[0] for row in live)
        return Made(past, ids, erased, LogPosition(n, hash_), head)

    def head(self, n: int) -> StepHead:
        """What is hashed of a step."""
        try:
            return self._checked_head(n, None)[1]
        except ODD:
            raise damaged(n) from None

    def _checked_head(self, n: int, before: str | None) -> tuple[str, StepHead, str]:
        rows = self._rows("SELECT * FROM steps WHERE n BETWEEN ? AND ?", n - 1, n)
        if before is None:
            before = rows[0][4] if len(rows) > 1 else ""
        number, _, who, data, hash_ = rows[-1]
        if number != n or hash_ != chain.hash_of(before, n, who, data):
            raise damaged(n)
        return who, read_head(n, data), hash_

    def count(self, n: int) -> int:
        """How many changes a step has."""
        sql = "SELECT count(*) FROM changes WHERE id >= ? AND id < ?"
        return int(self._rows(sql, n * MOST_CHANGES, (n + 1) * MOST_CHANGES)[0][0])

    def numbers_of(self, case_ids: Collection[int]) -> list[int]:
        """The steps that changed some cases, and were not erased."""
        sql = "SELECT id FROM changes WHERE case_id = ? AND body IS NOT NULL"
        rows = [row for case_id in case_ids for row in self._rows(sql, case_id)]
        return sorted({id_ // MOST_CHANGES for (id_,) in rows})

    def ids_of(self, reference: str) -> frozenset[int]:
        """The cases that have a reference, or had it when they were taken out."""
        sql = f"SELECT coalesce(case_after, case_before) FROM changes {_LAST}"
        ever = self.ids_ever(reference)
        return frozenset(i for i in ever if self._rows(sql, i) == [(reference,)])

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
        sql = f"SELECT id, digest, salt, body FROM changes {_LAST}"
        for id_, *row in self._rows(sql, case_id):
            try:
                return _change(id_ // MOST_CHANGES, *row).after
            except ODD:
                raise damaged(id_ // MOST_CHANGES) from None
        return None

    def last_case_id(self) -> int:
        """The last id that was ever given to a case; 0 when there is none."""
        return int(self._rows("SELECT max(case_id) FROM changes")[0][0] or 0)

    def to_clean(self) -> frozenset[int]:
        """The cases that are forgotten, but not yet cleaned out of every copy."""
        noted = {id_ for (id_,) in self._rows("SELECT case_id FROM cleaning")}
        if not noted:
            return frozenset()
        sql = "SELECT n, head FROM steps WHERE instr(head, CAST('redaction' AS BLOB))"
        found = [read_head(n, data).redaction for n, data in self._rows(sql)]
        return frozenset(i for r in found if r for i in r.case_ids if i in noted)

    def _rows(self, sql: str, *values: object) -> list[Any]:
        with self._storage.turn:
            return self._storage.connection.execute(sql, values).fetchall()


def references(change: Change) -> tuple[str | None, str | None]:
    """The references of a case before and after a change."""
    before, after = change.before, change.after
    return before.case if before else None, after.case if after else None


def read_head(n: int, data: bytes) -> StepHead:
    """The head of a step. Raises DamagedBook."""
    try:
        return chain.decode_head(data)
    except ODD:
        raise damaged(n) from None


def damaged(n: int) -> DamagedBook:
    """What to raise where a step is not as it was written."""
    return DamagedBook(f"Step {n} of the history is not as it was written.")


def _change(n: int, digest: bytes, salt: bytes, body: bytes) -> Change:
    if chain.digest_of(salt, body) != digest:
        raise damaged(n)
    return chain.decode_body(body)

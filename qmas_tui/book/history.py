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
from qmas_tui.book.chain import LogPosition, Redaction, StepHead
from qmas_tui.errors import BookError, DamagedBook
from qmas_tui.facts.changes import Change, Does, Past
from qmas_tui.tinysqlite import SqliteStorage

ODD: Final = (msgspec.MsgspecError, LookupError, TypeError, ValueError, AttributeError)
"""What reading a damaged row may raise: there may be anything in it."""
MOST_CHANGES: Final = 1 << 20
"""So many changes a step may have."""
_NEW_STEP: Final = "INSERT INTO steps VALUES (?, ?, ?, ?, ?)"
_NEW_CHANGE: Final = "INSERT INTO changes VALUES (?, ?, ?, ?, ?, ?, ?)"
_STEP: Final = "SELECT * FROM steps WHERE n BETWEEN ? AND ? ORDER BY n"
_LAST: Final = "WHERE case_id = ? AND body IS NOT NULL ORDER BY id DESC LIMIT 1"


class Entry(NamedTuple):
    """A row of `changes`; once it is erased only the first three are left."""

    id: int
    case_id: int
    digest: bytes
    salt: bytes | None
    body: bytes | None
    case_before: str | None
    case_after: str | None


class Made(NamedTuple):
    """A step as it is on record: its row, what is hashed of it, its changes."""

    row: tuple[int, bytes, str, bytes, str]
    head: StepHead
    entries: list[Entry]

    @property
    def position(self) -> LogPosition:
        """Where it ends."""
        return LogPosition(self.row[0], self.row[4], self.head.records)

    @property
    def case_ids(self) -> tuple[int, ...]:
        """The id of the case of each change."""
        return tuple(each.case_id for each in self.entries)

    @property
    def erased(self) -> frozenset[int]:
        """The cases of the changes of which nothing is kept."""
        return frozenset(each.case_id for each in self.entries if each.body is None)

    def past(self) -> Past:
        """The step, typed. Raises DamagedBook."""
        n, _, who, _, _ = self.row
        try:
            bodies = [each.body for each in self.entries if each.body is not None]
            changes = tuple(map(chain.decode_change, bodies))
        except ODD:
            raise damaged(n) from None
        return Past(
            number=n,
            when=self.head.at,
            does=self.head.does,
            who=who,
            changes=changes,
            of=self.head.of,
            erased=len(self.entries) - len(changes),
        )


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
        changes: Sequence[tuple[int, Change, bytes]],
        doing: Doing,
        records: str,
    ) -> LogPosition:
        """Put a step of at least one change behind another; where it ends.

        Args:
            before: the end of the history so far.
            changes: the id of each case, the change, and its body.
            records: the sum of the seals of all records after the step.
        """
        if len(changes) >= MOST_CHANGES:
            raise BookError("That is too much for one step.")
        entries, digests = [], []
        first = (before.n + 1) * MOST_CHANGES
        for id_, (case_id, change, body) in enumerate(changes, first):
            salt = os.urandom(chain.SALT_BYTES)
            names = [each and each.case for each in (change.before, change.after)]
            digest = chain.digest_of(salt, body)
            digests.append((case_id, digest))
            entries.append((id_, case_id, digest, salt, body, *names))
        self._storage.connection.executemany(_NEW_CHANGE, entries)
        whole = chain.digest_of_all(digests)
        at = changes[0][1].when
        return self._put(before, doing, at, changes=whole, records=records)

    def copy(self, made: Made) -> None:
        """Put a step of another file behind the one that it follows."""
        self._storage.connection.execute(_NEW_STEP, made.row)
        self._storage.connection.executemany(_NEW_CHANGE, made.entries)

    def redact(
        self,
        before: LogPosition,
        redaction: Redaction,
        who: str,
        at: datetime,
        records: str,
    ) -> LogPosition:
        """Put a step behind another that says what was erased; where it ends."""
        self._storage.connection.executemany(
            "INSERT OR IGNORE INTO cleaning VALUES (?)",
            [(each,) for each in redaction.case_ids],
        )
        doing = Doing(who, "forget")
        return self._put(before, doing, at, records=records, redaction=redaction)

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
        hash_ = chain.hash_of(before.hash, n, doing.who, data)
        row = (n, key, doing.who, data, hash_)
        self._storage.connection.execute(_NEW_STEP, row)
        return LogPosition(n, hash_, head.records)

    def position(self) -> LogPosition:
        """The end of the last step."""
        ((last,),) = self._rows("SELECT max(n) FROM steps")
        return self.step(last, most=0).position if last else LogPosition()

    def has(self, key: bytes) -> bool:
        """Whether a step of this key was made."""
        return bool(self._rows("SELECT 1 FROM steps WHERE key = ?", key))

    def is_there(self, n: int, hash_: str) -> bool:
        """Whether a step is in the history still, with the same hash."""
        return n == 0 or self._rows("SELECT hash FROM steps WHERE n = ?", n) == [
            (hash_,)
        ]

    def undo_stack(self) -> UndoStack:
        """What undo and redo reach now."""
        sql = "SELECT n, head FROM steps WHERE n > ? ORDER BY n"
        with self._storage.turn:
            for n, head in self._rows(sql, self._stack.last):
                try:
                    self._stack.push(n, chain.decode_head(head).does)
                except ODD:
                    raise damaged(n) from None
            return self._stack

    def numbers(self, after: int = 0) -> list[int]:
        """The numbers of all steps behind one, in order."""
        rows = self._rows("SELECT n FROM steps WHERE n > ? ORDER BY n", after)
        return [n for (n,) in rows]

    def steps(self, after: int = 0) -> Iterator[Made]:
        """Every step behind a number."""
        return map(self.step, self.numbers(after))

    def step(
        self,
        n: int,
        before: str | None = None,
        most: int = MOST_CHANGES,
        only: Collection[int] | None = None,
    ) -> Made:
        """A step, compared with its hashes.

        Args:
            before: the hash of the step before, if not the one that is on record.
            most: at most so many of its changes.
            only: the ids of cases; changes of others are left out.
        """
        span = (n * MOST_CHANGES, (n + 1) * MOST_CHANGES, most)
        try:
            *others, row = self._rows(
                "SELECT * FROM steps WHERE n IN (?, ?) ORDER BY n", n - 1, n
            )
            number, key, who, data, hash_ = row
            before = before if before is not None else others[0][4] if others else ""
            head = chain.decode_head(data)
            rows = self._rows(
                "SELECT * FROM changes WHERE id >= ? AND id < ? ORDER BY id LIMIT ?",
                *span,
            )
            whole = chain.digest_of_all((each[1], each[2]) for each in rows)
            entries = [Entry(*each) for each in rows if only is None or each[1] in only]
            is_sound = (
                (number, hash_) == (n, chain.hash_of(before, n, who, data))
                and head.key == key.hex()
                and (most < MOST_CHANGES or whole == (head.changes or _NO_CHANGES))
                and all(map(_is_sound, entries))
            )
        except ODD:
            raise damaged(n) from None
        if not is_sound:
            raise damaged(n)
        return Made(row, head, entries)

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

    def last_of(self, case_id: int) -> bytes:
        """The document of a case as its last change left it; that of no case else."""
        for row in self._rows(f"SELECT * FROM changes {_LAST}", case_id):
            entry = Entry(*row)
            try:
                if _is_sound(entry) and entry.body is not None:
                    return bytes(chain.decode_sides(entry.body).after)
            except ODD:
                pass
            raise damaged(entry.id // MOST_CHANGES)
        return chain.NOTHING

    def last_case_id(self) -> int:
        """The last id that was ever given to a case; 0 when there is none."""
        return int(self._rows("SELECT max(case_id) FROM changes")[0][0] or 0)

    def to_clean(self) -> frozenset[int]:
        """The cases that are forgotten, but not yet cleaned out of every copy."""
        noted = {id_ for (id_,) in self._rows("SELECT case_id FROM cleaning")}
        if not noted:
            return frozenset()
        sql = "SELECT n FROM steps WHERE instr(head, CAST('redaction' AS BLOB))"
        found = [self.step(n).head.redaction for (n,) in self._rows(sql)]
        return frozenset(i for r in found if r for i in r.case_ids if i in noted)

    def _rows(self, sql: str, *values: object) -> list[Any]:
        with self._storage.turn:
            return self._storage.connection.execute(sql, values).fetchall()


def damaged(n: int) -> DamagedBook:
    """What to raise where a step is not as it was written."""
    return DamagedBook(f"Step {n} of the history is not as it was written.")


def _is_sound(entry: Entry) -> bool:
    """Whether a change is as its digest says, or erased."""
    if entry.salt is None or entry.body is None:
        return set(entry[3:]) == {None}
    return entry.digest == chain.digest_of(entry.salt, entry.body)


_NO_CHANGES: Final = chain.digest_of_all(())

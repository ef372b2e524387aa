"""The history of a book: every step ever made, in the same file as the records.

`steps` holds a chained head for each step, `changes` what it changed. Both only grow,
but for the bodies of changes that are erased when their case is forgotten. The id of a
change is the number of its step times 2^20, plus its place in the step.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection
from datetime import datetime
from typing import Any, Final, NamedTuple

import msgspec

from qmas_tui.book import chain
from qmas_tui.book.cases import UndoStack
from qmas_tui.book.chain import LogPosition, StepHead
from qmas_tui.errors import DamagedBook
from qmas_tui.facts.changes import Does, Past
from qmas_tui.tinysqlite import SqliteStorage

ODD: Final = (msgspec.MsgspecError, LookupError, TypeError, ValueError, AttributeError)
"""What reading a damaged row may raise: there may be anything in it."""
MOST_CHANGES: Final = 1 << 20
"""So many changes a step may have."""
_LAST: Final = "FROM changes WHERE case_id = ? AND body IS NOT NULL ORDER BY id DESC"
_NULLS: Final = "salt = NULL, body = NULL, case_before = NULL, case_after = NULL"
_ZEROS: Final = (
    "salt = zeroblob(length(salt)), body = zeroblob(length(body)), case_before ="
    " CAST(zeroblob(length(CAST(case_before AS BLOB))) AS TEXT), case_after ="
    " CAST(zeroblob(length(CAST(case_after AS BLOB))) AS TEXT)"
)


class Entry(NamedTuple):
    """A row of `changes`; once it is erased only the first three are left."""

    id: int
    case_id: int
    digest: bytes
    salt: bytes | None
    body: bytes | None
    case_before: str | None
    case_after: str | None

    @property
    def is_sound(self) -> bool:
        """Whether it is as its digest says, or erased."""
        if self.salt is None or self.body is None:
            return set(self[3:]) == {None}
        return self.digest == chain.digest_of(self.salt, self.body)


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
        """The id of the case of each change that is not erased."""
        return tuple(each.case_id for each in self.entries if each.body is not None)

    @property
    def erased(self) -> set[int]:
        """The cases of the changes of which nothing is kept."""
        return {each.case_id for each in self.entries if each.body is None}

    @property
    def forgotten(self) -> tuple[int, ...]:
        """The cases of which the step says that they were forgotten."""
        return self.head.redaction.case_ids if self.head.redaction else ()

    def past(self) -> Past:
        """The step, typed. Raises DamagedBook."""
        bodies = [(e.case_id, e.body) for e in self.entries if e.body is not None]
        try:
            changes = tuple([chain.read_change(*each) for each in bodies])
        except ODD:
            raise damaged(self.row[0]) from None
        return Past(
            number=self.row[0],
            when=self.head.at,
            does=self.head.does,
            who=self.row[2],
            changes=changes,
            of=self.head.of,
            erased=len(self.entries) - len(changes),
        )


class History:
    """The steps in the file of a storage.

    What is read raises DamagedBook where a row is not as it was written.
    """

    def __init__(self, storage: SqliteStorage) -> None:
        self._storage, self._stack = storage, UndoStack()

    def position(self) -> LogPosition:
        """The end of the last step."""
        rows = self._rows("SELECT * FROM steps ORDER BY n DESC LIMIT 2")
        return _made(rows[0][0], rows[::-1]).position if rows else LogPosition()

    def numbers(self, after: int = 0) -> list[int]:
        """The numbers of all steps behind one, in order."""
        rows = self._rows("SELECT n FROM steps WHERE n > ? ORDER BY n", after)
        return [n for (n,) in rows]

    def numbers_since(self, moment: datetime | None = None) -> list[int]:
        """The numbers of the steps made after a moment, or of all, in order."""
        if moment is None:
            return self.numbers()
        found = list[int]()
        for n, head in self._rows("SELECT n, head FROM steps ORDER BY n"):
            try:
                found += [n] if chain.decode_head(head).at > moment else []
            except ODD:
                raise damaged(n) from None
        return found

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
            most: at most so many of its changes; then their number is not looked at.
            only: the ids of cases; changes of others are left out.
        """
        sql = "SELECT * FROM steps WHERE n BETWEEN ? AND ? ORDER BY n"
        made = _made(n, self._rows(sql, n - 1, n), before)
        sql = "SELECT * FROM changes WHERE id >= ? AND id < ? ORDER BY id LIMIT ?"
        rows = self._rows(sql, n * MOST_CHANGES, (n + 1) * MOST_CHANGES, most)
        whole = chain.digest_of_all((row[1], row[2]) for row in rows)
        entries = [Entry(*row) for row in rows if only is None or row[1] in only]
        is_whole = most < MOST_CHANGES or whole == (made.head.changes or _NO_CHANGES)
        try:
            if is_whole and all(each.is_sound for each in entries):
                return made._replace(entries=entries)
        except ODD:
            pass
        raise damaged(n)

    def has(self, key: bytes) -> bool:
        """Whether a step of this key was made."""
        return bool(self._rows("SELECT 1 FROM steps WHERE key = ?", key))

    def is_there(self, n: int, hash_: str) -> bool:
        """Whether a step is in the history still, with the same hash."""
        rows = self._rows("SELECT hash FROM steps WHERE n = ?", n)
        return n == 0 or rows == [(hash_,)]

    def next_step(self, does: Does) -> int:
        """The step that undo or redo is about just now; 0 where there is none."""
        sql = "SELECT n, head FROM steps WHERE n > ? ORDER BY n"
        with self._storage.turn:
            for n, head in self._rows(sql, self._stack.last):
                try:
                    self._stack.push(n, chain.decode_head(head).does)
                except ODD:
                    raise damaged(n) from None
            numbers = self._stack.undo if does == "undo" else self._stack.redo
            return numbers[-1] if numbers else 0

    def count(self, n: int) -> int:
        """How many changes a step has."""
        sql = "SELECT count(*) FROM changes WHERE id >= ? AND id < ?"
        return int(self._rows(sql, n * MOST_CHANGES, (n + 1) * MOST_CHANGES)[0][0])

    def numbers_of(self, case_ids: Collection[int]) -> list[int]:
        """The steps that changed some cases, and were not erased."""
        sql = "SELECT id FROM changes WHERE case_id = ? AND body IS NOT NULL"
        rows = [row for case_id in case_ids for row in self._rows(sql, case_id)]
        return sorted({id_ // MOST_CHANGES for (id_,) in rows})

    def ids_of(self, reference: str, ever: bool = False) -> frozenset[int]:
        """The cases that have a reference or had it when they were taken out, or those
        that `ever` had it.

        Where no change gave it to a case, another program did: then those count that
        were changed under it.
        """
        given = "case_after = ? AND case_before IS NOT case_after"
        for which in (given, "case_before = ?"):
            sql = f"SELECT DISTINCT case_id FROM changes WHERE {which}"
            if ids := frozenset(id_ for (id_,) in self._rows(sql, reference)):
                break
        return (
            ids
            if ever
            else frozenset(i for i in ids if self.reference_of(i) == reference)
        )

    def reference_of(self, case_id: int) -> str | None:
        """The reference that a case has, or had when it was taken out."""
        sql = f"SELECT coalesce(case_after, case_before) {_LAST} LIMIT 1"
        rows = self._rows(sql, case_id)
        return rows[0][0] if rows else None

    def last_of(self, case_id: int) -> bytes:
        """The document of a case as its last change left it; that of no case else."""
        for row in self._rows(f"SELECT * {_LAST} LIMIT 1", case_id):
            entry = Entry(*row)
            try:
                if entry.is_sound and entry.body is not None:
                    return bytes(chain.decode_sides(entry.body).after)
            except ODD:
                pass
            raise damaged(entry.id // MOST_CHANGES)
        return chain.NOTHING

    def last_case_ids(self) -> list[int]:
        """The last ids that were ever given to a holder and to a prospect, if any."""
        sql = "SELECT max(case_id) FROM changes WHERE case_id {} ?"
        found = [
            self._rows(sql.format(sign), chain.FIRST_PROSPECT) for sign in ("<", ">=")
        ]
        return [rows[0][0] for rows in found if rows[0][0] is not None]

    def to_clean(self) -> frozenset[int]:
        """The cases that are forgotten, but not yet cleaned out of every copy."""
        noted = {id_ for (id_,) in self._rows("SELECT case_id FROM cleaning")}
        if not noted:
            return frozenset()
        sql = "SELECT n FROM steps WHERE instr(head, CAST('redaction' AS BLOB))"
        told = [self.step(n).forgotten for (n,) in self._rows(sql)]
        return frozenset(i for each in told for i in each if i in noted)

    def cleaned(self, case_ids: Collection[int]) -> None:
        """Note that some cases are cleaned out of every copy."""
        with self._storage.transaction() as db:
            marks = [(each,) for each in case_ids]
            db.executemany("DELETE FROM cleaning WHERE case_id = ?", marks)

    def _rows(self, sql: str, *values: object) -> list[Any]:
        with self._storage.turn:
            return self._storage.connection.execute(sql, values).fetchall()


def damaged(n: object) -> DamagedBook:
    """What to raise where a step is not as it was written, its number included."""
    step = f"Step {n}" if isinstance(n, int) else "A step"
    return DamagedBook(f"{step} of the history is not as it was written.")


def erase(db: sqlite3.Connection, case_ids: Collection[int]) -> int:
    """Erase the bodies of all changes to some cases; how many were erased.

    They are written over with zeros first: where a row grows smaller SQLite may move
    others, and leave a copy behind.
    """
    erased, which = 0, "WHERE case_id = ? AND body IS NOT NULL"
    for case_id in case_ids:
        db.execute(f"UPDATE changes SET {_ZEROS} {which}", (case_id,))
        done = db.execute(f"UPDATE changes SET {_NULLS} {which}", (case_id,))
        erased += done.rowcount
    return erased


_NO_CHANGES: Final = chain.digest_of_all(())


def _made(n: int, rows: list[Any], before: str | None = None) -> Made:
    """A step without its changes, by its row and the one of the step before."""
    try:
        *others, row = rows
        number, key, who, data, hash_ = row
        if before is None:
            before = others[0][4] if others else ""
        head = chain.decode_head(data)
        is_sound = head.key == key.hex() and number == n
        if is_sound and hash_ == chain.hash_of(before, n, who, data):
            return Made(row, head, [])
    except ODD:
        pass
    raise damaged(n)

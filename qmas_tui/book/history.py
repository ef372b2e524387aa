"""The history of a book: every step ever made, in the same file as the records.

`steps` holds a chained head for each step, `changes` what it changed. Both only grow,
but for the bodies of changes that are erased when their case is forgotten. The id of a
change is the number of its step times 2^20, plus its place in the step.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterator
from contextlib import suppress
from datetime import datetime
from typing import Any, Final

from msgspec import structs

from qmas_tui.book import chain
from qmas_tui.book.chain import FIRST_PROSPECT, LogPosition, StepHead
from qmas_tui.book.recorded import (
    MOST_CHANGES,
    ODD,
    Entry,
    Made,
    damaged,
    read_entry,
    read_step,
)
from qmas_tui.facts.changes import Does, Past
from qmas_tui.tinysqlite import SqliteStorage

_OF_STEP: Final = "FROM changes WHERE id >= ? AND id < ?"
_STEP: Final = (
    "SELECT s.*, coalesce((SELECT hash FROM steps WHERE n = s.n - 1), '') FROM steps s"
)
_LAST: Final = "FROM changes WHERE case_id = ? AND body IS NOT NULL ORDER BY id DESC"
_NULLS: Final = "salt = NULL, body = NULL, case_before = NULL, case_after = NULL"
_ZEROS: Final = (
    "salt = zeroblob(length(salt)), body = zeroblob(length(body)), case_before ="
    " CAST(zeroblob(length(CAST(case_before AS BLOB))) AS TEXT), case_after ="
    " CAST(zeroblob(length(CAST(case_after AS BLOB))) AS TEXT)"
)


class History:
    """The steps in the file of a storage.

    What is read raises DamagedBook where a row is not as it was written.
    """

    def __init__(self, storage: SqliteStorage) -> None:
        self._storage = storage
        self._last, self._undo, self._redo = 0, list[int](), list[int]()
        self._whole: set[str] = set()
        """The hashes of steps of which every change was there once."""

    def position(self) -> LogPosition:
        """The end of the last step."""
        rows = self._rows(f"{_STEP} ORDER BY s.n DESC LIMIT 1")
        return read_step(rows[0]).position if rows else LogPosition()

    def numbers(self, after: int = 0, since: datetime | None = None) -> list[int]:
        """The numbers of the steps behind one, or made after a moment, in order."""
        if since is not None:
            return [n for n, head in self._heads(after) if head.at > since]
        sql = "SELECT n FROM steps WHERE n > ? ORDER BY n"
        return [n for (n,) in self._rows(sql, after)]

    def head(self, n: int, before: str | None = None) -> Made:
        """A step without its changes, compared with its hash.

        Args:
            before: the hash of the step before, if not the one that is on record.
        """
        if rows := self._rows(f"{_STEP} WHERE s.n = ?", n):
            return read_step(rows[0], before)
        raise damaged(n)

    def step(
        self, n: int, before: str | None = None, only: Collection[int] | None = None
    ) -> Made:
        """A step, compared with its hashes; of some cases alone if that is wanted."""
        made = self.head(n, before)
        with self._storage.turn:
            return made._replace(entries=[*self.entries(made, only)])

    def entries(
        self, made: Made, only: Collection[int] | None = None
    ) -> Iterator[Entry]:
        """The changes of a step, likewise, but one after the other.

        All those of an import at once need as much memory as the cases. Where few are
        asked for, that all are there is looked at the first time alone.
        """
        if only is None or made.hash not in self._whole:
            self._check_whole(made)
        which = "" if only is None else f"AND +case_id IN ({','.join(map(str, only))})"
        sql = f"SELECT * {_OF_STEP} {which} ORDER BY id"
        for row in self._storage.connection.execute(sql, made.ids):
            yield read_entry(row)

    def glance(self, n: int) -> Past:
        """A step by its first change, and how many more: the place of its last tells.

        That all are there is not looked at: of an import that takes long.
        """
        made = self.head(n)
        for row in self._rows(f"SELECT * {_OF_STEP} ORDER BY id LIMIT 1", *made.ids):
            past = made._replace(entries=[read_entry(row)]).past()
            last = self._rows(f"SELECT max(id) {_OF_STEP}", *made.ids)[0][0]
            return structs.replace(past, more=last % MOST_CHANGES)
        raise damaged(n)

    def _check_whole(self, made: Made) -> None:
        """Raise DamagedBook unless a step has all its changes."""
        sql = f"SELECT case_id, digest {_OF_STEP} ORDER BY id"
        digests = self._storage.connection.execute(sql, made.ids)
        with suppress(*ODD):
            if chain.digest_of_all(digests) == made.head.changes:
                self._whole.add(made.hash)
                return
        raise damaged(made.n)

    def has(self, key: bytes) -> bool:
        """Whether a step of this key was made."""
        return bool(self._rows("SELECT 1 FROM steps WHERE key = ?", key))

    def is_there(self, n: int, hash_: str) -> bool:
        """Whether a step is in the history still, with the same hash."""
        rows = self._rows("SELECT hash FROM steps WHERE n = ?", n)
        return n == 0 or rows == [(hash_,)]

    def next_step(self, does: Does) -> int:
        """The step that undo or redo is about just now; 0 where there is none.

        A new step ends what could be made again; forgetting a case ends both, for what
        came before could bring back what was erased.
        """
        with self._storage.turn:
            for n, head in self._heads(self._last):
                try:
                    self._take_up(n, head.does)
                except IndexError:  # nothing was there to take back
                    raise damaged(n) from None
            numbers = self._undo if does == "undo" else self._redo
            return numbers[-1] if numbers else 0

    def _heads(self, after: int) -> Iterator[tuple[int, StepHead]]:
        sql = "SELECT n, head FROM steps WHERE n > ? ORDER BY n"
        for n, head in self._rows(sql, after):
            try:
                yield n, chain.decode_head(head)
            except ODD:
                raise damaged(n) from None

    def _take_up(self, n: int, does: Does) -> None:
        match does:
            case "undo":
                self._redo.append(self._undo.pop())
            case "redo":
                self._undo.append(self._redo.pop())
            case "do":
                self._undo.append(n)
                self._redo.clear()
            case "forget":
                self._undo, self._redo = [], []
        self._last = n

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
            entry = read_entry(row)
            return bytes(chain.decode_sides(entry.body or b"").after)
        return chain.NOTHING

    def last_case_ids(self) -> list[int]:
        """The last ids that were ever given to a holder and to a prospect, if any."""
        last = "SELECT max(case_id) FROM changes"
        found = self._rows(f"{last} WHERE case_id < ? UNION ALL {last}", FIRST_PROSPECT)
        return [id_ for (id_,) in found if id_ is not None]

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

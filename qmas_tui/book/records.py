"""The file of a book: its records as TinyDB has them, each row under a seal, and how
a step is written into records and history at once."""

from __future__ import annotations

import os
import shutil
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from msgspec import Struct
from tinydb import TinyDB

from qmas_tui.book import chain
from qmas_tui.book.cases import LOOK_AGAIN
from qmas_tui.book.chain import (
    HOLDERS,
    PROSPECTS,
    LogPosition,
    Redaction,
    added,
    by_table,
    seal_of,
    table_of,
)
from qmas_tui.book.history import MOST_CHANGES, History, erase
from qmas_tui.book.paths import (
    APPLICATION,
    FIRST_VERSION,
    WITH_PROSPECTS,
    BookPaths,
    raise_version,
    remove_temporary,
)
from qmas_tui.book.recorded import Made
from qmas_tui.book.scenario_table import drop_scenarios
from qmas_tui.errors import BookError, DamagedBook
from qmas_tui.facts.changes import Case, Does, Step
from qmas_tui.files import open_private
from qmas_tui.tinysqlite import SqliteStorage, SqliteTable

_SCHEMA: Final = (
    f"PRAGMA application_id = {APPLICATION}",
    f"PRAGMA user_version = {FIRST_VERSION}",
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
_NEW_STEP: Final = "INSERT INTO steps VALUES (?, ?, ?, ?, ?)"
_NEW_CHANGE: Final = "INSERT INTO changes VALUES (?, ?, ?, ?, ?, ?, ?)"
_DOCUMENTS: Final = "SELECT id, CAST(coalesce(doc, '') AS BLOB), seal FROM {}"
_OF_TABLE: Final = {
    HOLDERS: f"{_DOCUMENTS.format(HOLDERS)} WHERE id < {chain.FIRST_PROSPECT}",
    PROSPECTS: f"{_DOCUMENTS.format(PROSPECTS)} WHERE id >= {chain.FIRST_PROSPECT}",
}
_SEAL: Final = "SELECT seal FROM {} WHERE id = ?"


class Doing(Struct, frozen=True):
    """How a step is made: by whom, what it does, about which other, under which key."""

    who: str
    does: Does = "do"
    of: int = 0
    key: bytes = b""


class Records(TinyDB):
    """The book's file as TinyDB has it, and the history in it.

    Whoever writes holds the transaction of its storage, and knows the end of the
    history (`before`), which names the sum of the seals of all records.
    """

    table_class = SqliteTable  # type: ignore[assignment]
    default_table_name = HOLDERS

    def __init__(
        self, path: Path | str, seconds: float = 5.0, immutable: bool = False
    ) -> None:
        own = ("steps", "changes", "cleaning")
        self.sqlite = SqliteStorage(
            path, seconds=seconds, reserved=own, immutable=immutable
        )
        super().__init__(storage=lambda: self.sqlite)
        self._kept = {name: SqliteTable(self.sqlite, name) for name in _OF_TABLE}
        self.history = History(self.sqlite)

    def make_schema(self) -> None:
        """Make the tables of an empty book, and mark the file as one."""
        with self.sqlite.transaction() as db:
            for statement in _SCHEMA:
                db.execute(statement)
            self.sqlite.make_table(HOLDERS)
            db.execute(f"CREATE INDEX unsealed ON {HOLDERS} (id) WHERE seal IS NULL")

    def load(self) -> tuple[dict[int, Case], LogPosition]:
        """Every case by its id, in that order, and the end of the history.

        Raises DamagedBook where a row is not as it was written, or the records are
        others than those that the last step left.
        """
        cases, total = self.read()
        position = self.history.position()
        if total != added(position.records, ()):
            raise DamagedBook("The records are not those that the last step left.")
        return cases, position

    def read(self) -> tuple[dict[int, Case], str]:
        """Every case by its id, and the sum of all seals. Raises DamagedBook.

        A row that another TinyDB program added and that is no case is passed over; in
        the place of a case it is a damage.
        """
        cases, seals = dict[int, Case](), list[bytes]()
        for id_, document, seal in self.rows():
            if seal is not None and seal != seal_of(id_, document):
                raise DamagedBook(f"The record {id_} is not as it was written.")
            known = self._in_sum(id_) if seal is None else [seal]
            seals += known
            try:
                cases[id_] = chain.read_case(id_, document)
            except DamagedBook:
                if known:
                    raise
        return cases, added("", seals)

    def rows(self) -> Iterator[tuple[int, bytes, bytes | None]]:
        """Id, document and seal of every record, one after the other: all documents at
        once would need as much memory as the cases. What another TinyDB program wrote
        has no seal."""
        return self._rows("ORDER BY id")

    def unsealed(self) -> list[tuple[int, bytes]]:
        """The rows that another TinyDB program wrote."""
        return [row[:2] for row in self._rows("AND seal IS NULL")]

    def _rows(self, which: str) -> Iterator[Any]:
        """Rows of both tables; that of the prospects is made for the first of them."""
        db = self.sqlite.connection
        there = [name for name in _OF_TABLE if self.sqlite.has_table(name)]
        for name in there:
            yield from db.execute(f"{_OF_TABLE[name]} {which}")

    def write(
        self, before: LogPosition, step: Step, case_ids: Iterable[int], doing: Doing
    ) -> LogPosition:
        """Write a step of at least one change, with the id of the case of each.

        Returns the end of the history after it. Raises BookError where a record in the
        file is not what the step found, or a change would not read back as it is.
        """
        if len(step) >= MOST_CHANGES:
            raise BookError("That is too much for one step.")
        old, new = dict[int, Case](), dict[int, bytes]()
        entries, digests = list[tuple[object, ...]](), list[tuple[int, bytes]]()
        first = (before.n + 1) * MOST_CHANGES
        for change, case_id in zip(step, case_ids, strict=True):
            salt, (body, after) = os.urandom(chain.SALT_BYTES), chain.body_of(change)
            if case_id not in new and change.before is not None:
                old[case_id] = change.before
            new[case_id] = after
            names = [each and each.case for each in (change.before, change.after)]
            digests.append((case_id, chain.digest_of(salt, body)))
            entry = (first + len(entries), *digests[-1], salt, body, *names)
            entries.append(entry)
        minus = list(self._taken(old))
        total = added(before.records, self.put(new, old), minus)
        self.sqlite.connection.executemany(_NEW_CHANGE, entries)
        whole = chain.digest_of_all(digests)
        return self._end(before, doing, step[0].when, changes=whole, records=total)

    def put(
        self, documents: Mapping[int, bytes], known: Collection[int]
    ) -> list[bytes]:
        """Insert, replace and remove records, through TinyDB; the seals of the new.

        Args:
            documents: what each case is to be.
            known: the cases that are there before.
        """
        new = {i: each for i, each in documents.items() if each != chain.NOTHING}
        seals = {id_: seal_of(id_, document) for id_, document in new.items()}
        for table, ids in by_table(new):
            if table == PROSPECTS:
                self._make_prospects()
            rows = ((i, new[i].decode(), seals[i]) for i in ids)
            self._kept[table].put(rows)
        gone = [id_ for id_ in known if id_ in documents and id_ not in new]
        self._remove(gone)
        return list(seals.values())

    def _make_prospects(self) -> None:
        """Make their table; a program that does not know it refuses the book then."""
        if not self.sqlite.has_table(PROSPECTS):
            self.sqlite.make_table(PROSPECTS)
            raise_version(self.sqlite.connection, WITH_PROSPECTS)

    def _remove(self, case_ids: Collection[int]) -> None:
        for table, ids in by_table(case_ids):
            self._kept[table].remove(doc_ids=ids)

    def take_out(self, before: LogPosition, cases: Mapping[int, Case]) -> str:
        """Take cases out of the records; the sum of the seals of what is left."""
        total = added(before.records, (), self._taken(cases))
        self._remove(cases)
        return total

    def forget(
        self,
        before: LogPosition,
        case_ids: Collection[int],
        total: str,
        doing: Doing,
        when: datetime,
    ) -> tuple[int, LogPosition]:
        """Erase every change to some cases, and note that copies are to be cleaned.

        Returns how many there were, and the end of the history after it.
        """
        db = self.sqlite.connection
        what = Redaction(tuple(sorted(case_ids)), erase(db, case_ids))
        drop_scenarios(db, case_ids)
        due = [(each,) for each in what.case_ids]
        db.executemany("INSERT OR IGNORE INTO cleaning VALUES (?)", due)
        end = self._end(before, doing, when, redaction=what, records=total)
        return what.changes, end

    def copy(self, made: Made) -> None:
        """Put a step of another file behind the one that it follows."""
        self.sqlite.connection.execute(_NEW_STEP, made.row)
        self.sqlite.connection.executemany(_NEW_CHANGE, made.entries)

    def _end(
        self, before: LogPosition, doing: Doing, at: datetime, **more: Any
    ) -> LogPosition:
        key, n = doing.key or os.urandom(chain.KEY_BYTES), before.n + 1
        head = chain.StepHead(
            key=key.hex(), at=at.astimezone(UTC), does=doing.does, of=doing.of, **more
        )
        data = chain.encode(head)
        hash_ = chain.hash_of(before.hash, n, doing.who, data)
        row = (n, key, doing.who, data, hash_)
        self.sqlite.connection.execute(_NEW_STEP, row)
        return LogPosition(n, hash_, head.records)

    def _taken(self, cases: Mapping[int, Case]) -> Iterator[bytes]:
        """What cases that are there have added to the sum of seals so far.

        Raises BookError where a row is not what this program takes it for.
        """
        db = self.sqlite.connection
        for id_, case in cases.items():
            table = table_of(id_)
            (seal,) = db.execute(_SEAL.format(table), (id_,)).fetchone() or (None,)
            if seal is not None and seal == seal_of(id_, chain.encode(case)):
                yield seal
                continue
            row = db.execute(f"{_OF_TABLE[table]} AND id = ?", (id_,)).fetchone()
            if seal is not None or not row or chain.read_case(*row[:2]) != case:
                raise BookError(f"{case.case} was changed meanwhile; {LOOK_AGAIN}")
            yield from self._in_sum(id_)

    def _in_sum(self, case_id: int) -> list[bytes]:
        """What a row that another TinyDB program wrote adds to the sum: what the
        history says of the case."""
        last = self.history.last_of(case_id)
        return [] if last == chain.NOTHING else [seal_of(case_id, last)]


@contextmanager
def opened_copy(file: Path) -> Iterator[Records]:
    """A book as it lies on disk, which is left as it is: a copy of it is opened."""
    new = BookPaths(file).temporary()
    try:
        for ending in ("", "-wal"):
            with suppress(FileNotFoundError):
                os.stat(f"{file}{ending}")
                os.close(open_private(Path(f"{new}{ending}"), os.O_RDWR | os.O_CREAT))
                shutil.copyfile(f"{file}{ending}", f"{new}{ending}")
        with closing(Records(new)) as records:
            yield records
    finally:
        remove_temporary(new)

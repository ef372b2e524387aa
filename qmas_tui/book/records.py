"""The file of a book: its records as TinyDB has them, each row under a seal, and how
a step is written into records and history at once."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import Any, Final, NamedTuple

from msgspec import Struct
from tinydb import TinyDB

from qmas_tui.book import chain
from qmas_tui.book.cases import LOOK_AGAIN
from qmas_tui.book.chain import (
    HOLDERS,
    PROSPECTS,
    SCENARIOS,
    LogPosition,
    Redaction,
    added,
    seal_of,
    table_of,
)
from qmas_tui.book.history import History, erase
from qmas_tui.book.paths import is_only_read
from qmas_tui.book.recorded import MOST_CHANGES, Entry, Made
from qmas_tui.errors import BookError, DamagedBook
from qmas_tui.facts.changes import Case, Does, Step
from qmas_tui.tinysqlite import MEMORY, SqliteStorage, SqliteTable, erase_rows

APPLICATION: Final = 0x514D4153
"""What SQLite files of this program are marked with: QMAS."""
VERSION: Final = 3
"""The newest version of the format; a book has that of what it holds."""
_VERSIONS: Final = {HOLDERS: 1, PROSPECTS: 2, SCENARIOS: 3}
"""The first version that knows each table of TinyDB in a book."""
_SCHEMA: Final = (
    f"PRAGMA application_id = {APPLICATION}",
    f"PRAGMA user_version = {_VERSIONS[HOLDERS]}",
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
    f"CREATE INDEX unsealed ON {HOLDERS} (id) WHERE seal IS NULL",
)
_NEW_STEP: Final = "INSERT INTO steps VALUES (?, ?, ?, ?, ?)"
_NEW_CHANGE: Final = "INSERT INTO changes VALUES (?, ?, ?, ?, ?, ?, ?)"
_ROWS: Final = {
    HOLDERS: f"id < {chain.FIRST_PROSPECT}",
    PROSPECTS: f"id >= {chain.FIRST_PROSPECT}",
    SCENARIOS: "id > 0",
}
"""The tables of TinyDB, and which rows of each are meant for this program."""
_AT_ONCE: Final = 256
"""Of so many rows all are hashed, then all decoded: a tenth quicker than in turn."""

Row = tuple[int, bytes, bytes | None]
"""Id, document and seal of a row; what another TinyDB program wrote has no seal."""


class Loaded(NamedTuple):
    """The cases by id, the sum of all seals, and the rows that have none."""

    cases: dict[int, Case]
    seals: str
    unsealed: list[Row]


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
        immutable = immutable or (str(path) != MEMORY and is_only_read(Path(path)))
        self.sqlite = SqliteStorage(
            path, seconds=seconds, reserved=own, immutable=immutable
        )
        super().__init__(storage=lambda: self.sqlite)
        self.history = History(self.sqlite)

    def make_schema(self) -> None:
        """Make the tables of an empty book, and mark the file as one."""
        with self.sqlite.transaction() as db:
            self.sqlite.make_table(HOLDERS)
            for statement in _SCHEMA:
                db.execute(statement)

    def documents(self, table: str, which: str = "", *values: object) -> Iterator[Row]:
        """Rows of a table, one after the other: all documents at once would need as
        much memory as the cases. A table is made with its first row."""
        if not self.sqlite.has_table(table):
            return iter(())
        sql = (
            "SELECT id, CAST(coalesce(doc, '') AS BLOB), seal"
            f" FROM {table} WHERE {_ROWS[table]} {which}"
        )
        return self.sqlite.connection.execute(sql, values)

    def rows(self, which: str = "ORDER BY id") -> Iterator[Row]:
        """Rows of every record."""
        for table in (HOLDERS, PROSPECTS):
            yield from self.documents(table, which)

    def unsealed(self) -> list[Row]:
        """The records that another TinyDB program wrote."""
        return [*self.rows("AND seal IS NULL")]

    def load(self) -> tuple[Loaded, LogPosition]:
        """Every case, in the order of their ids, and the end of the history.

        Raises DamagedBook where a row is not as it was written, or the records are
        others than those that the last step left.
        """
        found, position = self.read(), self.history.position()
        if found.seals != position.records:
            raise DamagedBook("The records are not those that the last step left.")
        return found, position

    def read(self) -> Loaded:
        """Every case by its id, and the sum of all seals. Raises DamagedBook.

        A row that another TinyDB program added and that is no case is passed over; in
        the place of a case it is a damage.
        """
        cases, seals, unsealed = dict[int, Case](), list[bytes](), list[Row]()
        rows = self.rows()
        while some := [*islice(rows, _AT_ONCE)]:
            for id_, document, seal in some:
                if seal is not None and seal != seal_of(id_, document):
                    raise DamagedBook(f"The record {id_} is not as it was written.")
            seals += [seal for _, _, seal in some if seal]
            cases |= {i: chain.read_case(i, doc) for i, doc, seal in some if seal}
            unsealed += [row for row in some if row[2] is None]
        for id_, document, _ in unsealed:
            known = self._in_sum(id_)
            seals += known
            try:
                cases[id_] = chain.read_case(id_, document)
            except DamagedBook:
                if known:
                    raise
        return Loaded(cases, added("0", seals), unsealed)

    def write(
        self, before: LogPosition, step: Step, case_ids: Iterable[int], doing: Doing
    ) -> LogPosition:
        """Write a step of at least one change, with the id of the case of each.

        Returns the end of the history after it. Raises BookError where a record in the
        file is not what the step found, or a change would not read back as it is.
        """
        if len(step) >= MOST_CHANGES:
            raise BookError("That is too much for one step.")
        old, new, entries = dict[int, Case](), dict[int, bytes](), list[Entry]()
        changes = zip(step, case_ids, strict=True)
        for id_, (change, case_id) in enumerate(changes, (before.n + 1) * MOST_CHANGES):
            was, is_ = change.before, change.after
            body, document = chain.body_of(case_id, change)
            if was is not None and case_id not in new:
                old[case_id] = was
            new[case_id] = document
            salt = os.urandom(chain.SALT_BYTES)
            digest = chain.digest_of(salt, body)
            names = was.case if was else None, is_.case if is_ else None
            entries.append(Entry(id_, case_id, digest, salt, body, *names))
        minus = [*self._taken(old)]
        total = added(before.records, self.put(new), minus)
        self.sqlite.connection.executemany(_NEW_CHANGE, entries)
        whole = chain.digest_of_all(each[1:3] for each in entries)
        return self._end(before, doing, step[0].when, changes=whole, records=total)

    def put(self, documents: Mapping[int, bytes]) -> list[bytes]:
        """Have documents in the records, or none where it is NOTHING; their seals."""
        new = {i: each for i, each in documents.items() if each != chain.NOTHING}
        rows = [(id_, each, seal_of(id_, each)) for id_, each in new.items()]
        gone = documents.keys() - new.keys()
        for table in (HOLDERS, PROSPECTS):
            self.put_rows(table, [each for each in rows if table_of(each[0]) == table])
        for table in {table_of(id_) for id_ in gone}:
            erase_rows(self.sqlite.connection, table, gone)
        return [seal for *_, seal in rows]

    def put_rows(self, table: str, rows: Collection[Row]) -> None:
        """Insert and replace rows, through TinyDB. Once there is a table, programs
        that do not know it refuse the book."""
        db = self.sqlite.connection
        if rows and not self.sqlite.has_table(table):
            self.sqlite.make_table(table)
            (version,) = db.execute("PRAGMA user_version").fetchone()
            db.execute(f"PRAGMA user_version = {max(version, _VERSIONS[table])}")
        if rows:
            SqliteTable(self.sqlite, table).put(rows)

    def forget(
        self,
        before: LogPosition,
        case_ids: Collection[int],
        cases: Mapping[int, Case],
        who: str,
        when: datetime,
    ) -> tuple[int, LogPosition]:
        """Erase some cases, and note that copies are to be cleaned of them.

        Args:
            cases: those of them that are there.

        Returns how many changes were erased, and the end of the history after it.
        """
        db, ids = self.sqlite.connection, sorted(case_ids)
        total = added(before.records, (), self._taken(cases))
        what = Redaction(tuple(ids), erase(db, ids))
        wipe(db, ids)
        due = [(each,) for each in ids]
        db.executemany("INSERT OR IGNORE INTO cleaning VALUES (?)", due)
        doing = Doing(who, "forget")
        end = self._end(before, doing, when, redaction=what, records=total)
        return what.changes, end

    def copy(self, made: Made) -> None:
        """Put a step of another file behind the one that it follows."""
        self.sqlite.connection.execute(_NEW_STEP, made[:5])
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
        for id_, case in cases.items():
            found = self.documents(table_of(id_), "AND id = ?", id_)
            row = next(found, (id_, b"", b""))
            if row[2] == seal_of(id_, chain.encode(case)):
                yield row[2]
            elif row[2] is None and chain.read_case(*row[:2]) == case:
                yield from self._in_sum(id_)
            else:
                raise BookError(f"{case.case} was changed meanwhile; {LOOK_AGAIN}")

    def _in_sum(self, case_id: int) -> list[bytes]:
        """What a row that another TinyDB program wrote adds to the sum: what the
        history says of the case."""
        last = self.history.last_of(case_id)
        return [] if last == chain.NOTHING else [seal_of(case_id, last)]


def wipe(db: sqlite3.Connection, case_ids: Collection[int]) -> int:
    """Take the records and saved scenarios of some cases out of a file, written over
    with zeros first; how many rows there were."""
    return sum(erase_rows(db, table, case_ids) for table in _ROWS)

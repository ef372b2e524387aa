"""TinyDB on SQLite: each document is a row, so an edit costs the same at any size.

    class Database(TinyDB):
        table_class = SqliteTable

    db = Database("file.db", storage=SqliteStorage)

insert, insert_multiple, all, iteration, len, search, get, contains, count, update,
update_multiple, upsert, remove, truncate, tables, drop_table, drop_tables, document ids
and queries in all their forms work as TinyDB 4.9 documents them. Each operation is one
transaction, on disk when it returns; `SqliteStorage.transaction` makes several one.

What differs from TinyDB's own storages:

- A document is kept as JSON, as by TinyDB's `JSONStorage`, without NaN or infinities;
  documents come in the order of their numbers.
- An operation that raises changes nothing, where `MemoryStorage` may be half changed.
- A new document gets a number that is free, whatever numbers were given by hand before.
- There is no query cache, for another program may write at any moment.
- Middlewares would hide the methods that the table needs: they are not supported.

With TinyDB's own `Table` class everything works too, but each operation reads the whole
database first, and only the rows that differ are written.
"""

from __future__ import annotations

import json
import os
import re
import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, MutableMapping
from contextlib import contextmanager
from pathlib import Path
from threading import RLock
from typing import Any, Final

from tinydb import Storage
from tinydb.table import Table

from qmas_tui.files import open_private

Document = dict[str, Any]
MEMORY: Final = ":memory:"
PRAGMAS: Final = (
    *("page_size=16384", "journal_mode=WAL", "synchronous=FULL"),
    # Checkpoints are made by `SqliteStorage.checkpoint`, and on closing, alone.
    *("wal_autocheckpoint=0", "journal_size_limit=0"),
    *("fullfsync=ON", "checkpoint_fullfsync=ON"),
    *(
        "cache_size=-16000",
        "secure_delete=ON",
        "temp_store=MEMORY",
        "trusted_schema=OFF",
    ),
)
_SHAPE: Final = "(id INTEGER PRIMARY KEY, doc TEXT NOT NULL, seal BLOB)"
_PLAIN_NAME: Final = re.compile("(?!sqlite_|tinydb_)[a-z_][a-z0-9_]*")
_POLL_SECONDS: Final = 0.005


class SqliteStorage(Storage):
    """TinyDB's storage in one SQLite file: each table one of `id, doc, seal`.

    Args:
        path: the file, made if it is not there (mode 0600), or ":memory:".
        seconds: how long another program that is writing is waited for.
        reserved: names of SQLite tables in the file that are no TinyDB tables.
        immutable: the file is only read, and nobody else writes it: nothing is made
            beside it.

    `seal` is NULL, unless a subclass of `SqliteTable` fills it.
    """

    def __init__(
        self,
        path: Path | str,
        *,
        seconds: float = 5.0,
        reserved: Iterable[str] = (),
        immutable: bool = False,
    ) -> None:
        self.path = str(path)
        self.seconds = seconds
        self.turn = RLock()
        self._reserved = frozenset(reserved)
        self._immutable = immutable
        if self.path != MEMORY and not os.path.exists(path):
            os.close(open_private(Path(path), os.O_RDWR | os.O_CREAT))
        self.connection = self._connect()
        if not immutable:
            for pragma in PRAGMAS:
                self.connection.execute(f"PRAGMA {pragma}")

    @contextmanager
    def transaction(
        self, seconds: float | None = None, then: Callable[[], object] | None = None
    ) -> Iterator[sqlite3.Connection]:
        """All or nothing, on disk at the end; other writers wait from the beginning.

        Args:
            seconds: how long to wait for another writer, instead of the usual time.
            then: called when all is on disk, before another thread has its turn.

        Raises sqlite3.OperationalError (SQLITE_BUSY) when another writer goes on
        longer than that. Threads take turns; one inside another is part of it.
        """
        self._begin(self.seconds if seconds is None else seconds)
        try:
            if self._depth > 1:
                yield self.connection
                return
            try:
                yield self.connection
            except BaseException:
                self._roll_back()
                raise
            try:
                self._commit()
            except BaseException:
                self._roll_back()
                raise
            if then is not None:
                then()
        finally:
            self._depth -= 1
            self.turn.release()

    @contextmanager
    def snapshot(self) -> Iterator[sqlite3.Connection]:
        """Within this all is read as it is at one moment, and nothing written."""
        with self.turn:
            if self.connection.in_transaction:
                yield self.connection
                return
            self.connection.execute("BEGIN")
            try:
                yield self.connection
            finally:
                self._roll_back()

    def read(self) -> dict[str, Any] | None:
        """Every table by name, its rows read as they are asked for; None if none."""
        return {name: Rows(self, name) for name in self.table_names()} or None

    def write(self, data: Mapping[str, Mapping[Any, Any]]) -> None:
        """Make the tables hold `data`, writing only the rows that differ.

        Raises TypeError or ValueError for a document that JSON cannot hold.
        """
        with self.transaction() as db:
            for name in self.table_names() - data.keys():
                db.execute(f"DROP TABLE {self.quoted(name)}")
            for name, documents in data.items():
                self.make_table(name)
                if isinstance(documents, Rows):
                    continue
                draft = Draft(Rows(self, name))
                for id_ in [*draft]:
                    if id_ not in documents and str(id_) not in documents:
                        del draft[id_]
                for key, document in documents.items():
                    draft[int(key)] = dict(document)
                draft.write(_no_seal)

    def close(self) -> None:
        """Close the file; the last program to do so leaves a single file behind."""
        with self.turn:
            self.connection.close()

    def table_names(self) -> set[str]:
        """The names of all TinyDB tables in the file."""
        with self.turn:
            found = self.connection.execute(
                "SELECT name, sql FROM sqlite_schema WHERE type = 'table'"
            ).fetchall()
        return {_plain(name) for name, sql in found if str(sql).endswith(_SHAPE)}

    def has_table(self, name: str) -> bool:
        """Whether a TinyDB table is there."""
        wanted = (self.quoted(name).strip('"'),)
        with self.turn:
            sql = "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?"
            return self.connection.execute(sql, wanted).fetchone() is not None

    def make_table(self, name: str) -> None:
        """Make a TinyDB table, if it is not there."""
        table = self.quoted(name)
        self.connection.execute(f"CREATE TABLE IF NOT EXISTS {table} {_SHAPE}")

    def quoted(self, name: str) -> str:
        """The SQLite table of a TinyDB table, quoted.

        SQLite does not tell big letters from small ones and keeps some names to itself:
        such names are written in hexadecimal.
        """
        if not _PLAIN_NAME.fullmatch(name) or name in self._reserved:
            name = f"tinydb_{name.encode().hex()}"
        return f'"{name}"'

    def checkpoint(self) -> bool:
        """Bring the write-ahead log into the file and empty it; False where readers
        stand in the way.

        The log is only ever copied while this storage holds the lock of the one
        writer, through a connection of its own. So no other program can begin the log
        anew in the midst of it.
        """
        before = self._log_head()
        if not before:
            return True
        other = self._connect()
        try:
            with self.transaction():
                found = other.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchone()
        finally:
            other.close()
        if found[0] or found[1] != found[2]:
            return False
        with self.transaction() as db:  # begins the log anew, and cuts off the rest
            (version,) = db.execute("PRAGMA user_version").fetchone()
            db.execute(f"PRAGMA user_version={version}")
        return self._log_head() != before

    def log_size(self) -> int:
        """The bytes in the write-ahead log."""
        try:
            return os.stat(f"{self.path}-wal").st_size
        except OSError:
            return 0

    def _log_head(self) -> bytes:
        try:
            with open(f"{self.path}-wal", "rb") as log:
                return log.read(32)
        except OSError:  # there is none
            return b""

    def _connect(self) -> sqlite3.Connection:
        address = self.path
        if self._immutable:
            address = f"{Path(self.path).absolute().as_uri()}?mode=ro&immutable=1"
        return sqlite3.connect(
            address,
            timeout=self.seconds,
            isolation_level=None,
            check_same_thread=False,
            uri=self._immutable,
        )

    _depth = 0

    def _begin(self, seconds: float) -> None:
        limit = time.monotonic() + seconds
        while True:
            self.turn.acquire()
            try:
                if self._depth == 0:
                    self._begin_at_once()
                self._depth += 1
                return
            except BaseException as error:
                self.turn.release()
                if not is_busy(error) or time.monotonic() >= limit:
                    raise
            time.sleep(_POLL_SECONDS)

    def _begin_at_once(self) -> None:
        # Not waited for within SQLite: other threads shall read meanwhile.
        self.connection.execute("PRAGMA busy_timeout=0")
        try:
            self.connection.execute("BEGIN IMMEDIATE")
        finally:
            milliseconds = int(self.seconds * 1000)
            self.connection.execute(f"PRAGMA busy_timeout={milliseconds}")

    def _commit(self) -> None:
        self.connection.execute("COMMIT")

    def _roll_back(self) -> None:
        if self.connection.in_transaction:
            self.connection.execute("ROLLBACK")


class Rows(Mapping[str, Document]):
    """The documents of a table by number, each decoded as it is asked for."""

    def __init__(self, storage: SqliteStorage, name: str) -> None:
        self.storage, self.name = storage, name
        self._table = storage.quoted(name)

    def __getitem__(self, key: str) -> Document:
        found = self.texts("WHERE id = ?", int(key))
        if not found:
            raise KeyError(key)
        document: Document = json.loads(found[0][1])
        return document

    def __iter__(self) -> Iterator[str]:
        return (str(id_) for (id_,) in self._read("SELECT id FROM {} ORDER BY id"))

    def __len__(self) -> int:
        return int(self._read("SELECT count(*) FROM {}")[0][0])

    def items(self) -> Iterator[tuple[str, Document]]:  # type: ignore[override]
        """All as they are at one moment, in the order of their numbers."""
        return ((str(id_), json.loads(doc)) for id_, doc in self.texts("ORDER BY id"))

    def texts(self, which: str, *values: object) -> list[tuple[int, str]]:
        """Number and JSON of some documents."""
        return self._read(f"SELECT id, doc FROM {{}} {which}", *values)

    def _read(self, sql: str, *values: object) -> list[Any]:
        with self.storage.turn:
            db = self.storage.connection
            return db.execute(sql.format(self._table), values).fetchall()


class Draft(MutableMapping[int, Document]):
    """What one operation of TinyDB does to a table, written row by row at its end."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows
        self._texts: dict[int, str] = {}
        self._put: dict[int, Document] = {}
        self._gone: set[int] = set()
        self._has_all = False
        self._last: int | None = None

    def __getitem__(self, id_: int) -> Document:
        if id_ not in self._put:
            if id_ not in self:
                raise KeyError(id_)
            self._put[id_] = json.loads(self._texts[id_])
        return self._put[id_]

    def __setitem__(self, id_: int, document: Document) -> None:
        self._put[id_] = document
        self._gone.discard(id_)

    def __delitem__(self, id_: int) -> None:
        if id_ not in self:
            raise KeyError(id_)
        self._put.pop(id_, None)
        self._gone.add(id_)

    def __contains__(self, id_: object) -> bool:
        if id_ in self._put:
            return True
        if id_ in self._gone:
            return False
        if id_ not in self._texts and not self._has_all and isinstance(id_, int):
            if self._last is None:
                last = self._rows.texts("ORDER BY id DESC LIMIT 1")
                self._last = last[0][0] if last else 0
            if id_ <= self._last:
                self._texts.update(self._rows.texts("WHERE id = ?", id_))
        return id_ in self._texts

    def __iter__(self) -> Iterator[int]:
        if not self._has_all:
            self._texts.update(self._rows.texts("ORDER BY id"))
            self._has_all = True
        known = [id_ for id_ in sorted(self._texts) if id_ not in self._gone]
        return iter([*known, *(id_ for id_ in self._put if id_ not in self._texts)])

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def clear(self) -> None:
        """Take every document out."""
        self._gone.update(self)
        self._put.clear()

    def write(
        self,
        seal: Callable[[int, str], bytes | None],
        encode: Callable[[Document], str] | None = None,
    ) -> None:
        """Write what was put and differs; remove what was taken out."""
        encode = encode or encoded
        storage = self._rows.storage
        name, db = storage.quoted(self._rows.name), storage.connection
        if self._gone:
            gone = [(id_,) for id_ in self._gone]
            db.executemany(f"DELETE FROM {name} WHERE id = ?", gone)
        texts = ((id_, encode(document)) for id_, document in self._put.items())
        db.executemany(
            f"INSERT INTO {name} (id, doc, seal) VALUES (?, ?, ?) ON CONFLICT (id)"
            " DO UPDATE SET doc = excluded.doc, seal = excluded.seal",
            (
                (id_, text, seal(id_, text))
                for id_, text in texts
                if self._texts.get(id_) != text
            ),
        )


class SqliteTable(Table):
    """A table of TinyDB whose operations read and write single rows."""

    def __init__(self, storage: SqliteStorage, name: str, **options: Any) -> None:
        self._rows = Rows(storage, name)
        self._next_id: int | None  # type: ignore[assignment]
        self._sqlite = storage
        options["cache_size"] = 0
        super().__init__(storage, name, **options)

    def insert(self, document: Mapping[str, Any]) -> int:
        """Insert a document, whatever other programs insert meanwhile; its number."""
        with self._sqlite.transaction():
            return super().insert(document)

    def upsert(self, document: Mapping[str, Any], cond: Any = None) -> list[int]:
        """Update what is found, or insert the document, in one transaction."""
        with self._sqlite.transaction():
            return super().upsert(document, cond)

    def encode(self, document: Document) -> str:
        """A document as JSON. Raises TypeError or ValueError where it has no JSON."""
        return encoded(document)

    def seal(self, id_: int, text: str) -> bytes | None:
        """What is kept beside a document; nothing, unless a subclass knows better."""
        del id_, text
        return None

    def _get_next_id(self) -> int:
        rows = self._rows.texts("ORDER BY id DESC LIMIT 1") if self._is_there() else []
        free = max(self._next_id or 1, rows[0][0] + 1 if rows else 1)
        self._next_id = free + 1
        return free

    def _is_there(self) -> bool:
        return self._sqlite.has_table(self.name)

    def _read_table(self) -> Mapping[str, Document]:  # type: ignore[override]
        return self._rows if self._is_there() else {}

    def _update_table(self, updater: Callable[[Any], None]) -> None:
        with self._sqlite.transaction():
            self._sqlite.make_table(self.name)
            draft = Draft(self._rows)
            updater(draft)
            draft.write(self.seal, self.encode)


def encoded(document: Document) -> str:
    """A document as JSON, as TinyDB's own storage has it but for blanks."""
    return json.dumps(
        document, ensure_ascii=False, allow_nan=False, separators=(",", ":")
    )


def _plain(table: str) -> str:
    """The TinyDB table that an SQLite table holds."""
    if table.startswith("tinydb_"):
        return bytes.fromhex(table.removeprefix("tinydb_")).decode()
    return table


def is_busy(error: BaseException) -> bool:
    """Whether SQLite refused something because another program is at work."""
    code = getattr(error, "sqlite_errorcode", 0)
    return code & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)


def _no_seal(id_: int, text: str) -> None:
    del id_, text

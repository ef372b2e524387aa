"""TinyDB's storage in one SQLite file."""

from __future__ import annotations

import os
import re
import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from threading import RLock
from typing import Any, Final

from tinydb import Storage

from qmas_tui.files import open_private, sync_file
from qmas_tui.tinysqlite.refusals import is_busy
from qmas_tui.tinysqlite.table import Draft, Rows

MEMORY: Final = ":memory:"
PRAGMAS: Final = (
    *("page_size=16384", "journal_mode=WAL", "synchronous=FULL"),
    # Checkpoints are made by `SqliteStorage.checkpoint`, and on closing, alone.
    *("wal_autocheckpoint=0", "journal_size_limit=0"),
    *("fullfsync=ON", "checkpoint_fullfsync=ON"),
    *("temp_store=MEMORY", "secure_delete=ON", "trusted_schema=OFF"),
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
        immutable: the file is only read, and nobody else writes it: neither it nor
            anything beside it is made.

    `seal` is NULL, but for what `SqliteTable.put` put there.
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
        if not (self.path == MEMORY or immutable or os.path.exists(path)):
            os.close(open_private(Path(path), os.O_RDWR | os.O_CREAT))
        self.connection = self._connect()
        if not immutable:
            self.connection.executescript(f"PRAGMA {'; PRAGMA '.join(PRAGMAS)}")

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
    def unlogged(self) -> Iterator[None]:
        """Within this a new file is written without a log, once instead of twice.

        Where anything fails it is no good, and is to be thrown away.
        """
        self.connection.execute("PRAGMA journal_mode=MEMORY")
        yield
        self.connection.execute("PRAGMA journal_mode=WAL")

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
                draft.write()

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


def _plain(table: str) -> str:
    """The TinyDB table that an SQLite table holds."""
    if table.startswith("tinydb_"):
        return bytes.fromhex(table.removeprefix("tinydb_")).decode()
    return table


def pack_into(file: Path, db: sqlite3.Connection) -> None:
    """Copy a database into a new file (mode 0600), which is on disk then.

    Nothing of what was erased is left in empty places of it. Raises sqlite3.Error or
    OSError.
    """
    os.close(open_private(file, os.O_RDWR | os.O_CREAT | os.O_EXCL))
    db.execute("PRAGMA secure_delete=ON")
    db.execute("VACUUM INTO ?", (str(file),))
    sync_file(file)

"""Tables of TinyDB that read and write single rows."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import (
    Callable,
    Collection,
    Iterable,
    Iterator,
    Mapping,
    MutableMapping,
)
from typing import TYPE_CHECKING, Any

from tinydb.table import Table

if TYPE_CHECKING:
    from qmas_tui.tinysqlite.storage import SqliteStorage

Document = dict[str, Any]


class Rows(Mapping[str, Document]):
    """The documents of a table by number, each decoded as it is asked for."""

    def __init__(self, storage: SqliteStorage, name: str) -> None:
        self.storage, self.name = storage, name
        self._table = table = storage.quoted(name)
        self.removing = f"DELETE FROM {table} WHERE id = ?"
        self.putting = (
            f"INSERT INTO {table} (id, doc, seal) VALUES (?, CAST(? AS TEXT), ?)"
            " ON CONFLICT (id) DO UPDATE SET doc = excluded.doc, seal = excluded.seal"
        )

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

    def write(self) -> None:
        """Write what was put and differs; remove what was taken out."""
        rows = self._rows
        if self._gone:
            gone = [(id_,) for id_ in self._gone]
            rows.storage.connection.executemany(rows.removing, gone)
        texts = ((id_, encoded(document)) for id_, document in self._put.items())
        changed = (each for each in texts if self._texts.get(each[0]) != each[1])
        rows.storage.connection.executemany(
            rows.putting, ((id_, text, None) for id_, text in changed)
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

    def put(self, rows: Iterable[tuple[int, bytes, bytes | None]]) -> None:
        """Keep documents under their numbers, whatever was there: number, JSON, seal.

        Nothing is merged, unlike in `update`: what a document leaves out is gone.
        """
        with self._sqlite.transaction() as db:
            db.executemany(self._rows.putting, rows)

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
            draft.write()


def erase_rows(db: sqlite3.Connection, table: str, ids: Collection[int]) -> int:
    """Take documents out of a table, if it is there, so that no byte of them is left.

    They are written over with zeros first: where a row grows smaller SQLite may move
    others, and leave a copy behind. Returns how many there were.
    """
    sql = "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?"
    if not db.execute(sql, (table,)).fetchone():
        return 0
    which = [(id_,) for id_ in ids]
    zeros = "CAST(zeroblob(length(CAST(doc AS BLOB))) AS TEXT)"
    db.executemany(f"UPDATE {table} SET doc = {zeros} WHERE id = ?", which)
    return db.executemany(f"DELETE FROM {table} WHERE id = ?", which).rowcount


def encoded(document: Document) -> str:
    """A document as JSON, as TinyDB's own storage has it but for blanks."""
    return json.dumps(
        document, ensure_ascii=False, allow_nan=False, separators=(",", ":")
    )

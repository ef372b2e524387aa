"""TinyDB on SQLite as it is meant to be used."""

from __future__ import annotations

from pathlib import Path

from tinydb import TinyDB

from qmas_tui.tinysqlite import SqliteStorage, SqliteTable


class Database(TinyDB):
    """TinyDB on SQLite as it is meant to be used."""

    table_class = SqliteTable  # type: ignore[assignment]


def opened(path: Path | str) -> Database:
    return Database(path, storage=SqliteStorage)

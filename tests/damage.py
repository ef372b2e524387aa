"""Ways in which a book on disk can be damaged, for tests of what is said and done."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path


def spoil_record(path: Path, case_id: int = 1) -> bytes:
    """Change a letter of a record, as a failing disk would; the bytes of the file."""
    return _changed(
        path,
        "UPDATE holders SET doc = replace(doc, '\"name\"', '\"nbme\"') WHERE id = ?",
        case_id,
    )


def spoil_step(path: Path, n: int) -> bytes:
    """Change a letter of the changes of a step; the bytes of the file."""
    return _changed(
        path,
        "UPDATE changes SET body = CAST(replace(CAST(body AS TEXT), 'who', 'wbo')"
        " AS BLOB) WHERE id / 1048576 = ?",
        n,
    )


def spoil_hash(path: Path, n: int) -> bytes:
    """Change the hash of a step; the bytes of the file."""
    return _changed(path, "UPDATE steps SET hash = 'x' || hash WHERE n = ?", n)


def drop_last_steps(path: Path, count: int = 1) -> bytes:
    """Take the last steps out of the history, but not out of the records."""
    _changed(
        path,
        "DELETE FROM changes WHERE id / 1048576 > (SELECT max(n) - ? FROM steps)",
        count,
    )
    return _changed(
        path, "DELETE FROM steps WHERE n > (SELECT max(n) - ? FROM steps)", count
    )


def _changed(path: Path, sql: str, *values: object) -> bytes:
    with closing(sqlite3.connect(path)) as db, db:
        assert db.execute(sql, values).rowcount > 0, "there is something to damage"
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return path.read_bytes()

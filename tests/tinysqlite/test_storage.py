"""TinyDB on SQLite writes only what it touched, at once or not at all."""

from __future__ import annotations

import json
import math
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from tinydb import TinyDB, where
from tinydb.table import Document

from qmas_tui.tinysqlite import SqliteStorage
from tests.tinysqlite.opened import Database, opened


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "some.db"


def written(db: TinyDB, act: Callable[[Any], object]) -> list[str]:
    """The statements that change rows while something is done."""
    said: list[str] = []
    assert isinstance(db.storage, SqliteStorage)
    connection = db.storage.connection
    connection.set_trace_callback(said.append)
    act(db)
    connection.set_trace_callback(None)
    return [each for each in said if each.startswith(("INSERT", "DELETE", "UPDATE"))]


@pytest.mark.parametrize("kind", [Database, TinyDB])
def test_an_edit_writes_the_rows_that_it_touched(
    file: Path, kind: type[TinyDB]
) -> None:
    """However many documents there are, and however many were looked at."""
    with kind(file, storage=SqliteStorage) as db:
        db.insert_multiple({"a": n} for n in range(500))
        assert len(written(db, lambda t: t.insert({"a": 1}))) == 1
        assert len(written(db, lambda t: t.update({"b": 1}, where("a") == 7))) == 1
        assert written(db, lambda t: t.update({"b": 1}, where("a") == 7)) == []
        assert len(written(db, lambda t: t.update({"c": 1}, doc_ids=[3, 4]))) == 2
        assert len(written(db, lambda t: t.remove(where("a") == 9))) == 1
        assert written(db, lambda t: t.remove(where("a") == 9)) == []
        assert len(db) == 500


def test_an_edit_by_number_looks_at_no_other_row(file: Path) -> None:
    """So it costs the same at any size."""
    with opened(file) as db:
        db.insert_multiple({"a": n} for n in range(500))
        said: list[str] = []
        db.storage.connection.set_trace_callback(said.append)
        db.update({"b": 1}, doc_ids=[3])
        db.insert({"a": 1})
        db.remove(doc_ids=[4])
        db.storage.connection.set_trace_callback(None)
        selects = [each for each in said if "FROM" in each and "schema" not in each]
        assert all("WHERE id" in each or "LIMIT 1" in each for each in selects)


def test_an_operation_that_raises_changes_nothing(file: Path) -> None:
    """Not even the documents before the one at which it raised."""
    with opened(file) as db:
        db.insert_multiple([{"a": 1}, {"a": 2}])
        before = db.all()
        wrongs: list[Callable[[], object]] = [
            lambda: db.insert_multiple([{"a": 3}, 4]),
            lambda: db.insert_multiple([{"a": 3}, {"a": object()}]),
            lambda: db.update({"b": object()}),
            lambda: db.update({"a": math.nan}),
            lambda: db.insert({"a": {1, 2}}),
            lambda: db.insert(Document({"a": 3}, doc_id=2)),
            lambda: db.upsert({"a": "\ud800"}, where("a") == 9),
        ]
        for wrong in wrongs:
            with pytest.raises((ValueError, TypeError, KeyError)):
                wrong()
            assert db.all() == before


def test_several_operations_are_one(file: Path) -> None:
    """Within a transaction all is done or nothing, and nobody else sees the half."""
    with opened(file) as db, opened(file) as other:
        storage = db.storage
        assert isinstance(storage, SqliteStorage)
        with storage.transaction():
            db.insert({"a": 1})
            db.insert({"a": 2})
            assert len(other) == 0
        assert len(other) == 2

        def half() -> None:
            with storage.transaction():
                db.insert({"a": 3})
                db.update({"b": object()})

        with pytest.raises(TypeError):
            half()
        assert len(db) == len(other) == 2


WRITER = """
import sys
from tinydb import TinyDB
from tests.tinysqlite.opened import opened
with opened(sys.argv[1]) as db:
    for n in range(60):
        db.insert({"by": sys.argv[2], "n": n})
"""


def test_programs_that_insert_at_once_lose_nothing(file: Path) -> None:
    """Each document gets a number of its own, whatever others insert meanwhile."""
    opened(file).close()
    command = [sys.executable, "-c", WRITER, str(file)]
    root = Path(__file__).parents[2]
    programs = [subprocess.Popen([*command, who], cwd=root) for who in "AB"]
    assert [each.wait(timeout=60) for each in programs] == [0, 0]
    with opened(file) as db:
        assert len(db) == 120
        assert db.count(where("by") == "A") == 60


def test_what_is_kept_is_json(file: Path) -> None:
    """Any SQLite program reads the documents as they are."""
    with opened(file) as db:
        db.table("people").insert({"name": "李", "rows": [1, {"b": None}]})
    with closing(sqlite3.connect(file)) as plain_db:
        rows = plain_db.execute("SELECT id, doc, seal FROM people").fetchall()
    assert rows == [(1, '{"name":"李","rows":[1,{"b":null}]}', None)]
    assert json.loads(rows[0][1]) == {"name": "李", "rows": [1, {"b": None}]}


def test_the_log_is_emptied_while_others_look_on(file: Path) -> None:
    """What was written is brought into the file, and cut off the log, at any moment
    at which nobody reads an older state."""
    with opened(file) as db, opened(file) as other:
        storage = db.storage
        assert isinstance(storage, SqliteStorage)
        db.insert_multiple({"text": "x" * 1000} for _ in range(300))
        assert storage.log_size() > 300_000
        with closing(sqlite3.connect(file, isolation_level=None)) as reader:
            reader.execute("BEGIN")
            reader.execute("SELECT count(*) FROM _default").fetchall()
            db.insert({"a": 1})
            assert storage.checkpoint() is False
        assert storage.checkpoint() is True
        assert storage.log_size() < 50_000
        assert len(other) == len(db) == 301
        assert SqliteStorage(":memory:").checkpoint() is True

"""TinyDB on SQLite does what TinyDB does in memory, and writes only what it touched."""

from __future__ import annotations

import json
import math
import os
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule
from tinydb import Query, TinyDB, where
from tinydb.operations import add, decrement, delete, increment, set, subtract
from tinydb.queries import QueryInstance
from tinydb.storages import MemoryStorage
from tinydb.table import Document

from qmas_tui.tinysqlite import SqliteStorage, SqliteTable


class Database(TinyDB):
    """TinyDB on SQLite as it is meant to be used."""

    table_class = SqliteTable  # type: ignore[assignment]


def opened(path: Path | str) -> Database:
    return Database(path, storage=SqliteStorage)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "some.db"


def is_long(value: object) -> bool:
    return len(str(value)) > 3


QUERIES: list[QueryInstance] = [
    where("a") == 1,
    where("a") != 1,
    where("a") > 1,
    where("a") >= 1,
    where("a") < 2,
    where("a") <= 2,
    where("b").exists(),
    where("b") == "x",
    where("b").matches("x+$"),
    where("b").search("y"),
    where("b").test(is_long),
    where("a").one_of([1, 3]),
    where("c").any([1, 2]),
    where("c").all([1, 2]),
    where("c").any(Query().e == 1),
    where("d").e == 1,
    where("d")["e"].exists(),
    where("d").map(len) == 1,
    (where("a") == 1) & (where("b") == "x"),
    (where("a") == 1) | (where("b") == "x"),
    ~(where("a") == 1),
    Query().fragment({"a": 1}),
    Query().d.fragment({"e": 1}),
    Query().noop(),
]
"""Every form of query that TinyDB documents."""

OPERATIONS: list[Any] = [
    {"a": 1},
    {"b": "new", "f": [None, True, 1.5]},
    {},
    set("a", 2),
    set("ä\n", {"e": "李"}),
    lambda document: document.update(g=len(document)),
    lambda document: document.clear(),
]
"""What an update may do to any document."""

TABLES = ("_default", "some", "Some", 'a "name"', "steps", "sqlite_x", "tinydb_1", "")
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-3, 3) | st.text("xyÄ李\n'", max_size=4),
    lambda inner: (
        st.lists(inner, max_size=2)
        | st.dictionaries(st.text("ef", max_size=1), inner, max_size=2)
    ),
    max_leaves=4,
)
DOCUMENTS = st.fixed_dictionaries(
    {},
    optional={
        "a": st.integers(0, 4),
        "b": st.sampled_from(["x", "xx", "xyz", ""]),
        "c": st.lists(st.integers(0, 3), max_size=3),
        "d": st.fixed_dictionaries({}, optional={"e": st.integers(0, 2)}),
        "f": VALUES,
    },
)


def in_order(documents: Iterable[Document]) -> list[tuple[int, dict[str, Any]]]:
    return sorted(
        ((each.doc_id, dict(each)) for each in documents), key=lambda each: each[0]
    )


def plain(result: object) -> object:
    """What an operation gives back, whatever the order of its documents."""
    if isinstance(result, Document):
        return result.doc_id, dict(result)
    if isinstance(result, list) and result and isinstance(result[0], Document):
        return in_order(result)
    if isinstance(result, list):
        return sorted(result)
    return result


class Agreement(RuleBasedStateMachine):
    """The same operations in a file and in memory: no difference is found."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(self.folder.name) / "some.db"
        self.ours, self.theirs = opened(self.path), TinyDB(storage=MemoryStorage)
        self.name = "_default"

    def teardown(self) -> None:
        self.ours.close()
        assert os.listdir(self.folder.name) == ["some.db"]
        self.folder.cleanup()

    def both(self, act: Callable[[Any], object]) -> object:
        """Do something with both tables; what it gave, or that it was refused."""
        results = []
        for db in (self.ours, self.theirs):
            try:
                results.append(plain(act(db.table(self.name))))
            except (ValueError, RuntimeError, KeyError, TypeError) as error:
                results.append((type(error), str(error)))
        assert results[0] == results[1]
        return results[0]

    @rule(name=st.sampled_from(TABLES))
    def another_table(self, name: str) -> None:
        self.name = name

    @rule(document=DOCUMENTS)
    def insert(self, document: dict[str, Any]) -> None:
        self.both(lambda table: table.insert(dict(document)))

    @rule(document=DOCUMENTS, id_=st.integers(1, 9))
    def insert_with_an_id(self, document: dict[str, Any], id_: int) -> None:
        self.both(lambda table: table.insert(Document(document, doc_id=id_)))

    @rule(documents=st.lists(DOCUMENTS, max_size=3), id_=st.integers(1, 40))
    def insert_multiple(self, documents: list[dict[str, Any]], id_: int) -> None:
        several = [*documents, Document({"a": 1}, doc_id=id_)]
        self.both(lambda table: table.insert_multiple(several))
        self.reopen()  # TinyDB's own would go on to give the number out once more

    @rule(change=st.sampled_from(OPERATIONS), query=st.sampled_from(QUERIES))
    def update(self, change: Any, query: QueryInstance) -> None:
        self.both(lambda table: table.update(change, query))

    @rule(change=st.sampled_from(OPERATIONS), ids=st.lists(st.integers(1, 9)))
    def update_by_id(self, change: Any, ids: list[int]) -> None:
        self.both(lambda table: table.update(change, doc_ids=ids))

    @rule(change=st.sampled_from(OPERATIONS))
    def update_all(self, change: Any) -> None:
        self.both(lambda table: table.update(change))

    @rule(amount=st.integers(1, 3))
    def count_up_and_down(self, amount: int) -> None:
        changes = [add("a", amount), subtract("a", 1), increment("a"), decrement("a")]
        with_a = where("a").exists()
        self.both(lambda table: table.update_multiple([(c, with_a) for c in changes]))
        self.both(lambda table: table.update(delete("a"), where("a") > 6))

    @rule(document=DOCUMENTS, query=st.sampled_from(QUERIES))
    def upsert(self, document: dict[str, Any], query: QueryInstance) -> None:
        self.both(lambda table: table.upsert(dict(document), query))

    @rule(document=DOCUMENTS, id_=st.integers(1, 9))
    def upsert_by_id(self, document: dict[str, Any], id_: int) -> None:
        self.both(lambda table: table.upsert(Document(document, doc_id=id_)))
        self.both(lambda table: table.upsert(document))

    @rule(query=st.sampled_from(QUERIES))
    def remove(self, query: QueryInstance) -> None:
        self.both(lambda table: table.remove(query))

    @rule(ids=st.lists(st.integers(1, 9), unique=True))
    def remove_by_id(self, ids: list[int]) -> None:
        self.both(lambda table: table.remove(doc_ids=ids))

    @rule()
    def truncate(self) -> None:
        self.both(lambda table: table.truncate())

    @rule(query=st.sampled_from(QUERIES), id_=st.integers(1, 9))
    def look(self, query: QueryInstance, id_: int) -> None:
        self.both(lambda table: table.search(query))
        self.both(lambda table: table.count(query))
        self.both(lambda table: table.contains(query))
        self.both(lambda table: table.contains(doc_id=id_))
        self.both(lambda table: table.get(doc_id=id_))
        self.both(lambda table: table.get(doc_ids=[id_, 1]))
        ours = self.ours.table(self.name)
        found = ours.get(query)
        assert found is None if not ours.count(query) else found in ours.search(query)
        self.both(lambda table: table.get())
        self.both(lambda table: table.remove())

    @rule()
    def drop_table(self) -> None:
        self.ours.drop_table(self.name)
        self.theirs.drop_table(self.name)

    @rule()
    def drop_tables(self) -> None:
        self.ours.drop_tables()
        self.theirs.drop_tables()

    @rule()
    def reopen(self) -> None:
        """Numbers go on after the highest that is there, as for a new table object."""
        self.ours.close()
        self.ours = opened(self.path)
        self.theirs._tables.clear()

    @rule(is_other=st.booleans())
    def another_program_reads(self, is_other: bool) -> None:
        """Also with TinyDB's own class of tables."""
        with (TinyDB if is_other else Database)(self.path, storage=SqliteStorage) as db:
            assert db.tables() == self.theirs.tables()
            for name in db.tables():
                assert in_order(db.table(name)) == in_order(self.theirs.table(name))

    @invariant()
    def agree(self) -> None:
        assert self.ours.tables() == self.theirs.tables()
        ours, theirs = self.ours.table(self.name), self.theirs.table(self.name)
        assert in_order(ours) == in_order(theirs)
        assert in_order(ours.all()) == in_order(theirs.all())
        assert len(ours) == len(theirs)


TestAgreement = pytest.mark.many(Agreement.TestCase)
TestAgreement.settings = settings(
    max_examples=20, stateful_step_count=25, deadline=None
)


class StockAgreement(Agreement):
    """The same with TinyDB's own class of tables, which knows nothing of rows."""

    def __init__(self) -> None:
        super().__init__()
        self.ours.close()
        self.ours = TinyDB(self.path, storage=SqliteStorage)

    @rule()
    def reopen(self) -> None:
        self.ours.close()
        self.ours = TinyDB(self.path, storage=SqliteStorage)
        self.theirs._tables.clear()


TestStockAgreement = pytest.mark.many(StockAgreement.TestCase)
TestStockAgreement.settings = settings(
    max_examples=8, stateful_step_count=20, deadline=None
)


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
from tests.tinysqlite.test_storage import opened
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

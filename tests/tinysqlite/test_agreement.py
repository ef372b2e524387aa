"""TinyDB on SQLite does what TinyDB does in memory."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterable
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

from qmas_tui.tinysqlite import SqliteStorage
from tests.tinysqlite.opened import Database, opened


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

"""What another TinyDB program writes into a book is read, and named."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

import pytest
from tinydb import TinyDB, where

from qmas_tui.book.verify import damage_of
from qmas_tui.errors import BookError, DamagedBook
from qmas_tui.tinysqlite import SqliteStorage
from tests.book.looks import check_sentence, mentions, opened
from tests.book.samples import NOON, add, change, holder, rename


def test_opening_reads_every_record_once(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Opening a book goes over its records once, whoever wrote them."""
    opened(path, first=add("Q-1", "Q-2", "Q-3")).close()
    with TinyDB(path, storage=SqliteStorage) as db:
        db.table("holders").update({"name": "THEIRS"}, where("case") == "Q-2")
    said, connect = list[str](), sqlite3.connect

    def heard(*where: Any, **how: Any) -> sqlite3.Connection:
        db: sqlite3.Connection = connect(*where, **how)
        db.set_trace_callback(said.append)
        return db

    monkeypatch.setattr(sqlite3, "connect", heard)
    names = [each.name for each in opened(path).holders().values()]
    assert names == [holder("Q-1").name, "THEIRS", holder("Q-3").name]
    assert sum("FROM holders" in each for each in said) == 1


def test_what_another_tinydb_program_wrote_is_read_and_named(path: Path) -> None:
    """A row changed or added outside the history is shown, named by check, and can be
    changed and forgotten like any other."""
    opened(path, first=add("Q-1", "Q-2")).close()
    desk = opened(path)
    with TinyDB(path, storage=SqliteStorage) as db:
        table = db.table("holders")
        table.update({"name": "THEIRS"}, where("case") == "Q-1")
        table.insert({**table.all()[1], "case": "Q-3"})
    assert desk.refresh() is True
    for book in (desk, opened(path)):
        assert book.holders()["Q-1"].name == "THEIRS"
        assert list(book.holders()) == ["Q-1", "Q-2", "Q-3"]
        found = book.check()
        assert found.damage == ()
        assert [words.split()[0] for words in found.outside] == ["Q-1", "Q-3"]
        list(map(check_sentence, found.outside))
    book.apply((rename(book.holders()["Q-1"], "OURS"),))
    book.apply((rename(book.holders()["Q-3"], "OURS"),))
    assert len(book.check().outside) == 2  # the history says when it had been changed
    assert opened(path).holders()["Q-3"].name == "OURS"
    with TinyDB(path, storage=SqliteStorage) as db:
        db.table("holders").insert({**db.table("holders").all()[1], "case": "Q-4"})
    desk.refresh()
    assert desk.forget("Q-4", "mw", NOON).changes == 0
    assert "Q-4" not in opened(path).holders()
    with TinyDB(path, storage=SqliteStorage) as db:
        db.table("holders").update({"name": 7}, where("case") == "Q-2")
    with pytest.raises(DamagedBook):
        desk.refresh()
    assert damage_of(path) == ["The record 2 is no holder."]


def test_a_row_that_is_no_case_keeps_nobody_from_the_others(path: Path) -> None:
    """It is named and left as it is; cases are changed, added and copied beside it."""
    opened(path, first=add("Q-1", "Q-2")).close()
    desk = opened(path)
    with TinyDB(path, storage=SqliteStorage) as db:
        row = db.table("holders").insert({"theirs": [7]})
    assert desk.refresh() is False, "no case is another"
    for book in (desk, opened(path)):
        assert list(book.holders()) == ["Q-1", "Q-2"]
        (told,) = book.notices()
        assert f"is no case: row {row} of the table holders. " in told
        check_sentence(told)
        assert (book.check().damage, book.check().outside) == ((), (told,))
    desk.apply((rename(desk.holders()["Q-1"], "OURS"),))
    desk.apply(add("Q-3"))
    assert desk.notices() == []
    name = desk.backup("asked", NOON)
    assert name is not None
    assert list(desk.read_backup(name).holders) == ["Q-1", "Q-2", "Q-3"]
    assert damage_of(path) == []
    with TinyDB(path, storage=SqliteStorage) as db:
        assert db.table("holders").get(doc_id=row) == {"theirs": [7]}
        db.table("holders").insert({"theirs": [8]})
    (told,) = opened(path).notices()
    assert f"row {row} of the table holders, row {row + 2} of the table" in told


def test_a_case_that_another_program_added_has_a_history(path: Path) -> None:
    """What was changed of it here is shown and forgotten, also when a backup that
    lacks it has been restored since."""
    opened(path, first=add("Q-1")).close()
    with TinyDB(path, storage=SqliteStorage) as db:
        table = db.table("holders")
        table.insert({**table.all()[0], "case": "Q-2", "name": "THEIRS"})
    book = opened(path)
    theirs = book.holders()["Q-2"]
    book.apply((rename(theirs, "OURS"),))
    assert [past.number for past in book.history("Q-2")] == [2]
    book.apply((change(book.holders()["Q-2"], None),))
    assert [past.number for past in book.history("Q-2")] == [2, 3]
    assert book.forget("Q-2", "mw", NOON).changes == 2
    book.close()
    assert mentions(path.parent, "THEIRS") == []
    book = opened(path)
    with pytest.raises(BookError, match="There is no case Q-2 to forget"):
        book.forget("Q-2", "mw", NOON)


def test_a_case_that_another_program_renamed_keeps_its_history(path: Path) -> None:
    """It is found by the reference that the case has now, and by the one it had."""
    opened(path, first=add("Q-1", "Q-2")).close()
    with TinyDB(path, storage=SqliteStorage) as db:
        db.table("holders").update({"case": "Q-9"}, where("case") == "Q-1")
    book = opened(path)
    assert [past.number for past in book.history("Q-9")] == [1]
    assert book.history("Q-1") == book.history("Q-9")

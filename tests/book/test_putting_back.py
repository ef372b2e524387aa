"""What is put back is put back whole, or nothing is; who has the book open is told."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from qmas_tui.book.book import SqliteBook
from qmas_tui.book.recover import recover, survey
from qmas_tui.errors import BookError, DamagedBook
from tests.book.looks import (
    backed_up,
    look_at,
    look_into,
)
from tests.book.samples import NOON, add
from tests.book.together import program
from tests.damage import spoil_record

LATER = NOON + timedelta(days=1)


@pytest.fixture
def book(path: Path) -> SqliteBook:
    """Four steps, a backup after the second of them."""
    return backed_up(path)


def test_nothing_to_put_back_is_said(path: Path, book: SqliteBook) -> None:
    """Where nothing can be read the files are left as they are."""
    book.close()
    shutil.rmtree(path.with_name("book.db.backups"))
    data = path.read_bytes()[:100] + bytes(50_000)
    path.write_bytes(data)
    found = survey(path)
    assert found is not None
    assert found.offer == ""
    with pytest.raises(BookError, match="can be put back: neither its history nor a"):
        recover(path, "mw", LATER)
    assert path.read_bytes() == data


KILLED = """
import os, sys
from pathlib import Path
from unittest import mock
from qmas_tui.book import recover
from tests.book.samples import NOON
if sys.argv[2] == "built":
    mock.patch.object(recover, "finish_recovery", lambda *_: os._exit(9)).start()
else:
    real, calls = os.replace, []
    def replace(*names):
        real(*names)
        calls.append(names)
        if len(calls) == int(sys.argv[2]):
            os._exit(9)
    mock.patch.object(os, "replace", replace).start()
recover.recover(Path(sys.argv[1]), "mw", NOON)
"""


@pytest.mark.parametrize("where", ["built", "1", "2", "3"])
def test_a_killed_recovery_is_finished(
    path: Path, book: SqliteBook, where: str
) -> None:
    """Once the mended book is whole it counts: who opens the book puts it in place."""
    before = look_into(book)
    book.close()
    damaged = spoil_record(path)
    killed = program(KILLED, path, where)
    killed.communicate(timeout=60)
    assert killed.returncode == 9
    assert look_at(path) == before
    (file,) = path.parent.glob("book.db.damaged-*")
    assert file.read_bytes() == damaged
    assert not path.with_name("book.db.recovered").exists()


def test_a_disk_that_refuses_leaves_the_files(
    path: Path, book: SqliteBook, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the mended book cannot be written all is as it was."""

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    book.close()
    damaged = spoil_record(path)
    with monkeypatch.context() as patch:
        patch.setattr("qmas_tui.tinysqlite.storage.sync_file", full)
        with pytest.raises(BookError, match="No space left on device; nothing was"):
            recover(path, "mw", LATER)
    assert path.read_bytes() == damaged
    names = sorted(each.name for each in path.parent.iterdir())
    assert names == ["book.db", "book.db.backups"]


def test_a_program_that_has_it_open_is_told(path: Path, book: SqliteBook) -> None:
    """It neither reads nor writes the damaged file any longer."""
    with closing(sqlite3.connect(path)) as db, db:
        db.execute("UPDATE holders SET doc = replace(doc, 'other', 'othex')")
    with pytest.raises(DamagedBook):
        book.refresh()
    recover(path, "mw", LATER)
    with pytest.raises(BookError, match="was put in its place"):
        book.apply(add("Q-9"))


def test_damage_that_shows_later_is_told(path: Path, book: SqliteBook) -> None:
    """A step that is damaged while the book is open is told when it is read; what the
    copies hold can be seen still."""
    with closing(sqlite3.connect(path)) as db, db:
        db.execute("UPDATE steps SET who = 'somebody else' WHERE n = 4")
    for act in (book.history, book.next_undo, lambda: book.undo("mw", NOON)):
        with pytest.raises(DamagedBook, match=r"tep 4 of the history is not as it was"):
            act()
    assert book.check().damage != ()
    assert [*book.read_backup(book.backups()[0].name).holders] == ["Q-1", "Q-2", "Q-3"]

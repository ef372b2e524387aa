"""Which files are books: of this format, now and later; what is said of all others."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from tinydb import TinyDB

from qmas_tui.book.book import SqliteBook
from qmas_tui.book.recover import survey
from qmas_tui.errors import BookError, DamagedBook
from qmas_tui.tinysqlite import SqliteStorage
from tests.book.looks import check_sentence, opened
from tests.book.samples import NOON, add, holder, rename

ROOT = Path(__file__).parents[2]


def refusal(path: Path, create: bool = False) -> BookError:
    """Why a file is refused: one sentence that names it."""
    with pytest.raises(BookError) as caught:
        opened(path, create=create)
    assert str(path) in caught.value.message
    check_sentence(caught.value.message)
    return caught.value


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "it is empty"),
        (b"PK\x03\x04\xff\xfe", "it is no book"),
        (b'{"_default": {"1": {"a": 1}}}', "it is no book"),
        (b"SQLite format 3\x00" + bytes(84), "another program made it"),
    ],
)
def test_a_strange_file_is_left_alone(path: Path, data: bytes, why: str) -> None:
    """What is no book is told in one sentence, and not a byte of it is touched."""
    path.write_bytes(data)
    for create in (False, True):
        error = refusal(path, create)
        assert why in error.message
        assert not isinstance(error, DamagedBook)
    assert path.read_bytes() == data
    assert [each.name for each in path.parent.iterdir()] == ["book.db"]


def test_a_strange_file_with_backups_is_a_damaged_book(path: Path) -> None:
    """Where copies lie beside it the file was a book; so where it is gone."""
    book = opened(path, create=True)
    book.apply(add("Q-1"))
    book.backup("asked", NOON)
    book.close()
    path.write_bytes(b"gone")
    assert isinstance(refusal(path), DamagedBook)
    path.unlink()
    assert isinstance(refusal(path, create=True), DamagedBook)


def test_a_newer_book_is_left_alone(path: Path) -> None:
    """A book of a newer version is refused in a sentence that says what to do."""
    opened(path, create=True).close()
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA user_version = 4")
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    before = path.read_bytes()
    error = refusal(path, create=True)
    assert "a newer version of this program wrote it" in error.message
    assert "install the newer version" in error.message
    assert not isinstance(error, DamagedBook)
    with pytest.raises(BookError, match="newer version"):
        survey(path)
    assert path.read_bytes() == before


def test_a_missing_book_tells_how_to_make_one(path: Path) -> None:
    """Opening what is not there says what to do, and makes nothing."""
    assert "make one with qmas-tui import FILE" in refusal(path).message
    path.symlink_to(path.with_name("gone.db"))
    with pytest.raises(BookError, match="There is no book at"):
        opened(path)
    assert [each.name for each in path.parent.iterdir()] == ["book.db"]


def test_what_is_no_file_keeps_nobody_waiting(path: Path) -> None:
    """A folder or a pipe in the place of a book is refused at once."""
    path.mkdir()
    assert "it is not a file" in refusal(path, create=True).message
    path.rmdir()
    os.mkfifo(path)
    assert "it is not a file" in refusal(path).message
    below = path.with_name("file")
    below.write_text("x")
    with pytest.raises(BookError, match="cannot be written"):
        opened(below / "deep" / "book.db", create=True)


def test_a_book_is_made_whole_or_not_at_all(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A book that holds a first step is there with it, or there is none; one that is
    there is never begun anew."""

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("qmas_tui.book.making.sync_file", fail)
        with pytest.raises(BookError, match="cannot be written: No space left"):
            opened(path, first=add("Q-1"))
    assert list(path.parent.iterdir()) == []
    opened(path, first=add("Q-1", "Q-2")).close()
    with pytest.raises(BookError, match="exists already; name one that does not"):
        opened(path, first=add("Q-3"))
    assert list(opened(path, create=True).holders()) == ["Q-1", "Q-2"]


def test_a_closed_book_is_one_file(path: Path) -> None:
    """Whoever closes it last leaves a single file, that TinyDB opens at any moment."""
    book, other = opened(path, create=True), opened(path)
    book.apply(add("Q-1", "Q-0142"))
    book.apply((rename(holder("Q-1"), "B"),))
    book.close()
    with TinyDB(path, storage=SqliteStorage) as db:
        assert db.tables() == {"holders"}
        assert db.table("holders").all() == [
            {
                "case": case,
                "name": name,
                "citizenship": "other",
                "route": "gpt",
                "grant": [{"until": "2028-03-15", "confirmed": True}],
            }
            for case, name in (("Q-1", "B"), ("Q-0142", "LEE Ka Yan"))
        ]
    other.close()
    assert sorted(each.name for each in path.parent.iterdir()) == [
        "book.db",
        "book.db.backups",
    ]


def test_a_book_that_was_made_once_opens_for_ever(tmp_path: Path) -> None:
    """A book of the first version, kept with the tests, opens as it was made."""
    path = tmp_path / "book.db"
    path.write_bytes((ROOT / "tests" / "data" / "book-1.db").read_bytes())
    book = SqliteBook(path)
    assert list(book.holders()) == ["Q-1", "Q-7"]
    assert book.holders()["Q-7"].name == "LEE Ka Yan"
    assert [(past.does, past.erased) for past in book.history()] == [
        ("do", 1),
        ("do", 0),
        ("do", 0),
        ("undo", 0),
        ("redo", 0),
        ("forget", 0),
        ("do", 0),
    ]
    found = book.check()
    assert (found.damage, found.outside) == ((), ())
    assert book.undo("ab", NOON).number == 7
    assert book.head.startswith("sha256:")


NO_POSIX = """
import importlib, pkgutil, signal, sys, os
for name in ("fcntl", "grp", "pwd", "resource", "termios", "tty", "pty", "posix"):
    if name != "posix":
        sys.modules[name] = None
for name in ("fchmod", "fchown", "mkfifo"):
    if hasattr(os, name):
        delattr(os, name)
for name in ("SIGHUP", "SIGKILL", "SIGTSTP", "SIGWINCH"):
    if hasattr(signal, name):
        delattr(signal, name)
import qmas_tui
def failed(name):
    raise ImportError(name)
names = [m.name for m in pkgutil.walk_packages(qmas_tui.__path__, "qmas_tui.", failed)]
for name in names:
    importlib.import_module(name)
from pathlib import Path
from tests.book.looks import opened
from tests.book.samples import NOON, add
book = opened(Path(sys.argv[1]), first=add("Q-1", "Q-2"))
book.apply(add("Q-3"))
book.backup("asked", NOON)
book.forget("Q-1", "mw", NOON)
book.undo("mw", NOON) if book.next_undo() else None
book.check()
book.close()
print(len(names), list(book.holders()))
"""


def test_nothing_needs_posix_to_be_imported(path: Path) -> None:
    """With the modules and calls hidden that only POSIX has, every module is imported,
    and a book is made, changed, copied and cleaned."""
    done = subprocess.run(
        [sys.executable, "-c", NO_POSIX, path],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    number, _, cases = done.stdout.partition(" ")
    assert int(number) > 100
    assert cases.strip() == "['Q-2', 'Q-3']"

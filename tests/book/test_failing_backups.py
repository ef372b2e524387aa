"""Backups that cannot be made, are left unfinished, or go while they are read."""

from __future__ import annotations

import os
import shutil
import time
from pathlib import Path

import pytest

from qmas_tui.book import verify
from qmas_tui.book.book import SqliteBook
from tests.book.looks import check_sentence, opened, refusal
from tests.book.samples import NOON, add


@pytest.fixture
def book(path: Path) -> SqliteBook:
    """Two cases, and a backup of the first."""
    book = opened(path, create=True)
    book.apply(add("Q-1"))
    book.apply(add("Q-2"))
    return book


def test_a_daily_backup_that_fails(path: Path, book: SqliteBook) -> None:
    """A change is made also where the day's backup cannot be; that is told once, and
    the backup made when it can be."""
    book.close()
    folder = path.with_name("book.db.backups")
    shutil.rmtree(folder)
    folder.write_text("")
    book = opened(path)
    book.apply(add("Q-8"))
    book.apply(add("Q-9"))
    (told,) = book.notices()
    check_sentence(told)
    assert told.startswith("No backup was made today: ")
    assert book.trouble == ""
    folder.unlink()
    book.apply(add("Q-10"))
    assert [each.occasion for each in book.backups()] == ["daily"]
    assert book.notices() == []


def test_unfinished_files_go_once_they_are_old(path: Path, book: SqliteBook) -> None:
    """The next backup removes what a killed program left, a day later, not at once."""
    old, new = (path.with_name(f".{path.name}.{name}.tmp") for name in ("old", "new"))
    for file in (old, new):
        file.touch(0o600)
    day = time.time() - 24 * 3600
    os.utime(old, (day, day))
    book.backup("asked", NOON)
    book.close()
    assert (old.exists(), new.exists()) == (False, True)


def test_a_copy_that_goes_while_it_is_looked_at(
    path: Path, book: SqliteBook, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where another program removes a copy that is just being read, that is said, and
    no empty file is left in its place."""
    (copy,) = path.with_name("book.db.backups").iterdir()
    monkeypatch.setattr(
        verify, "check_file", lambda *_, **__: copy.unlink(missing_ok=True)
    )
    assert str(copy) in refusal(book.read_backup, copy.name)
    assert not copy.exists()

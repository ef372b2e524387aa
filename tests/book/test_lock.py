"""The lock between programs: waited for shortly, and gone with its holder."""

from __future__ import annotations

import errno
import fcntl
import os
import signal
import time
from pathlib import Path
from threading import Thread, Timer

import filelock
import pytest

from qmas_tui.book.beside import Beside
from qmas_tui.book.lock import WriteLock, hurried
from qmas_tui.book.tiny import TinyBook
from qmas_tui.errors import BookError, BusyBook
from tests.book.looks import check_sentence, look_into
from tests.book.operations import a_book, place_in
from tests.book.samples import add
from tests.book.together import cases, program

HOLDER = """
import sys
import time
from pathlib import Path
from qmas_tui.book.beside import Beside
from qmas_tui.book.lock import WriteLock

with WriteLock(Beside.of(Path(sys.argv[1])), 5.0).held():
    print("held", flush=True)
    time.sleep(60)
"""


def test_a_busy_book_is_told(path: Path) -> None:
    """A writer waits a short time for another program, and then says so."""
    book = TinyBook(path, create=True, lock_seconds=0.05)
    with (
        filelock.FileLock(f"{path}.lock"),
        pytest.raises(BookError, match="Another program is writing"),
    ):
        book.apply(add("Q-1"))
    assert dict(book.holders()) == {}
    book.apply(add("Q-1"))
    assert book.trouble == ""


def test_who_is_in_a_hurry_is_told_soon(path: Path) -> None:
    """A desk that must answer keys waits a moment only, and reads on meanwhile."""
    book = TinyBook(path, create=True, lock_seconds=30)
    book.apply(add("Q-1"))
    with filelock.FileLock(f"{path}.lock"):
        began = time.monotonic()
        with hurried(), pytest.raises(BusyBook, match="Another program is writing"):
            book.apply(add("Q-2"))
        assert time.monotonic() - began < 5
    assert (book.trouble, list(book.notices())) == ("", [])
    book.apply(add("Q-2"))


def test_readers_do_not_wait_for_a_writer_who_waits(path: Path) -> None:
    """While one thread waits for another program, the others read the book."""
    book = TinyBook(path, create=True, lock_seconds=30)
    lock = filelock.FileLock(f"{path}.lock", thread_local=False)
    lock.acquire()
    writer = Thread(target=book.apply, args=(add("Q-1"),))
    writer.start()
    began = time.monotonic()
    assert book.refresh() is False
    assert list(book.history()) == []
    assert time.monotonic() - began < 5
    lock.release()
    writer.join()
    assert list(book.holders()) == ["Q-1"]


def test_no_lock_that_outlives_its_program_is_used(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the system has no lock that falls with its program, nothing is written."""
    book = TinyBook(path, create=True)

    def missing(*_: object) -> None:
        raise OSError(errno.ENOSYS, "Function not implemented")

    with monkeypatch.context() as patch:
        patch.setattr(fcntl, "flock", missing)
        with pytest.raises(BookError, match="cannot be written: Function not impl"):
            book.apply(add("Q-1"))
    book.apply(add("Q-1"))
    assert cases(path) == ["Q-1"]


def test_a_writer_waits_for_another(path: Path) -> None:
    """A change is made as soon as the other program is done."""
    book = TinyBook(path, create=True, lock_seconds=30)
    lock = filelock.FileLock(f"{path}.lock", thread_local=False)
    lock.acquire()
    thread = Timer(0.2, lock.release)
    thread.start()
    began = time.monotonic()
    book.apply(add("Q-1"))
    assert 0.1 < time.monotonic() - began < 5
    thread.join()


def test_readers_need_no_lock(path: Path) -> None:
    """While another program writes, a book can be opened, read and followed."""
    TinyBook(path, create=True).apply(add("Q-1"))
    reader = TinyBook(path)
    with filelock.FileLock(f"{path}.lock"):
        assert reader.refresh() is False
        assert len(reader.history()) == 1
        assert cases(path) == ["Q-1"]


def test_the_lock_of_a_killed_program_is_free_at_once(path: Path) -> None:
    """No lock outlives the program that held it."""
    book = TinyBook(path, create=True, lock_seconds=2)
    other = program(HOLDER, path)
    assert other.stdout is not None
    assert other.stdout.readline() == b"held\n"
    began = time.monotonic()
    os.kill(other.pid, signal.SIGKILL)
    other.communicate()
    book.apply(add("Q-1"))
    assert time.monotonic() - began < 1
    assert cases(path) == ["Q-1"]


def test_a_lock_file_left_behind_means_nothing(path: Path) -> None:
    """A file of that name keeps nobody out, whatever it holds."""
    TinyBook(path, create=True)
    path.with_name("book.json.lock").write_text("12345 somewhere")
    book = TinyBook(path, lock_seconds=0.05)
    book.apply(add("Q-1"))
    assert cases(path) == ["Q-1"]


@pytest.mark.parametrize("name", [".book.json.abc.tmp", "book.json.erasing"])
def test_no_book_is_shut_where_tidying_must_wait(tmp_path: Path, name: str) -> None:
    """While another program writes the book opens all the same, and says what waits."""
    path = place_in(tmp_path)
    before = look_into(a_book(path))
    left = path.with_name(name)
    left.write_text('{"places":[9]}')
    os.utime(left, (0, 0))
    with WriteLock(Beside.of(path), 0).held():
        book = TinyBook(path, lock_seconds=0.01)
    assert look_into(book) == before
    for words in book.notices():
        check_sentence(words)
        assert "Another program is writing" in words
    assert left.exists()

"""The file on disk: private, whole, readable by TinyDB, safe between programs."""

from __future__ import annotations

import errno
import os
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from threading import Thread
from typing import Any

import filelock
import pytest
from tinydb import TinyDB, where

from qmas_tui.book.tiny import TinyBook, open_book
from qmas_tui.errors import BookError
from tests.book.samples import add, change, holder, rename


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "book.json"


@pytest.fixture
def no_umask() -> Iterator[None]:
    old = os.umask(0)
    yield
    os.umask(old)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_a_missing_book_tells_how_to_make_one(path: Path) -> None:
    """Opening what is not there says what to do, and makes nothing."""
    with pytest.raises(BookError, match="import a sheet or run qmas-tui demo"):
        open_book(path)
    assert list(path.parent.iterdir()) == []


def test_create_opens_what_is_there(path: Path) -> None:
    """`create` never starts a book over."""
    open_book(path, create=True).apply(add("Q-1"))
    assert list(open_book(path, create=True).holders()) == ["Q-1"]


@pytest.mark.usefixtures("no_umask")
def test_only_the_owner_can_read_it(tmp_path: Path) -> None:
    """File, lock and new folders are the owner's alone, even under umask 000."""
    path = tmp_path / "new" / "deep" / "book.json"
    book = open_book(path, create=True)
    book.apply(add("Q-1"))
    assert mode(path) == 0o600
    assert mode(path.with_name("book.json.lock")) == 0o600
    assert mode(path.parent) == mode(path.parent.parent) == 0o700
    path.chmod(0o644)
    book.apply(add("Q-2"))
    assert mode(path) == 0o600


def test_an_ordinary_tinydb_reader_finds_a_case(path: Path) -> None:
    """The file is TinyDB's own: a holder is found by `where("case")`."""
    open_book(path, create=True).apply(add("Q-1", "Q-0142"))
    with TinyDB(path, access_mode="r") as db:
        found = db.table("holders").get(where("case") == "Q-0142")
        assert found == {
            "case": "Q-0142",
            "name": "LEE Ka Yan",
            "citizenship": "other",
            "route": "gpt",
            "grant": [{"until": "2028-03-15", "confirmed": True}],
        }
        assert db.table("meta").all()[0]["format"] == "qmas-book"
        assert len(db.table("journal")) == 1


def test_a_link_stays_a_link(path: Path, tmp_path: Path) -> None:
    """A book opened through a link is written where it lies."""
    open_book(path, create=True)
    link = tmp_path / "link.json"
    link.symlink_to(path)
    open_book(link).apply(add("Q-1"))
    assert link.is_symlink()
    assert list(open_book(path).holders()) == ["Q-1"]


@pytest.mark.parametrize("call", ["write", "fsync", "replace"])
def test_a_failure_leaves_the_old_file(
    path: Path, call: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A disk that fails at any point of writing leaves the book as it was."""
    book = open_book(path, create=True)
    book.apply(add("Q-1"))
    old = path.read_bytes()

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    class Full:
        def __init__(self, fd: int, *_: object) -> None:
            self.fd = fd

        def __enter__(self) -> Full:
            return self

        def __exit__(self, *_: object) -> None:
            os.close(self.fd)

        write = full

    with monkeypatch.context() as patch:
        if call == "write":
            patch.setattr("qmas_tui.files.open", Full, raising=False)
        else:
            patch.setattr(os, call, full)
        with pytest.raises(BookError, match="No space left on device; nothing was"):
            book.apply(add("Q-2"))
    assert path.read_bytes() == old
    assert sorted(p.name for p in path.parent.iterdir()) == [
        "book.json",
        "book.json.lock",
    ]
    assert list(book.holders()) == ["Q-1"]
    book.apply(add("Q-2"))
    assert list(open_book(path).holders()) == ["Q-1", "Q-2"]


def test_an_interrupt_leaves_no_litter(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Even a Ctrl+C in the middle of writing removes the temporary file."""
    book = open_book(path, create=True)

    def interrupt(_: int) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", interrupt)
        with pytest.raises(KeyboardInterrupt):
            book.apply(add("Q-1"))
    assert len(list(path.parent.iterdir())) == 2
    assert dict(open_book(path).holders()) == {}


def test_a_folder_that_cannot_be_synced_is_no_failure(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A change in place is told as made though the folder refuses fsync."""
    book = open_book(path, create=True)
    real = os.fsync

    def files_only(fd: int) -> None:
        if stat.S_ISDIR(os.fstat(fd).st_mode):
            raise OSError(errno.EINVAL, "Invalid argument")
        real(fd)

    monkeypatch.setattr(os, "fsync", files_only)
    book.apply(add("Q-1"))
    assert list(open_book(path).holders()) == ["Q-1"]


@pytest.mark.parametrize("name", ["open", "stat"])
def test_no_permission_to_read_is_told(
    path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file that may not be read is told in words."""
    open_book(path, create=True)

    def denied(*_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    with monkeypatch.context() as patch:
        patch.setattr(os, name, denied)
        with pytest.raises(BookError, match="Permission denied"):
            open_book(path)


def test_a_read_only_file_is_not_replaced(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A book that its owner made read-only can be read and stays as it is."""
    open_book(path, create=True).apply(add("Q-1"))
    book = open_book(path)
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(BookError, match="read-only"):
        book.apply(add("Q-2"))
    assert list(open_book(path).holders()) == ["Q-1"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_read_only_folder_can_be_read(path: Path) -> None:
    """A book in a read-only folder opens, and says that it cannot be written."""
    open_book(path, create=True).apply(add("Q-1"))
    path.with_name("book.json.lock").unlink()
    path.parent.chmod(0o500)
    try:
        book = open_book(path)
        with pytest.raises(BookError, match="cannot be written"):
            book.apply(add("Q-2"))
    finally:
        path.parent.chmod(0o700)
    assert list(book.holders()) == ["Q-1"]


def test_a_vanished_book_is_told(path: Path, tmp_path: Path) -> None:
    """A book whose file or folder is gone is not made anew behind the user's back."""
    deep = tmp_path / "deep" / "book.json"
    for each in (path, deep):
        book = open_book(each, create=True)
        each.unlink()
        if each is deep:
            each.with_name("book.json.lock").unlink()
            each.parent.rmdir()
        for act in (book.refresh, lambda book=book: book.apply(add("Q-1"))):
            with pytest.raises(BookError):
                act()
        assert not each.exists()


def test_a_busy_book_is_told(path: Path) -> None:
    """A writer waits a short time for another program, and then says so."""
    book = TinyBook(path, create=True, lock_seconds=0.05)
    with (
        filelock.FileLock(f"{path}.lock"),
        pytest.raises(BookError, match="Another program is writing"),
    ):
        book.apply(add("Q-1"))
    book.apply(add("Q-1"))


def test_refresh_tells_of_others_once(path: Path) -> None:
    """What another program wrote is seen by refresh, and told once."""
    mine, other = open_book(path, create=True), open_book(path)
    other.apply(add("Q-1"))
    assert dict(mine.holders()) == {}
    assert mine.refresh() is True
    assert list(mine.holders()) == ["Q-1"]
    assert mine.refresh() is False
    os.utime(path)
    assert mine.refresh() is False


def test_a_writer_keeps_what_others_wrote(path: Path) -> None:
    """A change goes on top of what others wrote, and refresh still tells of that."""
    mine, other = open_book(path, create=True), open_book(path)
    other.apply(add("Q-1"))
    mine.apply(add("Q-2"))
    assert list(mine.holders()) == ["Q-1", "Q-2"]
    assert mine.refresh() is True
    other.refresh()
    other.apply((rename(holder("Q-2"), "Theirs"),))
    with pytest.raises(BookError, match="Q-2 was changed meanwhile"):
        mine.apply((change(holder("Q-2"), None),))


def test_undo_never_takes_back_what_was_not_seen(path: Path) -> None:
    """When another program made the last step, undo asks to look first."""
    mine, other = open_book(path, create=True), open_book(path)
    mine.apply(add("Q-1"))
    other.apply(add("Q-2"))
    with pytest.raises(BookError, match="changed meanwhile"):
        mine.undo()
    assert mine.undo() == add("Q-2")
    assert list(open_book(path).holders()) == ["Q-1"]


def test_steps_survive_reopening(path: Path) -> None:
    """History and undo last across restarts."""
    book = open_book(path, create=True)
    book.apply(add("Q-1", "Q-2"))
    book.apply((rename(holder("Q-1"), "X"), change(holder("Q-2"), None)))
    again = open_book(path)
    assert again.steps() == book.steps()
    again.undo()
    assert list(again.holders().values()) == [holder("Q-1"), holder("Q-2")]


def test_two_processes_lose_nothing(path: Path) -> None:
    """Two programs that add at the same time both find all that they were told of."""
    open_book(path, create=True)
    script = (
        "import sys; from pathlib import Path; from tests.book.samples import add; "
        "from qmas_tui.book.tiny import TinyBook; "
        "book = TinyBook(Path(sys.argv[1]), lock_seconds=60)\n"
        "for n in range(25): book.apply(add(f'{sys.argv[2]}-{n}'))"
    )
    root = Path(__file__).parents[2]
    programs = [
        subprocess.Popen([sys.executable, "-c", script, str(path), who], cwd=root)
        for who in ("A", "B")
    ]
    assert [program.wait(60) for program in programs] == [0, 0]
    book = open_book(path)
    assert set(book.holders()) == {f"{who}-{n}" for who in "AB" for n in range(25)}
    assert len(book.steps()) == 50


def test_threads_of_one_program_lose_nothing(path: Path) -> None:
    """Workers that share a book take turns."""
    book = TinyBook(path, create=True, lock_seconds=60)

    def work(who: str) -> None:
        for n in range(10):
            book.apply(add(f"{who}-{n}"))

    threads = [Thread(target=work, args=(who,)) for who in "ABC"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(open_book(path).holders()) == 30


def test_two_programs_may_make_the_book_at_once(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A book that another program made a moment earlier is opened, not emptied."""
    real = filelock.FileLock.acquire

    def late(lock: filelock.FileLock, *args: Any, **named: Any) -> object:
        monkeypatch.undo()
        open_book(path, create=True).apply(add("Q-1"))
        return real(lock, *args, **named)

    monkeypatch.setattr(filelock.FileLock, "acquire", late)
    assert list(open_book(path, create=True).holders()) == ["Q-1"]


def test_a_lock_that_cannot_be_made_is_told(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where no lock can be had, nothing is written."""
    book = open_book(path, create=True)

    def denied(*_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    with monkeypatch.context() as patch:
        patch.setattr(filelock.FileLock, "acquire", denied)
        with pytest.raises(BookError, match=r"Permission denied; nothing was changed"):
            book.apply(add("Q-1"))
    assert dict(open_book(path).holders()) == {}

"""What the program makes is its owner's alone: at every moment, under any umask."""

from __future__ import annotations

import io
import os
import stat
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

import pytest

from qmas_tui.book.book import SqliteBook
from qmas_tui.book.recover import recover
from qmas_tui.casework.open import demo_casework, open_casework
from qmas_tui.casework.restoring import restore
from qmas_tui.casework.snapshots import write_snapshot
from qmas_tui.cli.crash import keep_trace
from qmas_tui.files import create_file, make_private_folder, open_private, replace_file
from tests.book.samples import NOON, add, change, holder, rename
from tests.damage import spoil_record
from tests.make import AS_OF

OTHERS = stat.S_IRWXG | stat.S_IRWXO
MAKING = (
    *(io.open, os.open, os.mkdir, os.replace, os.rename, os.link),
    *(os.chmod, os.fchmod, os.fsync, os.ftruncate, os.write),
)
"""The calls after which there may be a new file, or a file may look otherwise."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of the user's, open as many home folders are."""
    folder = tmp_path / "home"
    folder.mkdir()
    folder.chmod(0o755)
    return folder


@pytest.fixture(params=[0, 0o077, 0o777], ids=["open", "usual", "closed"])
def _umask(request: pytest.FixtureRequest, folder: Path) -> Iterator[None]:
    del folder  # made before, as any user's is
    old = os.umask(request.param)
    yield
    os.umask(old)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


class Seen:
    """What lay below a folder, at any moment, and what of it others could open."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.names: set[str] = set()
        self.open: set[str] = set()

    def look(self) -> None:
        """Look at every file and folder there is now."""
        for above, folders, files in os.walk(self._folder):
            for name in (*folders, *files):
                seen = os.lstat(os.path.join(above, name))
                self.names.add(name)
                if seen.st_mode & OTHERS:
                    self.open.add(f"{name} {stat.filemode(seen.st_mode)}")


@contextmanager
def watched(folder: Path) -> Iterator[Seen]:
    """Within this, every file is looked at after each call that could make one."""
    seen = Seen(folder)

    def hook(_: FrameType, event: str, called: object) -> None:
        is_sql = getattr(called, "__qualname__", "").startswith("Connection.")
        if event == "c_return" and (is_sql or called in MAKING):
            seen.look()

    before = sys.getprofile()
    threading.setprofile(hook)
    sys.setprofile(hook)
    try:
        yield seen
    finally:
        sys.setprofile(before)
        threading.setprofile(before)
    seen.look()


def check_private(folder: Path, seen: Seen) -> None:
    """Nothing was ever open; files are 0600 now, folders 0700, the first as it was."""
    assert seen.open == set()
    wrong = [
        f"{each.name} {oct(mode(each))}"
        for each in folder.rglob("*")
        if mode(each) != (0o700 if each.is_dir() else 0o600)
    ]
    assert wrong == []
    assert mode(folder) == 0o755


def _plainly(path: Path) -> None:
    path.write_text("x")


def _closed_too_late(path: Path) -> None:
    path.write_text("x")
    path.chmod(0o600)


def _in_a_thread(path: Path) -> None:
    thread = threading.Thread(target=_closed_too_late, args=(path,))
    thread.start()
    thread.join()


def _gone_at_once(path: Path) -> None:
    path.write_text("x")
    path.unlink()


def _folder(path: Path) -> None:
    path.mkdir()
    path.chmod(0o700)


@pytest.mark.parametrize(
    "make", [_plainly, _closed_too_late, _in_a_thread, _gone_at_once, _folder]
)
def test_a_moment_is_enough_to_be_seen(
    folder: Path, make: Callable[[Path], None]
) -> None:
    """The watch of these tests sees what is open, if only for a moment."""
    old = os.umask(0o022)
    try:
        with watched(folder) as seen:
            make(folder / "x")
    finally:
        os.umask(old)
    assert [each.split()[0] for each in seen.open] == ["x"]


@pytest.mark.usefixtures("_umask")
def test_a_file_written_whole_is_private(folder: Path) -> None:
    """New or written over, a file is its owner's, and so is the one it grows in."""
    with watched(folder) as seen:
        create_file(folder / "new", b"1")
        replace_file(folder / "other", b"1")
        replace_file(folder / "new", b"2")
    check_private(folder, seen)
    assert any(name.endswith(".tmp") for name in seen.names)


@pytest.mark.usefixtures("_umask")
def test_a_file_that_was_open_is_private_when_written_over(folder: Path) -> None:
    """Writing a file over takes from others what they could read."""
    path = folder / "book"
    path.touch()
    path.chmod(0o666)
    replace_file(path, b"1")
    assert mode(path) == 0o600


@pytest.mark.usefixtures("_umask")
def test_a_file_written_in_place_is_private(folder: Path) -> None:
    """A file that grows is its owner's from the moment it is there."""
    with watched(folder) as seen:
        fd = open_private(folder / "new", os.O_WRONLY | os.O_CREAT | os.O_EXCL)
        os.write(fd, b"1")
        os.close(fd)
    check_private(folder, seen)


@pytest.mark.usefixtures("_umask")
def test_new_folders_are_private(folder: Path) -> None:
    """A folder and those missing above it are made private; others stay as they are."""
    with watched(folder) as seen:
        make_private_folder(folder / "a" / "b" / "c")
    check_private(folder, seen)
    assert {"a", "b", "c"} <= seen.names
    (folder / "a").chmod(0o750)
    make_private_folder(folder / "a" / "b" / "d")
    make_private_folder(folder / "a")
    assert (mode(folder / "a"), mode(folder / "a" / "b" / "d")) == (0o750, 0o700)


def use(path: Path) -> None:
    """All that a book does in its life."""
    book = SqliteBook(path, create=True)
    book.apply(add("Q-1", "Q-2"))
    book.apply((rename(holder("Q-1"), "X"), change(holder("Q-2"), None)))
    book.backup("asked", NOON)
    book.undo("mw", NOON)
    other = SqliteBook(path)
    other.redo("mw", NOON)
    other.undo("mw", NOON)
    other.close()
    book.refresh()
    book.backup("daily", NOON)
    book.forget("Q-1", "mw", NOON)
    book.close()
    SqliteBook(path).close()


@pytest.mark.usefixtures("_umask")
def test_a_book_is_private(folder: Path) -> None:
    """Book, backups, SQLite's own files, unfinished ones and folders are private."""
    path = folder / "new" / "deep" / "book.db"
    with watched(folder) as seen:
        use(path)
    check_private(folder, seen)
    assert sorted(each.name for each in path.parent.iterdir()) == [
        "book.db",
        "book.db.backups",
    ]
    assert any(path.with_name("book.db.backups").iterdir())
    assert {"book.db-wal", "book.db-shm"} <= seen.names
    assert any(name.endswith(".tmp") for name in seen.names)


@pytest.mark.usefixtures("_umask")
def test_what_is_set_aside_is_private(folder: Path) -> None:
    """Damaged files that are kept, and the book that takes their place, are private."""
    path = folder / "book.db"
    with watched(folder) as seen:
        use(path)
        book = SqliteBook(path)
        book.apply(add("Q-3"))
        book.close()
        spoil_record(path, 3)
        recover(path, "mw", NOON)
        SqliteBook(path).close()
    check_private(folder, seen)
    assert any(each.startswith("book.db.damaged-") for each in seen.names)


@pytest.mark.usefixtures("_umask")
def test_folders_that_are_there_are_left_alone(folder: Path) -> None:
    """The mode of a folder that the program did not make never changes."""
    backups = folder / "book.db.backups"
    backups.mkdir()
    backups.chmod(0o750)
    use(folder / "book.db")
    assert (mode(folder), mode(backups)) == (0o755, 0o750)
    assert {mode(each) for each in backups.iterdir()} == {0o600}


@pytest.mark.usefixtures("_umask")
def test_a_snapshot_is_private(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a command writes is its owner's, whether new or written over."""
    monkeypatch.setenv("QMAS_TUI_CONFIG", str(folder))
    facts = Path(__file__).parent / "cli" / "two.toml"
    with watched(folder) as seen:
        restore(facts, folder / "book.db")
        casework = open_casework(folder / "book.db")
        write_snapshot(casework, folder / "snapshot.toml")
        write_snapshot(casework, folder / "snapshot.toml", force=True)
    check_private(folder, seen)


@pytest.mark.usefixtures("_umask")
def test_a_trace_is_private(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The trace of a crash, which may quote the book, is its owner's."""
    monkeypatch.setenv("HOME", str(folder))
    monkeypatch.setenv("XDG_STATE_HOME", str(folder / "new" / "state"))
    with watched(folder) as seen:
        trace = keep_trace(ValueError("x"))
    assert trace.is_relative_to(folder)
    check_private(folder, seen)


@pytest.mark.usefixtures("_umask")
def test_the_demo_is_private(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Even the book of the demo is its owner's."""
    monkeypatch.setenv("QMAS_TUI_CONFIG", str(folder))
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    with watched(folder) as seen:
        demo_casework(AS_OF)
    check_private(folder, seen)
    assert "demo.db" in seen.names

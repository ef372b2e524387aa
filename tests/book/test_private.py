"""What the program makes is its owner's alone: at every moment, under any umask."""

from __future__ import annotations

import io
import os
import stat
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

import pytest
from qmas_tui.book.tiny import TinyBook

from qmas_tui.book import compacting
from qmas_tui.book.recover import recover
from qmas_tui.casework.open import demo_casework, open_casework, restore
from qmas_tui.cli.crash import keep_trace
from qmas_tui.files import create_file, make_private_folder, open_private, replace_file
from tests.book.samples import NOON, add, change, holder, rename
from tests.people import AS_OF

OTHERS = stat.S_IRWXG | stat.S_IRWXO
MAKING = (
    *(io.open, os.open, os.mkdir, os.replace, os.rename, os.link),
    *(os.chmod, os.fchmod, os.fsync, os.ftruncate, os.write),
)
"""The calls after which there may be a new file, or a file may look otherwise."""


OLD = (
    '{"meta": {"1": {"format": "qmas-book", "version": 0, "writes": 1}},'
    ' "holders": {}, "journal": {}}'
)


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
        if event == "c_return" and called in MAKING:
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
    book = TinyBook(path, create=True)
    book.apply(add("Q-1", "Q-2"))
    book.apply((rename(holder("Q-1"), "X"), change(holder("Q-2"), None)))
    book.backup("asked", NOON)
    book.undo("mw", NOON)
    other = TinyBook(path)
    other.redo("mw", NOON)
    other.undo("mw", NOON)
    other.close()
    book.refresh()
    book.backup("daily", NOON)
    book.forget("Q-1", "mw", NOON)
    book.close()
    TinyBook(path).close()


@pytest.mark.usefixtures("_umask")
def test_a_book_is_private(folder: Path) -> None:
    """Book, journal, lock, backups, unfinished files and new folders are private."""
    path = folder / "new" / "deep" / "book.db"
    with watched(folder) as seen:
        use(path)
    check_private(folder, seen)
    beside = {each.name for each in path.parent.iterdir()}
    assert {
        "book.db",
        "book.db.backups",
        "book.db.journal",
        "book.db.lock",
    } <= beside
    assert any(path.with_name("book.db.backups").iterdir())
    assert any(name.endswith(".tmp") for name in seen.names)


@pytest.mark.usefixtures("_umask")
def test_a_book_written_anew_in_passing_is_private(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The book file is private also when it is written beside the user's work."""
    monkeypatch.setattr(compacting, "GROWN", 0)
    with watched(folder) as seen:
        book = TinyBook(folder / "book.db", create=True)
        made = (folder / "book.db").stat().st_ino
        book.apply(add("Q-1"))
        while (folder / "book.db").stat().st_ino == made:
            time.sleep(0.01)
        book.close()
    check_private(folder, seen)


@pytest.mark.usefixtures("_umask")
def test_what_is_set_aside_is_private(folder: Path) -> None:
    """The torn end of a journal, and damaged files that are kept, are private."""
    path = folder / "book.db"
    journal = folder / "book.db.journal"
    with watched(folder) as seen:
        use(path)
        with journal.open("ab") as file:
            file.write(b"half a li")
        TinyBook(path).apply(add("Q-3"))
        journal.write_bytes(journal.read_bytes().replace(b'"digest"', b'"digits"'))
        recover(path, "mw", NOON)
        TinyBook(path).close()
    check_private(folder, seen)
    assert {each.split("-")[0] for each in seen.names if "-" in each} >= {
        "book.db.damaged",
        "book.db.journal.damaged",
        "book.db.journal.torn",
    }


@pytest.mark.usefixtures("_umask")
def test_an_older_book_is_private_when_brought_over(folder: Path) -> None:
    """The copy of the old file and the new files are private."""
    path = folder / "book.db"
    path.write_text(OLD)
    path.chmod(0o600)
    with watched(folder) as seen:
        TinyBook(path).close()
    check_private(folder, seen)
    assert any(name.endswith("-migration.json") for name in seen.names)


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
    facts = Path(__file__).parents[1] / "cli" / "two.toml"
    with watched(folder) as seen:
        restore(facts, folder / "book.db")
        casework = open_casework(folder / "book.db")
        casework.snapshot(folder / "snapshot.toml")
        casework.snapshot(folder / "snapshot.toml", True)
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

"""What fails in the midst of saving: refused in a sentence, nothing lost or doubled."""

from __future__ import annotations

import os
import resource
import signal
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from qmas_tui.book.book import SqliteBook
from qmas_tui.errors import BusyBook
from qmas_tui.tinysqlite import SqliteStorage
from tests.book.looks import check_sentence, look_at, look_into, opened, refusal
from tests.book.samples import NOON, add, change, holder, rename
from tests.book.together import program

CHANGES: dict[str, Callable[[SqliteBook], object]] = {
    "apply": lambda book: book.apply(add("Q-9")),
    "undo": lambda book: book.undo("mw", NOON),
    "redo": lambda book: book.redo("mw", NOON),
    "forget": lambda book: book.forget("Q-1", "mw", NOON),
}


@pytest.fixture(params=CHANGES)
def act(request: pytest.FixtureRequest) -> Callable[[SqliteBook], object]:
    """Each way to change a book."""
    return CHANGES[request.param]


@pytest.fixture
def book(path: Path) -> SqliteBook:
    """Two cases, something to take back and something to make again."""
    book = opened(path, create=True)
    book.apply(add("Q-1", "Q-2"))
    book.apply((rename(holder("Q-1"), "B"),))
    book.apply((change(holder("Q-2"), None),))
    book.undo("mw", NOON)
    return book


def fault(code: int) -> sqlite3.OperationalError:
    error = sqlite3.OperationalError("disk I/O error")
    error.sqlite_errorcode = code
    return error


def failing(code: int, is_done: bool = False) -> Callable[[SqliteStorage], None]:
    """A commit that fails, before or after all is on disk."""

    def commit(storage: SqliteStorage) -> None:
        if is_done:
            storage.connection.execute("COMMIT")
        raise fault(code)

    return commit


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (sqlite3.SQLITE_FULL, "no space is left on the disk"),
        (sqlite3.SQLITE_READONLY, "it may not be written"),
        (sqlite3.SQLITE_CANTOPEN, "cannot be opened"),
        (
            sqlite3.SQLITE_IOERR_WRITE,
            "a quota or the largest size of a file is reached",
        ),
        (sqlite3.SQLITE_IOERR_READ, "the disk failed"),
    ],
)
def test_a_commit_that_is_refused(
    path: Path,
    book: SqliteBook,
    act: Callable[[SqliteBook], object],
    monkeypatch: pytest.MonkeyPatch,
    code: int,
    words: str,
) -> None:
    """Nothing is changed, the reason stays in sight until something is saved again,
    and the book can be read meanwhile."""
    before = look_into(book)
    with monkeypatch.context() as patch:
        patch.setattr(SqliteStorage, "_commit", failing(code))
        for _ in range(2):
            assert words in refusal(act, book)
            assert words in book.trouble
        assert look_into(book) == before
    assert look_at(path) == before
    act(book)
    assert book.trouble == ""
    assert look_into(book) == look_at(path) != before
    assert book.check().damage == ()


def test_a_failed_sync_makes_the_book_read_only(
    path: Path,
    book: SqliteBook,
    act: Callable[[SqliteBook], object],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """What could not be made safe is never tried again by this program; another that
    opens the book works, and is followed."""
    before = look_into(book)
    with monkeypatch.context() as patch:
        patch.setattr(SqliteStorage, "_commit", failing(sqlite3.SQLITE_IOERR_FSYNC))
        why = refusal(book.apply, add("Q-9"))
    assert "could not be made safe on disk" in why
    assert refusal(act, book) == refusal(book.apply, add("Q-8")) == why == book.trouble
    assert look_into(book) == look_at(path) == before
    other = opened(path)
    act(other)
    assert book.refresh() is True
    assert look_into(book) == look_into(other)
    assert book.trouble == why


def test_a_lost_acknowledgement_is_found(
    path: Path, book: SqliteBook, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where a step is on disk though its making seemed to fail, it counts as made, and
    is not made twice."""
    with monkeypatch.context() as patch:
        patch.setattr(SqliteStorage, "_commit", failing(sqlite3.SQLITE_IOERR, True))
        book.apply(add("Q-9"))
    assert "Q-9" in book.holders()
    assert book.trouble == ""
    book.apply(add("Q-10"))
    assert look_into(book) == look_at(path)
    assert [len(past.changes) for past in book.history()] == [2, 1, 1, 1, 1, 1]


def test_another_writer_is_waited_for_or_not(path: Path, book: SqliteBook) -> None:
    """Who does not want to wait is told soon; that is no trouble with the disk."""
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(BusyBook, match=r"Another program is writing .*; try again"):
            book.apply(add("Q-9"), wait=False)
        assert book.trouble == ""
        assert len(book.history()) == 4  # reading goes on
        other.execute("ROLLBACK")
    book.apply(add("Q-9"))


FULL = """
import resource, signal, sys
from pathlib import Path
from qmas_tui.errors import BookError
from tests.book.looks import check_sentence, opened
from tests.book.samples import NOON, add
book = opened(Path(sys.argv[1]))
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), -1))
for n in range(40):
    try:
        book.apply(add(*(f"X-{n}-{m}" for m in range(20))))
        print(n, flush=True)
    except BookError as error:
        check_sentence(error.message)
        assert book.trouble and list(book.holders()), error
        sys.exit(7)
"""


@pytest.mark.skipif(not hasattr(resource, "RLIMIT_FSIZE"), reason="needs limits")
@pytest.mark.parametrize("most", [40_000, 90_000, 200_000, 333_333])
def test_a_disk_that_really_takes_no_more(
    path: Path, book: SqliteBook, most: int
) -> None:
    """Where files can grow no more a change is refused in a sentence, and every change
    that was acknowledged before is there."""
    assert signal.SIGXFSZ
    process = program(FULL, path, str(most))
    said, _ = process.communicate(timeout=60)
    assert process.returncode == 7
    assert book.refresh() is bool(said)
    kept = {case.split("-")[1] for case in book.holders() if case.startswith("X-")}
    assert sorted(map(int, kept)) == [int(n) for n in said.split()]
    assert book.check().damage == ()


def test_a_folder_that_goes_and_comes_back(
    tmp_path: Path, act: Callable[[SqliteBook], object]
) -> None:
    """While its folder is away a book shows what it has, refuses changes and makes
    nothing; when the folder is back, all is well."""
    path = tmp_path / "disk" / "book.db"
    path.parent.mkdir()
    book = opened(path, create=True)
    book.apply(add("Q-1", "Q-2"))
    book.apply((rename(holder("Q-1"), "B"),))
    book.apply(add("Q-3"))
    book.undo("mw", NOON)
    cases = dict(book.holders())
    path.parent.rename(tmp_path / "away")
    for each in (book.refresh, book.history, lambda: act(book)):
        refusal(each)
    refusal(book.backup, "asked", NOON)
    check_sentence(book.trouble)
    assert dict(book.holders()) == cases
    assert [each.name for each in tmp_path.iterdir()] == ["away"]
    (tmp_path / "away").rename(path.parent)
    assert book.refresh() is False
    assert book.trouble == ""
    act(book)
    assert look_into(book) == look_at(path)


def test_another_file_in_its_place_is_told(path: Path, book: SqliteBook) -> None:
    """A book that was replaced while it was open is neither read nor written."""
    book.close()
    older = path.read_bytes()
    book = opened(path)
    book.apply(add("Q-9"))
    book.close()
    book = opened(path)
    path.rename(path.with_name("newer"))
    path.write_bytes(older)
    for each in (book.refresh, lambda: book.apply(add("Q-10"))):
        assert "an older copy or another book was put in its place" in refusal(each)
    path.unlink()
    path.with_name("newer").rename(path)
    book.apply(add("Q-10"))
    assert {"Q-9", "Q-10"} <= set(look_at(path).references)


def test_a_place_where_nothing_can_be_written(
    path: Path, book: SqliteBook, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The book opens, says so, makes no file, is checked, and refuses changes."""
    before = look_into(book)
    book.close()
    monkeypatch.setattr(os, "access", lambda *_: False)
    book = opened(path)
    assert "may not be written by you, so no change can be saved." in book.trouble
    assert look_into(book) == before
    with monkeypatch.context() as patch:  # who would write fails at its first word
        patch.setattr("qmas_tui.tinysqlite.storage.PRAGMAS", ("nonsense(",))
        assert book.check().damage == ()
    beside = sorted(each.name for each in path.parent.iterdir())
    assert beside == ["book.db", "book.db.backups"]
    assert "it may not be written" in refusal(book.apply, add("Q-9"))
    book.close()

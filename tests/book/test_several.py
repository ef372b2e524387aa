"""Several programs on one book: nobody loses anything, nobody waits for the dead."""

from __future__ import annotations

from pathlib import Path
from threading import Event, Thread

import pytest

from qmas_tui.book.book import SqliteBook
from qmas_tui.errors import BookError
from qmas_tui.files import name_new
from tests.book.looks import mentions
from tests.book.samples import NOON, add, change, holder, rename
from tests.book.together import cases, program

WRITER = """
import sys
from pathlib import Path
from qmas_tui.book.book import SqliteBook
from tests.book.looks import mentions
from tests.book.samples import add

book = SqliteBook(Path(sys.argv[1]), seconds=60)
for n in range(25):
    book.apply(add(f"{sys.argv[2]}-{n}"))
    print(n, flush=True)
"""


# Writers


def test_two_processes_lose_nothing(path: Path) -> None:
    """Two programs that add at the same time both find all that they were told of."""
    SqliteBook(path, create=True)
    programs = [program(WRITER, path, who) for who in "AB"]
    assert [len(each.communicate(timeout=60)[0].split()) for each in programs] == [
        25,
        25,
    ]
    assert set(cases(path)) == {f"{who}-{n}" for who in "AB" for n in range(25)}
    book = SqliteBook(path)
    assert [past.number for past in book.history()] == list(range(1, 51))
    assert book.check().damage == ()


def test_a_long_log_is_brought_into_the_file(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where it has grown long that is said, and done when it is asked for."""
    monkeypatch.setattr("qmas_tui.book.book.LARGE_LOG", 32 << 10)
    book = SqliteBook(path, create=True)
    book.apply(add("Q-1"))
    assert book.is_untidy
    book.tidy()
    assert not book.is_untidy
    assert [*SqliteBook(path).holders()] == ["Q-1"]


def test_threads_of_one_program_lose_nothing(path: Path) -> None:
    """Workers that share a book take turns."""
    book = SqliteBook(path, create=True, seconds=60)

    def work(who: str) -> None:
        for n in range(10):
            book.apply(add(f"{who}-{n}"))

    threads = [Thread(target=work, args=(who,)) for who in "ABC"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(SqliteBook(path).holders()) == 30
    assert len(book.history()) == 30


def test_threads_read_while_others_write(path: Path) -> None:
    """A worker that reads sees whole steps only, and never an error."""
    book = SqliteBook(path, create=True, seconds=60)
    is_over = Event()
    odd: list[object] = []

    def read() -> None:
        while not is_over.is_set():
            book.refresh()
            seen = book.holders()
            if len(seen) % 2 or len(book.history()) < len(seen) / 2:
                odd.append(list(seen))

    thread = Thread(target=read)
    thread.start()
    for n in range(20):
        book.apply(add(f"A-{n}", f"B-{n}"))
    is_over.set()
    thread.join()
    assert odd == []


def test_two_programs_may_make_the_book_at_once(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A book that another program made a moment earlier is opened, not emptied."""
    real = name_new

    def late(new: Path, name: Path) -> None:
        monkeypatch.undo()
        SqliteBook(path, create=True).apply(add("Q-1"))
        real(new, name)

    monkeypatch.setattr("qmas_tui.book.making.name_new", late)
    assert list(SqliteBook(path, create=True).holders()) == ["Q-1"]


def test_a_writer_keeps_what_others_wrote(path: Path) -> None:
    """A change goes on top of what others wrote, and refresh still tells of that."""
    mine, other = SqliteBook(path, create=True), SqliteBook(path)
    other.apply(add("Q-1"))
    mine.apply(add("Q-2"))
    assert list(mine.holders()) == ["Q-1", "Q-2"]
    assert mine.refresh() is True
    assert mine.refresh() is False


def test_a_stale_change_is_refused(path: Path) -> None:
    """A change to what another program changed meanwhile is refused in words, and
    what it did is there to be looked at."""
    mine, other = SqliteBook(path, create=True), SqliteBook(path)
    mine.apply(add("Q-1", "Q-2"))
    other.apply((rename(holder("Q-1"), "Theirs"),))
    with pytest.raises(BookError, match=r"^Q-1 was changed meanwhile; look"):
        mine.apply((rename(holder("Q-1"), "Mine"),))
    assert mine.holders()["Q-1"].name == "Theirs"
    assert mine.refresh() is True
    other.apply((change(holder("Q-2"), None),))
    with pytest.raises(BookError, match=r"^Q-2 was taken out meanwhile; look"):
        mine.apply((*add("Q-9"), rename(holder("Q-2"), "Mine")))
    assert cases(path) == ["Q-1"]
    other.apply(add("Q-3"))
    with pytest.raises(BookError, match=r"^Q-3 exists already"):
        mine.apply(add("Q-3"))


def test_undo_never_takes_back_what_was_not_seen(path: Path) -> None:
    """When another program made the last step, undo and redo ask to look first."""
    mine, other = SqliteBook(path, create=True), SqliteBook(path)
    mine.apply(add("Q-1"))
    other.apply(add("Q-2"))
    with pytest.raises(BookError, match="changed meanwhile"):
        mine.undo("mw", NOON)
    assert mine.refresh() is True
    assert mine.undo("mw", NOON).changes == add("Q-2")
    with pytest.raises(BookError, match="changed meanwhile"):
        other.redo("mw", NOON)
    assert other.redo("mw", NOON).changes == add("Q-2")
    assert cases(path) == ["Q-1", "Q-2"]


def test_undo_reaches_the_steps_of_others(path: Path) -> None:
    """What another program did can be taken back, once it was seen."""
    mine, other = SqliteBook(path, create=True), SqliteBook(path)
    other.apply(add("Q-1"))
    other.apply(add("Q-2"))
    mine.refresh()
    mine.undo("mw", NOON)
    mine.undo("mw", NOON)
    assert mine.next_undo() is None
    other.refresh()
    assert other.next_redo() == mine.next_redo()
    assert dict(other.holders()) == {}


# Followers


def test_refresh_tells_of_others_once(path: Path) -> None:
    """What another program wrote is seen by refresh, and told once."""
    mine, other = SqliteBook(path, create=True), SqliteBook(path)
    other.apply(add("Q-1"))
    assert dict(mine.holders()) == {}
    assert mine.refresh() is True
    assert list(mine.holders()) == ["Q-1"]
    assert mine.refresh() is False
    other.backup("asked", NOON)
    assert mine.refresh() is False


def test_history_follows_others(path: Path) -> None:
    """Who asks for the history gets all that there is, asked for before or not."""
    mine, other = SqliteBook(path, create=True), SqliteBook(path)
    mine.apply(add("Q-1"))
    for n in range(2, 6):
        other.apply(add(f"Q-{n}"))
        assert [past.number for past in mine.history()] == list(range(1, n + 1))
        assert mine.history() == other.history() == SqliteBook(path).history()
        assert mine.head == other.head


def test_forgetting_by_another_is_followed(path: Path) -> None:
    """A case that another program forgot is gone here too, with its history."""
    mine, other = SqliteBook(path, create=True), SqliteBook(path)
    mine.apply(add("Q-1", "Q-2"))
    mine.apply((rename(holder("Q-1"), "B"),))
    assert len(mine.history("Q-1")) == 2
    other.forget("Q-1", "ab", NOON)
    assert mine.refresh() is True
    assert list(mine.holders()) == ["Q-2"]
    assert list(mine.history("Q-1")) == []
    assert mine.next_undo() is None
    mine.apply(add("Q-3"))
    mine.close()
    assert cases(path) == ["Q-2", "Q-3"]
    assert (other.check().damage, other.check().backups) == ((), ())


def test_a_reference_that_passed_to_another_case_stays_with_it(path: Path) -> None:
    """Also where its first bearer, called otherwise by now, is forgotten elsewhere."""
    mine, other = SqliteBook(path, create=True), SqliteBook(path)
    mine.apply(add("Q-1"))
    other.apply((change(holder("Q-1"), holder("Q-9")),))
    other.apply(add("Q-1"))
    other.forget("Q-9", "ab", NOON)
    assert mine.refresh() is True
    mine.apply((rename(holder("Q-1"), "B"),))
    assert other.refresh() is True
    assert mine.holders() == other.holders() == {"Q-1": holder("Q-1", "B")}


def test_what_another_forgot_is_not_written_back(path: Path) -> None:
    """A program that had not looked since cannot bring a forgotten case back, neither
    by a change nor by closing the book."""
    mine, other = SqliteBook(path, create=True), SqliteBook(path)
    mine.apply(add("Q-1", "Q-2"))
    other.forget("Q-1", "ab", NOON)
    with pytest.raises(BookError, match="meanwhile"):
        mine.apply((rename(holder("Q-1"), "B"),))
    SqliteBook(path).forget("Q-2", "ab", NOON)
    mine.close()
    assert cases(path) == []
    assert mentions(path.parent, "Q-2") == []

"""What another program does at the very moment of reading, copying or closing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from qmas_tui.book import compacting, index, loading
from qmas_tui.book.bookfile import BookFile
from qmas_tui.book.following import Following
from qmas_tui.book.tiny import TinyBook
from qmas_tui.book.verify import read_backup, verify
from qmas_tui.errors import BookError
from tests.book.samples import NOON, add, rename


def cases(path: Path) -> list[str]:
    """What a program finds that opens the book now."""
    return list(TinyBook(path).holders())


@contextmanager
def after(
    monkeypatch: pytest.MonkeyPatch, owner: object, name: str, act: Callable[[], object]
) -> Iterator[None]:
    """Something that another program does, once, when a function here is done."""
    real = getattr(owner, name)
    left = [act]

    def late(*args: Any, **named: Any) -> object:
        found = real(*args, **named)
        if left:
            left.pop()()
        return found

    with monkeypatch.context() as patch:
        patch.setattr(owner, name, late)
        yield
    assert left == []


@contextmanager
def before(
    monkeypatch: pytest.MonkeyPatch, owner: object, name: str, act: Callable[[], object]
) -> Iterator[None]:
    """Something that another program does, once, before a function here runs."""
    real = getattr(owner, name)
    left = [act]

    def late(*args: Any, **named: Any) -> object:
        if left:
            left.pop()()
        return real(*args, **named)

    with monkeypatch.context() as patch:
        patch.setattr(owner, name, late)
        yield
    assert left == []


def a_long_book(path: Path) -> TinyBook:
    book = TinyBook(path, create=True)
    book.apply(add(*(f"Q-{n}" for n in range(40))))
    book.close()
    for n in range(20):
        book.apply((rename(book.holders()[f"Q-{n}"], "B"),))
    return book


@pytest.mark.parametrize("name", ["read_whole", "contents_of", "replay"])
def test_a_case_is_forgotten_while_a_book_is_opened(
    path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who opens a book at that moment finds it sound."""
    book = a_long_book(path)
    with after(monkeypatch, loading, name, lambda: book.forget("Q-3", "ab", NOON)):
        opened = TinyBook(path)
    opened.refresh()
    assert opened.holders() == book.holders()
    assert opened.history() == book.history()


def test_a_case_is_forgotten_while_history_is_read(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who reads the history at that moment gets it whole, as it was or as it is."""
    book, reader = a_long_book(path), TinyBook(path)
    before = reader.history()
    with after(
        monkeypatch, index.Index, "_read", lambda: book.forget("Q-3", "ab", NOON)
    ):
        found = reader.history()
    assert found in (before, book.history())
    assert reader.history() == book.history()
    assert reader.trouble == ""


def test_a_book_file_written_by_another_changes_nothing(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another program may write the book file anew at any time: while it is read,
    between two changes, and before this one does so itself."""
    book = a_long_book(path)
    with after(monkeypatch, loading, "read_whole", book.close):
        opened = TinyBook(path)
    assert opened.holders() == book.holders()
    book.apply(add("Q-41"))
    TinyBook(path).close()
    assert book.refresh() is False
    book.apply(add("Q-42"))
    TinyBook(path).close()
    written = path.stat().st_ino
    book.close()
    assert path.stat().st_ino == written  # it held all of it already
    assert cases(path)[-2:] == ["Q-41", "Q-42"]
    assert verify(path) == []


def test_an_older_state_never_replaces_a_newer_book_file(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A program that is slow to write the book file finds that another was quicker."""
    book = a_long_book(path)

    def work() -> None:
        other = TinyBook(path)
        other.apply(add("Q-99"))
        other.close()

    with before(monkeypatch, BookFile, "save", work):
        book.close()
    assert b"Q-99" in path.read_bytes()
    assert cases(path)[-1] == "Q-99"


def test_readers_while_the_book_file_is_written(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who opens or follows a book that is written anew all the time sees every step."""
    monkeypatch.setattr(compacting, "GROWN", 0)
    book = a_long_book(path)
    reader = TinyBook(path)
    for n in range(40):
        book.apply(add(f"R-{n}"))
        assert reader.refresh() is True
        assert list(reader.holders()) == list(book.holders())
        if n % 4 == 0:
            assert cases(path) == list(book.holders())
    book.close()
    assert list(book.notices()) == list(reader.notices()) == []
    assert verify(path) == []


def test_a_backup_of_what_was_forgotten_meanwhile(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A copy that was begun before a case was forgotten is made without it."""
    mine, other = TinyBook(path, create=True), TinyBook(path)
    mine.apply(add("Q-1", "Q-2"))
    mine.apply(add("Q-3"))
    with before(
        monkeypatch, Following, "follow", lambda: other.forget("Q-1", "ab", NOON)
    ):
        name = mine.backup("asked", NOON)
    assert name is not None
    assert list(read_backup(path, name)) == ["Q-2", "Q-3"]
    assert b"Q-1" not in b"".join(
        each.read_bytes() for each in path.parent.rglob("*") if each.is_file()
    )


def test_two_programs_forget_the_same_case(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second is told that there is no such case, and nothing is noted twice."""
    mine, other = TinyBook(path, create=True), TinyBook(path)
    mine.apply(add("Q-1", "Q-2"))
    with (
        before(
            monkeypatch, TinyBook, "backup", lambda: other.forget("Q-1", "ab", NOON)
        ),
        pytest.raises(BookError, match="There is no case Q-1 to forget"),
    ):
        mine.forget("Q-1", "mw", NOON)
    assert [past.does for past in mine.history()] == ["do", "forget"]

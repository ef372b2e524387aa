"""What a book does that writes: with what it finds, for tests in which that fails."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable
from datetime import timedelta
from functools import cache
from pathlib import Path

import pytest
from msgspec import Struct

from qmas_tui.book import compacting
from qmas_tui.book.recover import recover
from qmas_tui.book.tiny import TinyBook
from tests.book.looks import Look, look_at, opened
from tests.book.samples import NOON, add, change, holder, rename

OLD = (
    '{"meta": {"1": {"format": "qmas-book", "version": 0, "writes": 2}}, "holders":'
    ' {"1": {"case": "Q-1", "name": "A", "citizenship": "other", "route": "gpt"}},'
    ' "journal": {"1": {"changes": [{"who": "mw", "when": "2026-11-22T12:00:00Z",'
    ' "what": "added", "place": 1, "case": "Q-1"}]}}}'
)
"""A book of version 0."""


def place_in(folder: Path) -> Path:
    """Where the book shall lie in a new folder."""
    path = Path(os.path.realpath(folder)) / "disk" / "deep" / "book.json"
    path.parents[1].mkdir(parents=True)
    return path


class Operation(Struct, frozen=True):
    """Something a book does: what is there before, and the doing of it."""

    begin: Callable[[Path], TinyBook | None]
    act: Callable[[Path, TinyBook | None], object]


def a_book(path: Path) -> TinyBook:
    """A book of three cases, with steps in its book file and steps behind it."""
    opened(path, create=True).apply(add("Q-1", "Q-2"))
    book = opened(path)
    book.apply((rename(holder("Q-1"), "B"),))
    book.close()
    book = opened(path)
    book.apply(add("Q-3"))
    book.apply((change(holder("Q-2"), None),))
    return book


def an_undone_book(path: Path) -> TinyBook:
    book = a_book(path)
    book.undo("mw", NOON)
    return book


def a_book_next_day(path: Path) -> TinyBook:
    """The same, opened on the day after: its next change makes a daily backup."""
    a_book(path)
    return TinyBook(path, clock=lambda: NOON + timedelta(days=1))


def a_torn_book(path: Path) -> TinyBook:
    """The same, with half a line that a killed program left."""
    book = a_book(path)
    with journal_of(path).open("ab") as file:
        file.write(b'{"head":{"type":"entry"')
    return book


def a_book_in_many_copies(path: Path) -> TinyBook:
    """The same, with copies of Q-1 in backups old and new, and in a torn end."""
    a_torn_book(path).apply(add("Q-4"))
    book = opened(path)
    book.backup("asked", NOON)
    backups = path.with_name("book.json.backups")
    (backups / "20260101-000000-000000-migration.json").write_text(OLD)
    return book


def a_book_of_two_copies(path: Path) -> TinyBook:
    a_book(path).backup("asked", NOON)
    book = opened(path, kept=1)
    assert book.backup("import", NOON + timedelta(hours=1))
    return book


def a_growing_book(path: Path) -> TinyBook:
    """The same, its book file written anew after every change."""
    return a_book(path)


def nothing(path: Path) -> None:
    """There is no folder, and no book."""
    del path


def an_old_book(path: Path) -> None:
    path.parent.mkdir(parents=True)
    path.write_text(OLD)


def a_damaged_book(path: Path) -> None:
    """A book whose journal is damaged after what its book file includes."""
    a_book(path)
    data = journal_of(path).read_bytes()
    journal_of(path).write_bytes(data[:-700] + b"x" + data[-699:])


def a_hollow_book(path: Path) -> None:
    """A book of whose journal nothing can be read, and that has no backup."""
    a_book(path).close()
    journal_of(path).write_bytes(bytes(5000))
    shutil.rmtree(path.with_name("book.json.backups"))


def journal_of(path: Path) -> Path:
    return path.with_name(f"{path.name}.journal")


def of_book(act: Callable[[TinyBook], object]) -> Callable[..., object]:
    """Something that an open book does."""

    def with_book(path: Path, book: TinyBook | None) -> object:
        del path
        assert book is not None
        return act(book)

    return with_book


class Afterwards:
    """A thread that runs only when it is waited for: so calls come in one order."""

    def __init__(self, target: Callable[[], None], name: str) -> None:
        del name
        self.start = lambda: None
        self.is_alive = lambda: False
        self.join = target


def _grow(book: TinyBook) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(compacting, "GROWN", 0)
        patch.setattr(compacting, "Thread", Afterwards)
        book.apply(add("Q-9"))
        book.close()


def _recover(path: Path, book: TinyBook | None) -> object:
    del book
    for kept in path.parent.glob("*.damaged-*"):  # of an attempt at the same moment
        kept.unlink()
    return recover(path, "mw", NOON)


def _open(path: Path, book: TinyBook | None) -> object:
    del book
    return opened(path)


def _create(path: Path, book: TinyBook | None) -> object:
    del book
    return opened(path, create=True)


def _create_whole(path: Path, book: TinyBook | None) -> object:
    del book
    return opened(path, first=add("Q-1", "Q-2"))


MANY = tuple(f"Q-{n}" for n in range(100, 150))

OPERATIONS = {
    "change": Operation(a_book, of_book(lambda b: b.apply(add("Q-9")))),
    "daily": Operation(a_book_next_day, of_book(lambda b: b.apply(add("Q-9")))),
    "torn": Operation(a_torn_book, of_book(lambda b: b.apply(add("Q-9")))),
    "import": Operation(a_book, of_book(lambda b: b.apply(add(*MANY)))),
    "undo": Operation(a_book, of_book(lambda b: b.undo("mw", NOON))),
    "redo": Operation(an_undone_book, of_book(lambda b: b.redo("mw", NOON))),
    "close": Operation(a_book, of_book(TinyBook.close)),
    "grow": Operation(a_book, of_book(_grow)),
    "backup": Operation(
        a_book_of_two_copies, of_book(lambda b: b.backup("asked", NOON))
    ),
    "forget": Operation(
        a_book_in_many_copies, of_book(lambda b: b.forget("Q-1", "mw", NOON))
    ),
    "create": Operation(nothing, _create),
    "create_whole": Operation(nothing, _create_whole),
    "migrate": Operation(an_old_book, _open),
    "recover": Operation(a_damaged_book, _recover),
    "recover_book_file": Operation(a_hollow_book, _recover),
}


@cache
def looks(operation: str) -> tuple[Look | str, Look | str]:
    """What an operation finds, and what it leads to, where nothing fails."""
    with tempfile.TemporaryDirectory() as folder:
        path = place_in(Path(folder))
        book = OPERATIONS[operation].begin(path)
        before = look_at(path)
        OPERATIONS[operation].act(path, book)
        return before, look_at(path)

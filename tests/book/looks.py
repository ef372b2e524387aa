"""What a book shows, as one value; and what every sentence to the user must be."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from msgspec import Struct

from qmas_tui.book.book import SqliteBook
from qmas_tui.book.making import make_book
from qmas_tui.book.protocol import Book
from qmas_tui.errors import BookError
from qmas_tui.facts.changes import Past, Step
from qmas_tui.facts.holder import Holder
from tests.book.samples import NOON, add, change, holder, rename


class Look(Struct, frozen=True):
    """All that a book shows: its cases in order, every step, what is next."""

    cases: tuple[Holder, ...]
    past: tuple[Past, ...]
    undo: Past | None
    redo: Past | None

    @property
    def references(self) -> list[str]:
        """The references of the cases, in order."""
        return [each.case for each in self.cases]


def opened(
    path: Path, *, create: bool = False, first: Step = (), kept: int = 14
) -> SqliteBook:
    """A book opened by another program; with a first step, a new one."""
    if first:
        make_book(path, first)
    return SqliteBook(path, create=create, kept=kept)


def backed_up(path: Path) -> SqliteBook:
    """A new book of four steps, a backup after the second of them."""
    book = opened(path, create=True)
    book.apply(add("Q-1", "Q-2", "Q-3"))
    book.apply((rename(holder("Q-1"), "B"),))
    book.backup("asked", NOON + timedelta(hours=1))
    book.apply((change(holder("Q-2"), None),))
    book.apply(add("Q-4"))
    return book


def look_into(book: Book) -> Look:
    """What an open book shows."""
    return Look(
        tuple(book.holders().values()),
        tuple(book.history()),
        book.next_undo(),
        book.next_redo(),
    )


def look_at(path: Path) -> Look:
    """What the book at a path shows a new program. Raises BookError."""
    book = opened(path)
    try:
        return look_into(book)
    finally:
        book.close()


def check_sentence(words: str) -> None:
    """Words that a user may read: whole sentences, in one line, without jargon."""
    assert words[:1].isupper() or words.startswith("/"), words
    assert words.endswith("."), words
    assert "\n" not in words
    assert not re.search(r"Errno|Error\b|Traceback|None|b'|<|sqlite3", words), words


def mentions(folder: Path, text: str) -> list[str]:
    """The files below a folder in which a text can be read."""
    return [
        each.name
        for each in sorted(folder.rglob("*"))
        if each.is_file() and text.encode() in each.read_bytes()
    ]


def refusal(act: Callable[..., object], *given: object) -> str:
    """Why something is refused, in a sentence."""
    try:
        act(*given)
    except BookError as error:
        check_sentence(error.message)
        return error.message
    raise AssertionError("it was not refused")

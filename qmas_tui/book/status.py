"""Whether a book can be saved just now, and what its user should be told once."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Final

from qmas_tui.book.chain import table_of
from qmas_tui.errors import BookError, BusyBook, DamagedBook
from qmas_tui.tinysqlite import is_busy, is_damage, is_unsynced, reason

_MOST_NAMED: Final = 5
"""So many rows are named one by one."""


class SaveStatus:
    """What went wrong with reading and saving a book.

    Attributes:
        unsaved: why the last change was refused; empty if it was not.
        unread: why the book could not be read last; empty if it could.
        is_read_only: whether something could not be made safe on disk. That is never
            tried again: the book has to be opened anew.
        notices: what the user was not told yet.
    """

    def __init__(self, name: str) -> None:
        self.unsaved = self.unread = ""
        self.is_read_only = False
        self.notices: list[str] = []
        self._name = name

    @contextmanager
    def writing(self, is_change: bool = True) -> Iterator[None]:
        """Within this the book is written: what goes wrong becomes a BookError.

        Raises BusyBook, DamagedBook, or BookError; of a change the last is why nothing
        is saved, until a change is made again.
        """
        if self.is_read_only:
            raise BookError(self.unsaved)
        try:
            yield
        except (sqlite3.Error, OSError, DamagedBook) as error:
            raise self._refused(error, is_change) from None
        if is_change:
            self.unsaved = ""

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Within this the book is read: what goes wrong becomes a BookError."""
        try:
            yield
        except (sqlite3.Error, OSError, DamagedBook) as error:
            told = unreadable(self._name, error)
            self.unread = told.message
            raise told from None
        self.unread = ""

    def _refused(
        self, error: sqlite3.Error | OSError | DamagedBook, is_change: bool
    ) -> BookError:
        name = self._name
        if is_busy(error):
            return BusyBook(
                f"Another program is writing {name}; try again in a moment."
            )
        if isinstance(error, DamagedBook) or is_damage(error):
            return unreadable(name, error)
        self.is_read_only = is_unsynced(error)
        why = (
            f"{name} could not be made safe on disk. The change is refused and the "
            "book is read-only now; see to the disk, then open the book again."
            if self.is_read_only
            else f"{name} cannot be written: {reason(error)}; nothing was changed."
        )
        if is_change or self.is_read_only:
            self.unsaved = why
        return BookError(why)


def unreadable(name: str, error: sqlite3.Error | OSError | DamagedBook) -> BookError:
    """What to raise where a book cannot be read: DamagedBook if it is damaged."""
    if isinstance(error, DamagedBook):
        words = error.message
        if name not in words:
            words = f"{name} is damaged: {words[:1].lower()}{words[1:]}"
        return DamagedBook(words)
    if is_damage(error):
        words = f"{name} cannot be read as a book: it is not as it was written."
        return DamagedBook(words)
    return BookError(f"{name} cannot be read: {reason(error)}.")


def no_cases(ids: Sequence[int]) -> str:
    """What to say of rows that another program added and that are no cases."""
    named = [f"row {id_} of the table {table_of(id_)}" for id_ in ids[:_MOST_NAMED]]
    more = ["…"] * (len(ids) > _MOST_NAMED)
    return (
        f"What another program wrote is no case: {', '.join([*named, *more])}. "
        "All else is in order; take that out with that program."
    )

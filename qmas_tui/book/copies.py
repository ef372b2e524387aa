"""The copies of a book beside it: what is in each, and what has to be said of it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from functools import cached_property
from pathlib import Path

from qmas_tui.book.audit import Audit, audit, read_heads
from qmas_tui.book.backups import Backups
from qmas_tui.book.cases import Seen, sorted_out
from qmas_tui.book.paths import BookPaths, check_file, check_there
from qmas_tui.book.records import Records
from qmas_tui.book.status import unreadable
from qmas_tui.errors import BookError, DamagedBook, Problem
from qmas_tui.facts.changes import Case


class Copies(Backups):
    """The copies of the book at a path, also where the book itself is damaged.

    Args:
        records: the book itself, where it is open.
    """

    def __init__(self, path: Path, records: Records | None = None) -> None:
        super().__init__(BookPaths.of(path))
        check_there(self.paths)
        self._records = records

    def read(self, name: str) -> Seen:
        """What is in a copy, as `Book.read_backup`."""
        file = self.file(name)
        own, copy = self._own, read_copy(file, self._own)
        if own is not None and copy.steps.get(1) != own.steps.get(1):
            raise BookError(_doubt(file, copy, own))
        gone = own.forgotten if own is not None else ()
        cases = cases_of(file).items()
        return sorted_out({id_: each for id_, each in cases if id_ not in gone})

    def doubtful(self) -> list[Problem]:
        """What has to be said of copies."""
        return list(doubtful(self, self._own))

    @cached_property
    def _own(self) -> Audit | None:
        """The book itself, where it is sound."""
        with suppress(BookError, sqlite3.Error, OSError):
            if self._records is not None:
                return read_heads(self._records)
            check_file(self.paths)
            with closing(Records(self.paths.book)) as records:
                found = audit(records)
            return None if found.damage else found
        return None


def read_copy(file: Path, own: Audit | None) -> Audit:
    """What a copy was found to hold. Raises DamagedBook where any of it is damaged."""
    check_file(BookPaths(file), is_copy=True)
    with _opened(file) as records:
        found = audit(records, None if own is None else own.forgotten)
    if found.damage:
        raise unreadable(str(file), DamagedBook(found.damage[0]))
    return found


def cases_of(file: Path) -> dict[int, Case]:
    """Every case of a sound copy by its id. Raises DamagedBook."""
    with _opened(file) as records:
        return records.read()[0]


@contextmanager
def _opened(file: Path) -> Iterator[Records]:
    try:
        with closing(Records(file, immutable=True)) as records:
            yield records
    except sqlite3.Error as error:
        raise unreadable(str(file), error) from None


def doubtful(backups: Backups, own: Audit | None) -> Iterator[Problem]:
    """What has to be said of each copy of a book, which is given where it is sound."""
    for backup in backups.all():
        file = backups.file(backup.name)
        try:
            copy = read_copy(file, own)
            words = _doubt(file, copy, own) if own is not None else ""
        except BookError as error:
            words = error.message + " Remove it." * isinstance(error, DamagedBook)
        if words:
            yield Problem(backup.name, words)


def _doubt(file: Path, copy: Audit, own: Audit) -> str:
    if copy.steps.get(1) != own.steps.get(1):  # a step's random key is in its hash
        return f"{file} is a copy of another book; take it elsewhere."
    if own.forgotten & (copy.last.keys() | copy.records | copy.supposed):
        return f"{file} still holds a case that was forgotten; remove it."
    if own.steps.get(copy.position.n) != copy.position:
        return (
            f"{file} goes on where the history does not: steps may be missing from "
            "the history. See what the copy holds before you remove it."
        )
    return ""

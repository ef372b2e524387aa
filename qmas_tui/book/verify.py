"""Says what is wrong with a book, its copies and what lies round it."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from functools import cached_property
from pathlib import Path
from typing import Final

from qmas_tui.book.audit import Audit, audit
from qmas_tui.book.backups import Backups
from qmas_tui.book.cases import Seen, sorted_out
from qmas_tui.book.making import check_file, check_there
from qmas_tui.book.paths import BookPaths, listed, remove_temporary
from qmas_tui.book.protocol import Checked
from qmas_tui.book.records import Records
from qmas_tui.book.status import SaveStatus, unreadable
from qmas_tui.errors import BookError, DamagedBook, Problem
from qmas_tui.files import open_private
from qmas_tui.surroundings import warnings_about

_MOST_TOLD: Final = 5
"""So many damages are told one by one."""
_UNKNOWN: Final = (
    "lies among the backups, but has not the name of one: nothing restores it. Take it "
    "elsewhere, or remove it."
)
_UNFINISHED: Final = (
    "is unfinished: a program is writing it just now, or was stopped and left it; if "
    "none is open, remove it."
)
_SET_ASIDE: Final = "was set aside; remove it once you know what it held."


def check_book(records: Records, path: Path | None = None) -> Checked:
    """Go over a book, and with a path over its copies and folder. Raises BookError.

    Args:
        path: where its user says that it lies.
    """
    found = audit(records)
    damage, more = found.damage[:_MOST_TOLD], len(found.damage) - _MOST_TOLD
    if more > 0:
        damage.append(f"Besides these, {more} of its parts are damaged.")
    checked = Checked(tuple(damage), tuple(found.outside))
    if path is None:
        return checked
    copies = Copies(path)
    warnings = (*warnings_about(path), *_beside(copies))
    return Checked(checked.damage, checked.outside, tuple(copies.doubtful()), warnings)


def damage_of(path: Path) -> list[str]:
    """What is wrong with a book, every part of it; or nothing.

    Raises BookError where there is no book, or none that this program can read.
    """
    paths = BookPaths.of(path)
    try:
        check_file(paths)
        with SaveStatus(str(paths.book)).reading(), opened_copy(paths.book) as records:
            return audit(records).damage
    except DamagedBook as error:
        return [error.message]


@contextmanager
def opened_copy(file: Path) -> Iterator[Records]:
    """A book as it lies on disk, which is left as it is: a copy of it is opened."""
    new = BookPaths(file).temporary()
    try:
        for ending in ("", "-wal"):
            with suppress(FileNotFoundError):
                os.stat(f"{file}{ending}")
                os.close(open_private(Path(f"{new}{ending}"), os.O_RDWR | os.O_CREAT))
                shutil.copyfile(f"{file}{ending}", f"{new}{ending}")
        with closing(Records(new)) as records:
            yield records
    finally:
        remove_temporary(new)


class Copies(Backups):
    """The copies of the book at a path, and what is in them."""

    def __init__(self, path: Path) -> None:
        super().__init__(BookPaths.of(path))
        check_there(self.paths)

    def read(self, name: str) -> Seen:
        """What is in a copy, as `Book.read_backup`."""
        file, own = self.file(self.named(name)), self._own
        copy = read_copy(file, own)
        if own is not None and copy.steps.get(1) != own.steps.get(1):
            raise BookError(_doubt(file, copy, own))
        gone = own.forgotten if own is not None else ()
        with opened_backup(file) as records:
            cases = records.read().cases
        return sorted_out({i: each for i, each in cases.items() if i not in gone})

    def doubtful(self) -> Iterator[Problem]:
        """What has to be said of copies."""
        for backup in self.all():
            file, own = self.file(backup), self._own
            try:
                copy = read_copy(file, own)
                words = _doubt(file, copy, own) if own is not None else ""
            except BookError as error:
                words = error.message + " Remove it." * isinstance(error, DamagedBook)
            if words:
                yield Problem(backup.name, words)

    @cached_property
    def _own(self) -> Audit | None:
        """What the heads of the book itself say, where all of them can be read."""
        with suppress(BookError, sqlite3.Error, OSError):
            check_file(self.paths)
            with closing(Records(self.paths.book)) as book, book.sqlite.snapshot():
                own = Audit()
                for n in book.history.numbers():
                    own.note(book.history.head(n))
                return own
        return None


def read_copy(file: Path, own: Audit | None) -> Audit:
    """What a copy was found to hold. Raises DamagedBook where any of it is damaged."""
    check_file(BookPaths(file), is_copy=True)
    with opened_backup(file) as records:
        found = audit(records, None if own is None else own.forgotten)
    if found.damage:
        raise unreadable(str(file), DamagedBook(found.damage[0]))
    return found


@contextmanager
def opened_backup(file: Path) -> Iterator[Records]:
    """A copy of a book, which is only read. Raises BookError."""
    try:
        with closing(Records(file, immutable=True)) as records:
            yield records
    except sqlite3.Error as error:
        raise unreadable(str(file), error) from None


def _doubt(file: Path, copy: Audit, own: Audit) -> str:
    if copy.steps.get(1) != own.steps.get(1):  # a step's random key is in its hash
        return f"{file} is a copy of another book; take it elsewhere."
    if own.forgotten & copy.held:
        return f"{file} still holds a case that was forgotten; remove it."
    if own.steps.get(copy.position.n) != copy.position:
        return (
            f"{file} goes on where the history does not: steps may be missing from "
            "the history. See what the copy holds before you remove it."
        )
    return ""


def _beside(backups: Backups) -> Iterator[str]:
    """What lies beside a book, in sentences."""
    paths, known = backups.paths, {each.name for each in backups.all()}
    others = [each for each in listed(paths.backups) if each.name not in known]
    for files, words in (
        (others, _UNKNOWN),
        (paths.temp_files(), _UNFINISHED),
        (paths.quarantined(), _SET_ASIDE),
    ):
        yield from (f"{file} {words}" for file in files)

"""Says of a book, its copies and what lies round it what is not as it should be."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, suppress
from functools import cached_property
from pathlib import Path
from typing import Final

from qmas_tui.book.audit import Audit, audit
from qmas_tui.book.backups import Backups
from qmas_tui.book.opening import check_file, check_there
from qmas_tui.book.paths import BookPaths
from qmas_tui.book.protocol import Backup, Checked
from qmas_tui.book.records import Records, opened_copy
from qmas_tui.book.status import SaveStatus, unreadable
from qmas_tui.errors import BookError, DamagedBook, Problem
from qmas_tui.facts.holder import Holder
from qmas_tui.surroundings import warnings_about

_MOST_TOLD: Final = 5
"""So many damages are told one by one."""


def check_book(path: Path | None, records: Records, backups: Backups | None) -> Checked:
    """Go over a book, its copies and what lies round it. Raises BookError.

    Args:
        path: where its user says that it lies; None for a book in memory.
        records: the book, open.
        backups: its copies, if it can have some.
    """
    found = audit(records)
    damage, more = found.damage[:_MOST_TOLD], len(found.damage) - _MOST_TOLD
    if more > 0:
        damage.append(f"Besides these, {more} of its parts are damaged.")
    if path is None or backups is None:
        return Checked(tuple(damage), tuple(found.outside))
    own = None if found.damage else found
    return Checked(
        tuple(damage),
        tuple(found.outside),
        tuple(check_copies(backups, own)),
        (*warnings_about(path), *_beside(backups)),
    )


def check_copies(backups: Backups, own: Audit | None) -> Iterator[Problem]:
    """What has to be said of each copy of a book, the newest first.

    Args:
        own: the book itself, where it is sound.
    """
    for backup in backups.all():
        file = backups.file(backup.name)
        try:
            copy = read_whole(file, own)
        except DamagedBook as error:
            yield Problem(backup.name, f"{error.message} Remove it.")
            continue
        except BookError as error:
            yield Problem(backup.name, error.message)
            continue
        if own is not None and (words := _doubt(file, copy, own)):
            yield Problem(backup.name, words)


class Copies:
    """The copies of the book at a path, also where the book itself is damaged."""

    def __init__(self, path: Path) -> None:
        self._backups = Backups(BookPaths.of(path))
        check_there(self._backups.paths)

    def all(self) -> list[Backup]:
        """Every copy, the newest first."""
        return self._backups.all()

    def named(self, name: str) -> Backup:
        """The copy of a name. Raises BookError where there is none."""
        return self._backups.named(name)

    def read(self, name: str) -> Mapping[str, Holder]:
        """What is in a copy, as `Book.read_backup`."""
        return read_copy(self._backups.file(name), self._own)

    def doubtful(self) -> list[Problem]:
        """What has to be said of copies."""
        return list(check_copies(self._backups, self._own))

    @cached_property
    def _own(self) -> Audit | None:
        """The book itself, where it is sound."""
        with suppress(BookError, sqlite3.Error, OSError):
            check_file(self._backups.paths)
            with closing(Records(self._backups.paths.book)) as records:
                found = audit(records)
                return None if found.damage else found
        return None


def read_copy(file: Path, own: Audit | None) -> Mapping[str, Holder]:
    """The cases in a copy, without those that the book says were forgotten since.

    Raises BookError where it is of another book, DamagedBook where it is damaged.
    """
    copy = read_whole(file, own)
    if own is not None and not _is_same_book(copy, own):
        raise BookError(_doubt(file, copy, own))
    gone = own.forgotten if own is not None else ()
    holders = copy.holders().items()
    return {each.case: each for id_, each in holders if id_ not in gone}


def read_whole(file: Path, own: Audit | None) -> Audit:
    """All that is in a copy. Raises DamagedBook where any of it is damaged."""
    known = None if own is None else own.forgotten
    check_file(BookPaths(file), is_copy=True)
    try:
        with closing(Records(file, immutable=True)) as records:
            found = audit(records, known)
    except sqlite3.Error as error:
        raise unreadable(str(file), error) from None
    if found.damage:
        words = found.damage[0]
        raise DamagedBook(f"{file} is damaged: {words[:1].lower()}{words[1:]}")
    return found


def _doubt(file: Path, copy: Audit, own: Audit) -> str:
    if not _is_same_book(copy, own):
        return f"{file} is a copy of another book; take it elsewhere."
    if own.forgotten & (copy.last.keys() | copy.records.keys()):
        return f"{file} still holds a case that was forgotten; remove it."
    if own.steps.get(copy.position.n) != copy.position:
        return (
            f"{file} goes on where the history does not: steps may be missing from "
            "the history. See what the copy holds before you remove it."
        )
    return ""


def _is_same_book(copy: Audit, own: Audit) -> bool:
    """Whether both have the same first step; its random key is in its hash."""
    return copy.steps.get(1) == own.steps.get(1)


def _beside(backups: Backups) -> Iterator[str]:
    """What lies beside a book, in sentences."""
    paths = backups.paths
    try:
        for file in backups.unknown_files():
            yield (
                f"{file} lies among the backups, but has not the name of one: nothing "
                "restores it. Take it elsewhere, or remove it."
            )
        for file in paths.temp_files():
            yield (
                f"{file} is unfinished: a program is writing it just now, or was "
                "stopped and left it; if none is open, remove it."
            )
        for file in paths.quarantined():
            yield f"{file} was set aside; remove it once you know what it held."
    except OSError as error:
        raise unreadable(str(paths.folder), error) from None


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

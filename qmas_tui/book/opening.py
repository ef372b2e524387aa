"""What is done before a book is read: new ones begun, what was left half-done ended."""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from qmas_tui.book.beside import Beside
from qmas_tui.book.bookfile import MAKE_ONE, head_in, meta_of, read_whole
from qmas_tui.book.cases import Cases
from qmas_tui.book.erasing import finish_erasing
from qmas_tui.book.founding import found, journal_of
from qmas_tui.book.lock import WriteLock, hurried
from qmas_tui.book.replay import journal_at
from qmas_tui.errors import BookError, BusyBook
from qmas_tui.facts.changes import Step
from qmas_tui.files import is_there, make_private_folder, sync_folder

_OLD_SECONDS = 3600.0
BROUGHT = (
    "The book was brought over from an earlier version of this program; "
    "a copy of the old file is among the backups."
)
UNCLEAN = (
    "A forgotten case could not be cleaned out of every copy: {}. Mend that, then "
    "open the book again: it goes on with it."
)


def begin(beside: Beside, lock: WriteLock, at: datetime, first: Step) -> None:
    """Make a book of what a first step adds, or an empty one, if there is none.

    Raises BookError where there is one that lacks the step, or OSError, and then none
    was made.
    """
    make_private_folder(beside.folder)
    sync_folder(beside.folder.parent)  # who made it may have been killed before that
    with lock.held():
        if not exists(beside):
            _found_whole(beside, journal_of([(first, Cases().tried(first))], at))
        elif first:
            raise BookError(f"{beside.book} exists already; name one that does not.")


def _found_whole(beside: Beside, journal: bytes) -> None:
    try:
        found(beside, journal)
    except OSError:
        with suppress(OSError):  # the journal alone is a book, the book file is not
            beside.book.unlink(missing_ok=True)
            beside.journal.unlink()
        raise


def exists(beside: Beside) -> bool:
    """Whether there is a book, or what is left of one. Raises OSError."""
    files = (beside.book, beside.journal)
    return any(map(is_there, files)) or bool(beside.copies())


def check_there(beside: Beside) -> None:
    """Raise BookError where there is no book, nor anything that is left of one."""
    try:
        is_book = exists(beside)
    except OSError as error:
        raise BookError(f"{beside.book} cannot be read: {error.strerror}.") from None
    if not is_book:
        raise BookError(f"There is no book at {beside.book}; {MAKE_ONE}")


def prepare(beside: Beside, lock: WriteLock, at: datetime) -> list[str]:
    """Bring an older book over, finish forgetting a case, remove what was left.

    What the user should be told of it. Raises BookError, or OSError where an older
    book cannot be brought over; what is only tidying keeps no book shut.
    """
    told = []
    if _old_version(beside) is not None:
        with lock.held():
            if _brought_over(beside, at):
                told.append(BROUGHT)
    if os.path.lexists(beside.erasing) or _leavings(beside):
        told += _tidied(beside, lock)
    return told


def _tidied(beside: Beside, lock: WriteLock) -> list[str]:
    try:
        with hurried(), lock.held():
            finish_erasing(beside)
            for file in _dead(beside):
                with suppress(OSError):
                    os.unlink(file)
    except BusyBook:
        pass  # most likely it is just being done
    except (OSError, BookError) as error:  # a damaged book is told of by who loads it
        if os.path.lexists(beside.erasing):
            why = getattr(error, "strerror", None) or str(error)
            return [UNCLEAN.format(why.rstrip("."))]
    return []


def _leavings(beside: Beside) -> list[Path]:
    try:
        return beside.leavings()
    except OSError:
        return []


def _dead(beside: Beside) -> Iterator[Path]:
    """Unfinished files of programs that are dead; the lock is held.

    Only backups and the book file are begun without the lock. Such a file is dead if it
    is old, or was begun before a case was forgotten: no program puts it in place then.
    """
    with suppress(OSError):
        journal, limit = journal_at(beside.journal), time.time() - _OLD_SECONDS
        for file in _leavings(beside):
            with suppress(OSError):
                if os.stat(file).st_mtime < limit or _is_stale(beside, file, journal):
                    yield file


def _is_stale(beside: Beside, file: Path, journal: bytes) -> bool:
    data = journal_at(file)
    if file.parent != beside.folder:
        return not journal.startswith(data)
    if "." in file.name.removeprefix(f".{beside.book.name}.").removesuffix(".tmp"):
        return True  # of a file that is written under the lock
    meta = meta_of(data)
    if meta is None:
        return bool(data)
    begun = hashlib.sha256(journal[: meta.link.size])
    return begun.hexdigest() != meta.journal_sha256


def _old_version(beside: Beside) -> int | None:
    """The version of a book file of an earlier program; None for any other."""
    try:
        if meta_of(head_in(beside.book)) is not None:
            return None
    except OSError:
        return None
    from qmas_tui.book.migrations import known_version

    return known_version(read_whole(beside.book))


def _brought_over(beside: Beside, at: datetime) -> bool:
    version = _old_version(beside)
    if version is None:
        return False
    from qmas_tui.book.migrations import migrate

    migrate(beside, read_whole(beside.book), version, at)
    return True

"""What is done before a book is opened: is it one, and if not, what is it?"""

from __future__ import annotations

import os
import sqlite3
import stat
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path
from typing import Final

from qmas_tui.book.paths import BookPaths, listed, remove_temporary
from qmas_tui.book.records import APPLICATION, VERSION, fill
from qmas_tui.errors import BookError, DamagedBook
from qmas_tui.facts.changes import Step
from qmas_tui.files import (
    is_there,
    make_private_folder,
    name_new,
    sync_file,
    sync_folder,
)

MAKE_ONE: Final = "make one with qmas-tui import FILE, or name another with --book."
_MAGIC: Final = b"SQLite format 3\0"
_HEAD_BYTES: Final = 100


def exists(paths: BookPaths) -> bool:
    """Whether there is a book, or what is left of one. Raises OSError."""
    files = (paths.book, paths.recovered)
    return any(map(is_there, files)) or bool(listed(paths.backups))


def check_there(paths: BookPaths) -> None:
    """Raise BookError where there is no book, nor anything that is left of one."""
    try:
        is_book = exists(paths)
    except OSError as error:
        raise BookError(f"{paths.book} cannot be read: {error.strerror}.") from None
    if not is_book:
        raise BookError(f"There is no book at {paths.book}; {MAKE_ONE}")


def check_file(paths: BookPaths, is_copy: bool = False) -> None:
    """Raise BookError, or DamagedBook, where the file is no book of this version.

    Args:
        is_copy: the file is a backup: what is no book is a damaged one.
    """
    book = paths.book
    try:
        found = os.stat(book)
        # A pipe or a device would keep the reader waiting: look before opening.
        if not stat.S_ISREG(found.st_mode):
            raise BookError(f"{book} cannot be read as a book: it is not a file.")
        with open(book, "rb") as file:
            head = file.read(_HEAD_BYTES)
    except FileNotFoundError:
        check_there(paths)
        raise DamagedBook(f"{book} is gone, but its backups are there.") from None
    except OSError as error:
        raise BookError(f"{book} cannot be read: {error.strerror}.") from None
    if why := _strange(head):
        kind = DamagedBook if is_copy or listed(paths.backups) else BookError
        raise kind(f"{book} cannot be read as a book: {why}.")
    page, pages = _number(head[16:18]), _number(head[28:32])
    if is_copy and found.st_size != page * pages:
        raise DamagedBook(f"{book} is damaged: it was cut off, or added to.")
    if (version := _number(head[60:64])) > VERSION:
        raise BookError(
            f"{book} cannot be read as a book: a newer version of this program wrote "
            f"it (its format is {version}, this program knows {VERSION}); install the "
            "newer version."
        )


def _strange(head: bytes) -> str:
    """Why a file that begins so is no book; nothing where it is one."""
    if not head:
        return "it is empty"
    if not head.startswith(_MAGIC):
        return "it is no book, or what it holds is damaged"
    is_other = _number(head[68:72]) != APPLICATION
    return "another program made it" if is_other else ""


def _number(data: bytes) -> int:
    return int.from_bytes(data, "big")


def prepare(paths: BookPaths, create: bool, first: Step, at: datetime) -> None:
    """Make a book if that is wanted, and see that the file is one.

    Args:
        create: make an empty one if none is there.
        first: make one that holds what this step adds; none may be there.
        at: the moment, for the name of a damaged book that is put aside.

    Raises BookError, DamagedBook, sqlite3.Error, or OSError.
    """
    finish_recovery(paths, paths.damaged(at))
    if first or (create and not exists(paths)):
        try:
            _make(paths, first)
        except FileExistsError:
            if first:
                words = f"{paths.book} exists already; name one that does not."
                raise BookError(words) from None
    check_file(paths)


def _make(paths: BookPaths, first: Step) -> None:
    """Make a new book, which is there whole or not at all.

    Raises FileExistsError where there is a book, or OSError, and then none was made.
    """
    make_private_folder(paths.folder)
    sync_folder(paths.folder.parent)  # who made it may have been killed before that
    if exists(paths):
        raise FileExistsError
    new = paths.temporary()
    try:
        fill(new, first)
        sync_file(new)
        name_new(new, paths.book)
    finally:
        remove_temporary(new)


def finish_recovery(paths: BookPaths, damaged: Path) -> None:
    """Put a mended book in place of the damaged one, if there is one to be put.

    Args:
        damaged: where the damaged book is kept; the file must not be there.

    Once the mended book has its name it counts, whatever then happens: who opens the
    book goes on here. Raises OSError, or sqlite3.Error.
    """
    if not is_there(paths.recovered):
        return
    with closing(sqlite3.connect(paths.recovered, isolation_level=None)) as mended:
        mended.execute("BEGIN IMMEDIATE")  # one program at a time
        if not is_there(paths.recovered):
            return
        log, *others = paths.sqlite_files
        for file in others:
            file.unlink(missing_ok=True)
        for file in (log, paths.book):
            ending = file.name.removeprefix(paths.book.name)
            with suppress(FileNotFoundError):
                os.replace(file, f"{damaged}{ending}")
        os.replace(paths.recovered, paths.book)
        sync_folder(paths.folder)
        mended.execute("ROLLBACK")
    remove_temporary(paths.recovered)  # what SQLite left under its first name

"""Makes a book, whole or not at all, and says whether a file is one."""

from __future__ import annotations

import os
import sqlite3
import stat
from contextlib import closing, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from qmas_tui.book.cases import Cases
from qmas_tui.book.chain import LogPosition
from qmas_tui.book.paths import BookPaths, exists, listed, remove_temporary
from qmas_tui.book.records import APPLICATION, VERSION, Doing, Records
from qmas_tui.book.status import SaveStatus
from qmas_tui.errors import BookError, DamagedBook
from qmas_tui.facts.changes import Step
from qmas_tui.files import (
    is_there,
    make_private_folder,
    name_new,
    sync_file,
    sync_folder,
)

_MAKE_ONE: Final = "make one with qmas-tui import FILE, or name another with --book."
_MAGIC: Final = b"SQLite format 3\0"
_HEAD_BYTES: Final = 100


def make_book(path: Path, first: Step) -> None:
    """Make a book that holds what a step adds, and leave it closed.

    Raises BookError where there is one.
    """
    paths = BookPaths.of(path)
    with SaveStatus(str(paths.book)).writing():
        finish_recovery(paths)
        try:
            _make_whole(paths, first)
        except FileExistsError:
            words = f"{paths.book} exists already; name one that does not."
            raise BookError(words) from None


def prepare(paths: BookPaths, create: bool) -> None:
    """Make an empty book if that is wanted and none is there; see that it is a book.

    Raises BookError, DamagedBook, sqlite3.Error, or OSError.
    """
    finish_recovery(paths)
    if create:
        with suppress(FileExistsError):
            _make_whole(paths)
    check_file(paths)


def _make_whole(paths: BookPaths, first: Step = ()) -> None:
    """Make a new book, which is there whole or not at all.

    Raises FileExistsError where there is one, or OSError, and then none was made.
    """
    if exists(paths):
        raise FileExistsError
    make_private_folder(paths.folder)
    sync_folder(paths.folder.parent)  # who made it may have been killed before that
    new = paths.temporary()
    try:
        with closing(Records(new)) as records, records.sqlite.unlogged():
            records.make_schema()
            if first:
                step, case_ids = Cases().tried(first)
                with records.sqlite.transaction():
                    records.write(LogPosition(), step, case_ids, Doing(first[0].who))
        sync_file(new)
        name_new(new, paths.book)
    finally:
        remove_temporary(new)


def check_there(paths: BookPaths) -> None:
    """Raise BookError where there is no book, nor anything that is left of one."""
    if not exists(paths):
        raise BookError(f"There is no book at {paths.book}; {_MAKE_ONE}")


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
        with open(book, "rb", buffering=0) as file:
            head = file.read(_HEAD_BYTES)
    except FileNotFoundError:
        check_there(paths)
        raise DamagedBook(f"{book} is gone, but its backups are there.") from None
    except OSError as error:
        raise BookError(f"{book} cannot be read: {error.strerror}.") from None
    page, pages, version, owner = (
        int.from_bytes(head[at : at + size], "big")
        for at, size in ((16, 2), (28, 4), (60, 4), (68, 4))
    )
    why = ""
    if not head:
        why = "it is empty"
    elif not head.startswith(_MAGIC):
        why = "it is no book, or what it holds is damaged"
    elif owner != APPLICATION:
        why = "another program made it"
    if why:
        kind = DamagedBook if is_copy or listed(paths.backups) else BookError
        raise kind(f"{book} cannot be read as a book: {why}.")
    if is_copy and found.st_size != page * pages:
        raise DamagedBook(f"{book} is damaged: it was cut off, or added to.")
    if version > VERSION:
        raise BookError(
            f"{book} cannot be read as a book: a newer version of this program wrote "
            f"it (its format is {version}, this program knows {VERSION}); install the "
            "newer version."
        )


def finish_recovery(paths: BookPaths) -> Path | None:
    """Put a mended book in place of the damaged one, if there is one to be put.

    Once the mended book has its name it counts, whatever then happens: who opens the
    book goes on here. Returns where the damaged book is kept. Raises
    OSError, or sqlite3.Error.
    """
    if not is_there(paths.recovered):
        return None
    with closing(sqlite3.connect(paths.recovered, isolation_level=None)) as mended:
        mended.execute("BEGIN IMMEDIATE")  # one program at a time
        if not is_there(paths.recovered):
            return None
        damaged = paths.damaged(datetime.now(UTC))
        for ending in ("-shm", "-journal"):
            Path(f"{paths.book}{ending}").unlink(missing_ok=True)
        for ending in ("-wal", ""):
            with suppress(FileNotFoundError):
                os.replace(f"{paths.book}{ending}", f"{damaged}{ending}")
        os.replace(paths.recovered, paths.book)
        sync_folder(paths.folder)
        mended.execute("ROLLBACK")
    remove_temporary(paths.recovered)  # what SQLite left under its first name
    return damaged

"""Where the files of a book lie, whether one is a book, and how one comes there."""

from __future__ import annotations

import os
import secrets
import sqlite3
import stat
from collections.abc import Callable
from contextlib import closing, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from msgspec import Struct

from qmas_tui.errors import BookError, DamagedBook
from qmas_tui.files import (
    is_there,
    make_private_folder,
    name_new,
    sync_file,
    sync_folder,
)

APPLICATION: Final = 0x514D4153
"""What SQLite files of this program are marked with: QMAS."""
FIRST_VERSION: Final = 1
WITH_PROSPECTS: Final = 2
WITH_SCENARIOS: Final = 3
VERSION: Final = WITH_SCENARIOS
"""The newest; a book has that of what it holds."""
MAKE_ONE: Final = "make one with qmas-tui import FILE, or name another with --book."
_MAGIC: Final = b"SQLite format 3\0"
_HEAD_BYTES: Final = 100
_DAMAGED: Final = ".damaged-"
_TEMPORARY: Final = ".tmp"
_BESIDE: Final = ("-wal", "-shm", "-journal")
"""What SQLite keeps beside a database that is open."""


class BookPaths(Struct, frozen=True):
    """The files of one book."""

    book: Path

    @classmethod
    def of(cls, path: Path) -> BookPaths:
        """Of the book at a path; through a link, of the file that it points to."""
        return cls(Path(os.path.realpath(path)))

    @property
    def folder(self) -> Path:
        """The folder that holds them."""
        return self.book.parent

    @property
    def backups(self) -> Path:
        """The folder of copies."""
        return self._named(".backups")

    @property
    def recovered(self) -> Path:
        """A mended book that has still to take the place of the damaged one."""
        return self._named(".recovered")

    @property
    def sqlite_files(self) -> list[Path]:
        """What SQLite keeps beside the book while it is open, the log first."""
        return [self._named(ending) for ending in _BESIDE]

    def damaged(self, at: datetime) -> Path:
        """Where a damaged book is kept."""
        return self._named(f"{_DAMAGED}{stamp(at)}")

    def temporary(self) -> Path:
        """Where a file is made before it gets its name, beside the book."""
        name = f".{self.book.name}.{secrets.token_hex(4)}{_TEMPORARY}"
        return self.folder / name

    def quarantined(self) -> list[Path]:
        """The damaged files that are kept. Raises OSError."""
        start = self.book.name + _DAMAGED
        return [each for each in listed(self.folder) if each.name.startswith(start)]

    def temp_files(self) -> list[Path]:
        """Unfinished files, of programs at work or killed at it. Raises OSError."""
        start = f".{self.book.name}."
        found = [each for each in listed(self.folder) if each.name.startswith(start)]
        return [each for each in found if _TEMPORARY in each.name]

    def owns(self, path: Path) -> bool:
        """Whether a path leads to a file of the book, or into the folder of copies."""
        target, own = _folded(path), [self.book, self.recovered, *self.sqlite_files]
        with suppress(OSError):  # a folder that cannot be listed
            own += [*self.quarantined(), *self.temp_files()]
        is_copy = target.is_relative_to(_folded(self.backups))
        return is_copy or target in map(_folded, own)

    def _named(self, ending: str) -> Path:
        return self.book.with_name(self.book.name + ending)


def stamp(at: datetime) -> str:
    """A moment as file names carry it, in UTC; names sort as the moments do."""
    return at.astimezone(UTC).strftime("%Y%m%d-%H%M%S-%f")


def listed(folder: Path) -> list[Path]:
    """What lies in a folder, by name; nothing where there is none. Raises OSError."""
    try:
        return [folder / name for name in sorted(os.listdir(folder))]
    except (FileNotFoundError, NotADirectoryError):
        return []


def remove_temporary(file: Path) -> None:
    """Remove an unfinished file, and what SQLite kept beside it."""
    for ending in ("", *_BESIDE):
        with suppress(OSError):
            os.unlink(f"{file}{ending}")


def _folded(path: Path) -> Path:
    """Where a path leads, alike for names that some systems take as the same."""
    return Path(os.path.realpath(path).casefold())


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


def raise_version(db: sqlite3.Connection, version: int) -> None:
    """Mark a book as holding what only programs of this version know."""
    (now,) = db.execute("PRAGMA user_version").fetchone()
    if now < version:
        db.execute(f"PRAGMA user_version = {version}")


def make_whole(paths: BookPaths, fill: Callable[[Path], None]) -> None:
    """Make a new book, which is there whole or not at all.

    Args:
        fill: makes the book at another path, and leaves a single file there.

    Raises FileExistsError where there is a book, or OSError, and then none was made.
    """
    make_private_folder(paths.folder)
    sync_folder(paths.folder.parent)  # who made it may have been killed before that
    if exists(paths):
        raise FileExistsError
    new = paths.temporary()
    try:
        fill(new)
        sync_file(new)
        name_new(new, paths.book)
    finally:
        remove_temporary(new)


def finish_recovery(paths: BookPaths, at: datetime) -> Path | None:
    """Put a mended book in place of the damaged one, if there is one to be put.

    Once the mended book has its name it counts, whatever then happens: who opens the
    book goes on here. Returns where a damaged book of that moment is kept. Raises
    OSError, or sqlite3.Error.
    """
    if not is_there(paths.recovered):
        return None
    with closing(sqlite3.connect(paths.recovered, isolation_level=None)) as mended:
        mended.execute("BEGIN IMMEDIATE")  # one program at a time
        if not is_there(paths.recovered):
            return None
        damaged = paths.damaged(at)
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
    return damaged

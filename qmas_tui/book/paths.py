"""Where the files of a book lie."""

from __future__ import annotations

import os
import secrets
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from msgspec import Struct

from qmas_tui.errors import BookError
from qmas_tui.files import is_there

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

    def damaged(self, at: datetime) -> Path:
        """Where a damaged book is kept."""
        return self._named(f"{_DAMAGED}{stamp(at)}")

    def temporary(self) -> Path:
        """Where a file is made before it gets its name, beside the book."""
        name = f".{self.book.name}.{secrets.token_hex(4)}{_TEMPORARY}"
        return self.folder / name

    def quarantined(self) -> list[Path]:
        """The damaged files that are kept. Raises OSError."""
        return self._beginning(self.book.name + _DAMAGED)

    def temp_files(self) -> list[Path]:
        """Unfinished files, of programs at work or killed at it. Raises OSError."""
        found = self._beginning(f".{self.book.name}.")
        return [each for each in found if _TEMPORARY in each.name]

    def owns(self, path: Path) -> bool:
        """Whether a path leads to a file of the book, or into the folder of copies.

        Also to one that it only may have some day.
        """
        target, book = _folded(path), _folded(self.book)
        name = target.name.removeprefix(book.name)
        is_file = name in ("", ".recovered", *_BESIDE) or name.startswith(_DAMAGED)
        is_own = is_file and target.name.startswith(book.name)
        is_own |= target.name.startswith(f".{book.name}.")
        is_copy = target.is_relative_to(_folded(self.backups))
        return is_copy or (is_own and target.parent == book.parent)

    def _beginning(self, start: str) -> list[Path]:
        return [each for each in listed(self.folder) if each.name.startswith(start)]

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


def is_only_read(book: Path) -> bool:
    """Whether a book lies where nothing can be made beside it.

    SQLite would need files there; where others write the book they have made them.
    """
    return not (os.access(book.parent, os.W_OK) or os.path.exists(f"{book}-wal"))


def exists(paths: BookPaths) -> bool:
    """Whether there is a book, or what is left of one.

    Raises BookError where that may not be looked at.
    """
    files = (paths.book, paths.recovered)
    try:
        return any(map(is_there, files)) or bool(listed(paths.backups))
    except OSError as error:
        raise BookError(f"{paths.book} cannot be read: {error.strerror}.") from None


def _folded(path: Path) -> Path:
    """Where a path leads, alike for names that some systems take as the same."""
    return Path(os.path.realpath(path).casefold())

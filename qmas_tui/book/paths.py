"""Where the files of a book lie: beside the book, named after it."""

from __future__ import annotations

import os
import secrets
import time
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from msgspec import Struct

_DAMAGED: Final = ".damaged-"
_TEMPORARY: Final = ".tmp"
_BESIDE: Final = ("-wal", "-shm", "-journal")
"""What SQLite keeps beside a database that is open."""
_OLD_SECONDS: Final = 3600.0


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

    def remove_old(self) -> None:
        """Remove the unfinished files of programs that were killed long ago."""
        with suppress(OSError):
            for file in self.temp_files():
                if os.stat(file).st_mtime < time.time() - _OLD_SECONDS:
                    os.unlink(file)

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

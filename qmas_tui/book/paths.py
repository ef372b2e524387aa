"""Where the files of a book lie: beside the book, named after it."""

from __future__ import annotations

import os
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from msgspec import Struct

_DAMAGED, _TEMPORARY = ".damaged-", ".tmp"


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
        """What SQLite keeps beside a database that is open."""
        return [self._named(ending) for ending in ("-wal", "-shm", "-journal")]

    def damaged(self, at: datetime) -> Path:
        """Where a damaged book is kept."""
        return self._named(f"{_DAMAGED}{stamp(at)}")

    def temporary(self, name: str) -> Path:
        """Where a file is made before it gets its name, in the folder of copies or
        beside the book."""
        return self.folder / f".{self.book.name}.{name}{_TEMPORARY}"

    def quarantined(self) -> list[Path]:
        """The damaged files that are kept. Raises OSError."""
        start = self.book.name + _DAMAGED
        return sorted(
            each for each in listed(self.folder) if each.name.startswith(start)
        )

    def temp_files(self) -> list[Path]:
        """Unfinished files, of programs at work or killed at it. Raises OSError."""
        start = f".{self.book.name}."
        found = [each for each in listed(self.folder) if each.name.startswith(start)]
        return sorted(each for each in found if _TEMPORARY in each.name)

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
    """What lies in a folder; nothing where there is none. Raises OSError."""
    try:
        return [folder / name for name in os.listdir(folder)]
    except (FileNotFoundError, NotADirectoryError):
        return []


def remove_temporary(file: Path) -> None:
    """Remove an unfinished file, and what SQLite kept beside it."""
    for ending in ("", "-wal", "-shm", "-journal"):
        with suppress(OSError):
            os.unlink(f"{file}{ending}")


def _folded(path: Path) -> Path:
    """Where a path leads, alike for names that some systems take as the same."""
    return Path(os.path.realpath(path).casefold())

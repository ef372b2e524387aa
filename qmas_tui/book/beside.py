"""Where a book's files lie: all of them beside the book, named after it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from msgspec import Struct

_TORN, _DAMAGED = ".torn-", ".damaged-"


class Beside(Struct, frozen=True):
    """The files of one book."""

    book: Path

    @classmethod
    def of(cls, path: Path) -> Beside:
        """Of the book at a path; through a link, of the file that it points to."""
        return cls(Path(os.path.realpath(path)))

    @property
    def folder(self) -> Path:
        """The folder that holds them."""
        return self.book.parent

    @property
    def journal(self) -> Path:
        """Every change, in the order of their making."""
        return self._named(".journal")

    @property
    def lock(self) -> Path:
        """What writers hold while they write."""
        return self._named(".lock")

    @property
    def backups(self) -> Path:
        """The folder of copies."""
        return self._named(".backups")

    @property
    def erasing(self) -> Path:
        """Says, while it is there, that forgetting a case is not finished."""
        return self._named(".erasing")

    def torn(self, at: datetime) -> Path:
        """Where the cut end of a journal is set aside."""
        return self._named(f".journal{_TORN}{stamp(at)}")

    def damaged(self, file: Path, at: datetime) -> Path:
        """Where a damaged file is kept."""
        return file.with_name(f"{file.name}{_DAMAGED}{stamp(at)}")

    def set_aside(self) -> list[Path]:
        """The torn and damaged files that are kept. Raises OSError."""
        name = self.book.name
        known = tuple(
            name + middle + kind
            for middle in ("", ".journal")
            for kind in (_TORN, _DAMAGED)
        )
        return sorted(each for each in self._present() if each.name.startswith(known))

    def copies(self) -> list[Path]:
        """What lies in the folder of copies but unfinished files. Raises OSError."""
        there = _listed(self.backups)
        return sorted(each for each in there if not each.name.startswith("."))

    def leavings(self) -> list[Path]:
        """Unfinished files that a killed program left, with the backups' own.

        Raises OSError.
        """
        mine = tuple(
            f".{each.name}." for each in (self.book, self.journal, self.erasing)
        )
        here = [each for each in self._present() if each.name.startswith(mine)]
        there = _listed(self.backups)
        found = [*here, *(each for each in there if each.name.startswith("."))]
        return sorted(each for each in found if each.suffix == ".tmp")

    def _named(self, ending: str) -> Path:
        return self.book.with_name(self.book.name + ending)

    def _present(self) -> Iterator[Path]:
        return iter(_listed(self.folder))


def stamp(at: datetime) -> str:
    """A moment as file names carry it, in UTC; names sort as the moments do."""
    return at.astimezone(UTC).strftime("%Y%m%d-%H%M%S-%f")


def _listed(folder: Path) -> list[Path]:
    try:
        return [folder / name for name in os.listdir(folder)]
    except (FileNotFoundError, NotADirectoryError):
        return []

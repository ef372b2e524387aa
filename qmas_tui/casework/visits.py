"""When somebody last left the desk over a book: so that it can say what is new since.

A file of the user's own holds the moment, under a code that stands for where the book
lies: neither its name nor anything of what it holds.
"""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Final

from msgspec import Struct

from qmas_tui.config.state import code_of_book, state_folder
from qmas_tui.errors import DataError
from qmas_tui.files import make_private_folder, replace_file
from qmas_tui.toml_files import read_toml


class Visit(Struct, frozen=True, forbid_unknown_fields=True):
    """What the file holds."""

    left: datetime


class Visits(Struct, frozen=True):
    """The visits to one book; without a `file` none is ever kept."""

    file: Path | None = None

    @classmethod
    def to(cls, book: Path) -> Visits:
        """Those to the book at a path, by whatever link it is named."""
        return cls(state_folder() / "visits" / f"{code_of_book(book)}.toml")

    def last(self) -> datetime | None:
        """When the last one ended; None where that is not known."""
        if self.file is None or not self.file.exists():
            return None
        with suppress(
            DataError
        ):  # it is only a convenience: damaged it counts for none
            left = read_toml(self.file, Visit).left
            return left if left.tzinfo else None
        return None

    def end(self, at: datetime) -> None:
        """Note that one ends; where that cannot be kept, the one before stays."""
        if self.file is None:
            return
        with suppress(OSError):
            make_private_folder(self.file.parent)
            replace_file(self.file, f"left = {at.isoformat()}\n".encode())


NO_VISITS: Final = Visits()
"""For a book that is gone with the program."""

"""What was offered over a book and declined for good, so that it is never asked again.

Like the visits it is kept in a file of the user's own, under a code for the book.
"""

from __future__ import annotations

from contextlib import suppress
from typing import Final

from msgspec import Struct

from qmas_tui.casework.visits import Visits
from qmas_tui.errors import DataError
from qmas_tui.files import make_private_folder, replace_file
from qmas_tui.toml_files import read_toml

MOVE: Final = "move"
"""That holders who have not landed are moved to the prospects."""


class Kept(Struct, frozen=True, forbid_unknown_fields=True):
    """What the file holds."""

    declined: tuple[str, ...] = ()


class Offers:
    """The offers over one book; over one without visits nothing is offered."""

    def __init__(self, visits: Visits) -> None:
        self._file = visits.file and visits.file.with_suffix(".offers.toml")

    def is_open(self, offer: str) -> bool:
        """Whether it may be asked: not declined yet, and a no could be kept."""
        return self._file is not None and offer not in self._declined

    def decline(self, offer: str) -> None:
        """Note that the answer was no."""
        if self._file is None:
            return
        declined = sorted({*self._declined, offer})
        with suppress(OSError):  # then it is asked once more
            make_private_folder(self._file.parent)
            replace_file(self._file, f"declined = {declined}\n".encode())

    @property
    def _declined(self) -> tuple[str, ...]:
        if self._file is not None and self._file.exists():
            with suppress(DataError):
                return read_toml(self._file, Kept).declined
        return ()

"""At which case the review of each view was left, across days and restarts.

What is kept are codes: they say neither a view nor a case to whoever reads the file,
and only to the book that has the case which one it was.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from msgspec import Struct

from qmas_tui.casework.visits import Visits
from qmas_tui.errors import DataError
from qmas_tui.files import make_private_folder, replace_file
from qmas_tui.toml_files import read_toml


class Kept(Struct, frozen=True, forbid_unknown_fields=True):
    """What the file holds: by the code of a view that of a case."""

    left: dict[str, str] = {}


class Bookmarks:
    """The bookmarks in one book; those in a book without visits end with it."""

    def __init__(self, visits: Visits) -> None:
        self._file = visits.file and visits.file.with_suffix(".reviews.toml")
        self._left = _read(self._file)

    def find(self, view: str, cases: Iterable[str]) -> str | None:
        """The case at which the review of a view was left, if it is one of these."""
        wanted = self._left.get(self._code(view))
        some = cases if wanted else ()
        return next((c for c in some if self._code(view, c) == wanted), None)

    def put(self, view: str, case: str) -> None:
        """Note where a review is left; without a case, that it is done."""
        self._left.pop(self._code(view), None)
        if case:
            self._left[self._code(view)] = self._code(view, case)
        if self._file is None:
            return
        with suppress(OSError):  # it is only a convenience
            make_private_folder(self._file.parent)
            told = [f'{view} = "{case}"\n' for view, case in self._left.items()]
            replace_file(self._file, "".join(["[left]\n", *told]).encode())

    def _code(self, *words: str) -> str:
        book = self._file.name if self._file else ""
        return hashlib.sha256("\0".join([book, *words]).encode()).hexdigest()[:20]


def _read(file: Path | None) -> dict[str, str]:
    if file is not None and file.exists():
        with suppress(DataError):
            return read_toml(file, Kept).left
    return {}

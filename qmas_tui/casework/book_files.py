"""What concerns a book that cannot be opened, by where its user says that it lies."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from qmas_tui.book.paths import BookPaths
from qmas_tui.book.recover import recover, survey
from qmas_tui.book.verify import Copies, damage_of
from qmas_tui.casework.open import who_changes
from qmas_tui.casework.whereabouts import now, user_settings
from qmas_tui.errors import DataError

__all__ = ["Copies", "check_apart", "damage_of", "recover_book", "survey"]


def check_apart(path: Path, book: Path, source: Path) -> None:
    """Raise DataError where a file to be written is the book's own, or is being read.

    It counts before there is a book, too: the book could not come there afterwards.
    """
    if BookPaths.of(book).owns(path):
        raise DataError(f"{path} belongs to the book itself; name another file.")
    if path.exists() and path.samefile(source):
        raise DataError(f"{path} is the file that is read; name another file.")


def recover_book(path: Path) -> Sequence[str]:
    """Mend a damaged book; what was done, in sentences. Raises BookError."""
    return recover(path, who_changes(user_settings()), now())

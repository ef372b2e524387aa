"""What concerns a book's files, whether or not the book can be opened."""

from __future__ import annotations

from pathlib import Path

from qmas_tui.book.backups import Backup, backups_of, read_backup
from qmas_tui.book.beside import Beside
from qmas_tui.book.recover import recover, survey
from qmas_tui.book.surroundings import warnings_about
from qmas_tui.book.verify import verify, verify_backups
from qmas_tui.casework.open import now, who_changes
from qmas_tui.config.settings import load_settings, user_folder

__all__ = [
    "Backup",
    "backups_of",
    "read_backup",
    "recover_book",
    "set_aside",
    "survey",
    "verify",
    "verify_backups",
    "warnings_about",
]


def recover_book(path: Path) -> tuple[str, ...]:
    """Mend a damaged book; what was done, in sentences. Raises BookError."""
    return recover(path, who_changes(load_settings(user_folder())), now())


def set_aside(path: Path) -> list[Path]:
    """The torn and damaged files that are kept beside a book."""
    return Beside.of(path).set_aside()

"""What concerns a book's files, whether or not the book can be opened."""

from __future__ import annotations

from pathlib import Path

from qmas_tui.book import surroundings
from qmas_tui.book.backups import Backup, backup_named, backups_of
from qmas_tui.book.beside import Beside
from qmas_tui.book.opening import check_there
from qmas_tui.book.recover import recover, survey
from qmas_tui.book.verify import backups_reader, strangers, verify, verify_backups
from qmas_tui.casework.open import now, user_settings, who_changes

__all__ = [
    "Backup",
    "backup_named",
    "backups_of",
    "backups_reader",
    "check_book",
    "recover_book",
    "set_aside",
    "survey",
    "verify",
    "verify_backups",
    "warnings_about",
]


def recover_book(path: Path) -> tuple[str, ...]:
    """Mend a damaged book; what was done, in sentences. Raises BookError."""
    return recover(path, who_changes(user_settings()), now())


def set_aside(path: Path) -> list[Path]:
    """The torn and damaged files that are kept beside a book."""
    return Beside.of(path).set_aside()


def check_book(path: Path) -> None:
    """Raise BookError where there is no book at a path, nor what is left of one."""
    check_there(Beside.of(path))


def warnings_about(path: Path) -> list[str]:
    """What is wrong with where a book lies and with what lies there, in sentences."""
    return [*surroundings.warnings_about(path), *strangers(path)]

"""What is known before a book is opened: where it lies, the day, who looks at it.

The desk draws its first frame from this alone, so nothing here loads book or findings.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

from platformdirs import user_data_path

from qmas_tui.book.paths import BookPaths, exists
from qmas_tui.config.settings import APPLICATION, Settings, read_settings, user_folder
from qmas_tui.facts.clock import in_hong_kong


def today() -> date:
    """The day in Hong Kong."""
    return in_hong_kong(now()).date()


def now() -> datetime:
    """The moment of a change."""
    return datetime.now(UTC)


def default_book_path() -> Path:
    """Where the book lies unless `--book` names another."""
    return user_data_path(APPLICATION, appauthor=False) / "book.db"


def user_settings() -> Settings:
    """The settings in force."""
    return read_settings(user_folder()).settings


def is_there(path: Path) -> bool:
    """Whether there is a book at a path, be it damaged or half of its files.

    Raises BookError where that may not be looked at.
    """
    return exists(BookPaths.of(path))

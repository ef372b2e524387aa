"""The book of a test, and where it lies, unless the test says otherwise."""

from __future__ import annotations

from pathlib import Path

import pytest

from qmas_tui.book.book import SqliteBook
from qmas_tui.book.protocol import Book


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A book that is not there yet."""
    return tmp_path / "book.db"


@pytest.fixture(params=["memory", "file"])
def book(request: pytest.FixtureRequest, path: Path) -> Book:
    """An empty book of each kind."""
    return SqliteBook() if request.param == "memory" else SqliteBook(path, create=True)

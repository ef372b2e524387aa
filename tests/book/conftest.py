"""Where the book of a test lies, unless the test says otherwise."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A book that is not there yet."""
    return tmp_path / "book.db"

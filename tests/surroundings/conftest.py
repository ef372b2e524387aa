"""A book as it should lie."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A book, with all that lies beside it, that nobody else may open."""
    path = tmp_path / "book.db"
    backups = tmp_path / "book.db.backups"
    backups.mkdir()
    for each in (
        path,
        tmp_path / "book.db.journal",
        tmp_path / "book.db.lock",
        tmp_path / "book.db.journal.torn-20261122-010000-000000",
        tmp_path / ".book.db.x1.tmp",
        backups / "20261122.journal",
    ):
        each.touch()
        each.chmod(0o600)
    for folder in (tmp_path, backups):
        folder.chmod(0o700)
    return path

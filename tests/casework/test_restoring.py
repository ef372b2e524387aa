"""A file of facts made a new book."""

from __future__ import annotations

from pathlib import Path

import pytest

from qmas_tui.casework.casework import Casework
from qmas_tui.casework.open import open_casework
from qmas_tui.casework.restoring import restore
from qmas_tui.casework.snapshots import write_snapshot
from qmas_tui.casework.tables import write_records
from qmas_tui.errors import DataError, KeepsNumber
from tests.casework.support import NUMBER, agreed
from tests.make import AS_OF


@pytest.mark.parametrize("name", ["s.toml", "s.json"])
def test_every_case_comes_back(lee: Casework, tmp_path: Path, name: str) -> None:
    """A snapshot, and a TinyDB database, are made a book of the same cases."""
    file, path = tmp_path / name, tmp_path / "new" / "book.db"
    if file.suffix == ".toml":
        write_snapshot(lee, file)
    else:
        write_records(lee, file)
    assert restore(file, path) == 1
    book = open_casework(path, AS_OF)
    assert book.holders == lee.holders
    assert [past.changes[0].what for past in book.history()] == [
        f"restored from {name}"
    ]
    with pytest.raises(DataError, match="exists already"):
        restore(file, path)


def test_a_file_without_cases(tmp_path: Path) -> None:
    """Nobody is made an empty book."""
    (file := tmp_path / "s.toml").write_text('format = "qmas-book/1"\n')
    assert restore(file, tmp_path / "book.db") == 0
    assert open_casework(tmp_path / "book.db", AS_OF).holders == {}


def test_numbers_are_asked_about(lee: Casework, tmp_path: Path) -> None:
    """A file with an identity number makes no book unless somebody agreed."""
    lee.record("Q-1", "note", [("text", NUMBER)], terms=agreed(KeepsNumber))
    write_snapshot(lee, file := tmp_path / "s.toml")
    with pytest.raises(KeepsNumber):
        restore(file, path := tmp_path / "book.db")
    assert not path.exists()
    assert restore(file, path, agreed(KeepsNumber)) == 1

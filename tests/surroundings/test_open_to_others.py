"""Where a book lies: who else may read it there."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from qmas_tui.surroundings import warnings_about
from tests.surroundings.told import warned


def folders(path: Path) -> Iterator[Path]:
    """Every file and folder from a folder downwards."""
    yield path
    yield from sorted(path.rglob("*"))


def test_a_book_of_its_own_is_well(path: Path) -> None:
    """A private book on a disk of this machine gives no warning."""
    assert warned(path) == []
    assert warned(path, "darwin") == []
    assert warned(path, "win32") == []


@pytest.mark.parametrize("bits", [0o040, 0o020, 0o004, 0o002])
def test_each_open_file_is_named(path: Path, bits: int) -> None:
    """Whatever others may read or write is named, and what to do about it."""
    for each in folders(path.parent):
        before = each.stat().st_mode
        each.chmod(before | bits)
        mode = 700 if each.is_dir() else 600
        (warning,) = warned(path)
        assert str(each) in warning
        assert f"run chmod {mode} on it" in warning
        assert warned(path, "win32") == []
        each.chmod(before)
    assert warned(path) == []


def test_the_sentence_of_an_open_file(path: Path) -> None:
    """The sentence says what is open, and what to do."""
    path.chmod(0o644)
    assert warned(path) == [f"{path} is open to other users; run chmod 600 on it."]


def test_files_of_others_are_none_of_its_business(path: Path) -> None:
    """What else lies in the folder is not looked at."""
    for name in ("book.dbx", "other.db", ".profile"):
        path.with_name(name).touch()
        path.with_name(name).chmod(0o666)
    assert warned(path) == []


def test_the_folder_of_the_book_counts(path: Path) -> None:
    """The folder that holds the book is looked at, and none above it."""
    deep = path.parent / "own" / "book.db"
    deep.parent.mkdir()
    deep.parent.chmod(0o700)
    path.parent.chmod(0o755)
    assert warned(deep) == []
    assert warned(path) == [
        f"The folder of the book, {path.parent}, is open to other users; run chmod 700 "
        "on it, or move the book to a folder that only you can open."
    ]
    path.parent.chmod(0o711)
    assert warned(path) == []


def test_a_folder_that_others_write_is_worse(path: Path) -> None:
    """Others may replace a book in a folder that they write, but not in one like /tmp.

    A folder that is meant for all is not to be closed.
    """
    path.parent.chmod(0o777)
    (worse,) = warned(path)
    assert "lets other users put another file in the place of the book" in worse
    assert "chmod 700" in worse
    path.parent.chmod(0o1777)
    (shared,) = warned(path)
    assert "is open to other users; move the book to a folder that only" in shared
    assert "chmod" not in shared


def test_a_folder_of_somebody_else_is_left(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody is told to close a folder that is not theirs."""
    path.parent.chmod(0o755)
    monkeypatch.setattr(os, "geteuid", lambda: path.stat().st_uid + 1)
    (warning,) = warned(path)
    assert "; move the book" in warning


def test_all_that_is_wrong_is_told(tmp_path: Path) -> None:
    """One warning does not hide another."""
    path = tmp_path / "Dropbox" / "book.db"
    path.parent.mkdir()
    path.touch()
    path.chmod(0o644)
    path.parent.chmod(0o755)
    mounts = f"1 0 0:1 / {tmp_path} rw - nfs s rw"
    assert len(warned(path, mounts=mounts)) == 4


def test_what_cannot_be_looked_at_is_passed_over(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A missing book, a broken link or a missing table of mounts is no error."""
    path.with_name("book.db.old").symlink_to(path.with_name("nothing"))
    assert warned(path) == []
    assert warned(path.parent / "no" / "book.db") == []

    def denied(_: Path) -> bytes:
        raise PermissionError

    monkeypatch.setattr(Path, "read_bytes", denied)
    assert warnings_about(path, platform="linux", environment={}) == []

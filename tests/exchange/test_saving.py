"""A file is written whole, for its owner only, or not at all."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from qmas_tui.errors import DataError
from qmas_tui.exchange.saving import save_file


def test_a_saved_text_is_private_and_exact(tmp_path: Path) -> None:
    """A file is written byte for byte, for the owner only whatever the umask."""
    path = tmp_path / "out.toml"
    old = os.umask(0)
    try:
        save_file(path, "李\r\n\n")
    finally:
        os.umask(old)
    assert path.read_bytes() == "李\r\n\n".encode()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_is_written_over_only_by_force(tmp_path: Path) -> None:
    """What exists stays, a dangling link too, unless force is given."""
    path, link = tmp_path / "out.toml", tmp_path / "link.toml"
    link.symlink_to(path)
    with pytest.raises(DataError, match="exists already"):
        save_file(link, "new")
    path.write_text("old")
    for each in (path, link):
        with pytest.raises(DataError, match="exists already"):
            save_file(each, "new")
    assert path.read_text() == "old"
    save_file(link, "new", force=True)
    assert link.is_symlink()
    assert path.read_text() == "new"


def test_force_does_not_replace_what_is_no_file(tmp_path: Path) -> None:
    """Not even force turns a folder or a device into a file."""
    (tmp_path / "folder").mkdir()
    os.mkfifo(tmp_path / "pipe")
    for name in ("folder", "pipe"):
        with pytest.raises(DataError, match="is not a file"):
            save_file(tmp_path / name, "new", force=True)
        assert not (tmp_path / name).is_file()


def test_a_folder_without_links_is_served(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a disk without hard links a new file is written all the same."""
    monkeypatch.setattr(os, "link", failing(errno.EPERM))
    path = tmp_path / "out.toml"
    save_file(path, "new")
    assert path.read_text() == "new"
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_that_appears_meanwhile_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file made by another program during the writing is not lost."""
    path = tmp_path / "out.toml"
    real = os.fsync

    def slow(fd: int) -> None:
        path.write_text("theirs")
        real(fd)

    monkeypatch.setattr(os, "fsync", slow)
    for link in (os.link, failing(errno.EPERM)):
        monkeypatch.setattr(os, "link", link)
        path.unlink(missing_ok=True)
        with pytest.raises(DataError, match="exists already"):
            save_file(path, "mine")
        assert path.read_text() == "theirs"
        assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("call", ["fsync", "replace"])
def test_a_failed_save_leaves_the_old_file(
    tmp_path: Path, call: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A full disk leaves what was there, and no litter."""
    path = tmp_path / "out.toml"
    path.write_text("old")
    monkeypatch.setattr(os, call, failing(errno.ENOSPC))
    with pytest.raises(DataError, match="No space left"):
        save_file(path, "new", force=True)
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_what_cannot_be_saved_is_told(tmp_path: Path) -> None:
    """A missing folder or words that are no Unicode are told in one sentence."""
    with pytest.raises(DataError, match="No such file"):
        save_file(tmp_path / "none" / "out.toml", "new")
    with pytest.raises(DataError, match="UTF-8"):
        save_file(tmp_path / "out.toml", "\ud800")
    assert list(tmp_path.iterdir()) == []


def failing(number: int) -> Callable[..., None]:
    def fail(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    return fail

"""Files are whole or not there, and said to be on disk only when they are."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from qmas_tui.files import (
    create_file,
    make_private_folder,
    replace_file,
    write_all,
    written_beside,
)
from tests.disk import Disk, Fault, failing, watched


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "file"


def names(disk: Disk) -> list[str]:
    return [f"{call.does} {call.name}" for call in disk.asked]


def test_folders_are_made_and_safe(tmp_path: Path) -> None:
    """Each new folder is on disk, in the one above it, before the next is made."""
    with watched(tmp_path) as disk:
        make_private_folder(tmp_path / "a" / "b")
    above = tmp_path.name
    made = [f"{call.does} {Path(call.path).name}" for call in disk.asked]
    assert made[:4] == ["mkdir a", f"fsync {above}", "mkdir b", "fsync a"]
    for folder in (tmp_path / "a", tmp_path / "a" / "b"):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_a_folder_made_by_another_meanwhile(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder that another program makes at the same moment is left as it is."""
    real = os.mkdir

    def late(path: Path, mode: int) -> None:
        real(path)
        os.chmod(path, 0o750)
        real(path, mode)

    monkeypatch.setattr(os, "mkdir", late)
    make_private_folder(tmp_path / "a")
    assert stat.S_IMODE((tmp_path / "a").stat().st_mode) == 0o750


def test_a_folder_below_a_file(tmp_path: Path) -> None:
    """What cannot be a folder is a failure."""
    (tmp_path / "a").touch()
    with pytest.raises(NotADirectoryError):
        make_private_folder(tmp_path / "a" / "b")


@pytest.mark.parametrize("sizes", [[10], [3, 3, 4], [1] * 10])
def test_every_byte_is_written(
    path: Path, monkeypatch: pytest.MonkeyPatch, sizes: list[int]
) -> None:
    """A system that takes a few bytes at a time is asked until it has taken all."""
    real, left = os.write, iter(sizes)
    monkeypatch.setattr(os, "write", lambda fd, data: real(fd, data[: next(left)]))
    fd = os.open(path, os.O_WRONLY | os.O_CREAT)
    write_all(fd, b"0123456789")
    os.close(fd)
    assert path.read_bytes() == b"0123456789"
    assert list(left) == []


def test_writing_that_stops_halfway(path: Path) -> None:
    """A disk that is full halfway through is a failure."""
    fd = os.open(path, os.O_WRONLY | os.O_CREAT)
    os.close(fd)
    with watched(path.parent, Fault(1, errno.ENOSPC, is_short=True)):
        fd = os.open(path, os.O_WRONLY)
        with pytest.raises(OSError, match="No space left"):
            write_all(fd, b"0123456789")
        os.close(fd)
    assert path.read_bytes() == b"01234"


@pytest.mark.parametrize("write", [create_file, replace_file])
def test_a_file_is_safe_before_it_has_its_name(
    path: Path, write: Callable[[Path, bytes], None]
) -> None:
    """The bytes are on disk before the name is given, and the name at the end."""
    with watched(path.parent) as disk:
        write(path, b"data")
    naming = "link file" if write is create_file else "replace file"
    order = [each for each in names(disk) if not each.startswith("unlink")]
    folder = "".join("0" if c.isdigit() else c for c in path.parent.name)
    assert order == [
        "open file.tmp",
        "write file.tmp",
        "fsync file.tmp",
        naming,
        f"fsync {folder}",
    ]
    assert path.read_bytes() == b"data"
    assert os.listdir(path.parent) == ["file"]


@pytest.mark.parametrize("n", range(4))
@pytest.mark.parametrize("old", [b"old", None])
def test_a_failure_leaves_what_was_there(path: Path, n: int, old: bytes | None) -> None:
    """A file that cannot be written whole stays as it was, and nothing is left over."""
    if old is not None:
        path.write_bytes(old)
    with (
        watched(path.parent, Fault(n, errno.EIO)),
        pytest.raises(OSError, match="Input/output"),
    ):
        replace_file(path, b"new")
    assert (path.read_bytes() if path.exists() else None) == old
    assert os.listdir(path.parent) == ([] if old is None else ["file"])


@pytest.mark.parametrize("has_links", [True, False])
def test_a_new_file_replaces_none(
    path: Path, monkeypatch: pytest.MonkeyPatch, has_links: bool
) -> None:
    """A file that is there, even one that appeared meanwhile, is never written over,
    also where the file system has no links."""
    if not has_links:
        monkeypatch.setattr(os, "link", failing(errno.EPERM))
    create_file(path, b"1")
    with pytest.raises(FileExistsError):
        create_file(path, b"2")
    assert path.read_bytes() == b"1"
    assert os.listdir(path.parent) == ["file"]
    path.unlink()
    path.symlink_to(path.parent / "none")
    with pytest.raises(FileExistsError):
        create_file(path, b"2")


def test_an_unfinished_file_is_gone_whatever_happens(path: Path) -> None:
    """Even where the program is interrupted, no unfinished file stays."""
    with suppress(KeyboardInterrupt), written_beside(path, (b"1", b"2")) as name:
        assert Path(name).read_bytes() == b"12"
        raise KeyboardInterrupt
    assert os.listdir(path.parent) == []


def test_a_file_is_replaced_where_a_link_leads(path: Path) -> None:
    """The link stays; the file becomes its owner's only, unless its mode is kept."""
    link = path.with_name("link")
    link.symlink_to(path)
    for keep_mode, mode in ((True, 0o600), (True, 0o640), (False, 0o600)):
        replace_file(link, b"new", keep_mode)
        assert path.stat().st_mode & 0o777 == mode
        path.chmod(0o640)
    assert link.is_symlink()
    assert path.read_bytes() == b"new"


def test_what_is_written_anew_stays_its_owners(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A program of the superuser does not take a file away from whom it belongs to."""
    path.write_bytes(b"old")
    owner, group = path.stat().st_uid, path.stat().st_gid
    given: list[tuple[int, int]] = []
    monkeypatch.setattr(os, "fchown", lambda _, uid, gid: given.append((uid, gid)))
    monkeypatch.setattr(os, "geteuid", lambda: owner + 1)
    replace_file(path, b"new")
    assert given == [(owner, group)]
    replace_file(path.with_name("another"), b"new")
    assert len(given) == 1


def test_another_group_may_nothing(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a file cannot be given to its group, the writer's own is not let in."""
    path.write_bytes(b"old")
    path.chmod(0o660)
    stat = os.stat(path)
    other = os.stat_result((*stat[:5], stat.st_gid + 1, *stat[6:]))
    monkeypatch.setattr(os, "fchown", lambda *_: None)
    monkeypatch.setattr(os, "stat", lambda *_, **__: other)
    replace_file(path, b"new", keep_mode=True)
    monkeypatch.undo()
    assert path.stat().st_mode & 0o777 == 0o600


def test_what_is_written_anew_stays_its_groups(path: Path) -> None:
    """A file that a group shares is still that group's."""
    others = [4711] if os.geteuid() == 0 else {*os.getgroups()} - {os.getegid()}
    if not others:
        pytest.skip("a user of one group can give a file to no other")
    path.write_bytes(b"old")
    os.chown(path, -1, group := min(others))
    replace_file(path, b"new", keep_mode=True)
    assert path.stat().st_gid == group

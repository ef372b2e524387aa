"""A file and its folder are on disk when it is said so, as far as the system can."""

from __future__ import annotations

import errno
import fcntl
import os
from pathlib import Path

import pytest

from qmas_tui import files
from qmas_tui.files import (
    sync,
    sync_folder,
)
from tests.disk import failing

FULL_SYNC = 51


class Systems:
    """A system that may know how to have the disk itself write, and may fail at it."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.calls: list[str] = []
        self.full_sync_fails: int | None = None
        self.sync_fails: int | None = None
        monkeypatch.setattr(files, "FULL_SYNC", FULL_SYNC)
        monkeypatch.setattr(fcntl, "fcntl", self._fcntl)
        monkeypatch.setattr(os, "fsync", self._fsync)

    def _fcntl(self, fd: int, command: int) -> None:
        assert (fd, command) == (7, FULL_SYNC)
        self.calls.append("full")
        self._fail(self.full_sync_fails)

    def _fsync(self, fd: int) -> None:
        assert fd == 7
        self.calls.append("plain")
        self._fail(self.sync_fails)

    @staticmethod
    def _fail(code: int | None) -> None:
        if code is not None:
            raise OSError(code, os.strerror(code))


@pytest.fixture
def system(monkeypatch: pytest.MonkeyPatch) -> Systems:
    return Systems(monkeypatch)


def test_a_system_that_can_have_the_disk_write(system: Systems) -> None:
    """Where plain syncing leaves data in the cache of the disk, the disk is asked."""
    sync(7)
    assert system.calls == ["full"]


@pytest.mark.parametrize("code", [errno.ENOTSUP, errno.EINVAL])
def test_a_disk_that_cannot_be_asked(system: Systems, code: int) -> None:
    """Where a disk does not know that, the file is synced plainly."""
    system.full_sync_fails = code
    sync(7)
    assert system.calls == ["full", "plain"]


@pytest.mark.parametrize("code", [errno.EIO, errno.ENOSPC, errno.EBADF])
def test_a_disk_that_fails_is_not_asked_again(system: Systems, code: int) -> None:
    """A failure is passed on, and nothing is synced a second time."""
    system.full_sync_fails = code
    with pytest.raises(OSError, match=os.strerror(code)):
        sync(7)
    assert system.calls == ["full"]


def test_other_systems_sync_plainly(
    system: Systems, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Elsewhere a file is synced once, and a failure is passed on."""
    monkeypatch.setattr(files, "FULL_SYNC", None)
    sync(7)
    system.sync_fails = errno.EIO
    with pytest.raises(OSError, match="Input/output error"):
        sync(7)
    assert system.calls == ["plain", "plain"]


@pytest.mark.parametrize("call", ["open", "fsync"])
@pytest.mark.parametrize(
    "code", [errno.EACCES, errno.EBADF, errno.EINVAL, errno.EISDIR, errno.ENOTSUP]
)
def test_a_system_that_cannot_sync_folders(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str, code: int
) -> None:
    """That a system cannot sync folders at all is no failure."""
    monkeypatch.setattr(os, call, failing(code))
    sync_folder(tmp_path)


@pytest.mark.parametrize("call", ["open", "fsync"])
@pytest.mark.parametrize("code", [errno.EIO, errno.ENOSPC, errno.EDQUOT])
def test_a_folder_that_is_not_synced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str, code: int
) -> None:
    """That a folder could not be synced is passed on."""
    monkeypatch.setattr(os, call, failing(code))
    with pytest.raises(OSError, match=os.strerror(code)):
        sync_folder(tmp_path)


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    """Syncing what is not there is a failure."""
    with pytest.raises(FileNotFoundError):
        sync_folder(tmp_path / "none")

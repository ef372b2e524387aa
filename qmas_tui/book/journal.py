"""The journal's file: read from anywhere, added to at its end, never shortened."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from qmas_tui.files import SyncFailed, open_private, sync, write_all

if TYPE_CHECKING:
    from hashlib import _Hash

_PIECE = 1 << 20


class Stamp(Struct, frozen=True, gc=False):
    """What tells whether a file is still the one that was read."""

    inode: int
    size: int
    changed: int


UNKNOWN = Stamp(0, 0, 0)


class Reading:
    """The journal's file as it was when it was opened, whatever takes its place."""

    def __init__(self, fd: int) -> None:
        self._fd = fd

    def stamp(self) -> Stamp:
        """How the file looks now. Raises OSError."""
        return _stamp(os.fstat(self._fd))

    def read(self, start: int = 0, size: int | None = None) -> bytes:
        """Bytes from an offset, to the end unless told how many. Raises OSError."""
        os.lseek(self._fd, start, os.SEEK_SET)
        with open(self._fd, "rb", closefd=False) as file:
            return file.read() if size is None else file.read(size)

    def rest(self, start: int) -> tuple[Stamp, bytes]:
        """Bytes from an offset to the end, and how the file then looks.

        Another program may add to it meanwhile. Raises OSError.
        """
        while True:
            stamp, data = self.stamp(), self.read(start)
            if start + len(data) <= stamp.size:
                return stamp, data

    def digest(self, size: int) -> _Hash:
        """The running SHA-256 of the first bytes. Raises OSError."""
        found = hashlib.sha256()
        os.lseek(self._fd, 0, os.SEEK_SET)
        while size > 0 and (piece := os.read(self._fd, min(size, _PIECE))):
            found.update(piece)
            size -= len(piece)
        return found


class Journal:
    """The file of one journal."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def stamp(self) -> Stamp:
        """How the file at the path looks now. Raises OSError."""
        return _stamp(os.stat(self.path))

    @contextmanager
    def opened(self) -> Iterator[Reading]:
        """The file, to read from. Raises OSError."""
        self.stamp()  # a pipe would keep the reader waiting
        fd = open_private(self.path, os.O_RDONLY)
        try:
            yield Reading(fd)
        finally:
            os.close(fd)

    def append(self, data: bytes, at: int) -> Stamp:
        """Put data at the end, which is `at`, and on disk; how the file looks then.

        Raises OSError, and nothing was added, or SyncFailed.
        """
        fd = open_private(self.path, os.O_WRONLY | os.O_APPEND)
        try:
            try:
                write_all(fd, data)
            except OSError:
                self._take_back(fd, at)
                raise
            try:
                sync(fd)
            except SyncFailed:
                # Nobody shall take for saved what was refused.
                self._take_back(fd, at)
                raise
            return self._stamp_after(fd)
        finally:
            with suppress(OSError):  # what is on disk stays there
                os.close(fd)

    def sync(self) -> None:
        """Have all of it on disk. Raises SyncFailed, or OSError."""
        fd = open_private(self.path, os.O_WRONLY)
        try:
            sync(fd)
        finally:
            os.close(fd)

    def cut(self, size: int) -> None:
        """Shorten the file to its whole steps. Raises OSError, or SyncFailed."""
        fd = open_private(self.path, os.O_WRONLY)
        try:
            os.ftruncate(fd, size)
            sync(fd)
        finally:
            os.close(fd)

    @staticmethod
    def _take_back(fd: int, size: int) -> None:
        with suppress(OSError):  # the next writer sets aside what stays behind
            os.ftruncate(fd, size)

    @staticmethod
    def _stamp_after(fd: int) -> Stamp:
        try:
            return _stamp(os.fstat(fd))
        except OSError:  # the change is on disk: look at the file again when asked
            return UNKNOWN


def _stamp(seen: os.stat_result) -> Stamp:
    if not stat.S_ISREG(seen.st_mode):
        raise OSError(None, "it is not a file")
    return Stamp(seen.st_ino, seen.st_size, seen.st_mtime_ns)

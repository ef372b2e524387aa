"""One JSON file under TinyDB: private, replaced whole, never half-written."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import filelock
import msgspec
from tinydb import Storage

from qmas_tui.errors import BookError
from qmas_tui.files import replace_file

Stamp = tuple[int, int, int, bytes]
"""What tells one version of the file from another: inode, size, time and head.

The head holds the count of writes, for file systems whose clocks are too coarse
to tell two quick writes apart."""

Tables = dict[str, dict[Any, Any]]
"""TinyDB's own shape: documents by number, by table."""

_HEAD = 128
_decoder = msgspec.json.Decoder(dict[str, dict[int, dict[str, Any]]])


class FileStorage(Storage):
    """TinyDB's tables in one JSON file of mode 0600; errors are BookErrors."""

    def __init__(self, path: Path, *, lock_seconds: float = 5.0) -> None:
        # Through a link, the file that it points to is replaced and not the link.
        self.path = Path(os.path.realpath(path))
        self.stamp: Stamp | None = None
        self._held: Tables | None = None
        self._lock_seconds = lock_seconds

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Keep other writers out; BookError when one does not finish in time."""
        lock = filelock.FileLock(
            f"{self.path}.lock", timeout=self._lock_seconds, mode=0o600
        )
        try:
            lock.acquire()
        except filelock.Timeout:
            raise BookError(
                f"Another program is writing {self.path}; try again in a moment."
            ) from None
        except (OSError, NotImplementedError) as error:
            raise self._unwritten(error) from None
        try:
            yield
        finally:
            lock.release()

    def changed(self) -> bool:
        """True if the file is not the one last read or written here."""
        with self._reading() as fd:
            return _stamp(os.fstat(fd), os.read(fd, _HEAD)) != self.stamp

    @contextmanager
    def one_reading(self) -> Iterator[None]:
        """Within this, TinyDB sees one version of the file, and it is parsed once."""
        self._held = self._parsed()
        try:
            yield
        finally:
            self._held = None

    def read(self) -> Tables:
        """The tables; BookError if the file cannot be read or holds none."""
        return self._parsed() if self._held is None else self._held

    def _parsed(self) -> Tables:
        with self._reading() as fd:
            with open(fd, "rb", closefd=False) as file:
                data = file.read()
            stamp = _stamp(os.fstat(fd), data)
        try:
            tables: Tables = _decoder.decode(data)
        except (msgspec.MsgspecError, UnicodeError, RecursionError) as error:
            why = f"it is no book or is damaged ({error})" if data else "it is empty"
            raise self.unreadable(why) from None
        self.stamp = stamp
        return tables

    def write(self, data: Tables) -> None:
        """Replace the file, or raise BookError and leave it as it was."""
        encoded = msgspec.json.encode(data)
        try:
            if os.path.exists(self.path) and not os.access(self.path, os.W_OK):
                raise PermissionError(None, "the file is read-only")
            self.stamp = _stamp(replace_file(self.path, encoded), encoded)
        except OSError as error:
            raise self._unwritten(error) from None

    def make_folder(self) -> None:
        """Make the folders that are missing above the file, for the owner only."""
        missing = [p for p in self.path.parents if not os.path.exists(p)]
        try:
            for folder in reversed(missing):
                folder.mkdir(mode=0o700, exist_ok=True)
        except OSError as error:
            raise self._unwritten(error) from None

    def unreadable(self, why: str) -> BookError:
        """The error that says why the file is no book to work with."""
        return BookError(f"{self.path} cannot be read as a book: {why}.")

    @contextmanager
    def _reading(self) -> Iterator[int]:
        try:
            # A pipe or a device would keep the reader waiting: look before opening.
            if not stat.S_ISREG(os.stat(self.path).st_mode):
                raise self.unreadable("it is not a file")
            fd = os.open(self.path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
            try:
                yield fd
            finally:
                os.close(fd)
        except FileNotFoundError:
            raise BookError(
                f"There is no book at {self.path}; "
                "import a sheet or run qmas-tui demo to make one."
            ) from None
        except OSError as error:
            raise self.unreadable(error.strerror or str(error)) from None

    def _unwritten(self, error: Exception) -> BookError:
        why = getattr(error, "strerror", None) or str(error)
        return BookError(f"{self.path} cannot be written: {why}; nothing was changed.")


def _stamp(seen: os.stat_result, data: bytes) -> Stamp:
    return seen.st_ino, seen.st_size, seen.st_mtime_ns, data[:_HEAD]

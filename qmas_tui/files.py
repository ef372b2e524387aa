"""Writes a file whole or not at all, for its owner only."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path


def replace_file(path: Path, data: bytes) -> os.stat_result:
    """Put data in place of a file, synced to disk, mode 0600; how the new file looks.

    Raises OSError, and then the file is as it was.
    """
    with _written(path, data) as (name, seen):
        os.replace(name, path)
    # The new file is in place: that some file systems cannot sync a folder must not
    # be told as a write that failed.
    with suppress(OSError):
        _sync_folder(path.parent)
    return seen


def create_file(path: Path, data: bytes) -> None:
    """Put data into a new file, synced to disk, mode 0600.

    Raises FileExistsError where one is, even one that appeared meanwhile, or OSError.
    """
    with _written(path, data) as (name, _seen):
        try:
            os.link(name, path)
        except FileExistsError:
            raise
        except OSError:  # a file system without links
            if os.path.lexists(path):
                raise FileExistsError from None
            os.replace(name, path)


@contextmanager
def _written(path: Path, data: bytes) -> Iterator[tuple[str, os.stat_result]]:
    fd, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".tmp")
    try:
        with open(fd, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
            seen = os.fstat(file.fileno())
        yield name, seen
    finally:
        with suppress(OSError):
            os.unlink(name)


def _sync_folder(folder: Path) -> None:
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)

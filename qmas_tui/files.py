"""Files for their owner only, whole or not at all, and on disk when it is said so."""

from __future__ import annotations

import errno
import os
import stat
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

try:
    import fcntl
except ImportError:  # not on Windows
    FULL_SYNC = None
else:
    FULL_SYNC = getattr(fcntl, "F_FULLFSYNC", None)  # only on macOS

FILE_MODE = 0o600
FOLDER_MODE = 0o700
_NO_FOLDER_SYNC = frozenset(
    {
        errno.EACCES,
        errno.EBADF,
        errno.EINVAL,
        errno.EISDIR,
        errno.ENOTSUP,
        errno.EPERM,
    }
)
"""What systems say that cannot sync a folder at all; anything else is a failure."""


class SyncFailed(OSError):
    """What was written may not be on disk; nobody can say."""


def sync(fd: int) -> None:
    """Have what was written on the disk itself. Raises SyncFailed.

    Never call it again after it failed: the system may have dropped what it could
    not write, and say that all is well.
    """
    try:
        _sync(fd)
    except OSError as error:
        raise SyncFailed(error.errno, error.strerror) from None


def _sync(fd: int) -> None:
    if FULL_SYNC is not None:  # on macOS fsync leaves data in the cache of the disk
        try:
            fcntl.fcntl(fd, FULL_SYNC)
        except OSError as error:
            if error.errno not in (errno.ENOTSUP, errno.EINVAL):
                raise
        else:
            return
    os.fsync(fd)


def sync_folder(folder: Path) -> None:
    """Have the names in a folder on disk, where the system can do that.

    Raises SyncFailed, or OSError.
    """
    try:
        fd = os.open(folder, os.O_RDONLY)
        try:
            sync(fd)
        finally:
            os.close(fd)
    except OSError as error:
        if error.errno not in _NO_FOLDER_SYNC:
            raise


def is_there(path: Path) -> bool:
    """Whether anything has a name, be it a broken link.

    Raises OSError where that may not be looked at.
    """
    try:
        os.lstat(path)
    except (FileNotFoundError, NotADirectoryError):
        return False
    return True


def make_private_folder(folder: Path) -> None:
    """Make a folder and those missing above it, for the owner only, whatever the umask.

    Folders that are there already are left alone. Raises OSError.
    """
    missing = [each for each in (folder, *folder.parents) if not os.path.lexists(each)]
    for each in reversed(missing):
        with suppress(FileExistsError):
            os.mkdir(each, FOLDER_MODE)
            os.chmod(each, FOLDER_MODE)
        sync_folder(each.parent)
    if not missing:
        os.stat(folder)


def open_private(path: Path, flags: int) -> int:
    """Open a file; one that is made is the owner's only, whatever the umask."""
    flags |= getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
    fd = os.open(path, flags, FILE_MODE)
    if flags & os.O_CREAT and hasattr(os, "fchmod"):
        os.fchmod(fd, FILE_MODE)
    return fd


def write_all(fd: int, data: bytes) -> None:
    """Write every byte. Raises OSError."""
    view = memoryview(data)
    while view:
        view = view[os.write(fd, view) :]


def replace_file(path: Path, data: bytes, keep_mode: bool = False) -> None:
    """Put data in place of a file, or of the one that a link leads to, synced to disk.

    It is for its owner only; with `keep_mode` for whom it was for before. Raises
    OSError; unless it came from syncing the folder, the file is as it was.
    """
    path, mode = Path(os.path.realpath(path)), FILE_MODE
    if keep_mode:
        with suppress(FileNotFoundError):
            mode = stat.S_IMODE(os.stat(path).st_mode)
    with written_beside(path, (data,), mode) as name:
        os.replace(name, path)
    sync_folder(path.parent)


def create_file(path: Path, data: bytes) -> None:
    """Put data into a new file, synced to disk, mode 0600.

    Raises FileExistsError where one is, even one that appeared meanwhile, or OSError.
    """
    with written_beside(path, (data,)) as name:
        name_new(name, path)


def name_new(name: str | Path, path: Path) -> None:
    """Give a synced file a name that no other has; its old name may stay.

    Raises FileExistsError where one has it, even one that appeared meanwhile, or
    OSError.
    """
    try:
        os.link(name, path)
    except FileExistsError:
        raise
    except OSError:  # a file system without links
        if os.path.lexists(path):
            raise FileExistsError from None
        os.replace(name, path)
    sync_folder(path.parent)


def sync_file(path: Path) -> None:
    """Have what a file holds on the disk itself. Raises OSError."""
    fd = os.open(path, os.O_RDWR | getattr(os, "O_BINARY", 0))
    try:
        sync(fd)
    finally:
        os.close(fd)


@contextmanager
def written_beside(
    path: Path, pieces: Iterable[bytes], mode: int = FILE_MODE
) -> Iterator[str]:
    """The name of a new, synced file in the same folder; gone after the block.

    Within the block it may be renamed to `path`; it belongs to whom that belonged.
    """
    fd, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".tmp")
    try:
        try:
            if hasattr(os, "fchown"):
                mode = _given_to_owner_of(path, fd, mode)
            if hasattr(os, "fchmod"):
                os.fchmod(fd, mode)
            for piece in pieces:
                write_all(fd, piece)
            sync(fd)
        finally:
            os.close(fd)
        yield name
    finally:
        with suppress(OSError):
            os.unlink(name)


def _given_to_owner_of(path: Path, fd: int, mode: int) -> int:
    """Give a file to whom the one at `path` belongs; the mode that it may have then.

    So what root writes anew does not lock its owner out, nor others a group. Where
    the group stays another, that one may do nothing.
    """
    try:
        owner = os.stat(path)
    except OSError:  # there is none
        return mode
    with suppress(OSError):
        if owner.st_uid != os.geteuid():
            os.fchown(fd, owner.st_uid, owner.st_gid)
        elif owner.st_gid != os.fstat(fd).st_gid:
            os.fchown(fd, -1, owner.st_gid)
    return mode if os.fstat(fd).st_gid == owner.st_gid else mode & ~stat.S_IRWXG

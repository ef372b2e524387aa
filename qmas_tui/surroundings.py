"""What is wrong with where a book lies: who else may read it, and what else writes it.

Not everything shows. Access-control lists of macOS and of Windows are not read, so on
Windows nothing is said of other users. Network drives are known on Linux, from the
table of mounts, and on Windows, from a path that names a server; macOS does not tell
a program what kind of drive a folder is on. A synced folder is known by its usual
name, by a file that the syncing program leaves in it, or by what OneDrive puts into
the environment; the folders Desktop and Documents that macOS can keep in iCloud look
like any others.
"""

from __future__ import annotations

import os
import re
import stat
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path, PureWindowsPath
from typing import Final, NamedTuple

_OPEN: Final = stat.S_IRGRP | stat.S_IWGRP | stat.S_IROTH | stat.S_IWOTH
_WRITABLE: Final = stat.S_IWGRP | stat.S_IWOTH

_NAMES: Final = tuple(
    (service, re.compile(name, re.IGNORECASE))
    for service, name in (
        ("OneDrive", r"onedrive( ?-.+)?"),
        ("Dropbox", r"(.+ )?dropbox( \(.+\))?"),
        ("iCloud Drive", r"icloud ?drive|com~apple~clouddocs"),
        ("Google Drive", r"google ?drive([ -].+)?|my drive"),
        ("Nextcloud", r"nextcloud\d*"),
        ("ownCloud", r"owncloud\d*"),
        ("Syncthing", r"syncthing"),
        ("Box", r"box sync"),
    )
)
"""How the folders of syncing programs are called unless their user says otherwise."""

_IN_LIBRARY: Final = {"cloudstorage": "", "mobile documents": "iCloud Drive"}
"""Folders in a macOS Library of synced ones; "" where those name their service."""

_Is = Callable[[str], bool]
_MARKERS: Final[tuple[tuple[str, str, _Is], ...]] = (
    ("Syncthing", ".stfolder", os.path.exists),
    ("Dropbox", ".dropbox.cache", os.path.isdir),
    # In the home folder a folder of this name holds the program's own settings.
    ("Dropbox", ".dropbox", os.path.isfile),
    ("Nextcloud", ".nextcloudsync.log", os.path.isfile),
    ("ownCloud", ".owncloudsync.log", os.path.isfile),
)
"""What syncing programs leave in the folders that they sync."""

_ONEDRIVE: Final = ("OneDrive", "OneDriveConsumer", "OneDriveCommercial")

_REMOTE: Final = re.compile(
    r"(fuse\.)?(9p|afs|afpfs|ceph(-fuse)?|cifs|coda|curlftpfs|glusterfs|gvfsd-fuse|lustre"
    r"|ncpfs|nfs\d?|rclone|s3fs|smb(\d|fs|netfs)|sshfs|(web)?davfs2?|webdav)"
)
"""Types of file systems that another machine serves."""

_ESCAPED: Final = re.compile(r"\\([0-7]{3})")
_ADDRESS: Final = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)


class _Mount(NamedTuple):
    point: Path
    kind: str
    source: str


def warnings_about(
    path: Path,
    *,
    platform: str = sys.platform,
    environment: Mapping[str, str] = os.environ,
    mounts: str | None = None,
) -> list[str]:
    """What is wrong with where a book lies, in sentences that say what to do.

    `mounts` is the table of mounts as Linux writes it, by default the one in force.
    What cannot be looked at is passed over; no error is raised.
    """
    book = Path(os.path.realpath(path))
    return [
        *(() if platform == "win32" else _open_to_others(book)),
        *_synced(_folders(path, book), environment),
        *_remote(path, book, platform, mounts),
    ]


def _open_to_others(book: Path) -> Iterator[str]:
    name = book.name
    beside = (f"{name}.", f"{name}-", f".{name}.")
    for file in sorted(_files(book.parent)):
        if file.name == name or file.name.startswith(beside):
            yield from _open_file(file)
            if file.is_dir():
                for copy in sorted(_files(file)):
                    yield from _open_file(copy)
    yield from _open_folder(book.parent)


def _files(folder: Path) -> list[Path]:
    try:
        return list(folder.iterdir())
    except OSError:
        return []


def _open_file(file: Path) -> Iterator[str]:
    seen = _seen(file)
    if seen is not None and seen.st_mode & _OPEN:
        mode = "700" if stat.S_ISDIR(seen.st_mode) else "600"
        yield f"{file} is open to other users; run chmod {mode} on it."


def _open_folder(folder: Path) -> Iterator[str]:
    seen = _seen(folder)
    if seen is None or not seen.st_mode & _OPEN:
        return
    move = "move the book to a folder that only you can open"
    # A folder that is meant for all, or is another user's, is not to be closed.
    shared = seen.st_mode & stat.S_ISVTX or seen.st_uid != os.geteuid()
    what_to_do = move if shared else f"run chmod 700 on it, or {move}"
    if seen.st_mode & _WRITABLE and not seen.st_mode & stat.S_ISVTX:
        wrong = "lets other users put another file in the place of the book"
    else:
        wrong = "is open to other users"
    yield f"The folder of the book, {folder}, {wrong}; {what_to_do}."


def _seen(path: Path) -> os.stat_result | None:
    try:
        return os.stat(path)
    except OSError:
        return None


def _folders(path: Path, book: Path) -> list[Path]:
    """The folders that hold the book, also by the links through which it was named."""
    real = list(book.parents)
    named = Path(os.path.abspath(path)).parents
    return real + [
        each
        for each in named
        if each not in real and Path(os.path.realpath(each)) in real
    ]


def _synced(folders: Iterable[Path], environment: Mapping[str, str]) -> Iterator[str]:
    told = [environment.get(name) for name in _ONEDRIVE]
    onedrive = {os.path.realpath(each).casefold() for each in told if each}
    for folder in folders:
        service = _named(folder) or _marked(folder)
        if not service and str(folder).casefold() in onedrive:
            service = "OneDrive"
        if service:
            yield (
                f"The book lies in {folder}, which {service} syncs: it can copy a "
                "file half-written, or mix the copies of two machines; move the book "
                "to a folder that no program syncs."
            )
            return


def _named(folder: Path) -> str:
    for service, name in _NAMES:
        if name.fullmatch(folder.name):
            return service
    library, kind = folder.parent.parent.name, folder.parent.name
    if library.casefold() == "library" and kind.casefold() in _IN_LIBRARY:
        return _IN_LIBRARY[kind.casefold()] or folder.name.partition("-")[0]
    return ""


def _marked(folder: Path) -> str:
    for service, name, is_there in _MARKERS:
        if is_there(os.path.join(folder, name)):
            return service
    return ""


def _remote(path: Path, book: Path, platform: str, mounts: str | None) -> Iterator[str]:
    if platform == "win32":
        # A drive letter that stands for a server is resolved in the real path.
        drive = next((d for d in map(_server, (path, book)) if d), "")
    elif platform == "linux":
        drive = _mounted(book, _mounts_here() if mounts is None else mounts)
    else:
        drive = ""
    if drive:
        yield (
            f"The book lies on a network drive, {drive}: locks may not hold there, and "
            "what was saved can be lost with the connection; move the book to a disk "
            "of this machine."
        )


def _server(path: Path) -> str:
    r"""The share of a path such as \\server\share\book.db."""
    drive = PureWindowsPath(path).drive
    plain = re.sub(r"^\\\\\?\\UNC\\", r"\\\\", drive, flags=re.IGNORECASE)
    return plain if plain.startswith("\\\\") and plain[2] not in "?." else ""


def _mounted(book: Path, mounts: str) -> str:
    """The network drive that holds a file, in words; empty on a disk."""
    holding = [each for each in _read(mounts) if book.is_relative_to(each.point)]
    # Of two mounts on one point, the later hides the earlier.
    holding.sort(key=lambda each: len(each.point.parts))
    if not holding:
        return ""
    point, kind, source = holding[-1]
    is_remote = _REMOTE.fullmatch(kind) or _ADDRESS.match(source)
    return f"{kind} at {point}" if is_remote else ""


def _read(mounts: str) -> Iterator[_Mount]:
    for line in mounts.split("\n"):
        before, _, after = line.partition(" - ")
        where, what = before.split(" "), after.split(" ")
        if len(where) > 4 and len(what) > 1:
            yield _Mount(Path(_plain(where[4])), what[0], _plain(what[1]))


def _plain(text: str) -> str:
    return _ESCAPED.sub(lambda found: chr(int(found[1], 8)), text)


def _mounts_here() -> str:
    try:
        return os.fsdecode(Path("/proc/self/mountinfo").read_bytes())
    except OSError:
        return ""

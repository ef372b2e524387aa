"""What is wrong with where a book lies: who else may read it, and what else writes it.

Not everything shows. Access-control lists of macOS and of Windows are not read, so on
Windows nothing is said of other users. Network drives are known on Linux, from the
table of mounts, and on Windows, from a path that names a server. A synced folder is
known by its usual name, by a file that the syncing program leaves in it, or by what
OneDrive puts into the environment; the folders Desktop and Documents that macOS can
keep in iCloud look like any others.
"""

from __future__ import annotations

import glob
import os
import re
import stat
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path, PureWindowsPath
from typing import Final

_OPEN: Final = stat.S_IRGRP | stat.S_IWGRP | stat.S_IROTH | stat.S_IWOTH
_WRITABLE: Final = stat.S_IWGRP | stat.S_IWOTH

_NAMES: Final = {
    "OneDrive": r"onedrive( ?-.+)?",
    "Dropbox": r"(.+ )?dropbox( \(.+\))?",
    "iCloud Drive": r"icloud ?drive|com~apple~clouddocs",
    "Google Drive": r"google ?drive([ -].+)?|my drive",
    "Nextcloud": r"nextcloud\d*",
    "ownCloud": r"owncloud\d*",
    "Syncthing": r"syncthing",
    "Box": r"box sync",
}
"""How the folders of syncing programs are called unless their user says otherwise."""
_MARKERS: Final = {
    ".stfolder": "Syncthing",
    ".dropbox.cache": "Dropbox",
    ".dropbox": "Dropbox",
    ".nextcloudsync.log": "Nextcloud",
    ".owncloudsync.log": "ownCloud",
}
"""What syncing programs leave in the folders that they sync."""
_ONEDRIVE: Final = ("OneDrive", "OneDriveConsumer", "OneDriveCommercial")

_MOUNT: Final = re.compile(r"^(?:\S+ ){4}(\S+) .*?- (\S+) (\S+)", re.MULTILINE)
"""A line of Linux's table of mounts: where, of which type, from where."""
_REMOTE: Final = re.compile(
    r"(fuse\.)?(9p|afs|afpfs|ceph(-fuse)?|cifs|coda|curlftpfs|glusterfs|gvfsd-fuse|lustre"
    r"|ncpfs|nfs\d?|rclone|s3fs|smb(\d|fs|netfs)|sshfs|(web)?davfs2?|webdav)"
)
"""Types of file systems that another machine serves."""
_ADDRESS: Final = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)


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
    found = [] if platform == "win32" else list(_open_to_others(book))
    for folder in _folders(path, book):
        if service := _syncing(folder, environment):
            found.append(
                f"The book lies in {folder}, which {service} syncs: it can copy a "
                "file half-written, or mix the copies of two machines; move the book "
                "to a folder that no program syncs."
            )
            break
    if drive := _network_drive(path, book, platform, mounts):
        found.append(
            f"The book lies on a network drive, {drive}: locks may not hold there, and "
            "what was saved can be lost with the connection; move the book to a disk "
            "of this machine."
        )
    return found


def _open_to_others(book: Path) -> Iterator[str]:
    """The book, what lies beside it under its name, and the folder of them all."""
    folder, name, files = book.parent, glob.escape(book.name), {book}
    for beside in (f"{name}[.-]*", f".{name}.*"):
        files |= {*folder.glob(beside), *folder.glob(f"{beside}/*")}
    for file in sorted(files):
        seen = _seen(file)
        if seen is not None and seen.st_mode & _OPEN:
            mode = "700" if stat.S_ISDIR(seen.st_mode) else "600"
            yield f"{file} is open to other users; run chmod {mode} on it."
    seen = _seen(folder)
    if seen is None or not seen.st_mode & _OPEN:
        return
    move = "move the book to a folder that only you can open"
    # A folder that is meant for all, or is another user's, is not to be closed.
    sticky = seen.st_mode & stat.S_ISVTX
    is_own = not sticky and seen.st_uid == os.geteuid()
    what_to_do = f"run chmod 700 on it, or {move}" if is_own else move
    wrong = "is open to other users"
    if seen.st_mode & _WRITABLE and not sticky:
        wrong = "lets other users put another file in the place of the book"
    yield f"The folder of the book, {folder}, {wrong}; {what_to_do}."


def _seen(path: Path) -> os.stat_result | None:
    try:
        return os.stat(path)
    except OSError:
        return None


def _folders(path: Path, book: Path) -> list[Path]:
    """The folders that hold the book, also by the links through which it was named."""
    real = list(book.parents)
    named = [each for each in Path(os.path.abspath(path)).parents if each not in real]
    return real + [each for each in named if Path(os.path.realpath(each)) in real]


def _syncing(folder: Path, environment: Mapping[str, str]) -> str:
    """The program that syncs a folder; empty where none is known to."""
    for service, name in _NAMES.items():
        if re.fullmatch(name, folder.name, re.IGNORECASE):
            return service
    match [each.casefold() for each in folder.parts[-3:-1]]:
        case ["library", "cloudstorage"]:
            return folder.name.partition("-")[0]
        case ["library", "mobile documents"]:
            return "iCloud Drive"
    for name, service in _MARKERS.items():
        mark = folder / name
        # In the home folder .dropbox is a folder with the program's own settings.
        if os.path.isfile(mark) or (name != ".dropbox" and os.path.exists(mark)):
            return service
    told = [environment.get(name) for name in _ONEDRIVE]
    real = [os.path.realpath(each).casefold() for each in told if each]
    return "OneDrive" if str(folder).casefold() in real else ""


def _network_drive(path: Path, book: Path, platform: str, mounts: str | None) -> str:
    """The network drive that holds a book, in words; empty on a disk."""
    if platform == "win32":
        # A drive letter that stands for a server is resolved in the real path.
        return _server(path) or _server(book)
    if platform != "linux":
        return ""
    found = [
        (Path(_plain(point)), kind, _plain(source))
        for point, kind, source in _MOUNT.findall(
            _table() if mounts is None else mounts
        )
    ]
    holding = [each for each in found if book.is_relative_to(each[0])]
    # The longest holds it; of two mounts on one point, the later hides the earlier.
    holding.sort(key=lambda each: len(each[0].parts))
    for point, kind, source in holding[-1:]:
        if _REMOTE.fullmatch(kind) or _ADDRESS.match(source):
            return f"{kind} at {point}"
    return ""


def _server(path: Path) -> str:
    r"""The share of a path such as \\server\share\book.db."""
    drive = PureWindowsPath(path).drive
    plain = re.sub(r"^\\\\\?\\UNC\\", r"\\\\", drive, flags=re.IGNORECASE)
    return plain if plain.startswith("\\\\") and plain[2] not in "?." else ""


def _plain(text: str) -> str:
    """A word of the table of mounts, which writes spaces as numbers in base eight."""
    return re.sub(r"\\([0-7]{3})", lambda found: chr(int(found[1], 8)), text)


def _table() -> str:
    try:
        return os.fsdecode(Path("/proc/self/mountinfo").read_bytes())
    except OSError:
        return ""

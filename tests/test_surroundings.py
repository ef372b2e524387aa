"""Where a book lies: who else may read it there, and what else writes it."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from qmas_tui.surroundings import warnings_about

MOUNTS = r"""
21 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
22 21 0:30 / /mnt/office rw,relatime - nfs4 files.example:/office rw,vers=4.2
23 22 8:2 / /mnt/office/usb rw,relatime shared:9 master:2 - ext4 /dev/sdb1 rw
24 21 0:31 / /mnt/two\040words rw - cifs //files/two\040words rw
25 21 0:32 / /mnt/dav rw - fuse https://dav.example/ rw
26 21 0:33 / /mnt/ssh rw - fuse.sshfs me@files: rw
27 21 0:34 / /mnt/auto rw - autofs systemd-1 rw
28 27 0:35 / /mnt/auto rw - smb3 //files/auto rw
29 21 0:36 / /mnt/pool rw - fuse.mergerfs one:two rw
30 21 0:37 / /mnt/back\134slash rw - 9p share rw
a line that is no mount
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A book, with all that lies beside it, that nobody else may open."""
    path = tmp_path / "book.db"
    backups = tmp_path / "book.db.backups"
    backups.mkdir()
    for each in (
        path,
        tmp_path / "book.db.journal",
        tmp_path / "book.db.lock",
        tmp_path / "book.db.journal.torn-20261122-010000-000000",
        tmp_path / ".book.db.x1.tmp",
        backups / "20261122.journal",
    ):
        each.touch()
        each.chmod(0o600)
    for folder in (tmp_path, backups):
        folder.chmod(0o700)
    return path


def warned(
    path: Path,
    platform: str = "linux",
    environment: Mapping[str, str] | None = None,
    mounts: str = "",
) -> list[str]:
    """The warnings, with nothing of the machine that runs the test."""
    return warnings_about(
        path, platform=platform, environment=environment or {}, mounts=mounts
    )


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


@pytest.mark.parametrize(
    ("folder", "service"),
    [
        ("OneDrive", "OneDrive"),
        ("ONEDRIVE", "OneDrive"),
        ("OneDrive - Chan & Co", "OneDrive"),
        ("Library/CloudStorage/OneDrive-Personal", "OneDrive"),
        ("Dropbox", "Dropbox"),
        ("dropbox", "Dropbox"),
        ("Dropbox (Chan & Co)", "Dropbox"),
        ("Chan Dropbox/Mei", "Dropbox"),
        ("Library/Mobile Documents/com~apple~CloudDocs", "iCloud Drive"),
        ("Library/Mobile Documents/iCloud~md~notes", "iCloud Drive"),
        ("iCloudDrive", "iCloud Drive"),
        ("iCloud Drive", "iCloud Drive"),
        ("com~apple~CloudDocs", "iCloud Drive"),
        ("Google Drive", "Google Drive"),
        ("My Drive", "Google Drive"),
        ("Library/CloudStorage/GoogleDrive-mei@example.com", "Google Drive"),
        ("Library/CloudStorage/Box-Box", "Box"),
        ("library/cloudstorage/ProtonDrive-mei@example.com", "ProtonDrive"),
        ("Nextcloud", "Nextcloud"),
        ("Nextcloud2", "Nextcloud"),
        ("ownCloud", "ownCloud"),
        ("Syncthing", "Syncthing"),
    ],
)
def test_synced_folders_are_known_by_name(
    tmp_path: Path, folder: str, service: str
) -> None:
    """A book anywhere below a folder that bears a syncing program's name is told of."""
    (warning,) = warned(tmp_path / folder / "QMAS" / "book.db")
    assert f", which {service} syncs: it can copy a file half-written" in warning
    assert "mix the copies of two machines; move the book" in warning
    assert str(tmp_path / folder.split("/")[0]) in warning


@pytest.mark.parametrize(
    "folder",
    [
        "OneDriver",
        "mydropbox",
        "dropbox-old",
        "Drive",
        "Library/Other/OneDrives",
        "sync",
    ],
)
def test_like_names_are_no_synced_folders(tmp_path: Path, folder: str) -> None:
    """A name counts as a whole only."""
    assert warned(tmp_path / folder / "book.db") == []


@pytest.mark.parametrize(
    ("marker", "is_folder", "service"),
    [
        (".stfolder", True, "Syncthing"),
        (".stfolder", False, "Syncthing"),
        (".dropbox.cache", True, "Dropbox"),
        (".dropbox", False, "Dropbox"),
        (".nextcloudsync.log", False, "Nextcloud"),
        (".owncloudsync.log", False, "ownCloud"),
    ],
)
def test_synced_folders_are_known_by_what_lies_in_them(
    path: Path, marker: str, is_folder: bool, service: str
) -> None:
    """A folder of any name is synced when the syncing program left its mark there."""
    there = path.parent / marker
    there.mkdir() if is_folder else there.touch()
    (warning,) = warned(path.parent / "deep" / "book.db")
    assert f"The book lies in {path.parent}, which {service} syncs" in warning


def test_the_settings_of_dropbox_are_no_mark(path: Path) -> None:
    """A home folder, where Dropbox keeps its settings, is not taken for synced."""
    (path.parent / ".dropbox").mkdir()
    assert warned(path) == []


@pytest.mark.parametrize("name", ["OneDrive", "OneDriveConsumer", "OneDriveCommercial"])
def test_onedrive_says_where_it_is(path: Path, name: str) -> None:
    """The folder that OneDrive names in the environment is synced."""
    said = {name: str(path.parent).upper(), "OneDriveOther": "/"}
    assert warned(path, environment={name: ""}) == []
    assert warned(path, environment={name: str(path.parent / "x")}) == []
    (warning,) = warned(path, environment=said)
    assert f"{path.parent}, which OneDrive syncs" in warning


def test_links_to_a_synced_folder_are_followed(path: Path) -> None:
    """The real folder counts, and also the name of a link that leads to it."""
    dropbox = path.parent / "Dropbox"
    dropbox.mkdir(0o700)
    (path.parent / "mine").symlink_to(dropbox)
    assert len(warned(path.parent / "mine" / "book.db")) == 1
    (path.parent / "OneDrive").symlink_to(path.parent / "disk")
    (path.parent / "disk").mkdir(0o700)
    (warning,) = warned(path.parent / "OneDrive" / "book.db")
    assert f"{path.parent / 'OneDrive'}, which OneDrive syncs" in warning
    # The book itself lies elsewhere when only its link is synced.
    (dropbox / "book.db").symlink_to(path)
    assert warned(dropbox / "book.db") == []


@pytest.mark.parametrize(
    ("book", "drive"),
    [
        ("/home/mei/book.db", None),
        ("/mnt/office/book.db", "nfs4 at /mnt/office"),
        ("/mnt/office/deep/book.db", "nfs4 at /mnt/office"),
        ("/mnt/office/usb/book.db", None),
        ("/mnt/officers/book.db", None),
        ("/mnt/two words/book.db", "cifs at /mnt/two words"),
        ("/mnt/dav/book.db", "fuse at /mnt/dav"),
        ("/mnt/ssh/book.db", "fuse.sshfs at /mnt/ssh"),
        ("/mnt/auto/book.db", "smb3 at /mnt/auto"),
        ("/mnt/pool/book.db", None),
        ("/mnt/back\\slash/book.db", "9p at /mnt/back\\slash"),
    ],
)
def test_network_drives_are_known_by_their_type(book: str, drive: str | None) -> None:
    """The mount that holds the book decides: the longest, and of two the later."""
    found = warned(Path(book), mounts=MOUNTS)
    if drive is None:
        assert found == []
        return
    assert found == [
        f"The book lies on a network drive, {drive}: locks may not hold there, and "
        "what was saved can be lost with the connection; move the book to a disk of "
        "this machine."
    ]
    assert warned(Path(book), "darwin", mounts=MOUNTS) == []


@pytest.mark.parametrize(
    "kind",
    [
        *("nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "fuse.sshfs", "afpfs", "davfs"),
        *("webdav", "fuse.davfs2", "ceph", "fuse.ceph-fuse", "fuse.glusterfs", "afs"),
        *("glusterfs", "fuse.rclone", "fuse.gvfsd-fuse", "fuse.smbnetfs", "coda"),
    ],
)
def test_types_of_network_drives(kind: str) -> None:
    """Each type of file system that another machine serves is known."""
    assert len(warned(Path("/x/b"), mounts=f"1 0 0:1 / /x rw - {kind} s rw")) == 1


@pytest.mark.parametrize(
    "kind", ["ext4", "btrfs", "apfs", "tmpfs", "fuseblk", "overlay", "fuse.gocryptfs"]
)
def test_types_of_disks(kind: str) -> None:
    """No disk of this machine is taken for a network drive."""
    assert warned(Path("/x/b"), mounts=f"1 0 0:1 / /x rw - {kind} /dev/s rw") == []


@pytest.mark.parametrize(
    ("book", "share"),
    [
        (r"\\server\share\QMAS\book.db", r"\\server\share"),
        (r"\\?\UNC\server\share\book.db", r"\\server\share"),
        (r"\\?\C:\book.db", None),
        (r"\\.\disk\book.db", None),
        (r"C:\Users\mei\book.db", None),
    ],
)
def test_network_drives_of_windows(book: str, share: str | None) -> None:
    """On Windows a path that names a server is on a network drive."""
    found = warned(Path(book), "win32")
    assert [f"a network drive, {share}:" in each for each in found] == (
        [] if share is None else [True]
    )


def test_a_letter_that_stands_for_a_server(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On Windows a drive letter is followed to the server behind it."""
    monkeypatch.setattr(os.path, "realpath", lambda _: r"\\server\share\book.db")
    (warning,) = warned(path, "win32")
    assert r"\\server\share" in warning


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


@pytest.mark.skipif(sys.platform != "linux", reason="the table of mounts is Linux's")
def test_the_mounts_of_this_machine_are_read(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Unless a test gives another, the table of mounts in force is read."""
    asked: list[Path] = []

    def table(asked_for: Path) -> bytes:
        asked.append(asked_for)
        return b"1 0 0:1 / / rw - nfs server:/\xff rw\n"

    monkeypatch.setattr(Path, "read_bytes", table)
    (warning,) = warnings_about(path, environment={})
    assert "nfs at /" in warning
    assert asked == [Path("/proc/self/mountinfo")]

"""A book on a network drive, where locks may not hold."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from qmas_tui.surroundings import warnings_about
from tests.surroundings.told import warned

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

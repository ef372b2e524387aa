"""A book in a folder that another program copies."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.surroundings.told import warned


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

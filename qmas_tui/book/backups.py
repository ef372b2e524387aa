"""Copies of a book: whole SQLite files in a folder beside it."""

from __future__ import annotations

import os
import sqlite3
import time
from contextlib import closing, suppress
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Final, cast, get_args

from qmas_tui.book.paths import BookPaths, listed, remove_temporary, stamp
from qmas_tui.book.protocol import NO_BACKUP, Backup, Occasion
from qmas_tui.errors import BookError
from qmas_tui.facts.clock import in_hong_kong
from qmas_tui.files import make_private_folder, sync_folder
from qmas_tui.tinysqlite import pack_into

ENDING: Final = ".db"
_OLD_SECONDS: Final = 3600.0
KEPT: Final = 14
"""How many daily backups are kept, and how many others, unless told otherwise."""


class Backups:
    """The copies of one book, of which the newest so many of each kind are kept."""

    def __init__(self, paths: BookPaths, kept: int = KEPT) -> None:
        self.paths, self._kept = paths, kept
        self._copied_on: date | None = None

    def all(self) -> list[Backup]:
        """Every copy, the newest first. Raises BookError."""
        folder = self.paths.backups
        try:
            found = [_known(file) for file in listed(folder)]
        except OSError as error:
            raise BookError(f"{folder} cannot be read: {error.strerror}.") from None
        return sorted((b for b in found if b), key=lambda b: b.name, reverse=True)

    def file(self, backup: Backup) -> Path:
        """Where a copy lies."""
        return self.paths.backups / backup.name

    def named(self, name: str) -> Backup:
        """The copy of a name. Raises BookError where there is none."""
        for backup in self.all():
            if backup.name == name:
                return backup
        raise BookError(NO_BACKUP.format(name))

    def has_daily(self, when: datetime) -> bool:
        """Whether the day's copy is there; the day is Hong Kong's."""
        day = in_hong_kong(when).date()
        if self._copied_on != day and any(
            each.occasion == "daily" and in_hong_kong(each.made).date() == day
            for each in self.all()
        ):
            self._copied_on = day
        return self._copied_on == day

    def make(self, occasion: Occasion, when: datetime) -> str:
        """Copy the book; the name of the copy, which is on disk then.

        The caller holds its transaction: so nobody forgets a case while it is copied.
        Raises sqlite3.Error or OSError.
        """
        folder = self.paths.backups
        os.stat(self.paths.folder)  # else a folder that vanished would be made anew
        make_private_folder(folder)
        file = folder / f"{stamp(when)}-{occasion}{ENDING}"
        new = self.paths.temporary()
        try:
            # A connection of its own, for SQLite copies nothing within a transaction.
            with closing(sqlite3.connect(self.paths.book)) as source:
                pack_into(new, source)
            os.replace(new, file)
        finally:
            remove_temporary(new)
        sync_folder(folder)
        return file.name

    def prune(self, made: str, now: datetime) -> None:
        """Remove all but the newest of the daily copies, and of the others.

        The copy just `made` stays. A copy from after `now`, when some clock was wrong,
        counts as older than all others. Raises BookError.
        """

        def worth(backup: Backup) -> tuple[bool, bool, datetime]:
            return backup.name == made, backup.made <= now, backup.made

        every = sorted(self.all(), key=worth, reverse=True)
        daily = [each for each in every if each.occasion == "daily"]
        others = [each for each in every if each.occasion != "daily"]
        for backup in (*daily[self._kept :], *others[self._kept :]):
            with suppress(OSError):
                os.unlink(self.file(backup))
        with suppress(OSError):  # programs that were killed long ago left them
            for file in self.paths.temp_files():
                if os.stat(file).st_mtime < time.time() - _OLD_SECONDS:
                    os.unlink(file)


def _known(file: Path) -> Backup | None:
    """A copy by its file's name; None for any other file."""
    when, _, occasion = file.stem.rpartition("-")
    if occasion in get_args(Occasion) and file.suffix == ENDING:
        with suppress(ValueError, OSError, OverflowError):
            made = datetime.strptime(when, "%Y%m%d-%H%M%S-%f").replace(tzinfo=UTC)
            in_hong_kong(made)
            return Backup(
                file.name, made, cast(Occasion, occasion), file.stat().st_size
            )
    return None

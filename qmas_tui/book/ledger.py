"""Writes a book's files: adds steps, forgets cases, makes copies.

A step is acknowledged when the journal has it on disk.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime

from qmas_tui.book import backups
from qmas_tui.book.compacting import Compaction
from qmas_tui.book.erasing import erase
from qmas_tui.book.following import Following
from qmas_tui.book.journal import UNKNOWN
from qmas_tui.book.lock import WriteLock
from qmas_tui.book.protocol import Occasion
from qmas_tui.book.standing import Standing
from qmas_tui.book.steps import Written
from qmas_tui.errors import BookError, DamagedBook
from qmas_tui.facts.changes import Forgotten, Step
from qmas_tui.files import SyncFailed, create_file, sync_folder


class Ledger:
    """The only writer of a book in this program, and one among other programs."""

    def __init__(self, files: Following, lock: WriteLock) -> None:
        self.standing = Standing(files.beside)
        self._files = files
        self._lock = lock
        self._compaction = Compaction(files, lock, self.standing)
        self._are_names_synced = False
        self._foresee()

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Hold other writers off, at the end of all that they wrote.

        Whoever waits for them keeps nobody from reading: the lock is taken first.
        Raises BookError where the book cannot be written.
        """
        try:
            self._files.follow()  # in a strange folder no lock shall be left behind
            with self._lock.held(), self._files.busy:
                self.standing.check_writable()
                self._files.follow()
                self._sync_names()
                self._move_rest_aside()
                yield
        except OSError as error:
            raise self.standing.refused(error) from None

    def add(self, written: Written, changes: Step, places: Sequence[int]) -> None:
        """Put a step that was tried on disk, and make it; while `writing`.

        Raises OSError, and then nothing was added.
        """
        loaded = self._files.loaded
        loaded.stamp = UNKNOWN  # should this be interrupted, all is read again
        stamp = self._files.journal.append(written.data, loaded.link.size)
        loaded.digest.update(written.data)
        loaded.cases.change(changes, places)
        loaded.link = written.link
        loaded.stamp = stamp
        self.standing.saved()
        self._compaction.follow_step()

    def erase(self, places: Collection[int], who: str, when: datetime) -> Forgotten:
        """Forget the cases at some places; while `writing`. Raises BookError."""
        files = self._files
        self._check_journal()
        before, news = files.loaded.stamp, files.news
        try:
            forgotten = erase(files.beside, files.loaded.link, places, who, when)
        except OSError as error:
            if files.journal.stamp().inode == before.inode:
                raise
            why = error.strerror or str(error)
            raise self.standing.refused(
                error,
                "The case is forgotten, but not every copy could be cleaned: "
                f"{why}. Mend that, then open the book again: it goes on with it.",
            ) from None
        finally:
            files.follow()
            files.news = news
        self.standing.saved()
        return forgotten

    def _foresee(self) -> None:
        """Say before the first change that none can be saved, where that shows."""
        beside = self._files.beside
        for file in (beside.folder, beside.journal):
            if not os.access(file, os.W_OK):
                self.standing.unsaved = (
                    f"{file} may not be written by you, so no change can be saved."
                )

    def _check_journal(self) -> None:
        """Raise DamagedBook where the journal is to be replaced, and has rotted."""
        loaded = self._files.loaded
        with self._files.journal.opened() as journal:
            found = journal.digest(loaded.link.size)
        if found.hexdigest() != loaded.digest.hexdigest():
            raise DamagedBook(
                f"{self._files.beside.journal} is no longer as it was written; nothing "
                "was changed."
            )

    def copy(self, occasion: Occasion, when: datetime, kept: int) -> str | None:
        """Make a backup, and remove the oldest; its name.

        None for "daily" where the day's is there already. Raises BookError.
        """
        self.standing.check_writable()
        beside = self._files.beside
        try:
            # Again where a case was forgotten meanwhile: what is there now is copied.
            while (name := self._copied(occasion, when)) is None:
                if occasion == "daily" and backups.has_daily(beside.book, when):
                    return None
        except SyncFailed as error:
            why = error.strerror or str(error)
            raise self.standing.refused(
                error,
                f"The backup could not be made safe on disk: {why}. The book is "
                "read-only now; see to the disk, then open the book again.",
            ) from None
        except OSError as error:
            why = error.strerror or str(error)
            raise BookError(
                f"No backup can be made in {beside.backups}: {why}."
            ) from None
        backups.prune(beside.book, kept, name, when)
        return name

    def _copied(self, occasion: Occasion, when: datetime) -> str | None:
        files, book = self._files, self._files.beside.book
        with files.busy:
            files.follow()
            size, inode = files.loaded.link.size, files.loaded.stamp.inode
            digest = files.loaded.digest.hexdigest()

        @contextmanager
        def turn() -> Iterator[bool]:
            with self._lock.held(), files.busy:
                files.follow()
                is_other = occasion == "daily" and backups.has_daily(book, when)
                yield files.loaded.stamp.inode == inode and not is_other

        return backups.make_backup(files.beside, size, digest, occasion, when, turn)

    def close(self) -> None:
        """Finish writing the book file, if it is behind the journal."""
        self._compaction.finish()

    def _sync_names(self) -> None:
        """Whoever put the files in place may have been killed before this."""
        if self._are_names_synced:
            return
        sync_folder(self._files.beside.folder)
        self._are_names_synced = True

    def set_rest_aside(self) -> None:
        """Move away what a killed program left; else say that it is there."""
        if self._files.loaded.rest:
            try:
                with self.writing():
                    pass
            except BookError:
                self.standing.tell(
                    "A change was cut short when a program was stopped; what is left "
                    f"of it stands at the end of {self._files.beside.journal}."
                )

    def _move_rest_aside(self) -> None:
        """Move away what a killed program left behind the last whole step."""
        files, loaded = self._files, self._files.loaded
        if not loaded.rest:
            return
        torn = files.beside.torn(datetime.now().astimezone())
        create_file(torn, loaded.rest)
        files.journal.cut(loaded.link.size)
        loaded.rest, loaded.stamp = b"", files.journal.stamp()
        self.standing.tell(
            "A change was cut short when a program was stopped; it had not been "
            f"acknowledged. What is left of it was set aside in {torn}.",
            torn,
        )

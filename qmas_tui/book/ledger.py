"""The files of one book: follows what others write, adds steps, keeps the book file up.

A step is acknowledged when the journal has it on disk. The book file is written anew
beside the work of others, when the journal has grown and when the book is closed.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from threading import RLock, Thread
from typing import Final

from qmas_tui.book import backups
from qmas_tui.book.beside import Beside
from qmas_tui.book.bookfile import BookFile, head_in, meta_of
from qmas_tui.book.cases import Cases
from qmas_tui.book.chain import Break, Chain
from qmas_tui.book.erasing import erase
from qmas_tui.book.index import Index
from qmas_tui.book.journal import UNKNOWN, Journal, Reading, Stamp
from qmas_tui.book.loading import contents_from, load, unreadable
from qmas_tui.book.lock import WriteLock, cannot_write
from qmas_tui.book.protocol import Occasion
from qmas_tui.book.replay import replay
from qmas_tui.book.steps import Written
from qmas_tui.errors import BookError, DamagedBook
from qmas_tui.facts.changes import Forgotten, Step
from qmas_tui.files import SyncFailed, create_file, sync_folder

GROWN: Final = 4 << 20
"""Bytes of journal behind the book file after which that is written anew."""


class Ledger:
    """A book in memory and its files; safe between threads and between programs."""

    def __init__(self, beside: Beside, lock: WriteLock) -> None:
        self.beside = beside
        self.busy = RLock()
        self.notices: list[str] = []
        self.news = False
        self.loaded = load(beside)
        self._lock = lock
        self._journal = Journal(beside.journal)
        self._index: Index | None = None
        self._unread = ""
        self._damaged_at: Stamp | None = None
        self._unsaved = ""
        self._is_read_only = False
        self._has_written = False
        self._are_names_synced = False
        self._writer: Thread | None = None

    @property
    def cases(self) -> Cases:
        """The cases as they are now."""
        return self.loaded.cases

    @property
    def trouble(self) -> str:
        """Why nothing can be saved just now, in a sentence; empty when it can."""
        return self._unsaved or self._unread

    # Reading

    @contextmanager
    def indexed(self) -> Iterator[Index]:
        """The index of all that the journal holds now. Raises BookError."""
        with self.busy:
            try:
                with self._reading() as journal:
                    index = self._index or Index()
                    self._index = None  # should it fail half-way
                    index.follow(journal, self.loaded.link.size)
                    self._index = index
                    yield index
            except OSError as error:
                raise self._not_read(unreadable(self.beside, error)) from None
            except ValueError as error:
                words = f"{self.beside.journal} is damaged: {error}."
                raise self._not_read(DamagedBook(words)) from None

    @contextmanager
    def _reading(self) -> Iterator[Reading]:
        """The journal's file, and no other that took its place meanwhile."""
        while True:
            self.follow()
            with self._journal.opened() as journal:
                if journal.stamp().inode == self.loaded.stamp.inode:
                    yield journal
                    return

    def follow(self) -> None:
        """Take up what other programs wrote. Raises BookError, or DamagedBook."""
        with self.busy:
            before = self.loaded.link
            try:
                self._take_up(self._journal.stamp())
            except BookError as error:
                raise self._not_read(error) from None
            except OSError as error:
                raise self._not_read(unreadable(self.beside, error)) from None
            self._unread, self._damaged_at = "", None
            self.news = self.news or self.loaded.link != before

    def _take_up(self, stamp: Stamp) -> None:
        known = self.loaded.stamp
        if stamp == known:
            return
        if stamp == self._damaged_at:  # no need to read all of it again
            raise DamagedBook(self._unread)
        is_longer = stamp.inode == known.inode and stamp.size > self.loaded.link.size
        if is_longer and self._caught_up():
            return
        try:
            self.loaded, self._index = load(self.beside), None
        except DamagedBook:
            self._damaged_at = stamp
            raise

    def _not_read(self, error: BookError) -> BookError:
        self._unread = error.message
        return error

    def _caught_up(self) -> bool:
        """Play what was added; False where the journal must be read from its start."""
        loaded = self.loaded
        before = loaded.link
        with self._journal.opened() as journal:
            stamp = journal.stamp()
            tail = journal.read(before.size)
        if stamp.inode != loaded.stamp.inode:
            return False
        loaded.stamp = UNKNOWN  # should this be interrupted, all is read again
        chain = Chain(before)
        try:
            replay(loaded.cases, chain, tail)
        except Break:
            return False
        loaded.digest.update(tail[: chain.link.size - before.size])
        loaded.link, loaded.rest, loaded.stamp = chain.link, chain.rest, stamp
        return True

    # Writing

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Hold other writers off, at the end of all that they wrote.

        Raises BookError where the book cannot be written.
        """
        with self.busy:
            if self._is_read_only:
                raise BookError(self._unsaved)
            try:
                with self._lock.held():
                    self.follow()
                    self._sync_names()
                    self._move_rest_aside()
                    yield
            except SyncFailed as error:
                raise self._not_saved(self._doubtful(error)) from None
            except OSError as error:
                raise self._not_saved(cannot_write(self.beside, error)) from None

    def _sync_names(self) -> None:
        """Whoever put the files in place may have been killed before this."""
        if self._are_names_synced:
            return
        sync_folder(self.beside.folder)
        self._are_names_synced = True

    def add(self, written: Written, changes: Step, places: Sequence[int]) -> None:
        """Put a step that was tried on disk, and make it; while `writing`.

        Raises OSError, and then nothing was added.
        """
        loaded = self.loaded
        loaded.stamp = UNKNOWN  # should this be interrupted, all is read again
        stamp = self._journal.append(written.data, loaded.link.size)
        loaded.digest.update(written.data)
        loaded.cases.change(changes, places)
        loaded.link = written.link
        loaded.stamp = stamp
        self._unsaved, self._has_written = "", True
        self._save_book_if_grown()

    def erase(self, places: Collection[int], who: str, when: datetime) -> Forgotten:
        """Forget the cases at some places; while `writing`. Raises BookError."""
        before, news = self.loaded.stamp, self.news
        try:
            forgotten = erase(self.beside, self.loaded.link, places, who, when)
        except OSError as error:
            if self._journal.stamp().inode == before.inode:
                raise
            why = error.strerror or str(error)
            self._is_read_only = isinstance(error, SyncFailed)
            raise self._not_saved(
                BookError(
                    "The case is forgotten, but not every copy could be cleaned: "
                    f"{why}. Mend that, then open the book again: it goes on with it."
                )
            ) from None
        finally:
            self.follow()
            self.news = news
        self._unsaved = ""
        return forgotten

    def copy(self, occasion: Occasion, when: datetime, kept: int) -> str:
        """Make a backup, and remove the oldest. Raises BookError."""
        if self._is_read_only:
            raise BookError(self._unsaved)
        try:
            while (name := self._copied(occasion, when)) is None:
                pass  # another program forgot a case meanwhile: copy what is there now
        except OSError as error:
            why = error.strerror or str(error)
            raise BookError(
                f"No backup can be made in {self.beside.backups}: {why}."
            ) from None
        backups.prune(self.beside.book, kept)
        return name

    def _copied(self, occasion: Occasion, when: datetime) -> str | None:
        with self.busy:
            self.follow()
            size, inode = self.loaded.link.size, self.loaded.stamp.inode

        @contextmanager
        def turn() -> Iterator[bool]:
            with self.busy, self._lock.held():
                self.follow()
                yield self.loaded.stamp.inode == inode

        return backups.make_backup(self.beside, size, occasion, when, turn)

    def close(self) -> None:
        """Finish writing the book file, if it is behind the journal."""
        writer = self._writer
        if writer is not None:
            writer.join()
        if self.loaded.included != self.loaded.link and not self._is_read_only:
            self._save_book()

    def _not_saved(self, error: BookError) -> BookError:
        self._unsaved = error.message
        return error

    def _doubtful(self, error: OSError) -> BookError:
        why = error.strerror or str(error)
        self._is_read_only = True
        return BookError(
            f"{self.beside.journal} could not be made safe on disk: {why}. The change "
            "is refused and the book is read-only now; see to the disk, then open the "
            "book again."
        )

    def set_rest_aside(self) -> None:
        """Move away what a killed program left; else say that it is there."""
        if self.loaded.rest:
            try:
                with self.writing():
                    pass
            except BookError:
                self.notices.append(
                    "A change was cut short when a program was stopped; what is left "
                    f"of it stands at the end of {self.beside.journal}."
                )

    def _move_rest_aside(self) -> None:
        """Move away what a killed program left behind the last whole step."""
        loaded = self.loaded
        if not loaded.rest:
            return
        torn = self.beside.torn(datetime.now().astimezone())
        create_file(torn, loaded.rest)
        self._journal.cut(loaded.link.size)
        loaded.rest, loaded.stamp = b"", self._journal.stamp()
        self.notices.append(
            "A change was cut short when a program was stopped; it had not been "
            f"acknowledged. What is left of it was set aside in {torn}."
        )

    # The book file

    def _save_book_if_grown(self) -> None:
        included = self.loaded.included
        behind = self.loaded.link.size - (included.size if included else 0)
        is_busy = self._writer is not None and self._writer.is_alive()
        if behind > GROWN and not is_busy:
            self._writer = Thread(target=self._save_book, name="book file")
            self._writer.start()

    def _save_book(self) -> None:
        """Write the book file as the book is now, unless another did meanwhile."""
        with self.busy:
            loaded, link = self.loaded, self.loaded.link
            contents = contents_from(loaded)

        @contextmanager
        def turn() -> Iterator[bool]:
            with self.busy, self._lock.held():
                self.follow()
                is_same = self.loaded is loaded
                if is_same:  # others may have left steps there that are not on disk
                    self._journal.sync()
                yield is_same and not self._is_included(link.n)

        try:
            BookFile(self.beside.book).save(contents, turn)
        except SyncFailed as error:
            self._not_saved(self._doubtful(error))
            self.notices.append(self._unsaved)
        except (OSError, BookError) as error:
            why = getattr(error, "strerror", None) or str(error)
            if self._has_written:
                self.notices.append(
                    f"{self.beside.book} could not be written anew ({why}); nothing is "
                    f"lost, every change is in {self.beside.journal}."
                )
        else:
            loaded.included = link

    def _is_included(self, n: int) -> bool:
        """Whether the book file goes so far already.

        Raises OSError where something else lies in its place: it is left alone.
        """
        try:
            meta = meta_of(head_in(self.beside.book))
        except FileNotFoundError:
            return False
        if meta is None or meta.book != self.loaded.book:
            raise OSError(None, "something else lies in its place")
        return meta.link.n >= n

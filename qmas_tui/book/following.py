"""A book in memory that follows its files, whoever writes them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import RLock

from qmas_tui.book.beside import Beside
from qmas_tui.book.cases import Cases
from qmas_tui.book.chain import Block, Break, Chain
from qmas_tui.book.index import Index
from qmas_tui.book.journal import UNKNOWN, Journal, Reading, Stamp
from qmas_tui.book.loading import Loaded, load, unreadable
from qmas_tui.book.replay import replay
from qmas_tui.errors import BookError, DamagedBook


class Older(BookError):
    """The files lack what this program knows to be saved: they are an older copy."""


class Following:
    """The book as it stands on disk; safe between threads.

    `busy` is held while it is read or changed. `news` is true from when others' steps
    were taken up until somebody asks for it. `unread` is why it cannot be read just
    now, in a sentence, or empty.
    """

    def __init__(self, beside: Beside) -> None:
        self.beside = beside
        self.busy = RLock()
        self.journal = Journal(beside.journal)
        self.loaded = load(beside)
        self.news = False
        self.unread = ""
        self._index: Index | None = None
        self._damage: type[BookError] = DamagedBook
        self._lacks = False
        self._theirs = ("", "")
        self._damaged_at: tuple[Stamp, Stamp] | None = None

    @property
    def cases(self) -> Cases:
        """The cases as they are now."""
        return self.loaded.cases

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
            with self.journal.opened() as journal:
                if journal.stamp().inode == self.loaded.stamp.inode:
                    yield journal
                    return

    def follow(self) -> None:
        """Take up what other programs wrote. Raises BookError, or DamagedBook."""
        with self.busy:
            before = self.loaded.link
            try:
                self._take_up(self.journal.stamp())
            except BookError as error:
                raise self._not_read(error) from None
            except OSError as error:
                raise self._not_read(unreadable(self.beside, error)) from None
            self.unread, self._damaged_at = "", None
            self.news = self.news or self.loaded.link != before

    def _take_up(self, stamp: Stamp) -> None:
        known = self.loaded.stamp
        if stamp == known:
            return
        both = (stamp, _stamp_of(self.beside.book))
        if both == self._damaged_at:  # no need to read all of it again
            raise self._damage(self.unread)
        is_longer = stamp.inode == known.inode and stamp.size > self.loaded.link.size
        if is_longer and self._caught_up():
            return
        try:
            loaded = load(self.beside)
            self._check_goes_on(loaded)
        except (DamagedBook, Older) as error:
            self._damaged_at, self._damage = both, type(error)
            raise
        self.loaded, self._index = loaded, None

    def _check_goes_on(self, loaded: Loaded) -> None:
        """Raise Older where what was known already is in the journal no more.

        Another program's last step may be: that takes it back where it could not make
        it safe. And a book that was seen to be damaged may be recovered with less.
        """
        was_damaged = self._damaged_at is not None and not self._lacks
        is_taken_back = self._theirs == (loaded.link.hash, self.loaded.link.hash)
        self._lacks = not (was_damaged or is_taken_back or self._is_in_journal(loaded))
        if self._lacks:
            raise Older(
                f"{self.beside.journal} lacks changes that this program knows to be "
                "saved: an older copy was put in its place. Put the newer one back, or "
                "close this program to go on with the older."
            )

    def _is_in_journal(self, loaded: Loaded) -> bool:
        with self.journal.opened() as journal:
            whole = journal.read(0, loaded.link.size)
        return self.loaded.link.hash.encode() in whole

    def _not_read(self, error: BookError) -> BookError:
        self.unread = error.message
        return error

    def _caught_up(self) -> bool:
        """Play what was added; False where the journal must be read from its start."""
        loaded = self.loaded
        before = loaded.link
        with self.journal.opened() as journal:
            stamp, tail = journal.rest(before.size)
        if stamp.inode != loaded.stamp.inode:
            return False
        loaded.stamp = UNKNOWN  # should this be interrupted, all is read again
        chain = Chain(before)
        try:
            replay(loaded.cases, chain, tail, (self._note_theirs,))
        except Break:
            return False
        loaded.digest.update(tail[: chain.link.size - before.size])
        loaded.link, loaded.rest, loaded.stamp = chain.link, chain.rest, stamp
        return True

    def _note_theirs(self, block: Block) -> None:
        first = (*block.entries, block.end)[0]
        self._theirs = (first.head.prev, block.end.hash)


def _stamp_of(file: Path) -> Stamp:
    try:
        return Journal(file).stamp()
    except OSError:
        return UNKNOWN

"""Keeps the book file up with the journal, beside the work of others."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Thread
from typing import Final

from qmas_tui.book.bookfile import BookFile, head_in, meta_of
from qmas_tui.book.following import Following
from qmas_tui.book.loading import contents_from
from qmas_tui.book.lock import WriteLock
from qmas_tui.book.standing import Standing
from qmas_tui.errors import BookError, BusyBook
from qmas_tui.files import SyncFailed

GROWN: Final = 4 << 20
"""Bytes of journal behind the book file after which that is written anew."""


class Compaction:
    """Writes the book file anew: in a thread as the journal grows, and at the end.

    The journal is never shortened by it. A book in which nothing was written is left
    in silence where its file cannot be written.
    """

    def __init__(self, files: Following, lock: WriteLock, standing: Standing) -> None:
        self._files = files
        self._lock = lock
        self._standing = standing
        self._has_written = False
        self._writer: Thread | None = None

    def follow_step(self) -> None:
        """A step was written: begin, if the journal has grown."""
        self._has_written = True
        loaded = self._files.loaded
        included = loaded.included
        behind = loaded.link.size - (included.size if included else 0)
        is_busy = self._writer is not None and self._writer.is_alive()
        if behind > GROWN and not is_busy:
            self._writer = Thread(target=self._save_in_passing, name="book file")
            self._writer.start()

    def finish(self) -> None:
        """Leave the book file level with the journal.

        Raises BookError where the journal is no longer what this program wrote.
        """
        if self._writer is not None:
            self._writer.join()
        loaded = self._files.loaded
        if loaded.included != loaded.link and not self._standing.is_read_only:
            self._save()

    def _save_in_passing(self) -> None:
        try:
            self._save()
        except BookError as error:
            self._standing.tell(error.message)

    def _save(self) -> None:
        """Write the book file as the book is now, unless another did meanwhile."""
        files, beside = self._files, self._files.beside
        with files.busy:
            loaded, link = files.loaded, files.loaded.link
            contents = contents_from(loaded)

        @contextmanager
        def turn() -> Iterator[bool]:
            with self._lock.held(), files.busy:
                files.follow()
                is_same = files.loaded is loaded
                if is_same:  # others may have left steps there that are not on disk
                    files.journal.sync()
                yield is_same and not self._is_included(link.n)

        try:
            BookFile(beside.book).save(contents, turn)
        except SyncFailed as error:
            self._tell(error, "The book is read-only now: see to the disk.")
        except (OSError, BusyBook) as error:
            if self._has_written:
                files.follow()  # else not all may be in the journal
                self._tell(error)
        except BookError:
            if self._has_written:
                raise
        else:
            loaded.included = link

    def _tell(self, error: OSError | BookError, what_to_do: str = "") -> None:
        beside = self._files.beside
        why = getattr(error, "strerror", None) or str(error).rstrip(".")
        words = (
            f"{beside.book} could not be written anew ({why}); nothing is lost, every "
            f"change is in {beside.journal}. {what_to_do}"
        ).rstrip()
        if isinstance(error, SyncFailed):
            self._standing.refused(error, words)
        self._standing.tell(words)

    def _is_included(self, n: int) -> bool:
        """Whether the book file goes so far already.

        Raises OSError where something else lies in its place: it is left alone.
        """
        try:
            meta = meta_of(head_in(self._files.beside.book))
        except FileNotFoundError:
            return False
        if meta is None or meta.book != self._files.loaded.book:
            raise OSError(None, "something else lies in its place")
        return meta.link.n >= n

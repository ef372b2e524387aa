"""Whether a book can be saved just now, and what its user should be told once."""

from __future__ import annotations

from pathlib import Path
from threading import RLock

from qmas_tui.book.beside import Beside
from qmas_tui.book.lock import cannot_write
from qmas_tui.errors import BookError
from qmas_tui.files import SyncFailed


class Standing:
    """What went wrong with saving a book.

    `unsaved` is why the last change was refused, in a sentence, or empty. What was once
    not made safe on disk is never tried again: the book is read-only until it is opened
    anew.
    """

    def __init__(self, beside: Beside) -> None:
        self.unsaved = ""
        self.is_read_only = False
        self._beside = beside
        self._notices: list[tuple[str, Path | None]] = []
        self._turn = RLock()

    def check_writable(self) -> None:
        """Raise BookError where the book is read-only."""
        if self.is_read_only:
            raise BookError(self.unsaved)

    def refused(self, error: OSError, words: str = "") -> BookError:
        """Note why the disk refused something; the sentence that says so."""
        said = BookError(words) if words else self._refusal(error)
        with self._turn:
            if not self.is_read_only:
                self.unsaved = said.message
            self.is_read_only = self.is_read_only or isinstance(error, SyncFailed)
        return said

    def saved(self) -> None:
        """A change is on disk."""
        with self._turn:
            if not self.is_read_only:
                self.unsaved = ""

    def tell(self, words: str, file: Path | None = None) -> None:
        """Have the user told a sentence, once; of a file, only while it is there."""
        with self._turn:
            self._notices.append((words, file))

    def take_notices(self) -> list[str]:
        """What the user was not told yet."""
        with self._turn:
            told, self._notices = self._notices, []
        return [words for words, file in told if file is None or file.exists()]

    def _refusal(self, error: OSError) -> BookError:
        if not isinstance(error, SyncFailed):
            return cannot_write(self._beside, error)
        why = error.strerror or str(error)
        return BookError(
            f"{self._beside.journal} could not be made safe on disk: {why}. The change "
            "is refused and the book is read-only now; see to the disk, then open the "
            "book again."
        )

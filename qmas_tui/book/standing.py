"""Whether a book can be saved just now, and what its user should be told once."""

from __future__ import annotations

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
        self._notices: list[str] = []

    def check_writable(self) -> None:
        """Raise BookError where the book is read-only."""
        if self.is_read_only:
            raise BookError(self.unsaved)

    def refused(self, error: OSError, words: str = "") -> BookError:
        """Note why the disk refused something; the sentence that says so."""
        if isinstance(error, SyncFailed):
            self.is_read_only = True
        if words:
            said = BookError(words)
        elif isinstance(error, SyncFailed):
            said = self._doubtful(error)
        else:
            said = cannot_write(self._beside, error)
        self.unsaved = said.message
        return said

    def saved(self) -> None:
        """A change is on disk."""
        self.unsaved = ""

    def tell(self, words: str) -> None:
        """Have the user told a sentence, once."""
        self._notices.append(words)

    def take_notices(self) -> list[str]:
        """What the user was not told yet."""
        told, self._notices = self._notices, []
        return told

    def _doubtful(self, error: OSError) -> BookError:
        why = error.strerror or str(error)
        return BookError(
            f"{self._beside.journal} could not be made safe on disk: {why}. The change "
            "is refused and the book is read-only now; see to the disk, then open the "
            "book again."
        )

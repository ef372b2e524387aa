"""What keeps two programs from writing one book at the same moment."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager

import filelock

from qmas_tui.book.beside import Beside
from qmas_tui.errors import BookError
from qmas_tui.files import FILE_MODE

_POLL_SECONDS = 0.01


class WriteLock:
    """A lock of the operating system: it falls when the program that holds it ends."""

    def __init__(self, beside: Beside, seconds: float) -> None:
        self._beside = beside
        self._lock = filelock.FileLock(
            beside.lock, timeout=seconds, mode=FILE_MODE, poll_interval=_POLL_SECONDS
        )

    @contextmanager
    def held(self) -> Iterator[None]:
        """Keep other writers out. Raises BookError, or OSError where it cannot."""
        os.stat(self._beside.folder)  # else a folder that vanished would be made anew
        try:
            self._lock.acquire()
        except filelock.Timeout:
            raise BookError(
                f"Another program is writing {self._beside.book}; "
                "try again in a moment."
            ) from None
        except NotImplementedError as error:
            raise OSError(None, str(error)) from None
        try:
            yield
        finally:
            self._lock.release()


def cannot_write(beside: Beside, error: OSError) -> BookError:
    """The sentence for a book that cannot be written."""
    why = error.strerror or str(error)
    return BookError(f"{beside.book} cannot be written: {why}; nothing was changed.")

"""What keeps two programs from writing one book at the same moment."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

import filelock

from qmas_tui.book.beside import Beside
from qmas_tui.errors import BookError, BusyBook
from qmas_tui.files import FILE_MODE

_POLL_SECONDS = 0.01
_SOON_SECONDS = 0.2
_is_hurried: ContextVar[bool] = ContextVar("is_hurried", default=False)


@contextmanager
def hurried() -> Iterator[None]:
    """Under this, in this thread, another writer is waited for a moment only."""
    before = _is_hurried.set(True)
    try:
        yield
    finally:
        _is_hurried.reset(before)


class WriteLock:
    """A lock of the operating system: it falls when the program that holds it ends."""

    def __init__(self, beside: Beside, seconds: float) -> None:
        self._beside = beside
        self._seconds = seconds
        self._lock = filelock.FileLock(
            beside.lock,
            mode=FILE_MODE,
            poll_interval=_POLL_SECONDS,
            fallback_to_soft=False,  # a lock that is only a file outlives its program
        )

    @contextmanager
    def held(self) -> Iterator[None]:
        """Keep other writers out. Raises BusyBook, or OSError where it cannot."""
        os.stat(self._beside.folder)  # else a folder that vanished would be made anew
        seconds = self._seconds
        try:
            self._lock.acquire(
                timeout=min(seconds, _SOON_SECONDS) if _is_hurried.get() else seconds
            )
        except filelock.Timeout:
            raise BusyBook(
                f"Another program is writing {self._beside.book}; "
                "try again in a moment."
            ) from None
        try:
            yield
        finally:
            self._lock.release()


def cannot_write(beside: Beside, error: OSError) -> BookError:
    """The sentence for a book that cannot be written."""
    why = error.strerror or str(error)
    file = error.filename or beside.book
    return BookError(f"{file} cannot be written: {why}; nothing was changed.")

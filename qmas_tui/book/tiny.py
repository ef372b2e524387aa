"""A book in one JSON file that TinyDB reads: every change is on disk when it is told.

Two programs may have the file open: a writer takes the lock, looks whether the file
is still the one it knows, reads it again if not, and only then checks and writes.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from threading import Lock

from tinydb import TinyDB

from qmas_tui.book import documents
from qmas_tui.book.protocol import UNDO_STEPS
from qmas_tui.book.state import LOOK_AGAIN, State
from qmas_tui.book.storage import FileStorage
from qmas_tui.errors import BookError
from qmas_tui.facts.changes import Step
from qmas_tui.facts.holder import Holder


def open_book(path: Path, create: bool = False) -> TinyBook:
    """Open the book at `path`, or with `create` make an empty one if none is there.

    Raises BookError when there is none, or when the file is no book of this program.
    """
    return TinyBook(path, create=create)


class TinyBook:
    """A Book in a file of TinyDB's format."""

    def __init__(
        self,
        path: Path,
        *,
        create: bool = False,
        undo_steps: int = UNDO_STEPS,
        lock_seconds: float = 5.0,
    ) -> None:
        self.path = path
        self._storage = FileStorage(path, lock_seconds=lock_seconds)
        self._db = TinyDB(storage=lambda: self._storage)
        self._undo_steps = undo_steps
        self._busy = Lock()
        self._state, self._writes, self._news = State(), 0, False
        if create and not os.path.exists(self._storage.path):
            self._create()
        self._read()
        self._news = False

    @property
    def name(self) -> str:
        """The file's name."""
        return self.path.name

    def holders(self) -> Mapping[str, Holder]:
        """The cases by reference, in the order in which they were added."""
        return self._state.holders

    def apply(self, changes: Step) -> None:
        """Make one step, or raise BookError and change nothing."""
        if changes:
            self._write(lambda state: state.applied(changes, self._undo_steps))

    def steps(self) -> Sequence[Step]:
        """The steps that can still be taken back, oldest first."""
        return self._state.steps

    def undo(self) -> Step:
        """Take back the last step and return it; BookError when that cannot be."""
        seen = self._state.entries[-1:]

        def back(state: State) -> State:
            # Never take back what somebody else did and the user has not seen.
            if state.entries[-1:] != seen:
                raise BookError(f"The book was changed meanwhile; {LOOK_AGAIN}")
            return state.undone()[0]

        self._write(back)
        return seen[0].step

    def refresh(self) -> bool:
        """Read the file again if it changed; True if the contents did."""
        with self._busy:
            if self._storage.changed():
                self._read()
            news, self._news = self._news, False
            return news

    def _create(self) -> None:
        self._storage.make_folder()
        with self._storage.locked():
            if not os.path.exists(self._storage.path):
                self._storage.write(documents.tables(State(), 0))

    def _read(self) -> None:
        with self._storage.one_reading():
            try:
                state, self._writes = documents.read(self._db)
            except ValueError as error:
                self._storage.stamp = None  # unknown: never to be written over
                raise self._storage.unreadable(str(error)) from None
        self._news = self._news or state != self._state
        self._state = state

    def _write(self, change: Callable[[State], State]) -> None:
        with self._busy, self._storage.locked():
            if self._storage.changed():
                self._read()
            state = change(self._state)
            # All tables at once: TinyDB's tables would write one after the other,
            # and a step must be on disk whole or not at all.
            self._db.storage.write(documents.tables(state, self._writes + 1))
            self._state, self._writes = state, self._writes + 1

"""The records of a book in memory, kept up with its file."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from qmas_tui.book.audit import check_total
from qmas_tui.book.cases import Cases
from qmas_tui.book.chain import LogPosition
from qmas_tui.book.history import ODD, Doing, History
from qmas_tui.book.records import Records, make_schema, write_step
from qmas_tui.book.status import SaveStatus
from qmas_tui.errors import BookError, DamagedBook
from qmas_tui.facts.changes import Step
from qmas_tui.tinysqlite import MEMORY

REPLACED: Final = (
    "{} is not the book that was opened, or lacks changes that were saved: an older "
    "copy or another book was put in its place. Put the right one back, or close this "
    "program to go on with that one."
)
_SOON_SECONDS: Final = 0.2


class Replica:
    """What a program knows of an open book.

    Args:
        path: the file, or ":memory:".
        seconds: how long another program that is writing is waited for.
        status: hears of what goes wrong.

    Attributes:
        cases: every case as it is now.
        position: the end of the history.
        total: the sum of the seals of all records.
        has_news: whether others changed anything; whoever asks sets it back.

    Raises BookError, or DamagedBook.
    """

    def __init__(self, path: Path | str, seconds: float, status: SaveStatus) -> None:
        self.cases, self.position, self.total = Cases(), LogPosition(), ""
        self.has_news = False
        self._path, self._status = path, status
        self._then: Callable[[], object] = _nothing
        with status.reading():
            self.records = Records(path, seconds, immutable=self._is_only_read())
            self.sqlite, self.holders = self.records.sqlite, self.records.holders
            self.history = History(self.sqlite)
            try:
                if path == MEMORY:
                    make_schema(self.sqlite)
                self._file = self._identity()
                self.load()
            except ODD:
                self.records.close()
                raise DamagedBook("The file is not as it was written.") from None
            except BaseException:
                self.records.close()
                raise

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Within this the file is read as it is at one moment, and memory keeps up."""
        with self._status.reading(), self.sqlite.snapshot():
            self._check_in_place()
            self._follow()
            yield

    @contextmanager
    def writing(self, wait: bool) -> Iterator[None]:
        """Within this the file is written: all of it or nothing, on disk at the end."""
        with self._status.reading():
            self._check_in_place()
        seconds = None if wait else min(_SOON_SECONDS, self.sqlite.seconds)
        turn = self.sqlite.transaction(seconds, lambda: self._then())
        with self._status.writing(), turn:
            self._then = _nothing
            self._follow()
            yield

    def make(self, step: Step, case_ids: tuple[int, ...], doing: Doing) -> None:
        """Write a step that was tried; memory takes it up when it is on disk."""
        end = write_step(
            self.history, self.holders, self.position, self.total, step, case_ids, doing
        )
        self._then = lambda: self._take_up(step, case_ids, *end)

    def forget(self, case_ids: frozenset[int], end: LogPosition, total: str) -> None:
        """Take cases out of memory, too, when their forgetting is on disk."""

        def forgotten() -> None:
            self.cases.drop(case_ids)
            self.position, self.total = end, total

        self._then = forgotten

    def was_made(self, key: bytes) -> bool:
        """Whether a step is in the book, though its making seemed to fail."""
        with suppress(BookError, sqlite3.Error, OSError), self.sqlite.snapshot():
            if self.history.has(key):
                self.load()
                self._status.unsaved *= self._status.is_read_only
                return True
        return False

    def load(self) -> None:
        """Read all records. Raises DamagedBook."""
        with self.sqlite.snapshot():
            self._version = self._data_version()
            loaded, position = self.holders.load(), self.history.position()
            self.total = check_total(loaded, self.history, position)
            self.cases = Cases(loaded.holders, self.history.last_case_id())
            self.position, self._unsealed = position, self.holders.unsealed()

    def _follow(self) -> None:
        """Take up what other programs wrote, if anything was written."""
        version = self._data_version()
        if version == self._version:
            return
        if not self.history.is_there(self.position):
            raise BookError(REPLACED.format(self._path))
        steps = list(self.history.steps(self.position.n))
        before = self.position, self.cases.seen()
        is_simple = all(s.past.does != "forget" and not s.past.erased for s in steps)
        if not steps or not is_simple or self.holders.unsealed() != self._unsealed:
            self.load()
        else:
            for s in steps:
                self._take_up(s.past.changes, s.case_ids, s.position, s.head.records)
            self._version = version
        self.has_news |= before != (self.position, self.cases.seen())

    def _take_up(
        self, step: Step, case_ids: tuple[int, ...], end: LogPosition, total: str
    ) -> None:
        self.cases.change(step, case_ids)
        self.position, self.total = end, total

    def _data_version(self) -> int:
        row = self.sqlite.connection.execute("PRAGMA data_version").fetchone()
        return int(row[0])

    def _identity(self) -> tuple[int, int] | None:
        found = os.stat(self._path) if self._path != MEMORY else None
        return (found.st_dev, found.st_ino) if found else None

    def _check_in_place(self) -> None:
        if self._identity() != self._file:
            raise BookError(REPLACED.format(self._path))

    def _is_only_read(self) -> bool:
        """Whether the book lies where nothing can be written; that is said then."""
        if self._path == MEMORY:
            return False
        folder = os.path.dirname(self._path)
        for file in (folder, self._path):
            if not os.access(file, os.W_OK):
                words = f"{file} may not be written by you, so no change can be saved."
                self._status.unsaved = words
        # SQLite would need files beside the book; others who write it have made them.
        return not (os.access(folder, os.W_OK) or os.path.exists(f"{self._path}-wal"))


def _nothing() -> None:
    """Done when nothing was written."""

"""The records of a book in memory, kept up with its file."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from datetime import datetime
from typing import Final

from qmas_tui.book.cases import Cases
from qmas_tui.book.chain import SCENARIOS, LogPosition
from qmas_tui.book.recorded import ODD
from qmas_tui.book.records import Doing, Records
from qmas_tui.book.status import SaveStatus, no_cases
from qmas_tui.errors import BookError, DamagedBook
from qmas_tui.facts.changes import Case, Step
from qmas_tui.steps import Step as Hears
from qmas_tui.steps import unheard, watched
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
        has_news: whether others changed anything; whoever asks sets it back.

    Raises BookError, or DamagedBook.
    """

    def __init__(self, path: str, seconds: float, status: SaveStatus) -> None:
        self.position = LogPosition()
        self.has_news = False
        self._path, self._status = path, status
        self._strange: list[int] = []
        self._next: tuple[Mapping[int, Case | None], LogPosition] = {}, self.position
        with status.reading():
            self._look_at_rights()
            self.records = Records(path, seconds)
            self.sqlite, self.history = self.records.sqlite, self.records.history
            try:
                if path == MEMORY:
                    self.records.make_schema()
                self._file = self._identity()
                self._load()
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
    def writing(self, wait: bool, is_change: bool = True) -> Iterator[None]:
        """Within this the file is written: all of it or nothing, on disk at the end.

        Args:
            wait: for another program that is writing.
            is_change: whether that it fails means that nothing can be saved.
        """
        with self._status.reading():
            self._check_in_place()
        seconds = None if wait else min(_SOON_SECONDS, self.sqlite.seconds)
        turn = self.sqlite.transaction(seconds, lambda: self._take_up(*self._next))
        with self._status.writing(is_change), turn:
            self._follow()
            self._next = {}, self.position
            yield

    def make(
        self,
        step: Step,
        doing: Doing,
        case_ids: Sequence[int] | None = None,
        far: Hears = unheard,
    ) -> None:
        """Write a step; memory takes it up when it is on disk.

        `far` hears how far it is, before it is kept. New cases take `case_ids`
        where they are given. Raises BookError when a case is not as the step found it.
        """
        step, ids = self.cases.tried(step, case_ids)
        end = self.records.write(self.position, step, watched(ids, far), doing)
        self._next = _after(step, ids), end

    def ids_of(self, case: str) -> frozenset[int]:
        """The cases that have a reference, or had it when they were taken out."""
        return self.history.ids_of(case) | self.cases.ids_of(case)

    def forget(self, case_ids: frozenset[int], who: str, when: datetime) -> int:
        """Erase cases from the file; so does memory when that is on disk.

        Returns how many changes were erased.
        """
        known = {i: self.cases.by_id[i] for i in case_ids & self.cases.by_id.keys()}
        erased, end = self.records.forget(self.position, case_ids, known, who, when)
        self._next = dict.fromkeys(case_ids), end
        return erased

    def was_made(self, key: bytes) -> bool:
        """Whether a step is in the book, though its making seemed to fail."""
        with suppress(BookError, sqlite3.Error, OSError), self.sqlite.snapshot():
            if self.history.has(key):
                self._load()
                if not self._status.is_read_only:
                    self._status.unsaved = ""
                return True
        return False

    def _load(self) -> None:
        with self.sqlite.snapshot():
            self._version = self._data_version()
            loaded, self.position = self.records.load()
            self._unsealed, self._scenarios = loaded.unsealed, self._supposed()
            others = [id_ for id_, *_ in self._unsealed]
            self.cases = Cases(loaded.cases, (*self.history.last_case_ids(), *others))
            strange = [id_ for id_ in others if id_ not in loaded.cases]
            if strange and strange != self._strange:
                self._status.notices.append(no_cases(strange))
            self._strange = strange

    def _follow(self) -> None:
        """Take up what other programs wrote, if anything was written."""
        if self._version == (version := self._data_version()):
            return
        if not self.history.is_there(self.position.n, self.position.hash):
            raise BookError(REPLACED.format(self._path))
        before = self.position, self.cases.seen, self._scenarios
        steps = [*map(self.history.step, self.history.numbers(self.position.n))]
        self._scenarios = self._supposed()
        is_known = self.records.unsealed() == self._unsealed
        if is_known and steps:
            changed = dict[int, Case | None]()  # at once: a reference may have moved on
            for made in steps:
                changed |= _after(made.past().changes, made.case_ids)
                changed |= dict.fromkeys(made.forgotten)
            self._take_up(changed, steps[-1].position)
        elif not is_known or before[-1] == self._scenarios:
            self._load()  # whatever it was; else scenarios were saved, and no more
        self._version = version
        self.has_news |= before != (self.position, self.cases.seen, self._scenarios)

    def _supposed(self) -> list[tuple[int, bytes]]:
        """What tells that saved scenarios changed: of each row its seal, or itself."""
        rows = self.records.documents(SCENARIOS)
        return [(id_, seal or document) for id_, document, seal in rows]

    def _take_up(
        self, changed: Mapping[int, Case | None], position: LogPosition
    ) -> None:
        if changed:
            self.cases.change(changed)
        self.position = position

    def _data_version(self) -> int:
        row = self.sqlite.connection.execute("PRAGMA data_version").fetchone()
        return int(row[0])

    def _identity(self) -> tuple[int, int] | None:
        found = os.stat(self._path) if self._path != MEMORY else None
        return (found.st_dev, found.st_ino) if found else None

    def _check_in_place(self) -> None:
        if self._identity() != self._file:
            raise BookError(REPLACED.format(self._path))

    def _look_at_rights(self) -> None:
        """Say it where nothing can be written."""
        for file in (os.path.dirname(self._path), self._path):
            if self._path != MEMORY and not os.access(file, os.W_OK):
                words = f"{file} may not be written by you, so no change can be saved."
                self._status.unsaved = words


def _after(step: Step, case_ids: Sequence[int]) -> dict[int, Case | None]:
    """What a step leaves of the cases that it changed, by id."""
    return {i: change.after for i, change in zip(case_ids, step, strict=True)}

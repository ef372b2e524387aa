"""A book in one SQLite file: records in TinyDB, and the history of every step."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from msgspec import structs

from qmas_tui.book import protocol
from qmas_tui.book.backups import Backups
from qmas_tui.book.cases import LOOK_AGAIN, inverted, repeated
from qmas_tui.book.chain import KEY_BYTES
from qmas_tui.book.forget import clean, unclean
from qmas_tui.book.history import Made
from qmas_tui.book.paths import (
    BookPaths,
    check_file,
    exists,
    finish_recovery,
    make_whole,
)
from qmas_tui.book.protocol import Backup, Checked, Occasion
from qmas_tui.book.records import Doing, Records, fill
from qmas_tui.book.replica import Replica
from qmas_tui.book.status import SaveStatus
from qmas_tui.book.verify import Copies, check_book
from qmas_tui.errors import BookError, BusyBook, DamagedBook
from qmas_tui.facts.changes import Forgotten, Past, Step
from qmas_tui.facts.holder import Holder
from qmas_tui.tinysqlite import MEMORY, is_busy

KEPT: Final = 14
"""How many daily backups are kept, and how many others, unless told otherwise."""
LARGE_LOG: Final = 16 << 20
"""Bytes of the write-ahead log after which it is brought into the file, in passing."""


def utc_now() -> datetime:
    """The moment, for what the book itself dates."""
    return datetime.now(UTC)


class SqliteBook:
    """A Book in one file; what its methods do stands in the protocol.

    Args:
        path: the file, or ":memory:" for a book that is gone when the program ends.
        create: make an empty book if none is there.
        first: make a book that holds what this step adds; none may be there.
        kept: how many daily backups are kept, and how many others.
        seconds: how long another program that is writing is waited for.
        clock: gives the moment for what the book itself dates.
        name: what to call the book, if not by its file's name.

    Raises BookError when there is none, or when the file is no book of this program;
    DamagedBook when it is not as it was written.
    """

    def __init__(
        self,
        path: Path | str = MEMORY,
        *,
        create: bool = False,
        first: Step = (),
        kept: int = KEPT,
        seconds: float = 5.0,
        clock: Callable[[], datetime] = utc_now,
        name: str = "",
    ) -> None:
        self._path, self._clock = Path(path), clock
        self._paths = None if path == MEMORY else BookPaths.of(self._path)
        self.name = name or (self._path.name if self._paths else "memory")
        self._backups = Backups(self._paths, kept) if self._paths else None
        self._no_daily = ""
        target = str(self._paths.book) if self._paths else MEMORY
        self._status = SaveStatus(target)
        if self._paths:
            with self._status.writing():
                _prepare(self._paths, create, first, clock())
        self._replica = Replica(target, seconds, self._status)
        self._history = self._replica.history
        if not self._paths:
            self.apply(first)
        self._go_on_cleaning()

    @property
    def head(self) -> str:
        return f"sha256:{self._replica.position.hash}"

    @property
    def trouble(self) -> str:
        return self._status.unsaved or self._status.unread

    def holders(self) -> Mapping[str, Holder]:
        return self._replica.cases.seen()

    def apply(self, changes: Step, *, key: bytes = b"", wait: bool = True) -> None:
        if any(each.before is None and each.after is None for each in changes):
            raise BookError("A change must have a record before or after it.")
        if not changes:
            return
        if self._backups is not None:
            self.keep_daily(self._clock())
        doing = Doing(changes[0].who, key=key or os.urandom(KEY_BYTES))
        try:
            with self._replica.writing(wait):
                if not (key and self._history.has(key)):
                    self._replica.make(changes, doing)
        except BookError:
            if not self._replica.was_made(doing.key):
                raise

    def next_undo(self) -> Past | None:
        with self._replica.reading():
            return self._glance(self._history.undo_stack().undo)

    def next_redo(self) -> Past | None:
        with self._replica.reading():
            return self._glance(self._history.undo_stack().redo)

    def undo(self, who: str, when: datetime, *, wait: bool = True) -> Past:
        with self._unchanged(wait):
            made = self._reached(self._history.undo_stack().undo, protocol.NO_UNDO)
            past = made.past()
            step, doing = inverted(past.changes, who, when), Doing(who, "undo", made.n)
            self._replica.make(step, doing, made.case_ids[::-1])
        return past

    def redo(self, who: str, when: datetime, *, wait: bool = True) -> Past:
        with self._unchanged(wait):
            made = self._reached(self._history.undo_stack().redo, protocol.NO_REDO)
            past = made.past()
            step, doing = repeated(past.changes, who, when), Doing(who, "redo", made.n)
            self._replica.make(step, doing, made.case_ids)
        return past

    def history(self, case: str | None = None) -> Sequence[Past]:
        with self._replica.reading():
            history = self._history
            if case is None:
                return [made.past() for made in history.steps()]
            ids = history.ids_of(case) or history.ids_ever(case)
            numbers = history.numbers_of(ids)
            return [history.step(n, only=ids).past() for n in numbers]

    def forget(
        self, case: str, who: str, when: datetime, *, wait: bool = True
    ) -> Forgotten:
        with self._replica.reading():
            self._ids_to_forget(case)
        self.backup("purge", when, wait=wait)
        with self._replica.writing(wait):
            erased = self._replica.forget(self._ids_to_forget(case), who, when)
        try:
            return Forgotten(erased, *clean(self._replica.records, self._backups))
        except (sqlite3.Error, OSError, BookError) as error:
            raise BookError(f"The case is forgotten, but {unclean(error)}") from None

    def backup(
        self, occasion: Occasion, when: datetime, *, wait: bool = True
    ) -> str | None:
        if self._backups is None:
            return None
        if occasion == "daily" and (
            not self._replica.position.n or self._backups.has_daily(when)
        ):  # an empty book needs none
            return None
        before = self._status.unsaved
        with self._replica.writing(wait):
            name = self._backups.make(self._replica.sqlite, occasion, when)
        self._status.unsaved = before
        self._backups.prune(name, when)
        return name

    def keep_daily(self, when: datetime) -> None:
        before = self._status.unsaved
        try:
            self.backup("daily", when, wait=False)
        except BusyBook:
            pass  # the next change is early enough
        except BookError as error:
            if not self._status.is_read_only:
                self._status.unsaved = before
            if error.message != self._no_daily:
                self._no_daily = error.message
                mend = " Run qmas-tui recover." * isinstance(error, DamagedBook)
                words = f"No backup was made today: {error.message}{mend}"
                self._status.notices.append(words)

    def backups(self) -> Sequence[Backup]:
        return self._backups.all() if self._backups else []

    def read_backup(self, name: str) -> Mapping[str, Holder]:
        if self._backups is None:
            raise BookError(protocol.NO_BACKUP.format(name))
        return Copies(self._path).read(name)

    def check(self, copies: bool = True) -> Checked:
        with self._replica.reading():
            pass  # what others wrote is known, and that the file is in its place
        if self._paths is None:
            return check_book(self._replica.records)
        # A connection of its own, so that nobody waits meanwhile.
        with self._status.reading(), closing(Records(self._paths.book)) as records:
            return check_book(records, self._path if copies else None)

    def owns(self, path: Path) -> bool:
        return self._paths is not None and self._paths.owns(path)

    def refresh(self) -> bool:
        with self._replica.reading():
            news, self._replica.has_news = self._replica.has_news, False
        if self._replica.sqlite.log_size() > LARGE_LOG:
            with suppress(sqlite3.Error, OSError):
                self._replica.sqlite.checkpoint()
        return news

    def notices(self) -> Sequence[str]:
        told, self._status.notices = self._status.notices, []
        return told

    def close(self) -> None:
        with self._status.reading():
            self._replica.records.close()

    @contextmanager
    def _unchanged(self, wait: bool) -> Iterator[None]:
        """To take back or make again what the user has seen, and nothing else."""
        seen = self._replica.position
        self.keep_daily(self._clock())
        with self._replica.writing(wait):
            if self._replica.position != seen:
                raise BookError(f"The book was changed meanwhile; {LOOK_AGAIN}")
            yield

    def _reached(self, numbers: list[int], else_words: str) -> Made:
        if not numbers:
            raise BookError(else_words)
        return self._history.step(numbers[-1])

    def _glance(self, numbers: list[int]) -> Past | None:
        if not numbers:
            return None
        past = self._history.step(numbers[-1], most=1).past()
        return structs.replace(past, more=self._history.count(past.number) - 1)

    def _ids_to_forget(self, case: str) -> frozenset[int]:
        here = self._replica.cases.id_of(case)
        ids = self._history.ids_of(case) | ({here} if here else set())
        if not ids:
            raise BookError(protocol.NOBODY.format(case))
        return ids

    def _go_on_cleaning(self) -> None:
        """Finish what a killed program left; that it fails keeps no book shut."""
        try:
            if self._history.to_clean():
                clean(self._replica.records, self._backups)
        except (sqlite3.Error, OSError, BookError) as error:
            if not is_busy(error):
                words = f"A case is forgotten, but {unclean(error)}"
                self._status.notices.append(words)


def _prepare(paths: BookPaths, create: bool, first: Step, at: datetime) -> None:
    """Make a book if that is wanted, and see that the file is one.

    Raises BookError, DamagedBook, sqlite3.Error, or OSError.
    """
    finish_recovery(paths, at)
    if first or (create and not exists(paths)):
        try:
            make_whole(paths, lambda new: fill(new, first))
        except FileExistsError:
            if first:
                words = f"{paths.book} exists already; name one that does not."
                raise BookError(words) from None
    check_file(paths)

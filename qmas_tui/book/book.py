"""A book in one SQLite file: records in TinyDB, and the history of every step."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import Final

from msgspec import structs

from qmas_tui.book.backups import KEPT, Backups
from qmas_tui.book.cases import LOOK_AGAIN, Seen
from qmas_tui.book.chain import KEY_BYTES
from qmas_tui.book.forget import clean, unclean
from qmas_tui.book.making import prepare
from qmas_tui.book.paths import BookPaths
from qmas_tui.book.protocol import NO_BACKUP, Backup, Checked, Occasion
from qmas_tui.book.records import Doing, Records
from qmas_tui.book.replica import Replica
from qmas_tui.book.scenarios import Scenarios
from qmas_tui.book.status import SaveStatus
from qmas_tui.book.verify import Copies, check_book
from qmas_tui.errors import BookError, BusyBook, DamagedBook
from qmas_tui.facts.changes import Does, Forgotten, Past, Step, inverted
from qmas_tui.facts.holder import Holder
from qmas_tui.facts.prospect import Prospect
from qmas_tui.steps import Step as Hears
from qmas_tui.steps import unheard
from qmas_tui.tinysqlite import MEMORY, is_busy

LARGE_LOG: Final = 16 << 20
"""Bytes of the write-ahead log after which it is brought into the file."""


class SqliteBook:
    """A Book in one file; what its methods do stands in the protocol.

    Args:
        path: the file, or ":memory:" for a book that is gone when the program ends.
        create: make an empty book if none is there.
        kept: how many daily backups are kept, and how many others.
        seconds: how long another program that is writing is waited for.
        name: what to call the book, if not by its file's name.

    Raises BookError when there is none, or when the file is no book of this program;
    DamagedBook when it is not as it was written.
    """

    def __init__(
        self,
        path: Path | str = MEMORY,
        *,
        create: bool = False,
        kept: int = KEPT,
        seconds: float = 5.0,
        name: str = "",
    ) -> None:
        self._path = Path(path)
        paths = None if path == MEMORY else BookPaths.of(self._path)
        self.name = name or (self._path.name if paths else "memory")
        self._backups = Backups(paths, kept) if paths else None
        self._no_daily = ""
        target = str(paths.book) if paths else MEMORY
        self._status = SaveStatus(target)
        if paths:
            with self._status.writing():
                prepare(paths, create)
        self._replica = Replica(target, seconds, self._status)
        self._history = self._replica.history
        self.scenarios = Scenarios(self._replica)
        self._go_on_cleaning()

    @property
    def head(self) -> str:
        return f"sha256:{self._replica.position.hash}"

    @property
    def trouble(self) -> str:
        return self._status.unsaved or self._status.unread

    def holders(self) -> Mapping[str, Holder]:
        return self._replica.cases.seen.holders

    def prospects(self) -> Mapping[str, Prospect]:
        return self._replica.cases.seen.prospects

    def apply(
        self,
        changes: Step,
        *,
        key: bytes = b"",
        wait: bool = True,
        far: Hears = unheard,
    ) -> None:
        if any(each.before is None and each.after is None for each in changes):
            raise BookError("A change must have a record before or after it.")
        if not changes:
            return
        if self._backups is not None:
            self.keep_daily(changes[0].when)
        doing = Doing(changes[0].who, key=key or os.urandom(KEY_BYTES))
        try:
            with self._replica.writing(wait):
                if not self._history.has(doing.key):
                    self._replica.make(changes, doing, far=far)
        except BookError:
            if not self._replica.was_made(doing.key):
                raise

    def next_undo(self) -> Past | None:
        return self._glance("undo")

    def next_redo(self) -> Past | None:
        return self._glance("redo")

    def undo(self, who: str, when: datetime, *, wait: bool = True) -> Past:
        return self._go("undo", who, when, wait)

    def redo(self, who: str, when: datetime, *, wait: bool = True) -> Past:
        return self._go("redo", who, when, wait)

    def history(
        self, case: str | None = None, since: datetime | None = None
    ) -> Sequence[Past]:
        if case is None:
            with self._aside() as records:
                every = records.history
                return [every.step(n).past() for n in every.numbers(since=since)]
        with self._replica.reading():
            own = self._history
            ids = self._replica.ids_of(case) or own.ids_of(case, ever=True)
            return [own.step(n, only=ids).past() for n in own.numbers_of(ids)]

    def forget(
        self, case: str, who: str, when: datetime, *, wait: bool = True
    ) -> Forgotten:
        with self._replica.writing(wait):
            if not (case_ids := self._replica.ids_of(case)):
                raise BookError(f"There is no case {case} to forget.")
            self.backup("purge", when, wait=wait)
            erased = self._replica.forget(case_ids, who, when)
        try:
            return Forgotten(erased, *clean(self._replica.records, self._backups))
        except (sqlite3.Error, OSError, BookError) as error:
            raise BookError(f"The case is forgotten, but {unclean(error)}") from None

    def backup(
        self, occasion: Occasion, when: datetime, *, wait: bool = True
    ) -> str | None:
        is_empty, backups = not self._replica.position.n, self._backups
        if backups is None or (
            occasion == "daily" and (is_empty or backups.has_daily(when))
        ):
            return None
        is_change = occasion not in ("daily", "asked")  # but the beginning of one
        with self._replica.writing(wait, is_change):
            name = backups.make(occasion, when)
        backups.prune(name, when)
        return name

    def keep_daily(self, when: datetime) -> None:
        try:
            self.backup("daily", when, wait=False)
        except BusyBook:
            pass  # the next change is early enough
        except BookError as error:
            if error.message != self._no_daily:
                self._no_daily = error.message
                mend = " Run qmas-tui recover." * isinstance(error, DamagedBook)
                words = f"No backup was made today: {error.message}{mend}"
                self._status.notices.append(words)

    def backups(self) -> Sequence[Backup]:
        return self._backups.all() if self._backups else []

    def read_backup(self, name: str) -> Seen:
        if self._backups is None:
            raise BookError(NO_BACKUP.format(name))
        return Copies(self._path).read(name)

    def check(self, copies: bool = True) -> Checked:
        with self._aside() as records:
            return check_book(records, self._path if copies and self._backups else None)

    def owns(self, path: Path) -> bool:
        return self._backups is not None and self._backups.paths.owns(path)

    def refresh(self) -> bool:
        with self._replica.reading():
            news, self._replica.has_news = self._replica.has_news, False
        return news

    @property
    def is_untidy(self) -> bool:
        return self._replica.sqlite.log_size() > LARGE_LOG

    def tidy(self) -> None:
        with suppress(sqlite3.Error, OSError):
            self._replica.sqlite.checkpoint()

    def notices(self) -> Sequence[str]:
        told, self._status.notices = self._status.notices, []
        return told

    def close(self) -> None:
        with self._status.reading():
            self._replica.records.close()

    @contextmanager
    def _aside(self) -> Iterator[Records]:
        """The file through a connection of its own, so that nobody waits meanwhile."""
        with self._replica.reading():
            pass  # what others wrote is known, and that the file is in its place
        with self._status.reading():
            if self._backups is None:
                yield self._replica.records
                return
            file = self._backups.paths.book
            with closing(Records(file)) as aside, aside.sqlite.snapshot():
                yield aside

    def _go(self, does: Does, who: str, when: datetime, wait: bool) -> Past:
        """Take back or make again what the user has seen, and nothing else."""
        seen = self._replica.position
        self.keep_daily(when)
        with self._replica.writing(wait):
            if self._replica.position != seen:
                raise BookError(f"The book was changed meanwhile; {LOOK_AGAIN}")
            if not (number := self._history.next_step(does)):
                raise BookError(f"There is nothing to {does}.")
            made = self._history.step(number)
            past, ids = made.past(), made.case_ids
            step = tuple(structs.replace(c, who=who, when=when) for c in past.changes)
            if does == "undo":
                step, ids = inverted(step), ids[::-1]
            self._replica.make(step, Doing(who, does, number), ids)
        return past

    def _glance(self, does: Does) -> Past | None:
        with self._replica.reading():
            number = self._history.next_step(does)
            return self._history.glance(number) if number else None

    def _go_on_cleaning(self) -> None:
        """Finish what a killed program left; that it fails keeps no book shut."""
        try:
            if self._history.to_clean():
                clean(self._replica.records, self._backups)
        except (sqlite3.Error, OSError, BookError) as error:
            if not is_busy(error):
                words = f"A case is forgotten, but {unclean(error)}"
                self._status.notices.append(words)

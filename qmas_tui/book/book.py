"""A book in one SQLite file: records in TinyDB, and the history of every step."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Final

from msgspec import structs

from qmas_tui.book.backups import Backups
from qmas_tui.book.cases import LOOK_AGAIN, Cases, inverted, repeated
from qmas_tui.book.chain import KEY_BYTES, LogPosition, added
from qmas_tui.book.forget import clean, unclean
from qmas_tui.book.history import Doing, History, Made
from qmas_tui.book.opening import (
    check_file,
    exists,
    finish_recovery,
    found,
    remove_old_temporaries,
)
from qmas_tui.book.paths import BookPaths
from qmas_tui.book.protocol import (
    NO_BACKUP,
    NO_REDO,
    NO_UNDO,
    NOBODY,
    Backup,
    Checked,
    Occasion,
)
from qmas_tui.book.records import (
    Records,
    fill,
    make_schema,
    write_step,
)
from qmas_tui.book.status import SaveStatus
from qmas_tui.book.verify import audit, check_book, check_total, read_copy
from qmas_tui.errors import BookError, BusyBook, DamagedBook
from qmas_tui.facts.changes import Forgotten, Past, Step
from qmas_tui.facts.holder import Holder
from qmas_tui.tinysqlite import MEMORY, is_busy
from qmas_tui.views.say import in_hong_kong

KEPT: Final = 14
"""How many daily backups are kept, and how many others, unless told otherwise."""
LARGE_LOG: Final = 16 << 20
"""Bytes of the write-ahead log after which it is brought into the file, in passing."""
REPLACED: Final = (
    "{} is not the book that was opened, or lacks changes that were saved: an older "
    "copy or another book was put in its place. Put the right one back, or close this "
    "program to go on with that one."
)
_SOON_SECONDS: Final = 0.2


def utc_now() -> datetime:
    """The moment, for what the book itself dates."""
    return datetime.now(UTC)


class SqliteBook:
    """A Book in one file.

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
        self.name = name or (Path(path).name if path != MEMORY else "memory")
        self._path, self._in_memory = Path(path), str(path) == MEMORY
        self._paths = BookPaths.of(Path(path))
        self._status = SaveStatus(
            self.name if self._in_memory else str(self._paths.book)
        )
        self._clock = clock
        self._backups = Backups(self._paths, kept)
        self._copied_on: date | None = None
        self._no_daily = ""
        self._has_news = False
        self._cases, self._position, self._total = Cases(), LogPosition(), ""
        self._pending: Callable[[], None] = _nothing
        if not self._in_memory:
            self._prepare(create, first)
        with self._status.reading():
            target = MEMORY if self._in_memory else self._paths.book
            self._records = Records(target, seconds, self._is_only_read())
            self._storage, self._holders = self._records.sqlite, self._records.holders
            self._history = History(self._storage)
            try:
                if self._in_memory:
                    make_schema(self._storage)
                self._file = self._identity()
                self._load()
            except BaseException:
                self._records.close()
                raise
        if self._in_memory and first:
            self.apply(first)
        self._go_on_cleaning()

    @property
    def head(self) -> str:
        """The hash of the last step, as `sha256:…`."""
        return f"sha256:{self._position.hash}"

    @property
    def trouble(self) -> str:
        """Why nothing can be saved just now, in a sentence; empty when it can."""
        return self._status.unsaved or self._status.unread

    def holders(self) -> Mapping[str, Holder]:
        """The cases by reference, in the order in which they were added."""
        return self._cases.seen()

    def apply(self, changes: Step, *, key: bytes = b"", wait: bool = True) -> None:
        """Make one step, or raise BookError and change nothing."""
        if not changes:
            return
        if any(each.before is None and each.after is None for each in changes):
            raise BookError("A change must have a record before or after it.")
        if not self._in_memory:
            self.keep_daily(self._clock())
        doing = Doing(changes[0].who, key=key or os.urandom(KEY_BYTES))
        try:
            with self._writing(wait):
                if not self._history.has(doing.key):
                    self._make(*self._cases.tried(changes), doing)
        except BookError:
            if not self._was_made(doing.key):
                raise

    def next_undo(self) -> Past | None:
        """The step that `undo` would take back."""
        with self._reading():
            return self._glance(self._history.undo_stack().undo)

    def next_redo(self) -> Past | None:
        """The step that `redo` would make again."""
        with self._reading():
            return self._glance(self._history.undo_stack().redo)

    def undo(self, who: str, when: datetime, *, wait: bool = True) -> Past:
        """Take back the step that `next_undo` shows, as a step of its own."""
        with self._unchanged(wait):
            made = self._reached(self._history.undo_stack().undo, NO_UNDO)
            step = inverted(made.past.changes, who, when)
            tried = self._cases.tried(step, made.case_ids[::-1])
            self._make(*tried, Doing(who, "undo", made.past.number))
        return made.past

    def redo(self, who: str, when: datetime, *, wait: bool = True) -> Past:
        """Make the step again that `next_redo` shows."""
        with self._unchanged(wait):
            made = self._reached(self._history.undo_stack().redo, NO_REDO)
            step = repeated(made.past.changes, who, when)
            tried = self._cases.tried(step, made.case_ids)
            self._make(*tried, Doing(who, "redo", made.past.number))
        return made.past

    def history(self, case: str | None = None) -> Sequence[Past]:
        """Every step, oldest first; of a case, only the changes of that case."""
        with self._reading():
            history = self._history
            if case is None:
                return [made.past for made in history.steps()]
            ids = history.ids_of(case) or history.ids_ever(case)
            return [history.step(n, ids).past for n in history.numbers_of(ids)]

    def forget(
        self, case: str, who: str, when: datetime, *, wait: bool = True
    ) -> Forgotten:
        """Erase a case and every change to it for good, its backups included."""
        with self._reading():
            self._ids_to_forget(case)
        self.backup("purge", when, wait=wait)
        with self._writing(wait):
            ids = self._ids_to_forget(case)
            known = self._cases.by_id()
            before = self._holders.seal_before
            gone = [before(i, known[i], self._history) for i in ids if i in known]
            self._holders.remove(doc_ids=ids)
            records = added(self._total, (), gone)
            position, erased = self._history.redact(
                self._position, ids, who, when, records
            )
            self._pending = lambda: self._forgotten(ids, position, records)
        return self._cleaned(erased)

    def backup(
        self, occasion: Occasion, when: datetime, *, wait: bool = True
    ) -> str | None:
        """Keep a copy, and return its name; "daily" does nothing from the second on."""
        if self._in_memory or (occasion == "daily" and self._has_daily(when)):
            return None
        before = self._status.unsaved
        with self._writing(wait):
            name = self._backups.make(self._storage, occasion, when)
        self._status.unsaved = before
        self._backups.prune(name, when)
        return name

    def keep_daily(self, when: datetime) -> None:
        """Keep the day's copy, if there is none; `notices` tell once why it cannot."""
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
                self._status.notify(f"No backup was made today: {error.message}{mend}")

    def backups(self) -> Sequence[Backup]:
        """The copies, the newest first."""
        return [] if self._in_memory else self._backups.all()

    def read_backup(self, name: str) -> Mapping[str, Holder]:
        """The cases in a copy, without those that were forgotten since."""
        if self._in_memory:
            raise BookError(NO_BACKUP.format(name))
        file = self._backups.file(name)
        with self._status.reading():
            return read_copy(file, audit(self._records))

    def check(self) -> Checked:
        """Go over everything that the book keeps, while others go on reading it."""
        if self._in_memory:
            return check_book(None, self._records, None)
        with self._status.reading(), closing(Records(self._paths.book)) as records:
            return check_book(self._path, records, self._backups)

    def owns(self, path: Path) -> bool:
        """Whether a path leads to a file of the book."""
        return not self._in_memory and self._paths.owns(path)

    def refresh(self) -> bool:
        """Take up what others wrote; True if there was anything since last asked."""
        with self._reading():
            if self._storage.log_size() > LARGE_LOG:
                with suppress(sqlite3.Error, OSError):
                    self._storage.checkpoint()
        news, self._has_news = self._has_news, False
        return news

    def notices(self) -> Sequence[str]:
        """What the user should be told once."""
        return self._status.take_notices()

    def close(self) -> None:
        """Close the file; the last program to do so leaves a single file behind."""
        with self._status.reading():
            self._records.close()

    # How a step is made

    def _make(self, step: Step, case_ids: Sequence[int], doing: Doing) -> None:
        """Write a step that was tried; memory takes it up when it is on disk."""
        position, total = write_step(
            self._history,
            self._holders,
            self._position,
            self._total,
            step,
            case_ids,
            doing,
        )
        self._pending = lambda: self._take_up(step, case_ids, position, total)

    def _take_up(
        self, step: Step, case_ids: Sequence[int], position: LogPosition, total: str
    ) -> None:
        self._cases.change(step, case_ids)
        self._position, self._total = position, total

    def _forgotten(
        self, case_ids: frozenset[int], position: LogPosition, total: str
    ) -> None:
        self._cases.drop(case_ids)
        self._position, self._total = position, total

    def _was_made(self, key: bytes) -> bool:
        """Whether a step is in the book, though its making seemed to fail."""
        with suppress(BookError, sqlite3.Error, OSError), self._storage.snapshot():
            if self._history.has(key):
                self._load()
                self._status.unsaved *= self._status.is_read_only
                return True
        return False

    def _reached(self, number: int, else_words: str) -> Made:
        if not number:
            raise BookError(else_words)
        return self._history.step(number)

    def _glance(self, number: int) -> Past | None:
        if not number:
            return None
        past = self._history.step(number, most=1).past
        return structs.replace(past, more=self._history.count(number) - 1)

    def _has_daily(self, when: datetime) -> bool:
        """Whether the day's copy is there; an empty book needs none."""
        day = in_hong_kong(when).date()
        if self._copied_on != day and self._position.n:
            if not self._backups.has_daily(when):
                return False
            self._copied_on = day
        return True

    # Forgetting

    def _ids_to_forget(self, case: str) -> frozenset[int]:
        here = self._cases.id_of(case)
        ids = self._history.ids_of(case) | ({here} if here else set())
        if not ids:
            raise BookError(NOBODY.format(case))
        return ids

    def _cleaned(self, erased: int) -> Forgotten:
        """Clean every copy of what is forgotten. Raises BookError if one cannot be."""
        backups = None if self._in_memory else self._backups
        try:
            copies, files = clean(self._storage, self._history, backups)
        except (sqlite3.Error, OSError, BookError) as error:
            raise BookError(f"The case is forgotten, but {unclean(error)}") from None
        return Forgotten(erased, copies, files)

    def _go_on_cleaning(self) -> None:
        """Finish what a killed program left; that it fails keeps no book shut."""
        if self._in_memory:
            return
        remove_old_temporaries(self._paths)
        try:
            if self._history.to_clean():
                clean(self._storage, self._history, self._backups)
        except (sqlite3.Error, OSError, BookError) as error:
            if not is_busy(error):
                self._status.notify(f"A case is forgotten, but {unclean(error)}")

    # Opening, and what others write

    def _prepare(self, create: bool, first: Step) -> None:
        """Make the book if that is wanted, and see that the file is one."""
        with self._status.writing():
            finish_recovery(self._paths, self._paths.damaged(self._clock()))
            if first or (create and not exists(self._paths)):
                try:
                    found(self._paths, lambda new: fill(new, first))
                except FileExistsError:
                    if first:
                        words = f"{self._paths.book} exists already"
                        raise BookError(f"{words}; name one that does not.") from None
        check_file(self._paths)

    def _is_only_read(self) -> bool:
        """Whether the book lies where nothing can be written; that is said then."""
        if self._in_memory:
            return False
        folder, book = self._paths.folder, self._paths.book
        for file in (folder, book):
            if not os.access(file, os.W_OK):
                self._status.unsaved = (
                    f"{file} may not be written by you, so no change can be saved."
                )
        # SQLite would need files beside the book; others who write it have made them.
        return not (os.access(folder, os.W_OK) or self._paths.sqlite_files[0].exists())

    def _load(self) -> None:
        """Read all records. Raises DamagedBook."""
        with self._storage.snapshot():
            self._version = self._data_version()
            loaded = self._holders.load()
            position = self._history.position()
            self._total = check_total(loaded, self._history, position)
            self._cases = Cases(loaded.holders, self._history.last_case_id())
            self._unsealed = self._holders.unsealed()
            self._position = position

    def _follow(self) -> None:
        """Take up what other programs wrote, if anything was written."""
        version = self._data_version()
        if version == self._version:
            return
        if not self._history.is_there(self._position):
            raise BookError(REPLACED.format(self._paths.book))
        steps = list(self._history.steps(self._position.n))
        before = self._position, self._cases.seen()
        is_simple = all(s.past.does != "forget" and not s.past.erased for s in steps)
        if not steps or not is_simple or self._holders.unsealed() != self._unsealed:
            self._load()
        else:
            for made in steps:
                records = made.head.records
                self._take_up(made.past.changes, made.case_ids, made.position, records)
            self._version = version
        self._has_news |= before != (self._position, self._cases.seen())

    def _data_version(self) -> int:
        return int(
            self._storage.connection.execute("PRAGMA data_version").fetchone()[0]
        )

    def _identity(self) -> tuple[int, int] | None:
        if self._in_memory:
            return None
        found = os.stat(self._paths.book)
        return found.st_dev, found.st_ino

    def _check_in_place(self) -> None:
        """Raise BookError where another file lies in the place of the open one."""
        if self._identity() != self._file:
            raise BookError(REPLACED.format(self._paths.book))

    @contextmanager
    def _reading(self) -> Iterator[None]:
        with self._status.reading(), self._storage.snapshot():
            self._check_in_place()
            self._follow()
            yield

    @contextmanager
    def _writing(self, wait: bool) -> Iterator[None]:
        seconds = None if wait else min(_SOON_SECONDS, self._storage.seconds)
        with self._status.reading():
            self._check_in_place()
        turn = self._storage.transaction(seconds, lambda: self._pending())
        with self._status.writing(), turn:
            self._pending = _nothing
            self._follow()
            yield

    @contextmanager
    def _unchanged(self, wait: bool) -> Iterator[None]:
        """To take back or make again what the user has seen, and nothing else."""
        seen = self._position
        self.keep_daily(self._clock())
        with self._writing(wait):
            if self._position != seen:
                raise BookError(f"The book was changed meanwhile; {LOOK_AGAIN}")
            yield


def _nothing() -> None:
    """Done when nothing was written."""

"""A book on disk: a journal that takes each change, and a TinyDB file of the cases."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path

from qmas_tui.book import backups
from qmas_tui.book.beside import Beside
from qmas_tui.book.cases import LOOK_AGAIN, check_storable, made_again, turned_back
from qmas_tui.book.following import Following
from qmas_tui.book.ledger import Ledger
from qmas_tui.book.line import Doing
from qmas_tui.book.lock import WriteLock, cannot_write
from qmas_tui.book.opening import begin, exists, prepare
from qmas_tui.book.protocol import NO_REDO, NO_UNDO, NOBODY, Occasion
from qmas_tui.book.reach import Reach
from qmas_tui.book.steps import stepped
from qmas_tui.errors import BookError, BusyBook, DamagedBook
from qmas_tui.facts.changes import Forgotten, Past, Step
from qmas_tui.facts.holder import Holder
from qmas_tui.views.say import in_hong_kong

KEPT = 14
"""How many daily backups are kept, and how many others, unless told otherwise."""


def utc_now() -> datetime:
    """The moment, for what the book itself dates."""
    return datetime.now(UTC)


class TinyBook:
    """A Book in files.

    With `create` an empty one is made if none is there; with `first` one that holds
    what that step adds, and none may be there. Raises BookError when there is none, or
    when the file is no book of this program; DamagedBook when it is not as it was
    written.
    """

    def __init__(
        self,
        path: Path,
        *,
        create: bool = False,
        first: Step = (),
        kept: int = KEPT,
        lock_seconds: float = 5.0,
        clock: Callable[[], datetime] = utc_now,
    ) -> None:
        self.path = path
        self._kept = kept
        self._clock = clock
        self._copied_on: date | None = None
        self._no_daily = ""
        beside = Beside.of(path)
        lock = WriteLock(beside, lock_seconds)
        for change in first:
            check_storable(change)
        if create or first:
            _begun(beside, lock, first, clock())
        told = _prepared(beside, lock, clock())
        self._files = Following(beside)
        self._ledger = Ledger(self._files, lock)
        for words in told:
            self._ledger.standing.tell(words)
        self._ledger.set_rest_aside()

    @property
    def name(self) -> str:
        """The file's name."""
        return self.path.name

    @property
    def head(self) -> str:
        """The hash of the journal's last step."""
        return f"sha256:{self._files.loaded.link.hash}"

    @property
    def trouble(self) -> str:
        """Why nothing can be saved just now, in a sentence; empty when it can."""
        return self._ledger.standing.unsaved or self._files.unread

    def holders(self) -> Mapping[str, Holder]:
        """The cases by reference, in the order in which they were added."""
        return self._files.cases.seen()

    def apply(self, changes: Step) -> None:
        """Make one step, or raise BookError and change nothing."""
        for change in changes:
            check_storable(change)
        if not changes:
            return
        self.keep_daily(self._clock())
        with self._ledger.writing():
            self._add(changes, None, "do", 0)

    def next_undo(self) -> Past | None:
        """The step that `undo` would take back."""
        with self._files.indexed() as index:
            return index.glance(index.reach.undo)

    def next_redo(self) -> Past | None:
        """The step that `redo` would make again."""
        with self._files.indexed() as index:
            return index.glance(index.reach.redo)

    def undo(self, who: str, when: datetime) -> Past:
        """Take back the step that `next_undo` shows, as a step of its own."""
        with self._unchanged():
            past, places = self._reached(lambda reach: reach.undo, NO_UNDO)
            back = turned_back(past.changes, who, when)
            self._add(back, places[::-1], "undo", past.number)
            return past

    def redo(self, who: str, when: datetime) -> Past:
        """Make the step again that `next_redo` shows."""
        with self._unchanged():
            past, places = self._reached(lambda reach: reach.redo, NO_REDO)
            again = made_again(past.changes, who, when)
            self._add(again, places, "redo", past.number)
            return past

    def history(self, case: str | None = None) -> Sequence[Past]:
        """Every step, oldest first; of a case, only the changes of that case."""
        with self._files.indexed() as index:
            if case is None:
                return index.all()
            return index.of_places(index.places_of(case))

    def forget(self, case: str, who: str, when: datetime) -> Forgotten:
        """Erase a case and every change to it for good, its backups included."""
        self._places_to_forget(case)
        self.backup("purge", when)
        with self._ledger.writing():
            return self._ledger.erase(self._places_to_forget(case), who, when)

    def backup(self, occasion: Occasion, when: datetime) -> str | None:
        """Keep a copy, and return its name; "daily" does nothing from the second on."""
        day = in_hong_kong(when).date()
        if occasion == "daily" and self._has_daily(when):
            return None
        name = self._ledger.copy(occasion, when, self._kept)
        if occasion == "daily":
            self._copied_on = day
        return name

    def keep_daily(self, when: datetime) -> None:
        """Keep the day's copy, if there is none; `notices` tell once why it cannot."""
        try:
            self.backup("daily", when)
        except BusyBook:
            pass  # the next change is early enough
        except BookError as error:
            if error.message != self._no_daily:
                self._no_daily = error.message
                mend = " Run qmas-tui recover." * isinstance(error, DamagedBook)
                words = f"No backup was made today: {error.message}{mend}"
                self._ledger.standing.tell(words)

    def refresh(self) -> bool:
        """Take up what others wrote; True if there was anything since last asked."""
        self._files.follow()
        news, self._files.news = self._files.news, False
        return news

    def notices(self) -> Sequence[str]:
        """What the user should be told once."""
        return self._ledger.standing.take_notices()

    def close(self) -> None:
        """Write the book file, if it is behind the journal."""
        self._ledger.close()

    def _reached(
        self, wanted: Callable[[Reach], int], else_words: str
    ) -> tuple[Past, tuple[int, ...]]:
        with self._files.indexed() as index:
            number = wanted(index.reach)
            if not number:
                raise BookError(else_words)
            return index.past(number)

    def _places_to_forget(self, case: str) -> frozenset[int]:
        with self._files.indexed() as index:
            places = index.places_with(case)
        if not places:
            raise BookError(NOBODY.format(case))
        return places

    def _add(
        self, changes: Step, places: Sequence[int] | None, does: Doing, of: int
    ) -> None:
        taken = self._files.cases.tried(changes, places)
        written = stepped(self._files.loaded.link, changes, taken, does, of)
        self._ledger.add(written, changes, taken)

    @contextmanager
    def _unchanged(self) -> Iterator[None]:
        """To take back or make again what the user has seen, and nothing else."""
        seen = self._files.loaded.link
        self.keep_daily(self._clock())
        with self._ledger.writing():
            if self._files.loaded.link != seen:
                raise BookError(f"The book was changed meanwhile; {LOOK_AGAIN}")
            yield

    def _has_daily(self, when: datetime) -> bool:
        """Whether the day's copy is there; an empty book needs none."""
        day = in_hong_kong(when).date()
        if self._copied_on == day or not self._files.loaded.link.step:
            return True
        if backups.has_daily(self.path, when):
            self._copied_on = day
        return self._copied_on == day


def _begun(beside: Beside, lock: WriteLock, first: Step, at: datetime) -> None:
    try:
        if first or not exists(beside):
            begin(beside, lock, at, first)
    except OSError as error:
        raise cannot_write(beside, error) from None


def _prepared(beside: Beside, lock: WriteLock, at: datetime) -> list[str]:
    try:
        return prepare(beside, lock, at)
    except OSError as error:
        raise cannot_write(beside, error) from None

"""The one door into a book: who changes it, by which clock, and what is asked first."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime

from msgspec import Struct

from qmas_tui.book.protocol import Book, Occasion
from qmas_tui.casework.consent import about_numbers, ask
from qmas_tui.errors import Agreement, DataError
from qmas_tui.facts.changes import Step
from qmas_tui.facts.holder import Holder

Clock = Callable[[], datetime]
_is_hurried: ContextVar[bool] = ContextVar("is_hurried", default=False)


class Done(Struct, frozen=True):
    """What was done, in a sentence, and which cases it touched."""

    what: str
    cases: tuple[str, ...]


class Door:
    """A book in somebody's hands; every change of casework goes through `_make`."""

    def __init__(self, book: Book, who: str, clock: Clock) -> None:
        self.who = who
        self._book = book
        self._clock = clock
        self._agreed: tuple[Agreement, ...] = ()

    @property
    def name(self) -> str:
        """What to call the book."""
        return self._book.name

    @property
    def head(self) -> str:
        """The hash that names the last step and all before it."""
        return self._book.head

    @property
    def trouble(self) -> str:
        """Why nothing can be saved just now; empty when it can."""
        return self._book.trouble

    @property
    def holders(self) -> Mapping[str, Holder]:
        """Every holder by case."""
        return self._book.holders()

    def notices(self) -> Sequence[str]:
        """What the user should be told once, in sentences; empty when asked again."""
        return self._book.notices()

    def refresh(self) -> bool:
        """Follow what other programs wrote; True if anything changed."""
        return self._book.refresh()

    def close(self) -> None:
        """Leave the book tidy. Raises BookError when it cannot be written."""
        self._book.close()

    @contextmanager
    def agreed(self, *to: Agreement) -> Iterator[None]:
        """Under this nothing is asked that the user agreed to, and all else is.

        `to` are the NeedsConsent that were answered with yes, or kinds of it that an
        option agreed to. Call again what raised one: `with casework.agreed(error): …`.
        """
        before = self._agreed
        self._agreed = (*before, *to)
        try:
            yield
        finally:
            self._agreed = before

    @contextmanager
    def hurried(self) -> Iterator[None]:
        """Under this, in this thread, BusyBook is raised soon where another program is
        writing.

        Do the same again without it to wait for that program as long as usual.
        """
        before = _is_hurried.set(True)
        try:
            yield
        finally:
            _is_hurried.reset(before)

    def keep_daily(self) -> None:
        """Keep today's backup if none is there; a failure is told by `notices`."""
        self._book.keep_daily(self._clock())

    @property
    def _waits(self) -> bool:
        """Whether another program that is writing is waited for."""
        return not _is_hurried.get()

    def _make(self, step: Step, occasion: Occasion | None = None) -> None:
        """Make a step; first ask about identity numbers, and keep what is there."""
        ask(about_numbers(step), self._agreed)
        if occasion and step and self.holders:
            self._book.backup(occasion, self._clock(), wait=self._waits)
        self._book.apply(step, wait=self._waits)

    def _holder(self, case: str) -> Holder:
        holder = self.holders.get(case)
        if holder is None:
            raise DataError(f"There is no case {case} in {self.name}.")
        return holder

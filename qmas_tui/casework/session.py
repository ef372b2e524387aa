"""The one door into a book: who changes it, by which clock, and on what terms."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Final

from msgspec import Struct

from qmas_tui.book.protocol import Book, Occasion
from qmas_tui.casework.consent import about_numbers
from qmas_tui.errors import Agreement, DataError, NeedsConsent, Stopped
from qmas_tui.facts.changes import Change, Step
from qmas_tui.facts.clock import in_hong_kong
from qmas_tui.facts.holder import Holder

Clock = Callable[[], datetime]


class Done(Struct, frozen=True):
    """What was done, in a sentence, and which cases it touched."""

    what: str
    cases: tuple[str, ...] = ()


class Terms(Struct, frozen=True):
    """On what terms a change is made.

    Attributes:
        agreed: the NeedsConsent that were answered with yes, or kinds of it that an
            option agreed to; all else is asked, by raising it.
        wait: whether another program that is writing is waited for as long as usual;
            else BusyBook is raised soon.
        may_write: asked once, last before anything is written; a no raises Stopped.
    """

    agreed: tuple[Agreement, ...] = ()
    wait: bool = True
    may_write: Callable[[], bool] | None = None

    def ask(self, question: NeedsConsent | None) -> None:
        """Raise the question, if there is one, unless the user agreed to it."""
        if question is not None and not question.is_answered(self.agreed):
            raise question

    def begin(self) -> None:
        """Raise Stopped if the user stopped it; from here on it cannot be stopped."""
        if self.may_write is not None and not self.may_write():
            raise Stopped("Stopped; nothing was changed.")


USUAL: Final = Terms()
"""Nothing was agreed to yet, and there is time."""


class Session:
    """A book in somebody's hands; whatever is recorded in it goes through `make`."""

    def __init__(self, book: Book, who: str, clock: Clock) -> None:
        self.book = book
        self.who = who
        self.clock = clock

    @property
    def today(self) -> date:
        """The day in Hong Kong, whatever day is asked about."""
        return in_hong_kong(self.clock()).date()

    def holder(self, case: str) -> Holder:
        """The holder of a case. Raises DataError for an unknown reference."""
        holder = self.book.holders().get(case)
        if holder is None:
            raise DataError(f"There is no case {case} in {self.book.name}.")
        return holder

    def change(
        self, what: str, before: Holder | None, after: Holder | None, why: str = ""
    ) -> Change:
        """A change made now by whose session it is."""
        when = self.clock()
        return Change(
            who=self.who, when=when, what=what, before=before, after=after, why=why
        )

    def make(self, step: Step, terms: Terms, occasion: Occasion | None = None) -> None:
        """Make a step; first ask about identity numbers, and keep what is there."""
        terms.ask(about_numbers(step))
        if occasion and step and self.book.holders():
            self.book.backup(occasion, self.clock(), wait=terms.wait)
        terms.begin()
        self.book.apply(step, wait=terms.wait)

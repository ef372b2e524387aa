"""The one door into a book: who changes it, by which clock, and on what terms."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Final

from msgspec import Struct

from qmas_tui.book.protocol import Book, Occasion
from qmas_tui.casework.consent import about_numbers
from qmas_tui.errors import Agreement, DataError, NeedsConsent
from qmas_tui.facts.changes import Case, Change, Step
from qmas_tui.facts.clock import in_hong_kong
from qmas_tui.facts.holder import Holder
from qmas_tui.facts.prospect import Prospect
from qmas_tui.steps import Step as Hears
from qmas_tui.steps import unheard

Clock = Callable[[], datetime]


class Done(Struct, frozen=True):
    """What was done, in a sentence, and which cases it touched.

    `edited` is what an edit of one case made of it.
    """

    what: str
    cases: tuple[str, ...] = ()
    edited: tuple[Case | None, Case] | None = None


class Terms(Struct, frozen=True):
    """On what terms a change is made.

    Attributes:
        agreed: the NeedsConsent that were answered with yes, or kinds of it that an
            option agreed to; all else is asked, by raising it.
        wait: whether another program that is writing is waited for as long as usual;
            else BusyBook is raised soon.
        keeps: whether it is made at all; else it is only tried, and nothing is asked.
        far: hears how much is written of how much, and stops it by raising; of all it
            hears last before that is kept.
    """

    agreed: tuple[Agreement, ...] = ()
    wait: bool = True
    keeps: bool = True
    far: Hears = unheard

    def ask(self, question: NeedsConsent | None) -> None:
        """Raise the question, if there is one, unless the user agreed to it."""
        if question is None or not self.keeps:
            return
        if not question.is_answered(self.agreed):
            raise question


USUAL: Final = Terms()
"""Nothing was agreed to yet, and there is time."""
TRIAL: Final = Terms(keeps=False)
"""Nothing is saved: what would come of it?"""


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
        if holder is not None:
            return holder
        if case in self.book.prospects():
            raise DataError(f"{case} is a prospect, and no holder before the landing.")
        raise DataError(f"There is no case {case} in {self.book.name}.")

    def prospect(self, case: str) -> Prospect:
        """The prospect of a case. Raises DataError for an unknown reference."""
        prospect = self.book.prospects().get(case)
        if prospect is None:
            raise DataError(f"There is no prospect {case} in {self.book.name}.")
        return prospect

    def record(self, case: str, kind: type[Case] = Holder) -> Case:
        """The record of a case: of two the holder, unless the prospect is asked for.

        Raises DataError for an unknown reference.
        """
        is_prospect = case not in self.book.holders() and case in self.book.prospects()
        if kind is Prospect or is_prospect:
            return self.prospect(case)
        return self.holder(case)

    def change(
        self, what: str, before: Case | None, after: Case | None, why: str = ""
    ) -> Change:
        """A change made now by whose session it is."""
        when = self.clock()
        return Change(
            who=self.who, when=when, what=what, before=before, after=after, why=why
        )

    def make(self, step: Step, terms: Terms, occasion: Occasion | None = None) -> None:
        """Make a step; first ask about identity numbers, and keep what is there."""
        terms.ask(about_numbers(step))
        if occasion and step and (self.book.holders() or self.book.prospects()):
            self.book.backup(occasion, self.clock(), wait=terms.wait)
        self.book.apply(step, wait=terms.wait, far=terms.far)

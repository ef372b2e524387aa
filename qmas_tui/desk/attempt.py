"""One way to do something with the book: asking where it must, and saying why not."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Generic, TypeVar

from msgspec import Struct, structs

from qmas_tui.casework.casework import USUAL, Terms
from qmas_tui.desk.book_app import BookApp
from qmas_tui.desk.screens.busy import BusyScreen, SavingScreen
from qmas_tui.desk.screens.confirm import confirm
from qmas_tui.errors import BusyBook, NeedsConsent, QmasError
from qmas_tui.steps import Step as Hears

Result = TypeVar("Result")
Ask = Callable[[NeedsConsent, Callable[[], object]], object]
"""Asks a question in a way of its own, and goes on where the answer is yes."""
WAITING = "Waiting for another program that is writing the book"


class Attempt(Struct, Generic[Result], frozen=True):
    """Something to do with the book, and what follows: `then`, or `fail` with why not.

    Where it needs the user's consent that is asked for, and it is made again on terms
    that carry the answer; without it nothing is done.
    """

    app: BookApp
    make: Callable[[Terms], Result]
    then: Callable[[Result], object]
    fail: Callable[[QmasError], object]
    terms: Terms = USUAL
    ask: Ask | None = None

    def run(self) -> None:
        """Do it at once; another program that is writing is waited for meanwhile."""
        try:
            done = self.make(structs.replace(self.terms, wait=False))
        except BusyBook:
            self.run_long(WAITING)
        except QmasError as error:
            self._end(Attempt.run, error)
        else:
            self.then(done)

    def run_long(self, words: str) -> None:
        """Do what takes its time while keys answer; `words` say what is being done."""
        again = partial(Attempt.run_long, words=words)
        busy = BusyScreen(words, partial(self.make, self.terms))
        self.app.push_screen(busy, partial(self._end, again))

    def run_stoppable(self, words: str) -> None:
        """The same with how far it is; escape stops it until all is written."""

        def make(far: Hears) -> Result:
            return self.make(structs.replace(self.terms, far=far))

        again = partial(Attempt.run_stoppable, words=words)
        self.app.push_screen(SavingScreen(words, make), partial(self._end, again))

    def _end(
        self,
        again: Callable[[Attempt[Result]], None],
        result: Result | QmasError | None,
    ) -> None:
        """Go on with what came of it; after a question in the way it came here."""
        if isinstance(result, NeedsConsent):
            terms = structs.replace(self.terms, agreed=(*self.terms.agreed, result))
            agreed = structs.replace(self, terms=terms)
            agreed._ask(result, partial(again, agreed))
        elif isinstance(result, QmasError):
            self.fail(result)
        elif result is not None:
            self.then(result)

    def _ask(self, question: NeedsConsent, again: Callable[[], object]) -> None:
        if self.ask is not None:
            self.ask(question, again)
            return
        told = [question.message, *[str(problem) for problem in question.problems]]
        confirm(self.app, question.question, again, told)

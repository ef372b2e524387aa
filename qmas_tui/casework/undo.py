"""What was done to a book: undone, redone, and what of it stands."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import suppress
from typing import Literal

from qmas_tui.casework.session import USUAL, Done, Session, Terms
from qmas_tui.errors import BookError
from qmas_tui.facts.changes import Change, Past
from qmas_tui.views.past import past_words
from qmas_tui.views.say import moment_words

Way = Literal["undo", "redo"]
STOPS = "There is nothing to undo: undo stops where a case was forgotten."


class HistoryAction:
    """One way through the undo stack: which step is next, and going there.

    Undo goes back to the first step, or to where a case was forgotten; redo goes forth
    again, until something else is done.
    """

    def __init__(self, session: Session, way: Way) -> None:
        self.way = way
        self.done = "Undone" if way == "undo" else "Redone"
        self._session = session

    def run(self, terms: Terms = USUAL) -> Done:
        """Do it, as a step of its own. Raises BookError when there is nothing to do."""
        book, who, when = self._session.book, self._session.who, self._session.clock()
        if self.way == "redo":
            past = book.redo(who, when, wait=terms.wait)
        elif book.next_undo() or all(past.does != "forget" for past in book.history()):
            past = book.undo(who, when, wait=terms.wait)
        else:
            raise BookError(STOPS)
        cases = tuple(change.case for change in past.changes)
        return Done(f"{self.done}: {past_words(past)}", cases)

    def words(self) -> str | None:
        """What it would be done to; None where there is nothing to read."""
        step = self._next()
        return past_words(step) if step else None

    def made(self) -> str:
        """Who made that step, and when; empty where there is none."""
        step = self._next()
        return f"{step.who}, {moment_words(step.when)}" if step else ""

    def asks(self, shown: str = "") -> bool:
        """Whether to ask first; `shown` is the case that is looked at, if any.

        So where it would touch more than a change to one case, another case than that,
        or what somebody else did.
        """
        step = self._next()
        if step is None or not step.changes:
            return False
        first = step.changes[0]
        is_large = step.more > 0 or first.before is None or first.after is None
        is_elsewhere = shown not in ("", first.case)
        return is_large or is_elsewhere or step.who != self._session.who

    def _next(self) -> Past | None:
        book = self._session.book
        with suppress(BookError):  # `run` itself says why
            return book.next_undo() if self.way == "undo" else book.next_redo()
        return None


def since_review(history: Iterable[Past]) -> Sequence[Past]:
    """What of the history of a case stands, and was done since it was looked at."""
    found: list[Past] = []
    for past in standing(history):
        if any(_is_review(change) for change in past.changes):
            found = []
        else:
            found.append(past)
    return found


def standing(history: Iterable[Past]) -> Sequence[Past]:
    """The steps that were not undone, or were redone."""
    kept: dict[int, Past] = {}
    for past in history:
        if past.does == "undo":
            kept.pop(past.of, None)
        else:
            kept[past.of or past.number] = past
    return tuple(kept.values())


def _is_review(change: Change) -> bool:
    before = change.before.review if change.before else ()
    return change.after is not None and len(change.after.review) > len(before)

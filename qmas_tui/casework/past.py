"""What was done to a book: taken back, made again, and shown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import suppress

from qmas_tui.casework.door import Done, Door
from qmas_tui.errors import BookError
from qmas_tui.facts.changes import Change, Past
from qmas_tui.views.past import past_words
from qmas_tui.views.say import moment_words

STOPS = "There is nothing to undo: undo stops where a case was forgotten."


class Steps(Door):
    """Undo and redo at any depth, and the history behind them."""

    def undo(self) -> Done:
        """Take back the last step. Raises BookError when there is none."""
        if self._stops_at_forgotten():
            raise BookError(STOPS)
        past = self._book.undo(self.who, self._clock(), wait=self._waits)
        return _done("Taken back", past)

    def redo(self) -> Done:
        """Make the step again that was taken back last. Raises BookError likewise."""
        past = self._book.redo(self.who, self._clock(), wait=self._waits)
        return _done("Made again", past)

    def undo_words(self) -> str | None:
        """What `undo` would take back; None where there is nothing to read."""
        return _words(self._next_undo())

    def redo_words(self) -> str | None:
        """What `redo` would make again; None where there is nothing to read."""
        return _words(self._next_redo())

    def undo_made(self) -> str:
        """Who made what `undo` would take back, and when; empty where it is nothing."""
        return _made(self._next_undo())

    def redo_made(self) -> str:
        """Who made what `redo` would make again, and when; empty likewise."""
        return _made(self._next_redo())

    def undo_asks(self, shown: str = "") -> bool:
        """Whether to ask before undo; `shown` is the case that is looked at, if any.

        So where it would touch more than a change to one case, another case than that,
        or what somebody else did.
        """
        return self._is_grave(self._next_undo(), shown)

    def redo_asks(self, shown: str = "") -> bool:
        """Whether to ask before redo, likewise."""
        return self._is_grave(self._next_redo(), shown)

    def history(self, case: str | None = None) -> Sequence[Past]:
        """Every step, oldest first; of a case, only its own changes.

        Raises BookError when the journal cannot be read.
        """
        return self._book.history(case)

    def since_review(self, case: str) -> Sequence[Past]:
        """What was done to a case, and stands, since it was last looked at.

        Raises BookError when the journal cannot be read.
        """
        found: list[Past] = []
        for past in _standing(self.history(case)):
            if any(_is_review(change) for change in past.changes):
                found = []
            else:
                found.append(past)
        return found

    def _stops_at_forgotten(self) -> bool:
        """Whether nothing can be taken back because a case was forgotten."""
        if self._book.next_undo() is not None:
            return False
        return any(past.does == "forget" for past in self.history())

    def _is_grave(self, past: Past | None, shown: str) -> bool:
        if past is None or not past.changes:
            return False
        first = past.changes[0]
        is_large = past.more > 0 or first.before is None or first.after is None
        is_elsewhere = shown not in ("", first.case)
        return is_large or is_elsewhere or past.who != self.who

    def _next_undo(self) -> Past | None:
        with suppress(BookError):  # `undo` itself says why
            return self._book.next_undo()
        return None

    def _next_redo(self) -> Past | None:
        with suppress(BookError):  # `redo` itself says why
            return self._book.next_redo()
        return None


def _standing(history: Iterable[Past]) -> Sequence[Past]:
    """The steps that were not taken back, or were made again."""
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


def _words(past: Past | None) -> str | None:
    return past_words(past) if past else None


def _made(past: Past | None) -> str:
    return f"{past.who} on {moment_words(past.when)}" if past else ""


def _done(what: str, past: Past) -> Done:
    cases = tuple(change.case for change in past.changes)
    return Done(f"{what}: {past_words(past)}", cases)

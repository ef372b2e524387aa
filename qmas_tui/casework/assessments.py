"""The assessments of a book: worked out once a day and holder, and kept in order."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from qmas_tui.book.protocol import Book
from qmas_tui.facts.holder import Holder
from qmas_tui.findings.assess import assess
from qmas_tui.findings.model import AssessedCase
from qmas_tui.findings.queue import QueueKey, queue_key
from qmas_tui.policy.policy import Policy

Progress = Callable[[int, int], bool]
_EVERY = 200


def _key(entry: AssessedCase) -> QueueKey:
    return queue_key(entry.assessment)


class Assessments:
    """Holders are frozen: the same holder on the same day needs no second look."""

    def __init__(self, book: Book, policy: Policy, as_of: date) -> None:
        self.as_of = as_of
        self._book = book
        self._policy = policy
        self._entries: dict[str, AssessedCase] = {}
        self._ordered: list[AssessedCase] | None = None

    def move_to(self, as_of: date) -> None:
        """Another day: everything is worked out anew."""
        if as_of != self.as_of:
            self.as_of = as_of
            self._entries = {}
            self._ordered = None

    def entry(self, holder: Holder) -> AssessedCase:
        """A holder with its assessment."""
        kept = self._entries.get(holder.case)
        as_of = self.as_of
        fresh = kept is not None and kept.assessment.as_of == as_of
        if kept is None or not fresh or kept.holder is not holder:
            kept = AssessedCase(holder, assess(holder, self._policy, as_of))
            self._entries[holder.case] = kept
            self._ordered = None
        return kept

    def work_out(self, step: Progress | None = None) -> bool:
        """Work out all that is missing; False if `step` stopped it."""
        holders = list(self._book.holders().values())
        for number, holder in enumerate(holders):
            if step and number % _EVERY == 0 and not step(number, len(holders)):
                return False
            self.entry(holder)
        self.in_order()
        return True

    def in_order(self) -> list[AssessedCase]:
        """Every case in the order of the queue."""
        holders = self._book.holders()
        entries = [self.entry(holder) for holder in holders.values()]
        ordered = self._ordered
        if ordered is None or len(ordered) != len(entries):
            ordered = sorted(entries, key=_key)
            if self._book.holders() is holders:  # else another thread changed a case
                self._ordered = ordered
        return ordered

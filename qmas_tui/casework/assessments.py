"""The assessments of a book: worked out once a day and holder, and kept in order."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from qmas_tui.book.protocol import Book
from qmas_tui.facts.holder import Holder
from qmas_tui.facts.prospect import Prospect
from qmas_tui.findings.model import AssessedCase
from qmas_tui.findings.queue import QueueKey, queue_key
from qmas_tui.intake.watched import assess_beside
from qmas_tui.policy.policy import Policy
from qmas_tui.views.filter import matches, parse_filter
from qmas_tui.views.queue import NamedView

Progress = Callable[[int, int], bool]
_EVERY = 200


def _key(assessed: AssessedCase) -> QueueKey:
    return queue_key(assessed.assessment)


class Assessments:
    """Holders are frozen: the same holder on the same day needs no second look."""

    def __init__(
        self, book: Book, policy: Policy, views: Sequence[NamedView], as_of: date
    ) -> None:
        self.as_of = as_of
        self.policy = policy
        self._book = book
        self._views = [(view, parse_filter(view.filter)) for view in views]
        self._assessed: dict[str, tuple[AssessedCase, Prospect | None]] = {}
        self._shown_in: dict[str, tuple[AssessedCase, frozenset[str]]] = {}
        self._ordered: list[AssessedCase] | None = None

    def move_to(self, as_of: date) -> None:
        """Another day: everything is worked out anew."""
        if as_of != self.as_of:
            self.as_of = as_of
            self._assessed = {}
            self._ordered = None

    def of(self, holder: Holder) -> AssessedCase:
        """A holder with its assessment; a prospect of the same case may silence it."""
        prospect = self._book.prospects().get(holder.case)
        kept, beside = self._assessed.get(holder.case, (None, None))
        as_of = self.as_of
        fresh = kept is not None and kept.assessment.as_of == as_of
        same = kept is not None and kept.holder is holder and beside is prospect
        if kept is None or not fresh or not same:
            found = assess_beside(holder, prospect, self.policy, as_of)
            kept = AssessedCase(holder, found)
            self._assessed[holder.case] = kept, prospect
            self._ordered = None
        return kept

    def work_out(self, step: Progress | None = None) -> bool:
        """Work out all that is missing; False if `step` stopped it."""
        holders = list(self._book.holders().values())
        for number, holder in enumerate(holders):
            if step and number % _EVERY == 0 and not step(number, len(holders)):
                return False
            self.of(holder)
        self.in_order()
        return True

    def in_order(self) -> list[AssessedCase]:
        """Every case in the order of the queue."""
        holders = self._book.holders()
        every = [self.of(holder) for holder in holders.values()]
        ordered = self._ordered
        if ordered is None or len(ordered) != len(every):
            ordered = sorted(every, key=_key)
            if self._book.holders() is holders:  # else another thread changed a case
                self._ordered = ordered
        return ordered

    def views_of(self, assessed: AssessedCase) -> frozenset[str]:
        """The keys of the views that hold a case; alerts leave out what sleeps."""
        case = assessed.holder.case
        known = self._shown_in.get(case)
        if known is not None and known[0] is assessed:
            return known[1]
        asleep = assessed.assessment.asleep_until is not None
        keys = frozenset(
            view.key
            for view, wanted in self._views
            if not (asleep and view.alert) and matches(wanted, assessed, self.as_of)
        )
        self._shown_in[case] = assessed, keys
        return keys

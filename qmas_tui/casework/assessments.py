"""The assessments of a book: worked out once a day and holder, and kept in order."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from msgspec import Struct

from qmas_tui.book.protocol import Book
from qmas_tui.casework.case_list import CaseList, Progress
from qmas_tui.casework.collector import collector_off
from qmas_tui.errors import DataError
from qmas_tui.facts.holder import Holder
from qmas_tui.facts.prospect import Prospect
from qmas_tui.findings.model import AssessedCase
from qmas_tui.findings.queue import QueueKey, queue_key
from qmas_tui.intake.watched import assess_beside
from qmas_tui.policy.policy import Policy
from qmas_tui.views.listings import HOLDERS
from qmas_tui.views.queue import NamedView

_EVERY = 200


def _key(assessed: AssessedCase) -> QueueKey:
    return queue_key(assessed.assessment)


class _Kept(Struct, frozen=True, gc=False):
    """What was worked out, and of what: a prospect beside the holder, the rules."""

    case: AssessedCase
    beside: Prospect | None
    policy: Policy


class Assessments(CaseList[AssessedCase]):
    """Holders are frozen: the same holder on the same day needs no second look."""

    def __init__(
        self,
        book: Book,
        policy: Policy,
        as_of: date,
        views: Callable[[], Sequence[NamedView]],
    ) -> None:
        super().__init__(HOLDERS, views)
        self._as_of = as_of
        self.policy = policy
        self._book = book
        self._assessed: dict[str, _Kept] = {}
        self._ordered: list[AssessedCase] | None = None
        self._ordered_of: Mapping[str, Holder] | None = None

    @property
    def as_of(self) -> date:
        """The day of the question."""
        return self._as_of

    @property
    def recorded(self) -> Mapping[str, Holder]:
        """Every holder by case."""
        return self._book.holders()

    def move_to(self, as_of: date) -> None:
        """Another day: everything is worked out anew."""
        if as_of != self.as_of:
            self._as_of = as_of
            self._assessed = {}
            self._ordered = None

    def use_rules(self, policy: Policy) -> None:
        """Other rules: everything is worked out anew."""
        self.policy = policy
        self._assessed = {}
        self._ordered = None

    def of(self, case: str) -> AssessedCase:
        """A case with its assessment. Raises DataError for an unknown reference."""
        holder = self._book.holders().get(case)
        if holder is None:
            raise DataError(f"There is no case {case} in {self._book.name}.")
        return self.of_holder(holder)

    def of_holder(self, holder: Holder) -> AssessedCase:
        """A holder with its assessment; a prospect of the same case may silence it."""
        kept = self._assessed.get(holder.case)
        if kept is None or not self._is_fresh(kept, holder):
            beside, policy = self._beside(holder), self.policy
            kept = _Kept(self._assess(holder), beside, policy)
            self._assessed[holder.case] = kept
            self._ordered = None
        return kept.case

    def look_at(self, holder: Holder) -> AssessedCase:
        """A holder with its assessment, as kept or as worked out for once."""
        kept = self._assessed.get(holder.case)
        if kept is None or not self._is_fresh(kept, holder):
            return self._assess(holder)
        return kept.case

    def _is_fresh(self, kept: _Kept, holder: Holder) -> bool:
        """Whether it is of this day, by these rules, and of just these facts."""
        return (
            kept.case.holder is holder
            and kept.beside is self._beside(holder)
            and kept.policy is self.policy
            and kept.case.assessment.as_of == self.as_of
        )

    def _beside(self, holder: Holder) -> Prospect | None:
        return self._book.prospects().get(holder.case)

    def _assess(self, holder: Holder) -> AssessedCase:
        beside = self._beside(holder)
        found = assess_beside(holder, beside, self.policy, self.as_of)
        return AssessedCase(holder, found)

    @property
    def are_known(self) -> bool:
        """Whether every case is worked out, in order, and counted."""
        return self._ordered is not None and self._ordered_of is self._book.holders()

    @property
    def left(self) -> int:
        """How many cases are still to be worked out, or are others than they were."""
        known = self._assessed
        return sum(
            (kept := known.get(case)) is None or not self._is_fresh(kept, holder)
            for case, holder in self._book.holders().items()
        )

    def work_out(self, step: Progress | None = None) -> bool:
        """Work out all that is missing; False if `step` stopped it."""
        holders = list(self._book.holders().values())
        with collector_off():  # it would hold up the keys meanwhile, and afterwards
            for number, holder in enumerate(holders):
                if step and number % _EVERY == 0 and not step(number, len(holders)):
                    return False
                self.of_holder(holder)
            self.counts()
        return True

    def in_order(self) -> list[AssessedCase]:
        """Every case in the order of the queue."""
        holders, policy = self._book.holders(), self.policy
        if self._ordered is not None and self._ordered_of is holders:
            return self._ordered
        every = [self.of_holder(holder) for holder in holders.values()]
        ordered = self._ordered
        if ordered is None or len(ordered) != len(every):
            ordered = sorted(every, key=_key)
            if self._book.holders() is holders and self.policy is policy:
                # else another thread changed a case, or the rules
                self._ordered, self._ordered_of = ordered, holders
        return ordered

"""The assessments of a book: worked out once a day and holder, and kept in order."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date

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
        self._assessed: dict[str, tuple[AssessedCase, Prospect | None]] = {}
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

    def of(self, case: str) -> AssessedCase:
        """A case with its assessment. Raises DataError for an unknown reference."""
        holder = self._book.holders().get(case)
        if holder is None:
            raise DataError(f"There is no case {case} in {self._book.name}.")
        return self.of_holder(holder)

    def of_holder(self, holder: Holder) -> AssessedCase:
        """A holder with its assessment; a prospect of the same case may silence it."""
        prospect = self._beside(holder)
        kept, beside = self._assessed.get(holder.case, (None, None))
        as_of = self.as_of
        fresh = kept is not None and kept.assessment.as_of == as_of
        same = kept is not None and kept.holder is holder and beside is prospect
        if kept is None or not fresh or not same:
            kept = self._assess(holder)
            self._assessed[holder.case] = kept, prospect
            self._ordered = None
        return kept

    def look_at(self, holder: Holder) -> AssessedCase:
        """A holder with its assessment, as kept or as worked out for once."""
        kept, beside = self._assessed.get(holder.case, (None, None))
        same = kept is not None and kept.holder is holder
        if kept is None or not same or beside is not self._beside(holder):
            return self._assess(holder)
        return kept

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
        known, nobody = self._assessed, (None, None)
        return sum(
            (assessed := known.get(case, nobody)[0]) is None
            or assessed.holder is not holder
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
        holders = self._book.holders()
        if self._ordered is not None and self._ordered_of is holders:
            return self._ordered
        every = [self.of_holder(holder) for holder in holders.values()]
        ordered = self._ordered
        if ordered is None or len(ordered) != len(every):
            ordered = sorted(every, key=_key)
            if self._book.holders() is holders:  # else another thread changed a case
                self._ordered, self._ordered_of = ordered, holders
        return ordered

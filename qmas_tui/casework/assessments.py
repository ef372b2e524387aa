"""The assessments of a book: worked out once a day and holder, and kept in order."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from operator import is_
from typing import Final, NamedTuple

from msgspec import Struct, structs

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

_EVERY = 20
_MANY: Final = 200
"""Where more cases are others, the order is made anew."""


def _key(assessed: AssessedCase) -> QueueKey:
    return queue_key(assessed.assessment)


class _Kept(Struct, frozen=True, gc=False):
    """What was worked out, and of what: a prospect beside the holder, the rules."""

    case: AssessedCase
    beside: Prospect | None
    policy: Policy


class _Facts(NamedTuple):
    """All that assessments are made of."""

    holders: Mapping[str, Holder]
    prospects: Mapping[str, Prospect]
    policy: Policy
    as_of: date

    def are(self, other: _Facts) -> bool:
        """Whether they are the very same."""
        return all(map(is_, self, other))

    def changed_since(self, before: _Facts) -> set[str]:
        """The cases of holders of which a record is another, or gone."""
        both = ((self.holders, before.holders), (self.prospects, before.prospects))
        return {
            case
            for now, was in both
            if now is not was
            for case in (*now, *(was.keys() - now.keys()))
            if (case in self.holders or case in before.holders)
            and now.get(case) is not was.get(case)
        }


class _Order(Struct, frozen=True):
    """Cases in the order of the queue, and of which facts that is the order."""

    of: _Facts
    cases: list[AssessedCase]
    by_case: dict[str, AssessedCase]


class Assessments(CaseList[AssessedCase]):
    """Holders are frozen: the same holder on the same day needs no second look."""

    def __init__(
        self,
        book: Book,
        policy: Policy,
        as_of: date,
        views: Callable[[], Sequence[NamedView]],
        soon: Callable[[], int],
    ) -> None:
        super().__init__(HOLDERS, views, soon)
        self._as_of = as_of
        self.policy = policy
        self._book = book
        self._assessed: dict[str, _Kept] = {}
        self._order: _Order | None = None

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

    def use_rules(self, policy: Policy) -> None:
        """Other rules: everything is worked out anew."""
        self.policy = policy
        self._assessed = {}

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
    def _facts(self) -> _Facts:
        book = self._book
        return _Facts(book.holders(), book.prospects(), self.policy, self.as_of)

    @property
    def are_known(self) -> bool:
        """Whether every case is worked out, in order, and counted."""
        order = self._last
        return order is not None and order.of.are(self._facts)

    @property
    def _last(self) -> _Order | None:
        """The last order, where it is of this day and by these rules."""
        order = self._order
        if order is None or order.of.policy is not self.policy:
            return None
        return order if order.of.as_of == self.as_of else None

    @property
    def left(self) -> int:
        """How many cases are still to be worked out, or are others than they were."""
        facts, order = self._facts, self._last
        if order is not None:
            return len(facts.changed_since(order.of))
        return sum(
            (kept := self._assessed.get(case)) is None
            or not self._is_fresh(kept, holder)
            for case, holder in facts.holders.items()
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
        facts, order = self._facts, self._last
        if order is None or not order.of.are(facts):
            order = self._moved(order, facts) if order else self._ordered(facts)
            if facts.are(self._facts):  # else another thread changed a case, or the day
                self._order = order
        return order.cases

    def _ordered(self, facts: _Facts) -> _Order:
        every = [self.of_holder(holder) for holder in facts.holders.values()]
        by_case = {each.holder.case: each for each in every}
        return _Order(facts, sorted(every, key=_key), by_case)

    def _moved(self, order: _Order, facts: _Facts) -> _Order:
        """The order once some cases are others; the same list where no holder's is."""
        changed = facts.changed_since(order.of)
        if not changed:
            return structs.replace(order, of=facts)
        if len(changed) > _MANY:
            return self._ordered(facts)
        cases, by_case = order.cases.copy(), order.by_case.copy()
        for case in changed & by_case.keys():
            del cases[bisect_left(cases, _key(by_case.pop(case)), key=_key)]
        for case in changed & facts.holders.keys():
            by_case[case] = self.of_holder(facts.holders[case])
            insort(cases, by_case[case], key=_key)
        return _Order(facts, cases, by_case)

"""Prospects on a day: each worked out once, in the order of their own queue."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property

from qmas_tui.casework.case_list import CaseList, Progress
from qmas_tui.casework.casework import Casework
from qmas_tui.casework.collector import collector_off
from qmas_tui.errors import DataError
from qmas_tui.facts.prospect import Prospect
from qmas_tui.intake.assess import assess, pathways_of
from qmas_tui.intake.pathways.model import ComparedPathway
from qmas_tui.intake.queue import queue_key
from qmas_tui.intake.result import AssessedProspect, ProspectAssessment
from qmas_tui.intake.statistics import Outcomes, statistics
from qmas_tui.policy.policy import Policy
from qmas_tui.views.prospect_rows import days_left
from qmas_tui.views.prospects.listing import PROSPECTS

_EVERY = 5


def prospects_of(casework: Casework, file_on: date | None = None) -> Prospects:
    """Every prospect on the day of the question; `file_on` asks a what-if."""
    recorded, name = casework.prospects, casework.name
    return Prospects(recorded, casework.policy, casework.as_of, file_on, name)


class Prospects:
    """The prospects of a book or a file on a day.

    With `file_on` it is a what-if: each as if the application were filed on that day.
    """

    def __init__(
        self,
        recorded: Mapping[str, Prospect],
        policy: Policy,
        as_of: date,
        file_on: date | None = None,
        name: str = "this file",
    ) -> None:
        self.recorded, self.as_of = recorded, as_of
        self.policy, self._file_on, self._name = policy, file_on, name
        self.known: dict[str, AssessedProspect] = {}
        """Those that are worked out already."""

    @property
    def left(self) -> int:
        """How many of them are still to be worked out."""
        return sum(
            case not in self.known or self.known[case].prospect is not each
            for case, each in self.recorded.items()
        )

    @cached_property
    def queue(self) -> list[AssessedProspect]:
        """Every prospect, whoever is to be acted on first at the head."""
        every = [self._assessed(each) for each in self.recorded.values()]
        return sorted(every, key=lambda each: queue_key(each.assessment))

    def near(self, within: int) -> list[AssessedProspect]:
        """Those to act on within so many days, in that order."""
        left = [(each, days_left(each)) for each in self.queue]
        return [each for each, days in left if days is not None and days <= within]

    def of(self, case: str) -> AssessedProspect:
        """One of them, worked out alone. Raises DataError for an unknown reference."""
        prospect = self.recorded.get(case)
        if prospect is None:
            raise DataError(f"There is no prospect {case} in {self._name}.")
        return self._assessed(prospect)

    def pathways(self, of: AssessedProspect) -> Sequence[ComparedPathway]:
        """The other ways in for one of them."""
        return pathways_of(of.assessment, self.policy)

    def with_ways(
        self, some: Iterable[AssessedProspect]
    ) -> Iterator[tuple[ProspectAssessment, Sequence[ComparedPathway]]]:
        """Some of them, each with its other ways in, one after the other."""
        return ((each.assessment, self.pathways(each)) for each in some)

    def _assessed(self, of: Prospect) -> AssessedProspect:
        known = self.known.get(of.case)
        if known is None or known.prospect is not of:
            found = assess(of, self.policy, self.as_of, self._file_on)
            known = self.known[of.case] = AssessedProspect(of, found)
        return known

    def statistics(self) -> Sequence[Outcomes]:
        """The office's own outcomes, counted."""
        return statistics(self.recorded.values(), self.policy, self.as_of)


class ProspectList(CaseList[AssessedProspect]):
    """The prospects of a book, as views show them."""

    def __init__(self, casework: Casework) -> None:
        super().__init__(
            PROSPECTS, lambda: casework.saved.of("prospects"), casework.soon
        )
        self._casework = casework
        self._now = prospects_of(casework)

    @property
    def now(self) -> Prospects:
        """Every prospect as it is; none is worked out again that stayed as it was."""
        before, casework = self._now, self._casework
        is_of_now = before.as_of == casework.as_of
        if not is_of_now or before.policy is not casework.policy:
            self._now = prospects_of(casework)
        elif before.recorded is not casework.prospects:
            self._now = prospects_of(casework)
            self._now.known = dict(before.known)
        return self._now

    @property
    def as_of(self) -> date:
        """The day of the question."""
        return self._casework.as_of

    @property
    def recorded(self) -> Mapping[str, Prospect]:
        """Every prospect by case."""
        return self._casework.prospects

    def of(self, case: str) -> AssessedProspect:
        """One of them. Raises DataError for an unknown reference."""
        return self.now.of(case)

    @property
    def are_known(self) -> bool:
        """Whether all of them are worked out."""
        return not self.left

    @property
    def left(self) -> int:
        """How many are still to be worked out, or are others than they were."""
        return self.now.left

    def work_out(self, step: Progress | None = None) -> bool:
        """Work out all that is missing; False if `step` stopped it."""
        now, total = self.now, len(self.recorded)
        with collector_off():
            for number, case in enumerate(now.recorded):
                if step and number % _EVERY == 0 and not step(number, total):
                    return False
                now.of(case)
            self.counts()
        return True

    def in_order(self) -> list[AssessedProspect]:
        """All of them, whoever is to be acted on first at the head."""
        return self.now.queue

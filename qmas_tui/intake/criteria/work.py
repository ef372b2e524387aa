"""Criteria 6 to 9: months of work of a graduate or specialist."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from msgspec import Struct

from qmas_tui.facts.prospect_rows import Career
from qmas_tui.intake.criteria.answer import Answer
from qmas_tui.intake.subject import Subject
from qmas_tui.intake.work_months import Mark, may_reach, sure, sure_works
from qmas_tui.policy.policy import Policy

Lacks = Callable[[Career], bool]
LETTER: tuple[str, Lacks] = ("letter", lambda work: not work.letter)
SECOND_PROOF: tuple[str, Lacks] = ("second-proof", lambda work: not work.second_proof)
REPUTABLE_PROOF: tuple[str, Lacks] = (
    "reputable-proof",
    lambda work: work.reputable_proof is None,
)
PERMIT: tuple[str, Lacks] = ("permit", lambda work: not work.permit)
"""The papers that vouch for a work, each with how it is told that a work lacks it."""


def any_work(_work: Career) -> bool | None:
    """Criterion 6 asks for no mark."""
    return True


def reputable(work: Career) -> bool | None:
    """At a multinational or reputable enterprise (G-08)."""
    return work.reputable


def in_field(work: Career) -> bool | None:
    """In innovation and technology, finance or international trade (G-09)."""
    return None if work.field is None else work.field != "other"


def international(work: Career) -> bool | None:
    """International, in the adviser's own reading (G-10, N-08)."""
    return work.international


class Experience(Struct, frozen=True, gc=False):
    """One of the four; with `permit`, only permitted work is safe and documented."""

    mark: Mark
    figure: str
    permit: bool = False
    needs_reputable_proof: bool = False

    @property
    def papers(self) -> tuple[tuple[str, Lacks], ...]:
        """What vouches for a work."""
        proof = (REPUTABLE_PROOF,) if self.needs_reputable_proof else ()
        return (LETTER, SECOND_PROOF, *proof, *((PERMIT,) if self.permit else ()))

    def lacking(self, works: Iterable[Career]) -> tuple[str, ...]:
        """The papers that one of these works lacks."""
        told = [*works]
        return tuple([name for name, lacks in self.papers if any(map(lacks, told))])

    def answer(self, subject: Subject, policy: Policy) -> Answer:
        """Whether the sure months reach the figure."""
        need, works = self._need(policy), sure_works(subject.prospect, self.mark)
        months = _months(subject, policy, works)
        evidence = (("months", months), ("need", need))
        if months < need:
            day = subject.filing_day
            may = may_reach(subject.prospect, self.mark, need, day, policy)
            return Answer(may, have=months, need=need, evidence=evidence)
        permitted = [work for work in works if work.permit or not self.permit]
        vouched = [work for work in works if not self.lacking([work])]
        safe_months = vouched_months = months
        if len(permitted) < len(works):
            safe_months = _months(subject, policy, permitted)
        if len(vouched) < len(works):
            vouched_months = _months(subject, policy, vouched)
        return Answer(
            "yes",
            safe=safe_months >= need + policy.intake.safe_work_months,
            wanting=() if vouched_months >= need else self.lacking(works),
            have=months,
            need=need,
            evidence=(*evidence, ("vouched_months", vouched_months)),
        )

    def turns(
        self, subject: Subject, policy: Policy, met: bool, end: date
    ) -> list[date]:
        """The first day on which the sure months reach the figure."""
        if met:
            return []
        spells = sure(subject.prospect, sure_works(subject.prospect, self.mark))
        need, day = self._need(policy), subject.filing_day
        reached_on = spells.reach(need, day, end, policy)
        return [reached_on] if reached_on else []

    def _need(self, policy: Policy) -> int:
        need: int = getattr(policy.intake, self.figure)
        return need


def _months(subject: Subject, policy: Policy, works: list[Career]) -> int:
    if not works:
        return 0
    return sure(subject.prospect, works).months(subject.filing_day, policy)


EXPERIENCE = Experience(any_work, "work_months")
REPUTABLE = Experience(reputable, "reputable_months", needs_reputable_proof=True)
FIELD = Experience(in_field, "field_months")
INTERNATIONAL = Experience(international, "international_months", permit=True)
NUMBERED = {6: EXPERIENCE, 7: REPUTABLE, 8: FIELD, 9: INTERNATIONAL}
"""The four by their numbers among the twelve."""

"""Criteria 6 to 9: months of work of a graduate or specialist."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from msgspec import Struct

from qmas_tui.facts.prospect_rows import Career
from qmas_tui.intake.criteria.answer import Answer
from qmas_tui.intake.subject import Subject
from qmas_tui.intake.work_months import may_reach, sure, sure_works
from qmas_tui.intake.works import Mark
from qmas_tui.policy.policy import Policy

Paper = tuple[str, Callable[[Career], bool]]
"""What vouches for a work, and how it is told that a work lacks it."""
LETTER: Paper = ("letter", lambda work: not work.letter)
SECOND_PROOF: Paper = ("second-proof", lambda work: not work.second_proof)
REPUTABLE_PROOF: Paper = ("reputable-proof", lambda work: work.reputable_proof is None)
PERMIT: Paper = ("permit", lambda work: not work.permit)


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
    """One of the four, with the papers that vouch for a work.

    With `permit` among them, only permitted work is safe.
    """

    mark: Mark
    figure: str
    papers: tuple[Paper, ...] = (LETTER, SECOND_PROOF)

    def lacking(self, works: Sequence[Career]) -> tuple[str, ...]:
        """The papers that one of these works lacks."""
        return tuple([name for name, lacks in self.papers if any(map(lacks, works))])

    def answer(self, subject: Subject, policy: Policy) -> Answer:
        """Whether the sure months reach the figure."""
        need, works = self._need(policy), sure_works(subject.works, self.mark)
        months = _months(subject, policy, works)
        evidence = (("months", months), ("need", need))
        if months < need:
            may = may_reach(subject, self.mark, need, policy)
            return Answer(may, have=months, need=need, evidence=evidence)
        permitted = works
        if PERMIT in self.papers:
            permitted = [work for work in works if work.permit]
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
        spells = sure(subject, sure_works(subject.works, self.mark))
        need, day = self._need(policy), subject.filing_day
        reached_on = spells.reach(need, day, end, policy)
        return [reached_on] if reached_on else []

    def _need(self, policy: Policy) -> int:
        need: int = getattr(policy.intake, self.figure)
        return need


def _months(subject: Subject, policy: Policy, works: list[Career]) -> int:
    if not works:
        return 0
    return sure(subject, works).months(subject.filing_day, policy)


EXPERIENCE = Experience(any_work, "work_months")
REPUTABLE = Experience(
    reputable, "reputable_months", (LETTER, SECOND_PROOF, REPUTABLE_PROOF)
)
FIELD = Experience(in_field, "field_months")
INTERNATIONAL = Experience(
    international, "international_months", (LETTER, SECOND_PROOF, PERMIT)
)
NUMBERED = {6: EXPERIENCE, 7: REPUTABLE, 8: FIELD, 9: INTERNATIONAL}
"""The four by their numbers among the twelve."""

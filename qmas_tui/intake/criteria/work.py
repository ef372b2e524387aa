"""Criteria 6 to 9: months of work of a graduate or specialist."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from qmas_tui.facts.prospect_rows import Career
from qmas_tui.intake.criteria.answer import Answer
from qmas_tui.intake.subject import Subject
from qmas_tui.intake.work_months import Mark, may_reach, sure, sure_works
from qmas_tui.policy.policy import Policy

VOUCHING = ("letter", "second-proof")


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
    def papers(self) -> tuple[str, ...]:
        """What vouches for a work."""
        reputable_ = ("reputable-proof",) if self.needs_reputable_proof else ()
        return (*VOUCHING, *reputable_, *(("permit",) if self.permit else ()))

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
        vouched = [work for work in permitted if self._is_vouched(work)]
        safe_months = vouched_months = months
        if len(permitted) < len(works):
            safe_months = _months(subject, policy, permitted)
        if len(vouched) < len(works):
            vouched_months = _months(subject, policy, vouched)
        return Answer(
            "yes",
            safe=safe_months >= need + policy.intake.safe_work_months,
            wanting=() if vouched_months >= need else self.papers,
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

    def _is_vouched(self, work: Career) -> bool:
        """A letter and a second proof; for a reputable firm proof of that, too."""
        if not work.letter or not work.second_proof:
            return False
        return not self.needs_reputable_proof or work.reputable_proof is not None


def _months(subject: Subject, policy: Policy, works: list[Career]) -> int:
    if not works:
        return 0
    return sure(subject.prospect, works).months(subject.filing_day, policy)


EXPERIENCE = Experience(any_work, "work_months")
REPUTABLE = Experience(reputable, "reputable_months", needs_reputable_proof=True)
FIELD = Experience(in_field, "field_months")
INTERNATIONAL = Experience(international, "international_months", permit=True)

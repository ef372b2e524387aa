"""What comes out of a comparison of the ways in."""

from __future__ import annotations

from typing import Literal

from qmas_tui.findings.model import Evidence, Value
from qmas_tui.intake.states import State, all_of
from qmas_tui.policy.pathways import ConditionName, Pathway

Verdict = Literal["fits", "does-not-fit", "unknown"]
VERDICTS: dict[State, Verdict] = {
    "yes": "fits",
    "no": "does-not-fit",
    "unknown": "unknown",
}


class Answer(Value, frozen=True, gc=False):
    """Whether a condition holds, and by which facts.

    `facts` are the fields and tables that would settle it, where they are others than
    those that always do.
    """

    state: State
    evidence: Evidence = ()
    facts: tuple[str, ...] | None = None


class Condition(Value, frozen=True, gc=False):
    """One condition of a way in; `facts` are the fields that would settle it."""

    name: ConditionName
    state: State
    rules: tuple[str, ...]
    facts: tuple[str, ...]
    evidence: Evidence = ()


class ComparedPathway(Value, frozen=True, gc=False):
    """A way in as it stands for one prospect.

    "Fits" means that no recorded fact stands against the published conditions.
    The fee is HKD a person, None where it is not known.
    """

    pathway: Pathway
    conditions: tuple[Condition, ...]
    fee_per_person: int | None

    @property
    def code(self) -> str:
        """Which way in it is."""
        return self.pathway.code

    @property
    def verdict(self) -> Verdict:
        """What its conditions come to."""
        return VERDICTS[all_of(each.state for each in self.conditions)]

    @property
    def missing(self) -> tuple[str, ...]:
        """The facts that would settle what is unknown, in the order of conditions."""
        open_ = [each.facts for each in self.conditions if each.state == "unknown"]
        return tuple(dict.fromkeys(fact for facts in open_ for fact in facts))

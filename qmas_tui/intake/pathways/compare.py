"""Every way in that is open on a day, compared for one prospect."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from msgspec import Struct, structs

from qmas_tui.intake.evaluation import evaluate
from qmas_tui.intake.model import Evaluation
from qmas_tui.intake.pathways.catalogue import KINDS, Kind, nationality_for
from qmas_tui.intake.pathways.ground import Ground
from qmas_tui.intake.pathways.model import ComparedPathway, Condition
from qmas_tui.intake.subject import Subject
from qmas_tui.policy.pathways import ConditionName, Pathway
from qmas_tui.policy.policy import Policy


def compare_pathways(
    subject: Subject, evaluation: Evaluation, policy: Policy
) -> tuple[ComparedPathway, ...]:
    """The ways in, in the order of checks (W-20); `evaluation` is of the filing day.

    None for who has landed, for a closed case, and on days without rules for them.
    """
    ground = _ground(subject, evaluation, policy)
    if ground is None:
        return ()
    comparison = _Comparison(ground, {})
    return tuple([comparison.of(each) for each in _open(policy.pathways, ground.day)])


def fitting(
    subject: Subject,
    evaluation: Evaluation,
    policy: Policy,
    pathways: Iterable[Pathway],
) -> list[str]:
    """Which of some ways in fit, by code: no more is worked out than that needs."""
    ground = _ground(subject, evaluation, policy)
    if ground is None:
        return []
    comparison = _Comparison(ground, {})
    open_ = _open(pathways, ground.day)
    return [pathway.code for pathway in open_ if comparison.fits(pathway)]


def comparison_day(subject: Subject) -> date:
    """The filing day of whoever has not filed; else that of the next plan, or today."""
    if not subject.filed:
        return subject.filing_day
    return max(subject.as_of, subject.prospect.file_on or subject.as_of)


class _Comparison(Struct, frozen=True):
    """Conditions that several ways in share are worked out once, and kept in `made`.

    That of the nationality is kept under the rules whose nationals it looks at.
    """

    ground: Ground
    made: dict[ConditionName | tuple[str | None, ...], Condition]

    def of(self, pathway: Pathway) -> ComparedPathway:
        """A way in with its conditions."""
        return ComparedPathway(
            pathway, tuple(self.conditions(pathway)), self.fee(pathway)
        )

    def fits(self, pathway: Pathway) -> bool:
        """Whether all of its conditions hold; the first that fails ends it."""
        return all(each.state == "yes" for each in self.conditions(pathway))

    def conditions(self, pathway: Pathway) -> Iterator[Condition]:
        """Its conditions; that of the nationality differs with whom it refuses."""
        nationals = pathway.refuses, pathway.degree_only
        for name in pathway.conditions:
            key = nationals if name == "nationality" else name
            found = self.made.get(key)
            if found is None:
                found = self.made[key] = self.worked_out(pathway, name)
            yield found

    def worked_out(self, pathway: Pathway, name: ConditionName) -> Condition:
        """The same, anew."""
        if name == "nationality":
            return nationality_for(pathway).to(self.ground, name)
        kind = KINDS[name]
        if isinstance(kind, Kind):
            return kind.to(self.ground, name)
        other = self.made.get(kind.of) or self.worked_out(pathway, kind.of)
        return kind.to(other, name)

    def fee(self, pathway: Pathway) -> int | None:
        """HKD a person, where it is known."""
        wanted = pathway.fee_only_from
        known = wanted is None or self.ground.prospect.sponsor_status == wanted
        return self.ground.policy.intake.pathway_fee_hkd if known else None


def _ground(subject: Subject, evaluation: Evaluation, policy: Policy) -> Ground | None:
    """What is measured on the day of the comparison; None where nothing is compared."""
    if subject.prospect.status == "closed" or _has_landed(subject):
        return None
    day = comparison_day(subject)
    if day == subject.filing_day:
        return Ground(subject.prospect, subject, evaluation, policy)
    subject = structs.replace(subject, filing_day=day)
    return Ground(subject.prospect, subject, evaluate(subject, policy), policy)


def _open(pathways: Iterable[Pathway], day: date) -> list[Pathway]:
    return [pathway for pathway in pathways if pathway.holds(day)]


def _has_landed(subject: Subject) -> bool:
    application = subject.application
    return (
        application is not None
        and application.outcome == "approved"
        and application.landed_on is not None
    )

"""Every way in that is open on a day, compared for one prospect."""

from __future__ import annotations

from datetime import date

from msgspec import structs

from qmas_tui.intake.evaluation import evaluate
from qmas_tui.intake.model import Evaluation
from qmas_tui.intake.pathways.catalogue import KINDS, NATIONALITY_FACTS
from qmas_tui.intake.pathways.ground import Ground
from qmas_tui.intake.pathways.model import (
    VERDICTS,
    Answer,
    ComparedPathway,
    Condition,
)
from qmas_tui.intake.pathways.person import nationality
from qmas_tui.intake.states import all_of
from qmas_tui.intake.subject import Subject
from qmas_tui.policy.pathways import ConditionName, Pathway
from qmas_tui.policy.policy import Policy


def compare_pathways(
    subject: Subject, evaluation: Evaluation, policy: Policy
) -> tuple[ComparedPathway, ...]:
    """The ways in, in the order of checks (W-20); `evaluation` is of the filing day.

    None for who has landed, for a closed case, and on days without rules for them.
    """
    if subject.prospect.status == "closed" or _has_landed(subject):
        return ()
    day = comparison_day(subject)
    open_ = [pathway for pathway in policy.pathways if pathway.holds(day)]
    if not open_:
        return ()
    if day != subject.filing_day:
        subject = structs.replace(subject, filing_day=day)
        evaluation = evaluate(subject, policy)
    ground = Ground(subject, evaluation, policy)
    made: dict[ConditionName, Condition] = {}
    return tuple([_compared(ground, pathway, made) for pathway in open_])


def comparison_day(subject: Subject) -> date:
    """The filing day of whoever has not filed; else that of the next plan, or today."""
    if not subject.filed:
        return subject.filing_day
    return max(subject.as_of, subject.prospect.file_on or subject.as_of)


def _compared(
    ground: Ground, pathway: Pathway, made: dict[ConditionName, Condition]
) -> ComparedPathway:
    conditions = tuple(
        [
            _nationality(ground, pathway)
            if name == "nationality"
            else made.get(name) or made.setdefault(name, _condition(ground, name))
            for name in pathway.conditions
        ]
    )
    open_ = [each.facts for each in conditions if each.state == "unknown"]
    return ComparedPathway(
        pathway=pathway,
        verdict=VERDICTS[all_of(each.state for each in conditions)],
        conditions=conditions,
        missing=tuple(dict.fromkeys(fact for facts in open_ for fact in facts)),
        fee_per_person=_fee(ground, pathway),
    )


def _condition(ground: Ground, name: ConditionName) -> Condition:
    kind = KINDS[name]
    return _stated(name, kind.of(ground), kind.rules, kind.facts)


def _nationality(ground: Ground, pathway: Pathway) -> Condition:
    """Its rules are those whose lists of nationals were looked at."""
    rules = tuple(filter(None, (pathway.refuses, pathway.degree_only)))
    answer = nationality(ground, pathway)
    return _stated("nationality", answer, rules, NATIONALITY_FACTS)


def _stated(
    name: ConditionName, answer: Answer, rules: tuple[str, ...], facts: tuple[str, ...]
) -> Condition:
    settled_by = facts if answer.facts is None else answer.facts
    return Condition(name, answer.state, rules, settled_by, answer.evidence)


def _fee(ground: Ground, pathway: Pathway) -> int | None:
    wanted = pathway.fee_only_from
    known = wanted is None or ground.prospect.sponsor_status == wanted
    return ground.policy.intake.pathway_fee_hkd if known else None


def _has_landed(subject: Subject) -> bool:
    application = subject.application
    return (
        application is not None
        and application.outcome == "approved"
        and application.landed_on is not None
    )

"""Prospects and the office's own outcomes as JSON, for other programs.

Names and their order are those of the contract of intake; days are as 2027-03-15.
"""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Raw, structs

from qmas_tui.findings.model import Finding
from qmas_tui.intake.model import (
    CriteriaTest,
    Criterion,
    Evaluation,
    Forecast,
    PointsTest,
    Prerequisite,
)
from qmas_tui.intake.pathways.model import ComparedPathway, Condition
from qmas_tui.intake.result import ProspectAssessment
from qmas_tui.intake.statistics import Outcomes
from qmas_tui.views.intake_words import because_of, evidence_words, remedy_of
from qmas_tui.views.json import Json, act_on, date_of, encode, picker

_prerequisite = picker("name", "state", "rules", "basis")
_criterion = picker(
    *("n", "area", "state", "safe", "documented", "have", "need", "rules", "basis")
)
_achievement = picker("state", "documented", "points")
_quota = picker("state", "places")
_fees = picker("persons", "filing", "issue", "total", "lost_if_refused")
_condition = picker("name", "state", "rules")
_pathway = picker(
    *("first_stay_months", "extension_months", "top_tier_months"),
    *("tied_to_employer", "offer_needed", "quota", "weeks", "dependants"),
)
_finding = picker("code", "subject", "level", "basis", "rules")
_NOTHING = {
    "special": (),
    "quota": None,
    "passes": None,
    "prerequisites": (),
    "gpt": None,
    "forecast": None,
    "nearest": None,
    "apt": None,
}


def prospect_json(
    found: ProspectAssessment, pathways: Iterable[ComparedPathway]
) -> Json:
    """One prospect with the other ways in; of a closed one the rest is empty."""
    item, evaluation = found.next, found.evaluation
    return {
        "case": found.case,
        "stage": found.stage,
        "evaluated_on": found.evaluated_on,
        "filed": found.filed,
        "may_file": evaluation.may_file if evaluation else None,
        "act_by": item.act_by if item else None,
        "lost_on": item.lost_on if item else None,
        "act_on": act_on(item) if item else None,
        **(_evaluation(evaluation) if evaluation else _NOTHING),
        "deadlines": [date_of(each) for each in found.deadlines],
        "fees": _fees(evaluation.fees) if evaluation else None,
        "pathways": [_way(each) for each in pathways],
        "indicators": [_indicator(each) for each in found.findings],
    }


def prospects_json(
    found: Iterable[tuple[ProspectAssessment, Iterable[ComparedPathway]]],
    outcomes: Iterable[Outcomes] | None = None,
) -> Json:
    """Prospects in the order given, each with the other ways in.

    The office's outcomes come behind them where they are given.
    """
    # Each is encoded at once: what was made for it is gone before the next.
    told: Json = {"prospects": [Raw(encode(prospect_json(*each))) for each in found]}
    return told if outcomes is None else told | {"statistics": statistics_of(outcomes)}


def statistics_of(rows: Iterable[Outcomes]) -> list[Json]:
    """The office's own outcomes, counted."""
    return [structs.asdict(row) | {"reasons": dict(row.reasons)} for row in rows]


def _evaluation(found: Evaluation) -> Json:
    return {
        "special": found.special,
        "quota": _quota(found.quota) if found.quota else None,
        "passes": found.passes,
        "prerequisites": [_must(each) for each in found.prerequisites],
        "gpt": _general_test(found.gpt),
        "forecast": _ahead(found.forecast) if found.forecast else None,
        "nearest": found.nearest,
        "apt": _achievement(found.apt),
    }


def _must(found: Prerequisite) -> Json:
    because = evidence_words(found.evidence)
    return _prerequisite(found) | {"because": because}


def _general_test(found: CriteriaTest | PointsTest | None) -> Json | None:
    match found:
        case CriteriaTest():
            names = ("test", "version", "threshold", "met", "met_max", "safe")
            counts = picker(*names, "documented", "areas")
            return counts(found) | {"criteria": [_one(c) for c in found.criteria]}
        case PointsTest():
            return {
                "test": found.test,
                "version": found.version,
                "version_doubt": found.version_doubt,
                "pass_mark": found.pass_mark,
                "max": found.most,
                "parts": {part.name: part.points for part in found.parts},
                "total": found.total,
                "unknown": found.unknown,
                "passes": found.passes,
            }
    return None


def _one(found: Criterion) -> Json:
    because = evidence_words(found.evidence)
    return _criterion(found) | {"because": because}


def _ahead(found: Forecast) -> Json:
    return {
        "six_on": found.six_on,
        "below_on": found.below_on,
        "carried": found.carried,
        "met_on": {str(n): day for n, day in found.met_on},
        "lost_on": {str(n): day for n, day in found.lost_on},
    }


def _way(found: ComparedPathway) -> Json:
    return {
        "code": found.code,
        "verdict": found.verdict,
        "conditions": [_asked(each) for each in found.conditions],
        "missing": found.missing,
        **_pathway(found.pathway),
        "fee_per_person": found.fee_per_person,
        "rules": found.pathway.rules,
    }


def _asked(found: Condition) -> Json:
    because = evidence_words(found.evidence)
    return _condition(found) | {"because": because}


def _indicator(found: Finding) -> Json:
    said = {"because": because_of(found), "remedy": remedy_of(found)}
    return _finding(found) | said

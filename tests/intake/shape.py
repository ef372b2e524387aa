"""An evaluation, and the ways in, in the shape of the worked cases."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from qmas_tui.intake.model import (
    CriteriaTest,
    Evaluation,
    Forecast,
    PointsTest,
)
from qmas_tui.intake.pathways.model import ComparedPathway


def shape(evaluation: Evaluation) -> dict[str, Any]:
    """The keys of the worked cases that an evaluation answers."""
    found, quota, fees = evaluation, evaluation.quota, evaluation.fees
    return {
        "may_file": found.may_file,
        "special": list(found.special),
        "quota": quota and {"state": quota.state, "places": quota.places},
        "prerequisites": {each.name: each.state for each in found.prerequisites},
        "forecast": found.forecast and _forecast(found.forecast),
        "nearest": found.nearest
        and {
            "n": found.nearest.n,
            "by": found.nearest.by,
            "on": _day(found.nearest.on),
        },
        "apt": {
            "state": found.apt.state,
            "documented": found.apt.documented,
            "points": found.apt.points,
        },
        "fees": {
            "persons": fees.persons,
            "filing": fees.filing,
            "issue": fees.issue,
            "total": fees.total,
            "lost_if_refused": fees.lost_if_refused,
        },
        "gpt": _gpt(found.gpt),
    }


def ways(found: Iterable[ComparedPathway]) -> dict[str, Any]:
    """The ways in by code, each with what decides it."""
    return {each.code: _way(each) for each in found}


def _way(found: ComparedPathway) -> dict[str, Any]:
    states = {each.name: each.state for each in found.conditions}
    return {
        "verdict": found.verdict,
        "no": [name for name, state in states.items() if state == "no"],
        "unknown": [name for name, state in states.items() if state == "unknown"],
        "missing": list(found.missing),
    }


def _forecast(forecast: Forecast) -> dict[str, Any]:
    return {
        "six_on": _day(forecast.six_on),
        "below_on": _day(forecast.below_on),
        "carried": list(forecast.carried),
        "met_on": {str(n): _day(day) for n, day in forecast.met_on},
        "lost_on": {str(n): _day(day) for n, day in forecast.lost_on},
    }


def _day(day: object) -> str | None:
    return None if day is None else str(day)


def _gpt(gpt: CriteriaTest | PointsTest | None) -> dict[str, Any] | None:
    if isinstance(gpt, CriteriaTest):
        return {
            "test": gpt.test,
            "version": gpt.version,
            "met": gpt.met,
            "met_max": gpt.met_max,
            "safe": gpt.safe,
            "documented": gpt.documented,
            "yes": list(gpt.numbers("yes")),
            "unknown": list(gpt.numbers("unknown")),
            "safe_list": [each.n for each in gpt.criteria if each.safe],
            "documented_list": [each.n for each in gpt.criteria if each.documented],
            "have": [each.have for each in gpt.criteria],
        }
    return (
        None
        if gpt is None
        else {
            "test": gpt.test,
            "version": gpt.version,
            "version_doubt": gpt.version_doubt,
            "max": gpt.most,
            "parts": {part.name: part.points for part in gpt.parts},
            "total": gpt.total,
            "unknown": list(gpt.unknown),
            "passes": gpt.passes,
        }
    )

"""What the program says of a prospect, in the shape of the worked cases."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from msgspec import convert, to_builtins

from qmas_tui.facts.prospect import Prospect
from qmas_tui.intake.assess import assess, pathways_of
from qmas_tui.intake.pathways.model import ComparedPathway
from qmas_tui.intake.result import ProspectAssessment
from qmas_tui.intake.statistics import statistics
from tests.intake.shape import shape, ways
from tests.make import POLICY
from tests.oracle.prospects.codes import KNOWN

TERMS = (
    *("first_stay_months", "extension_months", "top_tier_months"),
    *("tied_to_employer", "offer_needed", "quota", "weeks", "dependants"),
)
"""What is told of each way in, whoever asks."""


def found_of(raw: dict[str, Any], as_of: date, file_on: date | None) -> dict[str, Any]:
    """Everything that the second calculator works out, too."""
    who = convert(raw, Prospect)
    found: ProspectAssessment = assess(who, POLICY, as_of, file_on)
    assert found.evaluation is not None, found.findings
    item = found.next
    return shape(found.evaluation) | {
        "stage": found.stage,
        "filed": found.filed,
        "evaluated_on": str(found.evaluated_on),
        "deadlines": {each.kind: str(each.on) for each in found.deadlines},
        "pathways": ways(pathways_of(found, POLICY)),
        "codes": {f.code: f.level for f in found.findings if f.code in KNOWN},
        "act_by": item and str(item.act_by),
        "lost_on": item and item.lost_on and str(item.lost_on),
        "act_on": item and item.kind,
        "due_on": item and str(item.due_on),
    }


def outcomes_of(raws: list[dict[str, Any]], as_of: date) -> list[dict[str, Any]]:
    """The office's own outcomes over these prospects."""
    found = statistics(convert(raws, list[Prospect]), POLICY, as_of)
    return [to_builtins(each) | {"reasons": dict(each.reasons)} for each in found]


def terms_of(found: Iterable[ComparedPathway]) -> dict[str, Any]:
    """What the ways in give and ask, by code, as it is told in JSON."""
    return {
        each.code: {name: getattr(each.pathway, name) for name in TERMS}
        | {"fee_per_person": each.fee_per_person}
        for each in found
    }

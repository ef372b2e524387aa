"""An assessment of a prospect by name: each day, state and figure, to be compared.

What is today only for want of a day of its own is left out: it would move each day.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from qmas_tui.facts.worked_out import WorkedOut
from qmas_tui.intake.dossier import PROSPECT
from qmas_tui.intake.model import CriteriaTest, Evaluation, Forecast, PointsTest
from qmas_tui.intake.result import ProspectAssessment, ProspectItem


def outcome(found: ProspectAssessment) -> tuple[WorkedOut, ...]:
    """What came out for the prospect; of a closed case only that it is closed."""
    evaluation, item = found.evaluation, found.next
    days = [*_item_days(item)] if item else []
    states = [("stage", found.stage)]
    states += [("act_on.kind", item.kind)] if item else []
    for each in found.deadlines:
        days.append((f"deadlines.{each.kind}", each.on))
        states.append((f"deadlines.{each.kind}.status", each.status))
    figures: dict[str, int | bool] = {}
    if evaluation is not None:
        days += _measured(found, evaluation.forecast)
        states += _states(evaluation)
        figures = dict(_figures(evaluation))
    return (
        WorkedOut(
            case=found.case,
            subject=PROSPECT,
            days={name: day for name, day in days if day is not None},
            states=dict(states),
            figures=figures,
            findings={each.code: each.level for each in found.findings},
        ),
    )


def _item_days(item: ProspectItem) -> Iterator[tuple[str, date | None]]:
    if not item.due_floats:
        yield "act_by", item.act_by
        yield "due_on", item.due_on
    if not item.lost_floats:
        yield "lost_on", item.lost_on


def _measured(
    found: ProspectAssessment, forecast: Forecast | None
) -> Iterator[tuple[str, date | None]]:
    """The filing day, and what is ahead of it."""
    if found.evaluated_on != found.as_of:
        yield "evaluated_on", found.evaluated_on
    if forecast is None:
        return
    if forecast.six_on != found.as_of:
        yield "forecast.six_on", forecast.six_on
    yield "forecast.below_on", forecast.below_on
    yield from [(f"forecast.met_on.{n}", on) for n, on in forecast.met_on]
    yield from [(f"forecast.lost_on.{n}", on) for n, on in forecast.lost_on]


def _states(found: Evaluation) -> Iterator[tuple[str, str]]:
    yield "may_file", found.may_file
    for each in found.prerequisites:
        yield f"prerequisite.{each.name}", each.state
    if isinstance(found.gpt, CriteriaTest):
        for criterion in found.gpt.criteria:
            yield f"criterion.{criterion.n}", criterion.state
    elif isinstance(found.gpt, PointsTest):
        yield "points.version", found.gpt.version
    yield "achievement", found.apt.state


def _figures(found: Evaluation) -> Iterator[tuple[str, int | bool]]:
    match found.gpt:
        case CriteriaTest() as test:
            yield "criteria.met", test.met
            yield "criteria.met_max", test.met_max
            yield "criteria.safe", test.safe
            yield "criteria.documented", test.documented
            yield "criteria.areas", test.areas
        case PointsTest() as old:
            yield "points.total", old.total
    yield "fees.persons", found.fees.persons
    yield "fees.total", found.fees.total

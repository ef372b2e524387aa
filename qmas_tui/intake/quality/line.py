"""Whether the line is reached that lets a person file, and for how long."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta

from qmas_tui.findings.calendar import add_months, birthday
from qmas_tui.findings.model import Finding
from qmas_tui.intake.dossier import Dossier, row
from qmas_tui.intake.model import CriteriaTest, Evaluation, Met, PointsTest

AGE = 1
"""The criterion that a birthday takes away (G-02)."""


def line(dossier: Dossier, found: Evaluation) -> Iterator[Finding]:
    """Prerequisites, and the test of the route (B-08, G-19, O-03, A-01)."""
    yield from _prerequisites(dossier, found, "not-met")
    yield from _prerequisites(dossier, found, "unknown")
    if dossier.prospect.route == "apt":
        if found.apt.state != "yes":
            yield dossier.finding("apt.no-achievement", state=found.apt.state)
    elif isinstance(found.gpt, CriteriaTest):
        yield from _criteria(dossier, found, found.gpt)
        yield from _closing(dossier, found.gpt)
    elif found.gpt is not None:
        yield from _points(dossier, found.gpt)


def _prerequisites(
    dossier: Dossier, found: Evaluation, state: Met
) -> Iterator[Finding]:
    wanting = [each for each in found.prerequisites if each.state == state]
    if wanting:
        rules = dict.fromkeys(rule for each in wanting for rule in each.rules)
        yield dossier.finding(
            f"prerequisite.{state}",
            rules=("B-08", *(rule for rule in rules if rule != "B-08")),
            rows=tuple(row(each.name, **dict(each.evidence)) for each in wanting),
        )


def _criteria(
    dossier: Dossier, found: Evaluation, gpt: CriteriaTest
) -> Iterator[Finding]:
    """Too few criteria, whatever the unknown ones turn out to be, or it may be."""
    codes = {"no": "criteria.short", "unknown": "criteria.unknown"}
    if gpt.line in codes:
        yield dossier.finding(
            codes[gpt.line],
            met=gpt.met,
            met_max=gpt.met_max,
            threshold=gpt.threshold,
            unknown=numbers(gpt.numbers("unknown")),
            six_on=found.forecast.six_on if found.forecast else None,
            below_on=found.forecast.below_on if found.forecast else None,
        )


def _points(dossier: Dossier, gpt: PointsTest) -> Iterator[Finding]:
    if gpt.passes is not True:
        yield dossier.finding(
            "points.short",
            "watch" if gpt.passes is None else "warn",
            total=gpt.total,
            pass_mark=gpt.pass_mark,
            unknown=gpt.unknown,
        )


def _closing(dossier: Dossier, gpt: CriteriaTest) -> Iterator[Finding]:
    """The birthday that takes the first criterion away is near (HI-13)."""
    born, figures = dossier.prospect.born_on, dossier.figures
    if born is None or gpt.criterion(AGE).state != "yes":
        return
    day = birthday(born, figures.too_old_years)
    if day <= add_months(dossier.as_of, figures.birthday_ahead_months):
        yield dossier.finding(
            "age.closing",
            "act" if gpt.met == gpt.threshold else "warn",
            due_on=day - timedelta(days=figures.birthday_act_days),
            lost_on=day,
            birthday=day,
            met=gpt.met,
            threshold=gpt.threshold,
        )


def numbers(of: Sequence[int]) -> tuple[str, ...]:
    """Numbers of criteria as evidence."""
    return tuple(str(n) for n in of)

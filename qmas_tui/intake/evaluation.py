"""May this person file, under which test, and what changes later?"""

from __future__ import annotations

from qmas_tui.intake.achievement import achievement_test
from qmas_tui.intake.criteria.twelve import find_criteria
from qmas_tui.intake.fees import fees_due, quota
from qmas_tui.intake.forecast import find_forecast, find_nearest
from qmas_tui.intake.model import (
    CriteriaTest,
    Evaluation,
    Forecast,
    Nearest,
    PointsTest,
    passes,
)
from qmas_tui.intake.points import points_test
from qmas_tui.intake.prerequisites import prerequisites
from qmas_tui.intake.standing import special_routes
from qmas_tui.intake.states import State, all_of, state
from qmas_tui.intake.subject import Subject
from qmas_tui.policy.policy import Policy


def evaluate(subject: Subject, policy: Policy) -> Evaluation:
    """Everything about the right to file, on the filing day; cheap, and for any case.

    What is told of a closed case is up to the caller.
    """
    must = prerequisites(subject, policy)
    gpt = general_test(subject, policy)
    apt = achievement_test(subject, policy)
    line: State = gpt.line if gpt else "no"
    if subject.prospect.route == "apt":
        line = apt.state
    forecast, nearest = _ahead(subject, gpt, policy)
    return Evaluation(
        prerequisites=must,
        special=special_routes(subject, policy),
        gpt=gpt,
        apt=apt,
        may_file=all_of((state(passes(must)), line)),
        forecast=forecast,
        nearest=nearest,
        quota=quota(subject, policy),
        fees=fees_due(subject, policy),
    )


def general_test(subject: Subject, policy: Policy) -> CriteriaTest | PointsTest | None:
    """The test that the filing day falls under; None before the scheme (G-01, G-22)."""
    version = policy.entry.version_on(subject.filing_day)
    if version is None:
        return None
    if version.test == "points":
        return points_test(subject, version, policy)
    criteria = find_criteria(subject, policy)
    states = [each.state for each in criteria]
    met = states.count("yes")
    return CriteriaTest(
        version.name,
        policy.intake.criteria_least,
        criteria,
        met,
        met + states.count("unknown"),
    )


def _ahead(
    subject: Subject, gpt: CriteriaTest | PointsTest | None, policy: Policy
) -> tuple[Forecast | None, Nearest | None]:
    """Only for who has not filed and would under today's test."""
    if subject.prospect.route != "gpt" or subject.filed:
        return None, None
    if not isinstance(gpt, CriteriaTest):
        return None, None
    forecast = find_forecast(subject, gpt, policy)
    return forecast, find_nearest(gpt, forecast)

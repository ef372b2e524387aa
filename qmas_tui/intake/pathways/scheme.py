"""What the scheme itself asks for, and the other ways with it."""

from __future__ import annotations

from qmas_tui.intake.model import CriteriaTest, Met
from qmas_tui.intake.pathways.ground import Ground
from qmas_tui.intake.pathways.model import Answer
from qmas_tui.intake.states import State, state

AS_STATE: dict[Met, State] = {"met": "yes", "not-met": "no", "unknown": "unknown"}


def character(ground: Ground) -> Answer:
    """No criminal record, and no adverse immigration record (B-04)."""
    return _prerequisite(ground, "character")


def education(ground: Ground) -> Answer:
    """A degree, or in its place what the Director may take for one (B-05)."""
    return _prerequisite(ground, "education")


def financial(ground: Ground) -> Answer:
    """Means to live on without public help (B-03)."""
    return _prerequisite(ground, "financial")


def prerequisites(ground: Ground) -> Answer:
    """All that an applicant must meet (B-08)."""
    met = ground.evaluation.prerequisites
    lacking = tuple(each.name for each in met if each.state == "not-met")
    return Answer(state(ground.evaluation.passes), (("lacking", lacking),))


def criteria(ground: Ground) -> Answer:
    """Enough of the twelve criteria (G-19)."""
    test = ground.evaluation.gpt
    assert isinstance(test, CriteriaTest), "the ways in are compared on later days"
    figures = (("met", test.met), ("met_max", test.met_max), ("need", test.threshold))
    return Answer(test.line, figures)


def achievement(ground: Ground) -> Answer:
    """An exceptional achievement is claimed (A-01)."""
    apt = ground.evaluation.apt
    return Answer(apt.state, apt.evidence)


def _prerequisite(ground: Ground, name: str) -> Answer:
    found = next(e for e in ground.evaluation.prerequisites if e.name == name)
    return Answer(AS_STATE[found.state], found.evidence)

"""The criterion to work on."""

from __future__ import annotations

from typing import Final

from qmas_tui.intake.model import CriteriaTest, Nearest
from qmas_tui.intake.result import AssessedProspect
from qmas_tui.views.criteria_words import criterion_name
from qmas_tui.views.lay import row, said
from qmas_tui.views.model import Line, Span
from qmas_tui.views.prospect.remedies import criterion_remedy
from qmas_tui.views.say import day_words

_BY: Final = {
    "day": "comes by itself",
    "fact": "a fact is missing",
    "amount": "the amount is nearest",
}


def nearest_words(found: Nearest) -> str:
    """Which criterion it is, and why that one."""
    on = f" on {day_words(found.on)}" if found.on else ""
    return f"{criterion_name(found.n)}: {_BY[found.by]}{on}"


def nearest_line(of: AssessedProspect) -> Line | None:
    """The same in a line that leads to what would meet it; None where there is none."""
    evaluation = of.assessment.evaluation
    if evaluation is None or evaluation.nearest is None:
        return None
    found, test = evaluation.nearest, evaluation.gpt
    assert isinstance(test, CriteriaTest), "only these have a nearest"
    criterion = next(each for each in test.criteria if each.n == found.n)
    return row(
        Span("Nearest  ", "head"),
        said(nearest_words(found)),
        about=f"criterion.{found.n}",
        remedy=criterion_remedy(criterion, of),
    )

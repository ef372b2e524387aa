"""Prerequisites and the three counts of a prospect, each on a line."""

from __future__ import annotations

from typing import Final

from qmas_tui.intake.model import CriteriaTest, Evaluation, Met, PointsTest
from qmas_tui.intake.result import AssessedProspect
from qmas_tui.views.lay import row
from qmas_tui.views.model import Line, Role, Span
from qmas_tui.views.prospect.line import points_words
from qmas_tui.views.prospect_rows import ACHIEVEMENT
from qmas_tui.views.prospect_words import MAY_FILE, PREREQUISITES
from qmas_tui.views.width import cell_width

SIGNS: Final[dict[Met, tuple[str, Role]]] = {
    "met": ("✓", "good"),
    "not-met": ("✗", "act"),
    "unknown": ("?", "warn"),
}
_ROLES: Final[dict[str, Role]] = {"yes": "good", "no": "act", "unknown": "warn"}
BAR: Final = "█"
_BEFORE: Final = "░"


def _prerequisites(found: Evaluation, is_short: bool, gap: str) -> tuple[Span, ...]:
    """Each prerequisite with its sign."""
    spans: list[Span] = []
    for each in found.prerequisites:
        sign, role = SIGNS[each.state]
        words = each.name if is_short else PREREQUISITES[each.name]
        spans += [Span(f"{sign} ", role), Span(f"{words}{gap}")]
    return tuple(spans)


def prerequisites_line(found: Evaluation, room: int) -> Line:
    """All of them, by their short names where there is no room for the long ones."""
    for head, is_short, gap in (
        ("Prerequisites  ", False, "   "),
        ("Prerequisites  ", True, "   "),
        ("Must  ", True, "  "),
    ):
        spans = (Span(head, "head"), *_prerequisites(found, is_short, gap))
        if sum(cell_width(span.text) for span in spans) <= room:
            break
    return row(*spans)


def counts_line(of: AssessedProspect, is_short: bool = False) -> Line:
    """Met, safe and documented, each as a bar of twelve; and whether one may file."""
    found = of.assessment.evaluation
    assert found is not None, "asked where there is a test"
    if of.prospect.route == "apt":
        spans = [Span(ACHIEVEMENT[found.apt.state].capitalize())]
    elif isinstance(found.gpt, CriteriaTest):
        spans = _counts(found.gpt, is_short)
    elif isinstance(found.gpt, PointsTest):
        spans = [Span(points_words(found.gpt))]
    else:
        spans = [Span("No test held on that day.", "dim")]
    if not of.assessment.filed:
        may = Span(MAY_FILE[found.may_file], _ROLES[found.may_file])
        spans += [Span("   "), may]
    return row(*spans)


def _counts(test: CriteriaTest, is_short: bool) -> list[Span]:
    whole = len(test.criteria)
    spans: list[Span] = []
    told = (("met", test.met), ("safe", test.safe), ("documented", test.documented))
    for name, number in told:
        spans += [Span(f"{name} ", "dim"), Span(f"{number} ", "strong")]
        if not is_short:
            maybe = test.met_max - test.met if name == "met" else 0
            rest = whole - number - maybe
            spans += [Span(BAR * number, "accent"), Span(_BEFORE * maybe, "warn")]
            spans.append(Span("─" * rest, "dim"))
        spans.append(Span("   "))
    maybe = test.met_max - test.met
    if maybe:
        spans.append(Span(f"{maybe} unknown   ", "warn"))
    return spans

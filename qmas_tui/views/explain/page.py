"""Why a date or a finding is what it is, as a page that can be copied and exported."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from qmas_tui.findings.model import HOLDER, AssessedCase
from qmas_tui.policy.policy import Policy
from qmas_tui.views.explain.alternatives import alternative_lines, change_lines
from qmas_tui.views.explain.derivation import derivation_lines
from qmas_tui.views.explain.facts_used import fact_lines
from qmas_tui.views.explain.rules_cited import rule_lines
from qmas_tui.views.explain.target import Explainable, explainable, target_of
from qmas_tui.views.lay import dim, row, said
from qmas_tui.views.model import Line, Section, Span
from qmas_tui.views.say import day_words, days_words

__all__ = ["Explainable", "explain", "explain_head", "explainable", "first_subject"]
_AS_RECORDED = "Nothing: what is recorded says it."


def explain(
    case: AssessedCase, kind: str, subject: str, policy: Policy
) -> tuple[Section, ...]:
    """The facts, the arithmetic, the rules, what does not apply, what would change it.

    Raises DataError for what this case does not have; its problems list what it has.
    """
    target = target_of(case, kind, subject, policy)
    worked_out = derivation_lines(target) or (dim(_AS_RECORDED),)
    return (
        Section("Starts from", fact_lines(target)),
        Section("Worked out", worked_out),
        Section("Rules used", rule_lines(target)),
        Section("Considered, not used", alternative_lines(target)),
        Section(
            "What settles it" if target.findings else "What would change this",
            change_lines(target),
        ),
    )


def first_subject(there: Iterable[Explainable], kind: str) -> str:
    """Of whom something is explained when nobody is named: the holder before others."""
    return next((each.subject for each in there if each.kind == kind), HOLDER)


def explain_head(case: AssessedCase, kind: str, subject: str) -> Line:
    """Whose case it is and what is explained, in one line."""
    holder = case.holder
    name = f"{holder.name} {holder.name_zh}" if holder.name_zh else holder.name
    titles = {(e.kind, e.subject): e.title for e in explainable(case)}
    title = titles.get((kind, subject), kind)
    who = said(f"{holder.case} ", "dim"), said(name, "strong"), Span(" · ")
    day = _day_of(case, kind, subject)
    if day is None:
        return row(*who, said(title))
    words, on = title.rpartition(", ")[0], Span(day_words(day), "strong")
    far = days_words((day - case.assessment.as_of).days)
    return row(*who, said(words), Span("   "), on, Span(f"   {far}", "dim"))


def _day_of(case: AssessedCase, kind: str, subject: str) -> date | None:
    """The day that is explained, where it is one."""
    found = case.assessment.of(subject)
    if found is None:
        return None
    days = {each.kind: each.on for each in found.deadlines}
    seven = dict(found.milestone.days) if found.milestone else {}
    return days.get(kind) or seven.get(kind)

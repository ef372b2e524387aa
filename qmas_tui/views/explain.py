"""Why a date or a finding is what it is, as a page that can be copied and exported."""

from __future__ import annotations

from collections.abc import Iterable

from qmas_tui.findings.model import HOLDER, AssessedCase
from qmas_tui.policy.policy import Policy
from qmas_tui.views.lay import row, said
from qmas_tui.views.model import Line, Section, Span
from qmas_tui.views.why.anchor import anchor_lines
from qmas_tui.views.why.apart import apart_lines, change_lines
from qmas_tui.views.why.matter import Explainable, explainable, matter_of
from qmas_tui.views.why.rests import rest_lines
from qmas_tui.views.why.worked import worked_lines

__all__ = ["Explainable", "explain", "explain_head", "explainable", "first_subject"]


def explain(
    entry: AssessedCase, kind: str, subject: str, policy: Policy
) -> tuple[Section, ...]:
    """The facts, the arithmetic, the rules, what does not apply, what would change it.

    Raises DataError for what this case does not have; its problems list what it has.
    """
    matter = matter_of(entry, kind, subject, policy)
    return (
        Section("From", anchor_lines(matter)),
        Section("Worked out", worked_lines(matter)),
        Section("Rests on", rest_lines(matter)),
        Section("Looked at, does not apply", apart_lines(matter)),
        Section(
            "What settles it" if matter.findings else "Would change it",
            change_lines(matter),
        ),
    )


def first_subject(there: Iterable[Explainable], kind: str) -> str:
    """Of whom something is explained when nobody is named: the holder before others."""
    return next((each.subject for each in there if each.kind == kind), HOLDER)


def explain_head(entry: AssessedCase, kind: str, subject: str) -> Line:
    """Whose case it is and what is explained, in one line."""
    holder = entry.holder
    name = f"{holder.name} {holder.name_zh}" if holder.name_zh else holder.name
    titles = {(e.kind, e.subject): e.title for e in explainable(entry)}
    return row(
        said(f"{holder.case} ", "dim"),
        said(name, "strong"),
        Span(" · "),
        said(titles.get((kind, subject), kind)),
    )

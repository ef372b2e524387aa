"""Which date or finding a line of a scenario can be explained by."""

from __future__ import annotations

from typing import Final

from qmas_tui.findings.model import AssessedCase
from qmas_tui.views.explain.page import explainable
from qmas_tui.views.items import kind_of

_TO_DO: Final = frozenset({"act_by", "lost_on", "act_on.kind", "stage"})
"""They stand for what is to be done first."""


def explained_in(
    case: AssessedCase, about: str, subject: str
) -> tuple[str, str] | None:
    """The kind and subject to explain in a case; None where it has no such."""
    wanted = (about, subject or "holder")
    item = case.assessment.next
    if about in _TO_DO and item is not None:
        wanted = (kind_of(item, case), item.subject)
    there = [(each.kind, each.subject) for each in explainable(case)]
    return wanted if wanted in there else None

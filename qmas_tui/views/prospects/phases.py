"""The phases of a case before the landing: the views of their queue go by them."""

from __future__ import annotations

from typing import Final

from qmas_tui.intake.result import AssessedProspect

_STAGES: Final = {
    "prepare": "lead preparing broken",
    "file": "ready",
    "filed": "submitted acknowledged pooled requested",
    "selected": "selected in-principle consent-sent",
    "approved": "approved paid",
    "landing": "e-visa landed",
    "refused": "refused withdrawn",
}
PHASES: Final = tuple(_STAGES)
_PHASE_OF: Final = {
    stage: phase for phase, stages in _STAGES.items() for stage in stages.split()
}


def phase_of(of: AssessedProspect) -> str | None:
    """The phase; none of the closed, and of the landed who have nothing to do."""
    found = of.assessment
    is_over = found.stage == "landed" and found.next is None
    return None if is_over else _PHASE_OF.get(found.stage)

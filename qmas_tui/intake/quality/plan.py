"""Whether there is a plan for Hong Kong, and it fits the career (Q-30)."""

from __future__ import annotations

from collections.abc import Iterator

from qmas_tui.findings.model import Finding
from qmas_tui.intake.dossier import Dossier


def plan(dossier: Dossier) -> Iterator[Finding]:
    """A plan that is missing, or that leads away from the career."""
    if "plan" not in dossier.facts.on_file:
        yield dossier.finding("plan.missing")
    sector, planned = dossier.prospect.sector, dossier.prospect.plan_sector
    if sector is not None and planned is not None and sector != planned:
        yield dossier.finding("plan.sector-switch", sector=sector, planned=planned)

"""Whether Hong Kong wants the sector, and the plan fits the career (Q-23 to Q-30)."""

from __future__ import annotations

from collections.abc import Iterator

from qmas_tui.findings.model import Finding
from qmas_tui.intake.dossier import Dossier


def sector(dossier: Dossier) -> Iterator[Finding]:
    """A crowded sector, and demand that nobody has shown."""
    yield from _saturated(dossier)
    prospect = dossier.prospect
    if prospect.talent_list is not True and prospect.demand is None:
        yield dossier.finding("sector.demand-unknown", sector=prospect.sector)


def _saturated(dossier: Dossier) -> Iterator[Finding]:
    """A large share of approvals, and nothing that sets the person apart (HI-11)."""
    prospect, most = dossier.prospect, dossier.figures.saturated_percent
    if prospect.sector is None or prospect.differentiator is not None:
        return
    share = dossier.policy.entry.approvals_percent(prospect.sector, dossier.filing_day)
    if share is not None and share >= most:
        yield dossier.finding(
            "sector.saturated", sector=prospect.sector, percent=share, from_percent=most
        )

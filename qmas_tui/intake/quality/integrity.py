"""Papers from intermediaries, and what was refused before (Q-42, X-31, X-32)."""

from __future__ import annotations

from collections.abc import Iterator

from qmas_tui.findings.model import Finding
from qmas_tui.intake.dossier import Dossier, row


def integrity(dossier: Dossier) -> Iterator[Finding]:
    """A bought paper, no declaration, or the same case again after a refusal."""
    prospect = dossier.prospect
    if prospect.agent_evidence is True:
        yield dossier.finding("integrity.bought")
    if prospect.engaged_on is not None and prospect.integrity_signed_on is None:
        yield dossier.finding("integrity.unsigned", engaged=prospect.engaged_on)
    refused = [
        row("application", submitted=each.submitted_on, decided=each.decided_on)
        for each in prospect.application
        if each.outcome == "refused"
    ]
    if prospect.changed_since is None:
        yield from dossier.of_rows("refusal.unchanged", refused)

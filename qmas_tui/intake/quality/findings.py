"""All that keeps a case from being filed well, looked through in one order (N-04)."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from qmas_tui.findings.model import Finding
from qmas_tui.intake.dossier import Dossier
from qmas_tui.intake.model import Evaluation
from qmas_tui.intake.quality.career import career
from qmas_tui.intake.quality.character import character
from qmas_tui.intake.quality.degrees import degrees
from qmas_tui.intake.quality.employability import employability
from qmas_tui.intake.quality.family import family
from qmas_tui.intake.quality.funds import funds
from qmas_tui.intake.quality.integrity import integrity
from qmas_tui.intake.quality.letters import letters
from qmas_tui.intake.quality.line import line
from qmas_tui.intake.quality.plan import plan
from qmas_tui.intake.quality.roles import roles
from qmas_tui.intake.quality.sector import sector
from qmas_tui.intake.quality.strength import strength
from qmas_tui.intake.quality.timeline import timeline

LOOKS: tuple[Callable[[Dossier], Iterator[Finding]], ...] = (
    funds,
    timeline,
    career,
    letters,
    roles,
    sector,
    employability,
    plan,
    degrees,
    character,
    family,
    integrity,
)
"""Everything that the facts alone tell."""


def quality_findings(dossier: Dossier, found: Evaluation) -> Iterator[Finding]:
    """Findings of a case that is not filed; the line and the strength come first."""
    yield from line(dossier, found)
    yield from strength(dossier, found)
    for look in LOOKS:
        yield from look(dossier)

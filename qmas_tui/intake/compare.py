"""How prospects are compared: worked out on a day, and told by name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from qmas_tui.facts.prospect import Prospect
from qmas_tui.findings.compare import Kind
from qmas_tui.findings.model import Finding
from qmas_tui.intake.assess import assess
from qmas_tui.intake.outcome import outcome
from qmas_tui.intake.result import ProspectAssessment


def _findings(found: ProspectAssessment) -> Sequence[Finding]:
    return found.findings


PROSPECTS: Final[Kind[Prospect, ProspectAssessment]] = Kind(
    "prospect", assess, outcome, _findings
)

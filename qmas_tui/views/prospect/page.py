"""The whole page of a prospect: where it stands, the line, what was found, ways in."""

from __future__ import annotations

from collections.abc import Sequence

from qmas_tui.facts.changes import Past
from qmas_tui.intake.pathways.model import ComparedPathway
from qmas_tui.intake.result import AssessedProspect
from qmas_tui.views.case.history import history_lines
from qmas_tui.views.model import Part, Section
from qmas_tui.views.prospect.ahead import ahead_sections
from qmas_tui.views.prospect.found import found_sections
from qmas_tui.views.prospect.head import prospect_head
from qmas_tui.views.prospect.line import line_sections
from qmas_tui.views.prospect.ways import way_sections
from qmas_tui.views.prospect_record import prospect_record

__all__ = ["prospect_head", "prospect_parts", "record_parts"]


def prospect_parts(
    of: AssessedProspect, ways: Sequence[ComparedPathway]
) -> tuple[Part, ...]:
    """What follows from the facts of a prospect; of a closed case no more than that."""
    found = of.assessment
    parts = [Part("now", "Now", ahead_sections(of))]
    if found.evaluation is not None:
        is_apt = of.prospect.route == "apt"
        sections = line_sections(found.evaluation, is_apt, found.filed)
        parts.append(Part("line", "The line", sections))
    if found.findings:
        parts.append(Part("found", "Findings", found_sections(found.findings)))
    if found.evaluation is not None:
        parts.append(Part("ways", "Other ways in", way_sections(ways)))
    return tuple(parts)


def record_parts(of: AssessedProspect, history: Sequence[Past]) -> tuple[Part, ...]:
    """All that is recorded of a prospect, and its changes."""
    changes = history_lines(history, of.prospect.case)
    return (
        *prospect_record(of.prospect),
        Part("history", "History", (Section("Changes, newest first", changes),)),
    )

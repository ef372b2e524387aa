"""The stage that a case has reached."""

from __future__ import annotations

from collections.abc import Collection

from qmas_tui.findings.known import Known
from qmas_tui.findings.model import HOLDER, Milestone, Stage
from qmas_tui.findings.subject import Subject


def landed_stage(
    known: Known,
    codes: Collection[str],
    subject: Subject,
    milestone: Milestone,
    last_step: int,
) -> Stage:
    """The first stage that holds for a landed holder."""
    if "stay.unrecorded" in codes or "facts.grant-missing" in codes:
        return "unrecorded"
    if "stay.overstayed" in codes:
        return "overstayed"
    if known.abode_filed(HOLDER):
        return "right-of-abode-pending"
    if milestone.earliest is not None and known.as_of >= milestone.earliest:
        return "milestone"
    if subject.is_filed:
        return "filing-pending"
    return f"extension-{last_step}" if last_step else "initial-stay"

"""The stage that a case has reached."""

from __future__ import annotations

from collections.abc import Collection

from qmas_tui.findings.effective_facts import EffectiveFacts
from qmas_tui.findings.model import Milestone, Stage
from qmas_tui.findings.position import FilingPosition
from qmas_tui.findings.right_of_abode import Abode


def landed_stage(
    facts: EffectiveFacts,
    codes: Collection[str],
    position: FilingPosition,
    abode: Abode,
    milestone: Milestone | None,
    last_step: int | None,
) -> Stage:
    """The first stage that holds for a landed holder who is still here."""
    if "stay.unrecorded" in codes or "facts.grant-missing" in codes:
        return "unrecorded"
    if "stay.lapsed" in codes:
        return "lapsed"
    if "stay.overstayed" in codes:
        return "overstayed"
    if facts.left_scheme:
        return "other-permission"
    if abode.pending is not None:
        return "right-of-abode-pending"
    earliest = milestone.earliest if milestone else None
    if earliest is not None and facts.as_of >= earliest and abode.is_wanted:
        return "milestone"
    if position.is_filed:
        return "filing-pending"
    if last_step is None:
        return "current-stay"
    return f"extension-{last_step}" if last_step else "initial-stay"

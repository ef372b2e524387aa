"""Each visa is watched in one queue: that of the prospects, until the landing."""

from __future__ import annotations

from datetime import date

from qmas_tui.facts.holder import Holder
from qmas_tui.facts.prospect import Prospect
from qmas_tui.findings.assess import assess
from qmas_tui.findings.model import Assessment
from qmas_tui.intake.landing import holder_of
from qmas_tui.policy.policy import Policy

NOT_LANDED = ("applied", "approved")
"""Stages of a holder who has not landed."""


def is_open(prospect: Prospect, as_of: date) -> bool:
    """Whether a prospect is neither closed nor landed."""
    return prospect.status != "closed" and holder_of(prospect, as_of) is None


def assess_beside(
    holder: Holder, prospect: Prospect | None, policy: Policy, as_of: date
) -> Assessment:
    """As `assess`; nothing of one who is watched as the prospect of the same case."""
    found = assess(holder, policy, as_of)
    if prospect is None or found.stage not in NOT_LANDED:
        return found
    if not is_open(prospect, as_of):
        return found
    return Assessment(holder.case, as_of, found.stage)

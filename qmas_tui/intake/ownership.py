"""Whether a business is owned on a day (G-14, N-07)."""

from __future__ import annotations

from datetime import date

from qmas_tui.facts.prospect_rows import Business
from qmas_tui.intake.states import State
from qmas_tui.policy.policy import Policy


def owned(business: Business, day: date, policy: Policy) -> State:
    """Half of a business, or a tenth of a listed one with real influence."""
    if not (business.since or day) <= day <= (business.until or day):
        return "no"
    listed = business.listed is True
    figures = policy.intake
    least = figures.own_listed_percent if listed else figures.own_percent
    too_little = business.share is not None and business.share < least
    if business.nominee or too_little or (listed and business.influence is False):
        return "no"
    if business.share is None or (listed and business.influence is None):
        return "unknown"
    return "yes"

"""How long a closed case is kept."""

from __future__ import annotations

from datetime import date

from qmas_tui.facts.holder import Holder
from qmas_tui.findings.calendar import add_months
from qmas_tui.policy.policy import Policy


def erase_by(holder: Holder, policy: Policy) -> date | None:
    """The day by which a closed case is to be erased (HS-22).

    None for a case that is not closed, or whose day of closing is not recorded.
    """
    if holder.status != "closed" or holder.closed_on is None:
        return None
    return add_months(holder.closed_on, policy.figures.erase_after_months)

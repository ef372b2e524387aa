"""One case among the prospects and among the holders: whose two records they may be."""

from __future__ import annotations

from qmas_tui.facts.holder import Holder
from qmas_tui.facts.prospect import Prospect


def may_share(holder: Holder, prospect: Prospect) -> bool:
    """Whether a holder and a prospect may have the same case.

    They may where the prospect has landed or is closed, or the holder has not landed:
    no visa is watched twice.
    """
    over = prospect.status == "closed" or any(
        row.outcome == "approved" and row.landed_on is not None
        for row in prospect.application
    )
    return over or (holder.landed_on is None and not holder.grant)

"""What a limit of stay that nears, or has passed, means for the person (E-22 to E-35).

No sentence hangs on guesswork: a person who may be abroad is never said to overstay.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from qmas_tui.facts.rows import Filing, Trip
from qmas_tui.findings.catalogue import finding
from qmas_tui.findings.effective_facts import decision_day
from qmas_tui.findings.model import Finding, Reason
from qmas_tui.findings.position import FilingPosition

PASSED = {
    "stay.lapsed": "lapsed",
    "stay.overstayed": "overstayed",
    "stay.pending-past-limit": "pending-past-limit",
}
"""Findings of a passed limit that leave the latest day of the seven years open."""


def stay_findings(position: FilingPosition, trips: Sequence[Trip]) -> list[Finding]:
    """What holds of the limit of a person whose stay is their own.

    A granted filing whose new limit is not recorded takes the place of the rest.
    """
    if position.filed.granted is not None:
        return [_grant_missing(position, position.filed.granted)]
    if not position.is_past:
        near = _leave_by(position)
        return [near] if near else []
    away = _away_at_end(trips, position.limit.on)
    if position.is_filed:
        return [_pending_past_limit(position, away is not None)]
    limit, days = position.limit, position.days_past
    if limit.source != "confirmed":
        code, source = "stay.unrecorded", limit.source
        return [finding(position, code, limit=limit.on, days=days, source=source)]
    if away is None:
        return [finding(position, "stay.overstayed", limit=limit.on, days=days)]
    return [_lapsed(position, away)]


def passed_reason(findings: Iterable[Finding]) -> Reason | None:
    """Why a passed limit leaves the latest day open (OR-05, E-33, E-35)."""
    for each in findings:
        if each.code in PASSED:
            return Reason(PASSED[each.code], each.evidence)
    return None


def _away_at_end(trips: Iterable[Trip], limit: date) -> Trip | None:
    """The trip that covers the day after a limit, the longest of several."""
    over = [
        trip
        for trip in trips
        if trip.out <= limit and (trip.back is None or trip.back > limit)
    ]
    return max(over, key=lambda trip: trip.back or date.max, default=None)


def _grant_missing(position: FilingPosition, filing: Filing) -> Finding:
    ahead = not position.is_past
    return finding(
        position,
        "facts.grant-missing",
        due_on=decision_day(filing) if ahead else None,
        lost_on=position.last_chance if ahead else None,
        filed=filing.filed_on,
        limit=position.limit.on,
        days=None if ahead else position.days_past,
    )


def _leave_by(position: FilingPosition) -> Finding | None:
    """The last days of a stay while the filing is undecided (E-33)."""
    limit, policy = position.limit.on, position.policy
    if not position.is_filed or limit < policy.leave_by_since:
        return None
    if not position.is_within(policy.figures.leave_by_warn_days, limit):
        return None
    near = position.is_within(policy.figures.leave_by_act_days, limit)
    return finding(
        position,
        "stay.leave-by",
        "act" if near else "warn",
        filed=position.filed.pending,
        limit=limit,
    )


def _lapsed(position: FilingPosition, away: Trip) -> Finding:
    """The permission ended while the person was away, which is no overstay (E-35)."""
    is_back = away.back is not None and away.back <= position.as_of
    return finding(
        position,
        "stay.lapsed",
        limit=position.limit.on,
        days=position.days_past,
        out=away.out,
        back=away.back if is_back else None,
    )


def _pending_past_limit(position: FilingPosition, away: bool) -> Finding:
    tolerated = position.limit.on < position.policy.leave_by_since
    rules = ("E-24", "E-25") if tolerated else ("E-33", "E-25")
    return finding(
        position,
        "stay.pending-past-limit",
        "warn" if tolerated or away else "act",
        rules=("E-35", "E-33") if away else rules,
        limit=position.limit.on,
        days=position.days_past,
        filed=position.filed.pending,
        away=away,
        tolerated=tolerated,
    )

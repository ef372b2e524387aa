"""What a limit of stay that nears, or has passed, means for the person (E-22 to E-35).

No sentence hangs on guesswork: a person who may be abroad is never said to overstay.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from qmas_tui.facts.rows import Trip
from qmas_tui.findings.catalogue import finding
from qmas_tui.findings.effective_facts import decision_day
from qmas_tui.findings.model import Finding, Reason
from qmas_tui.findings.position import FilingPosition
from qmas_tui.policy.policy import Policy

PASSED = {
    "stay.lapsed": "lapsed",
    "stay.overstayed": "overstayed",
    "stay.pending-past-limit": "pending-past-limit",
}
"""Findings of a passed limit that leave the latest day of the seven years open."""


def stay_findings(
    position: FilingPosition, trips: Sequence[Trip], as_of: date, policy: Policy
) -> list[Finding]:
    """What holds of the limit of a person whose stay is their own.

    A granted filing whose new limit is not recorded takes the place of the rest.
    """
    if position.filed.granted is not None:
        return [_grant_missing(position, as_of, policy)]
    if not position.is_past:
        near = _leave_by(position, as_of, policy)
        return [near] if near else []
    away = _away_at_end(trips, position.limit.on)
    if position.is_filed:
        return [_pending_past_limit(position, away, as_of, policy)]
    if position.limit.source != "confirmed":
        return [_unrecorded(position, as_of, policy)]
    if away is not None:
        return [_lapsed(position, away, as_of, policy)]
    return [
        finding(
            policy,
            "stay.overstayed",
            subject=position.name,
            limit=position.limit.on,
            days=_days_past(position, as_of),
        )
    ]


def passed_reason(findings: Iterable[Finding]) -> Reason | None:
    """Why a passed limit leaves the latest day open (OR-05, E-33, E-35)."""
    for each in findings:
        if each.code in PASSED:
            return Reason(PASSED[each.code], each.evidence)
    return None


def _days_past(position: FilingPosition, as_of: date) -> int:
    """For how many days the limit has passed; L + 1 is the first."""
    return (as_of - position.limit.on).days


def _away_at_end(trips: Iterable[Trip], limit: date) -> Trip | None:
    """The trip that covers the day after a limit, the longest of several."""
    over = [
        trip
        for trip in trips
        if trip.out <= limit and (trip.back is None or trip.back > limit)
    ]
    return max(over, key=lambda trip: trip.back or date.max, default=None)


def _grant_missing(position: FilingPosition, as_of: date, policy: Policy) -> Finding:
    filing = position.filed.granted
    assert filing is not None, "called where one was granted"
    ahead, limit = not position.is_past, position.limit.on
    return finding(
        policy,
        "facts.grant-missing",
        subject=position.name,
        due_on=decision_day(filing) if ahead else None,
        lost_on=position.last_chance(as_of) if ahead else None,
        filed=filing.filed_on,
        limit=limit,
        days=None if ahead else _days_past(position, as_of),
    )


def _leave_by(position: FilingPosition, as_of: date, policy: Policy) -> Finding | None:
    """The last days of a stay while the filing is undecided (E-33)."""
    limit, figures = position.limit.on, policy.figures
    if not position.is_filed or limit < policy.leave_by_since:
        return None
    if as_of < limit - timedelta(days=figures.leave_by_warn_days):
        return None
    near = as_of >= limit - timedelta(days=figures.leave_by_act_days)
    return finding(
        policy,
        "stay.leave-by",
        "act" if near else "warn",
        position.name,
        filed=position.filed.pending,
        limit=limit,
    )


def _pending_past_limit(
    position: FilingPosition, away: Trip | None, as_of: date, policy: Policy
) -> Finding:
    tolerated = position.limit.on < policy.leave_by_since
    rules = ("E-24", "E-25") if tolerated else ("E-33", "E-25")
    if away is not None:
        rules = ("E-35", "E-33")
    return finding(
        policy,
        "stay.pending-past-limit",
        "warn" if tolerated or away is not None else "act",
        position.name,
        rules=rules,
        limit=position.limit.on,
        days=_days_past(position, as_of),
        filed=position.filed.pending,
        away=away is not None,
        tolerated=tolerated,
    )


def _unrecorded(position: FilingPosition, as_of: date, policy: Policy) -> Finding:
    return finding(
        policy,
        "stay.unrecorded",
        subject=position.name,
        limit=position.limit.on,
        days=_days_past(position, as_of),
        source=position.limit.source,
    )


def _lapsed(
    position: FilingPosition, away: Trip, as_of: date, policy: Policy
) -> Finding:
    """The permission ended while the person was away, which is no overstay (E-35)."""
    back = away.back if away.back is not None and away.back <= as_of else None
    return finding(
        policy,
        "stay.lapsed",
        subject=position.name,
        limit=position.limit.on,
        days=_days_past(position, as_of),
        out=away.out,
        back=back,
    )

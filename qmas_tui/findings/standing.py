"""What a limit of stay that nears, or has passed, means for the person (E-22 to E-35).

No sentence hangs on guesswork: a person who may be abroad is never said to overstay.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from qmas_tui.facts.rows import Trip
from qmas_tui.findings.build import finding
from qmas_tui.findings.known import decision_day
from qmas_tui.findings.model import Finding, Reason
from qmas_tui.findings.subject import Subject
from qmas_tui.policy.policy import Policy

PASSED = {
    "stay.lapsed": "lapsed",
    "stay.overstayed": "overstayed",
    "stay.pending-past-limit": "pending-past-limit",
}
"""Findings of a passed limit that leave the latest day of the seven years open."""


def stay_findings(
    subject: Subject, trips: Sequence[Trip], as_of: date, policy: Policy
) -> list[Finding]:
    """What holds of the limit of a person whose stay is their own.

    A granted filing whose new limit is not recorded takes the place of the rest.
    """
    if subject.filed.granted is not None:
        return [_grant_missing(subject, as_of, policy)]
    if not subject.is_past:
        near = _leave_by(subject, as_of, policy)
        return [near] if near else []
    away = _away_at_end(trips, subject.limit.on)
    if subject.is_filed:
        return [_pending_past_limit(subject, away, as_of, policy)]
    if subject.limit.source != "confirmed":
        return [_unrecorded(subject, as_of, policy)]
    if away is not None:
        return [_lapsed(subject, away, as_of, policy)]
    return [
        finding(
            policy,
            "stay.overstayed",
            subject=subject.name,
            limit=subject.limit.on,
            days=_days_past(subject, as_of),
        )
    ]


def passed_reason(findings: Iterable[Finding]) -> Reason | None:
    """Why a passed limit leaves the latest day open (OR-05, E-33, E-35)."""
    for each in findings:
        if each.code in PASSED:
            return Reason(PASSED[each.code], each.evidence)
    return None


def _days_past(subject: Subject, as_of: date) -> int:
    """For how many days the limit has passed; L + 1 is the first."""
    return (as_of - subject.limit.on).days


def _away_at_end(trips: Iterable[Trip], limit: date) -> Trip | None:
    """The trip that covers the day after a limit, the longest of several."""
    over = [
        trip
        for trip in trips
        if trip.out <= limit and (trip.back is None or trip.back > limit)
    ]
    return max(over, key=lambda trip: trip.back or date.max, default=None)


def _grant_missing(subject: Subject, as_of: date, policy: Policy) -> Finding:
    filing = subject.filed.granted
    assert filing is not None, "called where one was granted"
    ahead, limit = not subject.is_past, subject.limit.on
    return finding(
        policy,
        "facts.grant-missing",
        subject=subject.name,
        due_on=decision_day(filing) if ahead else None,
        lost_on=subject.last_chance(as_of) if ahead else None,
        filed=filing.filed_on,
        limit=limit,
        days=None if ahead else _days_past(subject, as_of),
    )


def _leave_by(subject: Subject, as_of: date, policy: Policy) -> Finding | None:
    """The last days of a stay while the filing is undecided (E-33)."""
    limit, figures = subject.limit.on, policy.figures
    if not subject.is_filed or limit < policy.leave_by_since:
        return None
    if as_of < limit - timedelta(days=figures.leave_by_warn_days):
        return None
    near = as_of >= limit - timedelta(days=figures.leave_by_act_days)
    return finding(
        policy,
        "stay.leave-by",
        "act" if near else "warn",
        subject.name,
        filed=subject.filed.pending,
        limit=limit,
    )


def _pending_past_limit(
    subject: Subject, away: Trip | None, as_of: date, policy: Policy
) -> Finding:
    tolerated = subject.limit.on < policy.leave_by_since
    rules = ("E-24", "E-25") if tolerated else ("E-33", "E-25")
    if away is not None:
        rules = ("E-35", "E-33")
    return finding(
        policy,
        "stay.pending-past-limit",
        "warn" if tolerated or away is not None else "act",
        subject.name,
        rules=rules,
        limit=subject.limit.on,
        days=_days_past(subject, as_of),
        filed=subject.filed.pending,
        away=away is not None,
        tolerated=tolerated,
    )


def _unrecorded(subject: Subject, as_of: date, policy: Policy) -> Finding:
    return finding(
        policy,
        "stay.unrecorded",
        subject=subject.name,
        limit=subject.limit.on,
        days=_days_past(subject, as_of),
        source=subject.limit.source,
    )


def _lapsed(subject: Subject, away: Trip, as_of: date, policy: Policy) -> Finding:
    """The permission ended while the person was away, which is no overstay (E-35)."""
    back = away.back if away.back is not None and away.back <= as_of else None
    return finding(
        policy,
        "stay.lapsed",
        subject=subject.name,
        limit=subject.limit.on,
        days=_days_past(subject, as_of),
        out=away.out,
        back=back,
    )

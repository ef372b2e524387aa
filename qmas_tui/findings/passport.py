"""Whether a passport stops a filing, or cuts the next stay (E-20, R-15, R-16)."""

from __future__ import annotations

from datetime import date, timedelta

from qmas_tui.findings.calendar import add_months
from qmas_tui.findings.catalogue import finding
from qmas_tui.findings.model import Finding
from qmas_tui.findings.position import FilingPosition
from qmas_tui.policy.policy import Policy


def passport_finding(
    position: FilingPosition,
    expires_on: date | None,
    next_limit: date | None,
    as_of: date,
    policy: Policy,
) -> Finding | None:
    """What the passport that expires last means for a filing and the stay after it.

    `next_limit` is the next to expect, None where nothing is.
    """
    if expires_on is None:
        return None
    figures = policy.figures
    beyond = figures.passport_beyond_stay_months
    cut = add_months(expires_on, -beyond)
    needed = add_months(position.filing_day, figures.passport_at_filing_months)
    if expires_on <= needed or cut <= position.limit.on:
        return _renew_first(position, expires_on, needed, as_of, policy)
    if next_limit is None or add_months(next_limit, beyond) <= expires_on:
        return None
    early = position.dates.opens - timedelta(days=figures.passport_early_warning_days)
    return finding(
        policy,
        "passport.short",
        "warn" if as_of >= early else "watch",
        position.name,
        expires=expires_on,
        expected=cut,
        next=next_limit,
    )


def _renew_first(
    position: FilingPosition,
    expires_on: date,
    needed: date,
    as_of: date,
    policy: Policy,
) -> Finding:
    opens = position.dates.opens
    return finding(
        policy,
        "passport.renew-first",
        "act" if as_of >= opens else "warn",
        position.name,
        due_on=opens,
        lost_on=position.last_chance(as_of),
        expires=expires_on,
        filing_day=position.filing_day,
        months=policy.figures.passport_at_filing_months,
        limit=position.limit.on,
        too_soon=expires_on <= needed,
    )

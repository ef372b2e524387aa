"""Whether a passport stops a filing, or cuts the next stay (E-20, R-15, R-16)."""

from __future__ import annotations

from datetime import date

from qmas_tui.findings.calendar import add_months, first_within
from qmas_tui.findings.catalogue import finding
from qmas_tui.findings.model import Finding
from qmas_tui.findings.position import FilingPosition


def passport_finding(
    position: FilingPosition, expires_on: date | None, next_limit: date | None
) -> Finding | None:
    """What the passport that expires last means for a filing and the stay after it.

    `next_limit` is the next to expect, None where nothing is.
    """
    if expires_on is None:
        return None
    figures = position.policy.figures
    beyond = figures.passport_beyond_stay_months
    cut = add_months(expires_on, -beyond)
    fails_from = first_within(expires_on, figures.passport_at_filing_months)
    too_soon = position.filing_day >= fails_from
    if too_soon or cut <= position.limit.on:
        return _renew_first(position, expires_on, too_soon)
    if next_limit is None or add_months(next_limit, beyond) <= expires_on:
        return None
    days, opens = figures.passport_early_warning_days, position.dates.opens
    return finding(
        position,
        "passport.short",
        "warn" if position.is_within(days, opens) else "watch",
        expires=expires_on,
        expected=cut,
        next=next_limit,
    )


def _renew_first(position: FilingPosition, expires_on: date, too_soon: bool) -> Finding:
    opens = position.dates.opens
    return finding(
        position,
        "passport.renew-first",
        "act" if position.as_of >= opens else "warn",
        due_on=opens,
        lost_on=position.last_chance,
        expires=expires_on,
        filing_day=position.filing_day,
        months=position.policy.figures.passport_at_filing_months,
        limit=position.limit.on,
        too_soon=too_soon,
    )

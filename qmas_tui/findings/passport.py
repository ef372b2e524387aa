"""Whether a passport stops a filing, or cuts the next stay (E-20, R-15, R-16)."""

from __future__ import annotations

from datetime import date, timedelta

from qmas_tui.findings.build import finding
from qmas_tui.findings.calendar import add_months
from qmas_tui.findings.model import Finding
from qmas_tui.findings.subject import Subject
from qmas_tui.policy.policy import Policy


def passport_finding(
    subject: Subject,
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
    needed = add_months(subject.filing_day, figures.passport_at_filing_months)
    if expires_on <= needed or cut <= subject.limit.on:
        return _renew_first(subject, expires_on, needed, as_of, policy)
    if next_limit is None or add_months(next_limit, beyond) <= expires_on:
        return None
    early = subject.dates.opens - timedelta(days=figures.passport_early_warning_days)
    return finding(
        policy,
        "passport.short",
        "warn" if as_of >= early else "watch",
        subject.name,
        expires=expires_on,
        expected=cut,
        next=next_limit,
    )


def _renew_first(
    subject: Subject, expires_on: date, needed: date, as_of: date, policy: Policy
) -> Finding:
    opens = subject.dates.opens
    return finding(
        policy,
        "passport.renew-first",
        "act" if as_of >= opens else "warn",
        subject.name,
        due_on=opens,
        lost_on=subject.last_chance(as_of),
        expires=expires_on,
        filing_day=subject.filing_day,
        months=policy.figures.passport_at_filing_months,
        limit=subject.limit.on,
        too_soon=expires_on <= needed,
    )

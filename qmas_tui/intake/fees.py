"""Fees and quota of an application, by the filing day (X-05 to X-08, X-17)."""

from __future__ import annotations

from qmas_tui.intake.model import EntryFeesDue, QuotaState
from qmas_tui.intake.subject import Subject
from qmas_tui.policy.policy import Policy


def fees_due(subject: Subject, policy: Policy) -> EntryFeesDue:
    """What applicant and accompanying family pay."""
    fees = policy.entry.fees_on(subject.filing_day)
    persons = 1 + len(subject.accompanying)
    return EntryFeesDue(
        persons,
        persons * fees.filing,
        persons * fees.issue,
        (*fees.rules, "X-08"),
        fees.overruled,
    )


def quota(subject: Subject, policy: Policy) -> QuotaState | None:
    """The quota of the filing day; None before the scheme."""
    held = policy.entry.quota_on(subject.filing_day)
    return QuotaState(held.state, held.places, held.rules) if held else None

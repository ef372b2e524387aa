"""Where a person stands who has a limit of stay: its dates, and what was filed."""

from __future__ import annotations

from datetime import date, timedelta

from qmas_tui.findings.effective_facts import EffectiveFacts
from qmas_tui.findings.model import Limit
from qmas_tui.findings.person import Person
from qmas_tui.findings.window import Filed, FilingDates, filed_for, filing_dates


class FilingPosition(Person, frozen=True, gc=False):
    """A holder or dependant with a limit of stay on a day.

    `decision_late` is the day from which a pending filing is slow, None without one;
    `filing_day` the day of that filing, else the first on which one can be made.
    `named_only` where only filings count that name the person (section 3).
    """

    limit: Limit
    dates: FilingDates
    filed: Filed
    decision_late: date | None
    filing_day: date
    is_past: bool
    named_only: bool = False

    @property
    def days_past(self) -> int:
        """For how many days the limit has passed; L + 1 is the first."""
        return (self.as_of - self.limit.on).days

    @property
    def is_filed(self) -> bool:
        """Whether a pending filing belongs to the limit."""
        return self.filed.pending is not None

    @property
    def is_refused(self) -> bool:
        """Whether a refusal stands: no filing besides is pending or granted."""
        filed = self.filed
        undecided = filed.pending is None and filed.granted is None
        return filed.refused is not None and undecided

    @property
    def last_chance(self) -> date:
        """The last filing day, and the limit itself once that is past."""
        last = self.dates.last_day
        return last if self.as_of <= last else self.dates.limit


def find_position(
    facts: EffectiveFacts, subject: str, limit: Limit, named_only: bool = False
) -> FilingPosition:
    """Work out the filing dates of a person's limit, and what was filed for it."""
    as_of, policy = facts.as_of, facts.policy
    dates = filing_dates(limit.on, policy, facts.is_permanent)
    filed = filed_for(facts.extensions, subject, dates, as_of, named_only)
    late = None
    if filed.pending is not None:
        late = filed.pending + timedelta(days=policy.figures.decision_late_days)
    filing_day = filed.pending or max(as_of, dates.opens)
    is_past = as_of > limit.on
    return FilingPosition(
        subject,
        as_of,
        policy,
        limit,
        dates,
        filed,
        late,
        filing_day,
        is_past,
        named_only,
    )

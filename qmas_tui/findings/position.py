"""Where a person stands who has a limit of stay: its dates, and what was filed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from msgspec import Struct

from qmas_tui.facts.rows import Filing
from qmas_tui.findings.model import Limit
from qmas_tui.findings.window import Filed, FilingDates, filed_for, filing_dates
from qmas_tui.policy.policy import Policy


class FilingPosition(Struct, frozen=True, gc=False):
    """A holder or dependant with a limit of stay on a day.

    `decision_late` is the day from which a pending filing is slow, None without one;
    `filing_day` the day of that filing, else the first on which one can be made.
    `named_only` where only filings count that name the person (section 3).
    """

    name: str
    limit: Limit
    dates: FilingDates
    filed: Filed
    decision_late: date | None
    filing_day: date
    is_past: bool
    named_only: bool = False

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

    def last_chance(self, as_of: date) -> date:
        """The last filing day, and the limit itself once that is past."""
        last = self.dates.last_day
        return last if as_of <= last else self.dates.limit


def find_position(
    name: str,
    limit: Limit,
    filings: Sequence[Filing],
    as_of: date,
    policy: Policy,
    of_permanent: bool = False,
    named_only: bool = False,
) -> FilingPosition:
    """Work out the filing dates of a limit, and what was filed for it."""
    dates = filing_dates(limit.on, policy, of_permanent)
    filed = filed_for(filings, name, dates, as_of, named_only)
    late = None
    if filed.pending is not None:
        late = filed.pending + timedelta(days=policy.figures.decision_late_days)
    filing_day = filed.pending or max(as_of, dates.opens)
    is_past = as_of > limit.on
    return FilingPosition(
        name, limit, dates, filed, late, filing_day, is_past, named_only=named_only
    )

"""The filing dates of a limit of stay, and the filings that belong to it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from msgspec import Struct

from qmas_tui.facts.rows import Filing
from qmas_tui.findings.calendar import first_within
from qmas_tui.findings.known import is_for, outcome_on
from qmas_tui.findings.model import Reason
from qmas_tui.policy.policy import Policy, Window


class FilingDates(Struct, frozen=True, gc=False):
    """From when an extension can be filed for a limit, and until when it should."""

    limit: date
    opens: date
    target: date
    last_day: date
    window: Window
    opens_steps: tuple[Reason, ...]


class Filed(Struct, frozen=True, gc=False):
    """The filings that belong to a limit; `pending` is the earliest still pending."""

    pending: date | None = None
    granted: date | None = None
    refused: date | None = None


def _earliest(window: Window, limit: date) -> date:
    if window.unit == "months":
        return first_within(limit, window.length)
    return limit - timedelta(days=window.length)


def opening(limit: date, policy: Policy) -> tuple[date, Window]:
    """The first day that a window rule then in force admits (E-01, E-02)."""
    admitted = []
    for window in policy.windows:
        day = max(_earliest(window, limit), window.first)
        if day <= min(window.last, limit):
            admitted.append((day, window))
    return min(admitted, key=lambda pair: pair[0])


def filing_dates(limit: date, policy: Policy) -> FilingDates:
    """When an extension can be filed for a limit (E-01, E-02, E-04, C-04, C-05)."""
    opens, window = opening(limit, policy)
    target = max(opens, limit - timedelta(days=policy.figures.target_days))
    earliest = _earliest(window, limit)
    shown = (("length", window.length), ("unit", window.unit), ("day", earliest))
    steps = [Reason("back", shown)]
    if opens != earliest:
        steps.append(Reason("rule-begins", (("rule", window.rule), ("day", opens))))
    return FilingDates(
        limit, opens, target, policy.last_working_day(limit), window, tuple(steps)
    )


def belongs(filing: Filing, dates: FilingDates) -> bool:
    """Whether an extension filing was made for this limit."""
    return dates.opens <= filing.filed_on <= dates.limit


def filed_for(
    filings: Sequence[Filing], who: str, dates: FilingDates, as_of: date
) -> Filed:
    """What was filed for a limit on behalf of a person."""
    found: dict[str, date] = {}
    for filing in filings:
        if belongs(filing, dates) and is_for(filing, who):
            outcome = outcome_on(filing, as_of)
            found[outcome] = min(found.get(outcome, filing.filed_on), filing.filed_on)
    if not found:
        return NOTHING_FILED
    return Filed(found.get("pending"), found.get("granted"), found.get("refused"))


NOTHING_FILED = Filed()

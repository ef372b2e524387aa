"""The filing dates of a limit of stay, and the filings that belong to it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from functools import lru_cache

from msgspec import Struct

from qmas_tui.facts.rows import Filing
from qmas_tui.findings.calendar import MOST_CACHED, first_within
from qmas_tui.findings.effective_facts import decision_day, outcome_on
from qmas_tui.findings.model import Reason
from qmas_tui.policy.policy import Policy, Window


class FilingDates(Struct, frozen=True, gc=False):
    """From when an extension can be filed for a limit, and until when it should.

    `earliest` is the first day that the length of the window allows, and `opens` the
    first on which its rule holds as well. `admits_from` is the first day of filings
    that belong to the limit: of a permanent holder's dependants it is earlier than
    `opens`, for the filing may be older than the holder's status.
    """

    limit: date
    opens: date
    target: date
    last_day: date
    admits_from: date
    window: Window
    earliest: date
    opens_steps: tuple[Reason, ...]


class Filed(Struct, frozen=True, gc=False):
    """The filings that belong to a limit.

    `pending` is the day of the earliest still pending, `granted` the filing that was
    decided first, `refused` the one that was refused last.
    """

    pending: date | None = None
    granted: Filing | None = None
    refused: Filing | None = None


def _earliest(window: Window, limit: date) -> date:
    if window.unit == "months":
        return first_within(limit, window.length)
    return limit - timedelta(days=window.length)


def opening(limit: date, windows: Sequence[Window]) -> tuple[date, Window]:
    """The first day that a window rule then in force admits (E-01, E-02)."""
    admitted = []
    for window in windows:
        day = max(_earliest(window, limit), window.first)
        if day <= min(window.last, limit):
            admitted.append((day, window))
    return min(admitted, key=lambda pair: pair[0])


def filing_dates(
    limit: date, policy: Policy, of_permanent: bool = False
) -> FilingDates:
    """When an extension can be filed for a limit (E-01, E-02, E-04, C-04, C-05).

    `of_permanent` for a dependant of a permanent holder (E-34).
    """
    opens, window = opening(limit, policy.windows)
    admits_from = opens
    if of_permanent:
        opens, window = opening(limit, policy.windows_of_permanent)
    target = max(opens, limit - timedelta(days=policy.figures.target_days))
    earliest = _earliest(window, limit)
    last_day = policy.last_working_day(limit)
    steps = _opening_steps(window.rule, window.length, window.unit, earliest, opens)
    return FilingDates(
        limit, opens, target, last_day, admits_from, window, earliest, steps
    )


@lru_cache(maxsize=MOST_CACHED)  # what many cases have in common is one in memory
def _opening_steps(
    rule: str, length: int, unit: str, earliest: date, opens: date
) -> tuple[Reason, ...]:
    evidence = (("length", length), ("unit", unit), ("day", earliest))
    back = Reason("back", evidence)
    if opens == earliest:
        return (back,)
    return (back, Reason("rule-begins", (("rule", rule), ("day", opens))))


def belongs(filing: Filing, dates: FilingDates) -> bool:
    """Whether an extension filing was made for this limit."""
    return dates.admits_from <= filing.filed_on <= dates.limit


def counts_for(filing: Filing, who: str, named_only: bool = False) -> bool:
    """Whether a filing is for a person; `named_only` where it must name them."""
    return who in filing.for_ if filing.for_ else not named_only


def filed_for(
    filings: Sequence[Filing],
    who: str,
    dates: FilingDates,
    as_of: date,
    named_only: bool = False,
) -> Filed:
    """What was filed for a limit on behalf of a person."""
    pending: date | None = None
    granted: Filing | None = None
    refused: Filing | None = None
    for filing in filings:
        if not belongs(filing, dates) or not counts_for(filing, who, named_only):
            continue
        match outcome_on(filing, as_of):
            case "pending":
                pending = min(pending or filing.filed_on, filing.filed_on)
            case "granted":
                granted = min(granted or filing, filing, key=decision_day)
            case "refused":
                refused = max(refused or filing, filing, key=decision_day)
    return Filed(pending, granted, refused)

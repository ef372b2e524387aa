"""The office's own outcomes, counted; never a rate, and never a chance."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Literal

from qmas_tui.facts.prospect import Prospect
from qmas_tui.facts.prospect_rows import Application
from qmas_tui.findings.calendar import year_of
from qmas_tui.findings.model import Value
from qmas_tui.intake.known import known_applications
from qmas_tui.policy.policy import Policy

Test = Literal["points", "criteria", "apt"]
DECIDED = ("approved", "refused")


class Outcomes(Value, frozen=True, gc=False):
    """What became of the applications of one year under one test.

    `reasons` are those of the refused ones, by name; `median_days` is the time to a
    decision, None without any.
    """

    year: int
    test: Test
    submitted: int
    pending: int
    approved: int
    refused: int
    withdrawn: int
    reasons: tuple[tuple[str, int], ...]
    median_days: int | None


def statistics(
    prospects: Iterable[Prospect], policy: Policy, as_of: date
) -> tuple[Outcomes, ...]:
    """One row for each year of submission and test, over every known application."""
    groups: dict[tuple[int, Test], list[Application]] = {}
    for prospect in prospects:
        for application in known_applications(prospect, as_of):
            day = application.submitted_on
            test: Test = "apt" if prospect.route == "apt" else _general(day, policy)
            groups.setdefault((year_of(day), test), []).append(application)
    return tuple(_counted(*key, groups[key]) for key in sorted(groups))


def _general(day: date, policy: Policy) -> Test:
    version = policy.entry.version_on(day)
    return "points" if version is None else version.test


def _counted(year: int, test: Test, rows: Sequence[Application]) -> Outcomes:
    counts = Counter(row.outcome for row in rows)
    reasons = Counter(
        row.reason or "not-given" for row in rows if row.outcome == "refused"
    )
    return Outcomes(
        year,
        test,
        len(rows),
        counts["pending"],
        counts["approved"],
        counts["refused"],
        counts["withdrawn"],
        tuple(sorted(reasons.items())),
        _median_days(rows),
    )


def _median_days(rows: Iterable[Application]) -> int | None:
    """Of the sorted times to a decision the one in the middle, the upper of two."""
    days = sorted(
        (row.decided_on - row.submitted_on).days
        for row in rows
        if row.outcome in DECIDED and row.decided_on is not None
    )
    return days[len(days) // 2] if days else None

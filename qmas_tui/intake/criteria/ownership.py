"""Criteria 11 and 12: a business with a profit, and a listed company (G-12 to G-14)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from qmas_tui.facts.prospect_rows import Business
from qmas_tui.findings.calendar import DAY
from qmas_tui.findings.model import Evidence
from qmas_tui.intake.criteria.answer import Answer
from qmas_tui.intake.criteria.income import WHOLE, with_margin
from qmas_tui.intake.ownership import owned
from qmas_tui.intake.states import State, all_of, best_of
from qmas_tui.intake.subject import Subject
from qmas_tui.intake.year_before import profit_before
from qmas_tui.policy.policy import Policy

PROOF = "ownership-proof"


def profitable(subject: Subject, policy: Policy) -> Answer:
    """Criterion 11: owned, with a profit of the year before (G-12)."""
    rows, day, need = subject.prospect.business, subject.filing_day, _need(policy)
    kept = [row for row in rows if owned(row, day, policy) == "yes"]
    profits = [(profit_before(row, day, policy), row) for row in kept]
    known = [(profit, row) for profit, row in profits if profit is not None]
    best, business = max(known, key=lambda each: each[0], default=(None, None))
    wanted = with_margin(need, policy)
    return Answer(
        profitable_on(subject, policy, day, day),
        safe=any(not row.listed and hkd * WHOLE >= wanted for hkd, row in known),
        wanting=subject.lacking("accounts", PROOF),
        have=best,
        need=need,
        evidence=(("profit_hkd", best), ("need", need), *_evidence(business)),
    )


def profitable_on(
    subject: Subject, policy: Policy, day: date, profit_day: date
) -> State:
    """Criterion 11 with ownership of one day, and the year before another."""

    def enough(row: Business) -> State:
        profit = profit_before(row, profit_day, policy)
        if profit is None:
            return "unknown"
        return "yes" if profit >= _need(policy) else "no"

    rows = subject.prospect.business
    states = (all_of((owned(row, day, policy), enough(row))) for row in rows)
    return best_of(states, complete=subject.is_complete("business"))


def listed_company(subject: Subject, policy: Policy) -> Answer:
    """Criterion 12: a listed company, owned with influence (G-13)."""
    day = subject.filing_day
    rows = [row for row in subject.prospect.business if row.listed]
    kept = [row for row in rows if owned(row, day, policy) == "yes"]
    return Answer(
        listed_on(subject, policy, day),
        safe=True,
        wanting=subject.lacking("listing-proof", PROOF),
        evidence=_evidence(next(iter(kept or rows), None)),
    )


def listed_on(subject: Subject, policy: Policy, day: date) -> State:
    """Criterion 12 with ownership of a day."""
    rows = [row for row in subject.prospect.business if row.listed]
    states = (owned(row, day, policy) for row in rows)
    return best_of(states, complete=subject.is_complete("business"))


def profitable_turns(
    subject: Subject, policy: Policy, met: bool, end: date
) -> list[date]:
    """Days on which a business with enough profit comes or goes."""
    year = subject.filing_day
    return _turns(subject, met, end, lambda d: profitable_on(subject, policy, d, year))


def listed_turns(subject: Subject, policy: Policy, met: bool, end: date) -> list[date]:
    """Days on which a listed company comes or goes."""
    return _turns(subject, met, end, lambda day: listed_on(subject, policy, day))


def _need(policy: Policy) -> int:
    return policy.intake.profit_hkd


def _evidence(business: Business | None) -> Evidence:
    if business is None:
        return (("business", None),)
    return (("business", business.name), ("share", _whole(business.share)))


def _whole(share: float | None) -> str | None:
    """A share as it is written: 12.5, and 50 rather than 50.0."""
    return None if share is None else f"{share:g}"


def _turns(
    subject: Subject, met: bool, end: date, state_on: Callable[[date], State]
) -> list[date]:
    """Of the days on which ownership begins or has ended those that change it."""
    first = subject.filing_day
    days: set[date] = set()
    for row in subject.prospect.business:
        days.update(day for day in (row.since, row.until and row.until + DAY) if day)
    turns = []
    for day in sorted(day for day in days if first < day <= end):
        if (state_on(day) == "yes") != met:
            turns.append(day)
            met = not met
    return turns

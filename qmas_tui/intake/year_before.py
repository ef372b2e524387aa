"""Income and profit of the year immediately before a day (N-05)."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from qmas_tui.facts.prospect import Prospect
from qmas_tui.facts.prospect_rows import Business
from qmas_tui.findings.calendar import add_months
from qmas_tui.intake.states import State
from qmas_tui.policy.policy import Policy


class YearIncome(Struct, frozen=True, gc=False):
    """What all rows of one year come to, in HKD."""

    ends_on: date
    hkd: int


def is_year_before(ends_on: date, day: date, policy: Policy) -> bool:
    """Whether twelve months that ended then are the year before a day."""
    return ends_on < day <= add_months(ends_on, policy.intake.year_before_months)


def income_before(prospect: Prospect, day: date, policy: Policy) -> YearIncome | None:
    """The income of the latest such year on record; investments aside (G-24)."""
    earned = [
        row
        for row in prospect.income
        if row.kind != "investment" and is_year_before(row.ends_on, day, policy)
    ]
    if not earned:
        return None
    latest = max(row.ends_on for row in earned)
    return YearIncome(latest, sum(row.hkd for row in earned if row.ends_on == latest))


def earns(prospect: Prospect, day: date, least: int, policy: Policy) -> State:
    """Whether the income of the year before a day reaches a figure in HKD."""
    income = income_before(prospect, day, policy)
    if income is None:
        return "no" if "income" in prospect.complete else "unknown"
    return "yes" if income.hkd >= least else "no"


def profit_before(business: Business, day: date, policy: Policy) -> int | None:
    """The profit of the year before a day in HKD; None where none is on record."""
    ended = business.year_ends_on
    if ended is None or not is_year_before(ended, day, policy):
        return None
    return business.profit_hkd

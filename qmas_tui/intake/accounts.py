"""The applicant's own money: whose accounts count, and what they hold."""

from __future__ import annotations

from datetime import date

from qmas_tui.facts.prospect_rows import Account, Balance
from qmas_tui.intake.subject import Subject
from qmas_tui.policy.policy import Policy

OWN = ("applicant", "spouse")
"""Whose accounts count as the applicant's own means (Q-05)."""


def own_accounts(facts: Subject) -> list[Account]:
    """Accounts of the applicant and the spouse."""
    return [account for account in facts.prospect.account if account.owner in OWN]


def latest_balance(account: Account, until: date = date.max) -> Balance | None:
    """The last balance until a day; of two on one day the later in the file."""
    found: Balance | None = None
    for balance in account.balance:
        if balance.on <= until and (found is None or balance.on >= found.on):
            found = balance
    return found


def first_balance(account: Account) -> Balance | None:
    """The earliest balance; of two on one day the later in the file."""
    found: Balance | None = None
    for balance in account.balance:
        if found is None or balance.on <= found.on:
            found = balance
    return found


def liquid_funds(facts: Subject) -> int | None:
    """What the own accounts hold together, in HKD; None without any balance."""
    latest = [latest_balance(account) for account in own_accounts(facts)]
    known = [balance.hkd for balance in latest if balance is not None]
    return sum(known) if known else None


def budget(facts: Subject, policy: Policy) -> int:
    """What a search for work costs the family by the house's figures, in HKD (HI-01)."""
    figures = policy.intake
    others = len(facts.accompanying) * figures.budget_other_hkd
    return figures.budget_months * (figures.budget_first_hkd + others)

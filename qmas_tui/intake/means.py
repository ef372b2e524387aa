"""The money on record against the house's budget of a job search (Q-01, HI-01)."""

from __future__ import annotations

from datetime import date

from qmas_tui.facts.prospect_rows import Account, Balance
from qmas_tui.intake.subject import Subject
from qmas_tui.policy.policy import Policy

OWN = ("applicant", "spouse")
"""Owners whose accounts count: those of others are not at hand."""


def last_balance(account: Account, until: date = date.max) -> Balance | None:
    """The latest balance until a day; of two on one day the later in the file."""
    rows = enumerate(row for row in account.balance if row.on <= until)
    last = max(rows, key=lambda row: (row[1].on, row[0]), default=None)
    return last[1] if last else None


def first_balance(account: Account) -> Balance | None:
    """The earliest balance; of two on one day the later in the file."""
    first = min((row.on for row in account.balance), default=None)
    return last_balance(account, first) if first else None


def own_accounts(subject: Subject) -> list[Account]:
    """The accounts of applicant and spouse."""
    return [each for each in subject.prospect.account if each.owner in OWN]


def liquid_funds(subject: Subject) -> int | None:
    """HKD in the accounts of applicant and spouse; None without any balance."""
    accounts = own_accounts(subject)
    balances = [last for each in accounts if (last := last_balance(each))]
    return sum(balance.hkd for balance in balances) if balances else None


def budget(subject: Subject, policy: Policy) -> int:
    """HKD that applicant and accompanying family need for a job search (HI-01)."""
    figures = policy.intake
    others = len(subject.accompanying) * figures.budget_other_hkd
    return figures.budget_months * (figures.budget_first_hkd + others)

"""Whether the means to live are shown, and explained (Q-01 to Q-07)."""

from __future__ import annotations

from collections.abc import Iterator

from qmas_tui.facts.prospect_rows import Account, Earned
from qmas_tui.findings.calendar import DAY, add_months
from qmas_tui.findings.model import Finding, Reason
from qmas_tui.intake.dossier import Dossier, row
from qmas_tui.intake.means import (
    OWN,
    budget,
    first_balance,
    last_balance,
    liquid_funds,
    own_accounts,
)


def funds(dossier: Dossier) -> Iterator[Finding]:
    """Everything about accounts and income."""
    yield from _amount(dossier)
    strangers = [
        row("account", name=account.name, owner=account.owner)
        for account in dossier.prospect.account
        if account.owner not in OWN
    ]
    yield from dossier.of_rows("funds.third-party", strangers)
    yield from _statements(dossier)
    yield from _movements(dossier)
    differing = [
        each for paid in dossier.prospect.income for each in _papers(dossier, paid)
    ]
    yield from dossier.of_rows("income.differs", differing)


def _amount(dossier: Dossier) -> Iterator[Finding]:
    have = liquid_funds(dossier.facts)
    need = budget(dossier.facts, dossier.policy)
    if have is None:
        yield dossier.finding("funds.unknown", need=need)
    elif have < need:
        yield dossier.finding("funds.below-budget", have=have, need=need)


def _statements(dossier: Dossier) -> Iterator[Finding]:
    months = dossier.figures.statements_months
    fresh = dossier.figures.statements_stale_months
    short, stale = [], []
    for account in own_accounts(dossier.facts):
        first, last = account.statements_from, account.statements_to
        if last is None:
            continue
        told = row("account", name=account.name, first=first, last=last)
        if first is not None and add_months(first, months) > last + DAY:
            short.append(told)
        if add_months(last, fresh) < dossier.filing_day:
            stale.append(told)
    yield from dossier.of_rows("funds.short-statements", short, months=months)
    yield from dossier.of_rows("funds.stale-statements", stale, months=fresh)


def _movements(dossier: Dossier) -> Iterator[Finding]:
    accounts = own_accounts(dossier.facts)
    swings = [each for account in accounts for each in _swing(dossier, account)]
    yield from dossier.of_rows("funds.swing", swings)
    credits_ = [each for account in accounts for each in _credits(dossier, account)]
    yield from dossier.of_rows("funds.unexplained", credits_)


def _swing(dossier: Dossier, account: Account) -> Iterator[Reason]:
    """The lowest of several balances is only a part of the highest (HI-04)."""
    amounts = [balance.hkd for balance in account.balance]
    if len(amounts) < dossier.figures.swing_balances:
        return
    low, high = min(amounts), max(amounts)
    if low * 100 <= high * dossier.figures.swing_percent:
        yield row("account", name=account.name, lowest=low, highest=high)


def _credits(dossier: Dossier, account: Account) -> Iterator[Reason]:
    """Payments that are a large part of what was there before, without a paper."""
    for credit in account.credit:
        before = last_balance(account, credit.on) or first_balance(account)
        if before is None or credit.documented is True:
            continue
        if credit.hkd * 100 >= before.hkd * dossier.figures.credit_percent:
            yield row(
                "credit",
                name=account.name,
                on=credit.on,
                hkd=credit.hkd,
                balance=before.hkd,
                source=credit.source,
            )


def _papers(dossier: Dossier, paid: Earned) -> Iterator[Reason]:
    """Other papers on the same year that say another amount (HI-05)."""
    papers = {"tax": paid.tax_hkd, "letter": paid.letter_hkd, "bank": paid.bank_hkd}
    for paper, hkd in papers.items():
        if hkd is None:
            continue
        if (
            abs(hkd - paid.hkd) * 100
            > paid.hkd * dossier.figures.income_differs_percent
        ):
            yield row(
                "income", ends_on=paid.ends_on, hkd=paid.hkd, paper=paper, says=hkd
            )

"""Findings about the rules themselves: they concern every case of a book."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from qmas_tui.findings.catalogue import finding
from qmas_tui.findings.model import HOLDER, Finding
from qmas_tui.findings.person import Person
from qmas_tui.policy.policy import Policy


def book_findings(policy: Policy, as_of: date) -> Sequence[Finding]:
    """What concerns the whole book: rules that nobody has read for long."""
    days = (as_of - policy.checked_on).days
    if days <= policy.figures.rules_stale_days:
        return ()
    rules = policy.behind("rules-stale-days")
    book, checked = Person(HOLDER, as_of, policy), policy.checked_on
    return (finding(book, "rules.unchecked", rules=rules, checked=checked, days=days),)

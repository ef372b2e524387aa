"""The top tier as a finding: good news, with the proof that it needs (S-08)."""

from __future__ import annotations

from datetime import date

from qmas_tui.findings.build import finding
from qmas_tui.findings.known import Known
from qmas_tui.findings.model import Finding
from qmas_tui.findings.stay import assessed_year, top_tier_income
from qmas_tui.policy.policy import Policy


def top_tier_finding(known: Known, filing_day: date, policy: Policy) -> Finding:
    """The longer stay is within reach; the tax assessment proves it."""
    shown = (
        ("year", assessed_year(filing_day, policy)),
        ("income", top_tier_income(known, filing_day, policy)),
        ("least", policy.figures.top_tier_income),
    )
    return finding(
        policy, "income.top-tier", "good", "official", ("S-08", "E-27"), shown
    )

"""Refusals, slow decisions, and filings that fit nobody's limit."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from qmas_tui.facts.rows import Filing
from qmas_tui.findings.catalogue import finding
from qmas_tui.findings.effective_facts import decision_day, outcome_on
from qmas_tui.findings.model import HOLDER, Finding
from qmas_tui.findings.position import FilingPosition
from qmas_tui.findings.window import belongs, counts_for
from qmas_tui.policy.policy import Policy


def filing_findings(
    position: FilingPosition, as_of: date, policy: Policy, family: bool = False
) -> list[Finding]:
    """A refusal, or a decision that takes longer than usual (D-08, E-09, E-10).

    `family` where the stays of others hang on that of this person.
    """
    found = []
    if position.is_refused:
        found.append(_refused(position, family, policy))
    late = position.decision_late
    if late is not None and as_of > late:
        found.append(
            finding(
                policy,
                "filing.slow",
                subject=position.name,
                filed=position.filed.pending,
                late=late,
                days=(as_of - late).days,
            )
        )
    return found


def _refused(position: FilingPosition, family: bool, policy: Policy) -> Finding:
    """Of the holder the family loses its basis too (D-08)."""
    filing = position.filed.refused
    assert filing is not None, "called where one was refused"
    ahead, limit = not position.is_past, position.limit.on
    return finding(
        policy,
        "filing.refused",
        subject=position.name,
        rules=None if position.name == HOLDER else ("D-03",),
        due_on=decision_day(filing) if ahead else None,
        lost_on=limit if ahead else None,
        filed=filing.filed_on,
        limit=limit,
        past=position.is_past,
        family=family,
    )


def unmatched_filings(
    filings: Sequence[Filing],
    positions: Sequence[FilingPosition],
    as_of: date,
    policy: Policy,
) -> list[Finding]:
    """Pending extension filings that belong to the limit of nobody they are for."""
    found = []
    for filing in filings:
        if outcome_on(filing, as_of) != "pending":
            continue
        fits = [each for each in positions if belongs(filing, each.dates)]
        if any(counts_for(filing, each.name, each.named_only) for each in fits):
            continue
        found.append(
            finding(
                policy,
                "facts.filing-unmatched",
                filed=filing.filed_on,
                others=bool(fits),
            )
        )
    return found

"""Refusals, slow decisions, and filings that fit nobody's limit."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from qmas_tui.facts.rows import Filing, Grant
from qmas_tui.findings.catalogue import finding
from qmas_tui.findings.effective_facts import EffectiveFacts, decision_day, outcome_on
from qmas_tui.findings.model import HOLDER, Finding
from qmas_tui.findings.position import FilingPosition
from qmas_tui.findings.window import belongs, counts_for, filing_dates
from qmas_tui.policy.policy import Policy


def filing_findings(position: FilingPosition, family: bool = False) -> list[Finding]:
    """A refusal, or a decision that takes longer than usual (D-08, E-09, E-10).

    `family` where the stays of others hang on that of this person.
    """
    found = [_refused(position, family)] if position.is_refused else []
    late, filed = position.decision_late, position.filed.pending
    if late is not None and position.as_of > late:
        days = (position.as_of - late).days
        found.append(
            finding(position, "filing.slow", filed=filed, late=late, days=days)
        )
    return found


def _refused(position: FilingPosition, family: bool) -> Finding:
    """Of the holder the family loses its basis too (D-08)."""
    filing = position.filed.refused
    assert filing is not None, "called where one was refused"
    ahead, limit = not position.is_past, position.limit.on
    return finding(
        position,
        "filing.refused",
        rules=None if position.subject == HOLDER else ("D-03",),
        due_on=decision_day(filing) if ahead else None,
        lost_on=limit if ahead else None,
        filed=filing.filed_on,
        limit=limit,
        past=position.is_past,
        family=family,
    )


def unmatched_filings(
    facts: EffectiveFacts, positions: Sequence[FilingPosition]
) -> list[Finding]:
    """Pending extension filings that belong to the limit of nobody they are for."""
    found = []
    for filing in facts.extensions:
        if outcome_on(filing, facts.as_of) != "pending":
            continue
        fits = [each for each in positions if belongs(filing, each.dates)]
        if any(counts_for(filing, each.subject, each.named_only) for each in fits):
            continue
        filed, code = filing.filed_on, "facts.filing-unmatched"
        found.append(finding(facts, code, filed=filed, others=bool(fits)))
    return found


def pending_for(
    limit: date, filings: Sequence[Filing], policy: Policy, as_of: date
) -> list[Filing]:
    """The pending extension filings for the holder that belong to a limit of stay."""
    dates = filing_dates(limit, policy)
    return [
        filing
        for filing in filings
        if filing.kind == "extension"
        and outcome_on(filing, as_of) == "pending"
        and belongs(filing, dates)
        and counts_for(filing, HOLDER)
    ]


def answered_by(
    grant: Grant,
    old: date | None,
    filings: Sequence[Filing],
    policy: Policy,
    as_of: date,
) -> list[Filing]:
    """The pending filings for the old limit that a grant of a longer stay answers."""
    if old is None or grant.until <= old:
        return []
    return [
        filing
        for filing in pending_for(old, filings, policy, as_of)
        if grant.granted_on is None or filing.filed_on <= grant.granted_on
    ]

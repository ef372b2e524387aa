"""What findings about prospects, criteria and conditions rest on, in words."""

from __future__ import annotations

from datetime import date

from qmas_tui.findings.model import Evidence, Fact, Finding, Reason
from qmas_tui.views.say import day_words
from qmas_tui.views.words import because, remedy

NO_FACTS = "nothing on record"
SAID_ALIKE = frozenset({"facts.broken"})
"""Findings of which the same is said as of a holder."""


def because_of(found: Finding) -> str:
    """What triggered a finding; its facts where there is no sentence for it."""
    if found.code in SAID_ALIKE:
        return because(found)
    return evidence_words(found.evidence)


def remedy_of(found: Finding) -> str:
    """What would settle a finding; empty where there is no sentence for it."""
    return remedy(found) if found.code in SAID_ALIKE else ""


def evidence_words(evidence: Evidence) -> str:
    """Facts by their names: born on 4 May 1990; need 60."""
    told = [
        f"{name.replace('_', ' ')} {_words(value)}"
        for name, value in evidence
        if value not in (None, (), "")
    ]
    return "; ".join(told) or NO_FACTS


def _words(value: Fact) -> str:
    match value:
        case bool():
            return "yes" if value else "no"
        case date():
            return day_words(value)
        case int():
            return f"{value:,}"
        case tuple():
            return ", ".join(_one(each) for each in value)
    return str(value)


def _one(value: str | Reason) -> str:
    if isinstance(value, Reason):
        return f"{value.key} ({evidence_words(value.evidence)})"
    return value

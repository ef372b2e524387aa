"""Whether the family can come along (B-16, B-19, Q-43)."""

from __future__ import annotations

from collections.abc import Iterator

from qmas_tui.findings.calendar import add_months, birthday
from qmas_tui.findings.model import Finding
from qmas_tui.findings.record_gaps import says_nobody
from qmas_tui.intake.dossier import Dossier, row


def family(dossier: Dossier) -> Iterator[Finding]:
    """Children who grow up, people who are refused, papers that are missing."""
    prospect, coming = dossier.prospect, dossier.facts.accompanying
    yield from _children(dossier)
    excluded = [
        row("dependant", name=each.name, nationality=each.nationality)
        for each in coming
        if each.nationality in dossier.policy.nationals["B-19"]
    ]
    yield from dossier.of_rows("family.excluded", excluded)
    if coming and "relationship-proof" not in dossier.facts.on_file:
        names = tuple(each.name for each in coming)
        yield dossier.finding("family.papers", names=names)
    if not prospect.dependant and not says_nobody(prospect.family):
        yield dossier.finding("family.unrecorded", family=prospect.family)


def _children(dossier: Dossier) -> Iterator[Finding]:
    """Children who are grown up by the expected landing: they cannot come (B-16)."""
    figures = dossier.figures
    landing = add_months(dossier.filing_day, figures.decision_months)
    grown = [
        row("dependant", name=child.name, birthday=day)
        for child in dossier.facts.accompanying
        if child.relation == "child" and child.born_on is not None
        if (day := birthday(child.born_on, figures.dependant_age_years)) <= landing
    ]
    yield from dossier.of_rows("family.child-18", grown, landing=landing)

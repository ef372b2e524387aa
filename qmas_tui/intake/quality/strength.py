"""How strong the case is beyond the line, and whether another way in is better."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from qmas_tui.findings.model import Finding, Level
from qmas_tui.intake.criteria.work import any_work
from qmas_tui.intake.dossier import Dossier, row
from qmas_tui.intake.model import CriteriaTest, Evaluation
from qmas_tui.intake.pathways.compare import fitting
from qmas_tui.intake.quality.line import numbers
from qmas_tui.intake.work_months import reached


def strength(dossier: Dossier, found: Evaluation) -> Iterator[Finding]:
    """Margin, balance, papers, other ways in, and years of work."""
    if dossier.prospect.route == "gpt":
        if isinstance(found.gpt, CriteriaTest):
            yield from _margin(dossier, found.gpt)
            yield from _undocumented(dossier, found.gpt)
    elif not found.apt.documented:
        claimed = [
            row("achievement", name=each.name) for each in dossier.prospect.achievement
        ]
        yield from dossier.of_rows("case.undocumented", claimed, "warn")
    yield from _better_routes(dossier, found)
    if dossier.prospect.route == "gpt":
        yield from _early_career(dossier)


def _margin(dossier: Dossier, gpt: CriteriaTest) -> Iterator[Finding]:
    """What is left of the criteria under a stricter eye (Q-40, Q-41)."""
    threshold, least = gpt.threshold, dossier.figures.balanced_areas
    if gpt.met >= threshold > gpt.safe:
        weak = [
            each.n for each in gpt.criteria if each.state == "yes" and not each.safe
        ]
        yield dossier.finding(
            "case.margin", met=gpt.met, safe=gpt.safe, weak=numbers(weak)
        )
    if gpt.safe > threshold and gpt.documented > threshold:
        papers = gpt.documented
        yield dossier.finding("case.strong", safe=gpt.safe, documented=papers)
    if gpt.met >= threshold and gpt.areas < least:
        yield dossier.finding("case.one-sided", areas=gpt.areas, least=least)


def _undocumented(dossier: Dossier, gpt: CriteriaTest) -> Iterator[Finding]:
    """Claims without papers; grave once the filing is near (G-20, HI-15)."""
    file_on = dossier.prospect.file_on
    lead = timedelta(days=dossier.figures.papers_lead_days)
    is_near = file_on is not None and file_on <= dossier.as_of + lead
    level: Level = "act" if is_near else "warn"
    bare = [
        row("criterion", n=each.n, papers=each.wanting)
        for each in gpt.criteria
        if each.wanting
    ]
    yield from dossier.of_rows("case.undocumented", bare, level, file_on=file_on)


def _better_routes(dossier: Dossier, found: Evaluation) -> Iterator[Finding]:
    """Ways in that fit, and are quicker or more predictable (Q-44, Q-45)."""
    offers = dossier.prospect.offer
    signed_on = offers[-1].signed_on if offers else None
    before = ("always",) if signed_on is None else ("always", "signed-offer")
    pathways = [each for each in dossier.policy.pathways if each.before in before]
    routes = fitting(dossier.facts, found, dossier.policy, pathways)
    if routes:
        yield dossier.finding(
            "case.better-route", routes=tuple(routes), signed_on=signed_on
        )


def _early_career(dossier: Dossier) -> Iterator[Finding]:
    """Few years of graduate-level work for sure, not only unrecorded ones (HI-22)."""
    months = dossier.figures.early_career_months
    early = reached(dossier.facts, any_work, months, dossier.policy)
    if early == "no":
        yield dossier.finding("case.early-career", months=months)

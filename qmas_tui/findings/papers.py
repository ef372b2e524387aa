"""The checklist for the next extension: what is on file, stale or missing."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date

from qmas_tui.facts.rows import Evidence
from qmas_tui.findings.calendar import add_months
from qmas_tui.findings.catalogue import finding
from qmas_tui.findings.effective_facts import EffectiveFacts
from qmas_tui.findings.members import standing_of
from qmas_tui.findings.model import Finding, PaperState, PaperStatus
from qmas_tui.findings.window import FilingDates
from qmas_tui.policy.policy import Policy
from qmas_tui.policy.rules import Paper


def groups_for(facts: EffectiveFacts, top_tier: bool, first: bool) -> set[str]:
    """Which parts of the checklist a holder needs (E-16 to E-18, S-08, D-10, R-20).

    `first` where the coming extension is the first.
    """
    groups = {"everyone"}
    works = facts.jobs if facts.holder.route != "apt" else ()
    groups.update(work.kind for work in works)
    if not works:
        groups.add("no-work")
    if first and facts.idle and facts.holder.route != "apt":
        groups.add("job-search")
    if top_tier:
        groups.add("top-tier")
    standings = [standing_of(each, facts) for each in facts.holder.dependant]
    if "dependant" in standings:
        groups.add("family")
    return groups


def months_fresh(kind: str, policy: Policy) -> int:
    """For how many months after its day a paper that grows stale counts."""
    return next(
        paper.stale_after
        for paper in policy.papers
        if paper.kind == kind and paper.stale_after is not None
    )


def _state(paper: Paper, evidence: Sequence[Evidence], target: date) -> PaperState:
    kept = [row for row in evidence if row.kind == paper.kind]
    dated = max((row.dated for row in kept if row.dated is not None), default=None)
    state: PaperStatus = "on file"
    if not kept:
        state = "missing"
    elif paper.stale_after is not None and (
        dated is None or add_months(dated, paper.stale_after) < target
    ):
        state = "stale"
    return PaperState(paper.kind, paper.title, paper.basis, paper.rules, state, dated)


def checklist(
    papers: Sequence[Paper],
    groups: Collection[str],
    evidence: Sequence[Evidence],
    target: date,
) -> tuple[PaperState, ...]:
    """Each paper that these groups need, with its state on the day of filing."""
    return tuple(
        [
            _state(paper, evidence, target)
            for paper in papers
            if any(group in groups for group in paper.for_)
        ]
    )


def missing_evidence(
    facts: EffectiveFacts, dates: FilingDates, top_tier: bool, first: bool
) -> Finding | None:
    """One finding that names every paper still wanting before a filing."""
    groups = groups_for(facts, top_tier, first)
    states = checklist(facts.policy.papers, groups, facts.evidence, dates.target)
    wanting = [state for state in states if state.state != "on file"]
    if not wanting:
        return None
    official = any(state.basis == "official" for state in wanting)
    rules = tuple(dict.fromkeys(rule for state in wanting for rule in state.rules))
    return finding(
        facts,
        "evidence.missing",
        "act" if facts.as_of >= dates.target else "warn",
        rules=rules,
        basis="official" if official else None,
        missing=tuple([s.title for s in wanting if s.state == "missing"]),
        stale=tuple([s.title for s in wanting if s.state == "stale"]),
        target=dates.target,
        now=facts.as_of > dates.target,
    )

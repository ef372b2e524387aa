"""Makes findings: names the rules, and keeps mere hearsay from crying act."""

from __future__ import annotations

from datetime import date

from qmas_tui.findings.catalogue import CATALOGUE
from qmas_tui.findings.model import HOLDER, Fact, Finding, Level
from qmas_tui.policy.policy import Overruled, Policy
from qmas_tui.policy.rules import Basis


def finding(
    policy: Policy,
    code: str,
    level: Level | None = None,
    subject: str = HOLDER,
    *,
    rules: tuple[str, ...] | None = None,
    basis: Basis | None = None,
    overruled: tuple[Overruled, ...] = (),
    due_on: date | None = None,
    lost_on: date | None = None,
    **evidence: Fact,
) -> Finding:
    """A finding of the catalogue about a person, with the facts that triggered it.

    `rules` and `basis` where those of the catalogue are not the ones that decided, the
    level where there is more than one; `overruled` are figures that the office set for
    some days, among them the one asked about. A finding that rests only on practice of
    low confidence is at most a warning, unless the office has set the figure itself.
    """
    kind = CATALOGUE[code]
    named = kind.rules if rules is None else rules
    cited = [policy.rules[rule] for rule in named]
    changed = tuple([rule.id for rule in cited if rule.overruled])
    if overruled:
        changed = tuple(dict.fromkeys([*changed, *(each.rule for each in overruled)]))
    level = level or kind.levels[0]
    if level == "act" and not changed:
        hearsay = [r.basis == "practice" and r.confidence == "low" for r in cited]
        if hearsay and all(hearsay):
            level = "warn"
    since = evidence["since"] if kind.counts_since else None
    return Finding(
        code,
        subject,
        level,
        basis or kind.basis,
        named,
        tuple(evidence.items()),
        changed,
        due_on,
        lost_on,
        kind.counts_since,
        since if isinstance(since, date) else None,
    )

"""Makes findings: names the rules, and keeps mere hearsay from crying act."""

from __future__ import annotations

from qmas_tui.findings.model import HOLDER, Finding, Level, Shown
from qmas_tui.policy.policy import Policy
from qmas_tui.policy.rules import Basis


def finding(
    policy: Policy,
    code: str,
    level: Level,
    basis: Basis,
    rules: tuple[str, ...],
    shown: Shown = (),
    subject: str = HOLDER,
) -> Finding:
    """A finding that rests only on practice of low confidence is at most a warning.

    Unless the office has set the figure itself.
    """
    cited = [policy.rules[rule] for rule in rules]
    overruled = tuple([rule.id for rule in cited if rule.overruled])
    if level == "act" and not overruled:
        hearsay = [r.basis == "practice" and r.confidence == "low" for r in cited]
        if hearsay and all(hearsay):
            level = "warn"
    return Finding(code, subject, level, basis, rules, shown, overruled)

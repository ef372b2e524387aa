"""The seven years as findings (PR-01 to PR-04, AP-03, AP-08, P-07)."""

from __future__ import annotations

from datetime import date

from qmas_tui.findings.build import finding
from qmas_tui.findings.known import Known
from qmas_tui.findings.model import HOLDER, Finding, Level, Milestone, Shown
from qmas_tui.policy.policy import Policy


def milestone_findings(
    milestone: Milestone,
    known: Known,
    opens: date,
    chinese: bool,
    policy: Policy,
) -> list[Finding]:
    """Whether the path reaches the seven years, and whether they are complete."""
    as_of = known.as_of
    earliest, latest = milestone.earliest, milestone.latest
    found = []
    if milestone.covered is False:
        level: Level = "act" if as_of >= opens else "warn"
        advisable = chinese and earliest is not None and as_of >= earliest
        shown: Shown = (("earliest", earliest), ("advisable", advisable))
        rules: tuple[str, ...] = ("AP-03", "AP-08", "P-01", "P-07")
        found.append(
            finding(policy, "milestone.uncovered", level, "practice", rules, shown)
        )
    if earliest is None or as_of < earliest:
        return found
    if not known.abode_filed(HOLDER):
        rules = ("P-01", "PR-01") if chinese else ("P-01", "PR-02", "PR-05", "PR-06")
        shown = (("earliest", earliest), ("chinese", chinese))
        found.append(
            finding(policy, "milestone.reached", "good", "official", rules, shown)
        )
    if latest is None or latest > as_of:
        shown = (("earliest", earliest), ("latest", latest))
        rules = ("OR-02", "OR-03", "P-01", "PR-03")
        found.append(
            finding(policy, "milestone.contested", "warn", "practice", rules, shown)
        )
    return found

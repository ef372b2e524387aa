"""The seven years as findings (PR-01 to PR-06, AP-03, AP-08, P-07)."""

from __future__ import annotations

from datetime import date, timedelta

from qmas_tui.findings.abode import Abode
from qmas_tui.findings.build import finding
from qmas_tui.findings.model import Finding, Milestone
from qmas_tui.policy.policy import Policy


def milestone_findings(
    milestone: Milestone | None,
    abode: Abode,
    path_end: date | None,
    opens: date | None,
    chinese: bool,
    as_of: date,
    policy: Policy,
) -> list[Finding]:
    """Whether the path reaches the seven years, and whether they are complete.

    Nothing is said where the right of abode is not wanted. `opens` is the day from
    which an extension can be filed, `path_end` where the last stay ends.
    """
    if milestone is None or not abode.is_wanted:
        return []
    earliest, latest = milestone.earliest, milestone.latest
    found = []
    if milestone.covered is False:
        assert earliest is not None, "covered comes with the seven years"
        assert path_end is not None, "and with a stay"
        need = max(as_of, earliest) + timedelta(days=policy.figures.cover_days)
        found.append(
            finding(
                policy,
                "milestone.uncovered",
                "act" if opens is not None and as_of >= opens else "warn",
                abode.who,
                earliest=earliest,
                end=path_end,
                refused=path_end >= need,
                past=as_of > path_end,
                advisable=chinese and as_of >= earliest,
            )
        )
    if earliest is None or as_of < earliest:
        return found
    if abode.pending is None and not abode.is_granted and abode.refused is None:
        found.append(_reached(abode, earliest, chinese, policy))
    if latest is None or latest > as_of:
        found.append(
            finding(
                policy,
                "milestone.contested",
                subject=abode.who,
                earliest=earliest,
                latest=latest,
                breaks=milestone.because,
            )
        )
    return found


def _reached(abode: Abode, earliest: date, chinese: bool, policy: Policy) -> Finding:
    return finding(
        policy,
        "milestone.reached",
        subject=abode.who,
        rules=("P-01", "PR-01") if chinese else ("P-01", "PR-02", "PR-05", "PR-06"),
        earliest=earliest,
        chinese=chinese,
    )

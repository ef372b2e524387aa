"""The Achievement-based Points Test: one achievement suffices (A-01 to A-03)."""

from __future__ import annotations

from qmas_tui.intake.model import AchievementTest
from qmas_tui.intake.states import State
from qmas_tui.intake.subject import Subject
from qmas_tui.policy.policy import Policy


def achievement_test(subject: Subject, policy: Policy) -> AchievementTest:
    """Whether one is claimed; if it is exceptional the Director judges.

    The points are all of the version of the filing day or none (A-02).
    """
    known = subject.prospect.achievement
    version = policy.entry.version_on(subject.filing_day)
    tables = policy.entry.parts.get(version.name) if version else None
    lacking: State = "no" if subject.is_complete("achievement") else "unknown"
    return AchievementTest(
        state="yes" if known else lacking,
        documented=any(each.proof for each in known),
        points=sum(table.most for table in tables) if known and tables else None,
        rules=("A-01", "A-02"),
        evidence=(("achievements", tuple(each.name for each in known)),),
    )

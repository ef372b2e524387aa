"""The General Points Test of old, in its five versions (O-01 to O-21)."""

from __future__ import annotations

from collections.abc import Callable

from qmas_tui.intake.criteria.work import any_work
from qmas_tui.intake.degrees import may_be_earlier
from qmas_tui.intake.model import Part, PointsTest
from qmas_tui.intake.subject import Subject
from qmas_tui.intake.tallies import Tallies, tallies
from qmas_tui.intake.work_months import sure_works, uncut
from qmas_tui.intake.works import AFTER_DEGREE, COUNTED_KINDS
from qmas_tui.policy.entry import PartTable, Version
from qmas_tui.policy.policy import Policy
from qmas_tui.policy.rules import PartName, Tier


def points_test(subject: Subject, version: Version, policy: Policy) -> PointsTest:
    """The points of each part on the filing day."""
    counted = tallies(subject, policy)
    day, tables = subject.filing_day, policy.entry.parts[version.name]
    return PointsTest(
        version=version.name,
        version_doubt=policy.entry.is_unsure(day),
        pass_mark=policy.intake.pass_mark,
        parts=tuple(_part(subject, table, counted[table.part]) for table in tables),
        rules=(*version.rules, *policy.behind("pass-mark")),
    )


def _part(subject: Subject, table: PartTable, counted: Tallies) -> Part:
    """The best of its rows, and what is added to it (O-18)."""
    held = [tier.points for tier in table.best if _holds(tier, counted)]
    added = [tier.points for tier in table.adds if _holds(tier, counted)]
    points = max(held, default=0) + sum(added)
    return Part(
        table.part,
        points,
        table.most,
        points < table.most and _OPEN[table.part](subject),
        table.rules,
        tuple(counted.items()),
    )


def _holds(tier: Tier, counted: Tallies) -> bool:
    least = all(counted.get(name, 0) >= count for name, count in tier.least.items())
    return least and all(
        counted.get(name, 0) <= count for name, count in tier.most.items()
    )


def _work_is_open(subject: Subject) -> bool:
    """Rows or levels may be missing, or an unknown degree may make work count."""
    prospect = subject.prospect
    if not subject.is_complete("work") or any(
        work.kind in COUNTED_KINDS and work.level is None for work in prospect.work
    ):
        return True
    first = subject.first_degree_on
    if first is None or not may_be_earlier(prospect):
        return False
    cut = [w for w in sure_works(subject.works, any_work) if w.level in AFTER_DEGREE]
    return uncut(cut).covers(min(first, subject.filing_day))


_OPEN: dict[PartName, Callable[[Subject], bool]] = {
    "age": lambda subject: subject.prospect.born_on is None,
    "education": lambda subject: not subject.is_complete("degree"),
    "work": _work_is_open,
    "talent_list": lambda subject: subject.prospect.talent_list is None,
    "language": lambda subject: not subject.is_complete("language"),
    "family": lambda subject: (
        subject.prospect.hk_relative is None or not subject.is_complete("dependant")
    ),
}
"""Whether facts of a part are missing that may raise its points."""

"""What endangers a case, and what is only a gap in its record."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from qmas_tui.findings.model import Assessment, Finding, Level

GRAVITY: Final[tuple[Level, ...]] = ("act", "warn", "watch", "good")
"""The levels, the gravest first."""

_GAP_CODES: Final = (
    *("facts.", "import.unread", "work.contradicted", "stay.unconfirmed"),
    "family.unrecorded",
)


def is_gap(finding: Finding) -> bool:
    """Whether a finding is a gap in the record, which never counts as risk."""
    return finding.code.startswith(_GAP_CODES) or finding.code.endswith(".unknown")


def all_findings(found: Assessment) -> list[Finding]:
    """The findings of the holder and of the family."""
    return [each for _, person in found.people for each in person.findings]


def pressing(found: Assessment) -> list[Finding]:
    """What is to act on or warned of, risks and gaps alike, worst first."""
    grave = [each for each in all_findings(found) if each.level in ("act", "warn")]
    return by_gravity(grave)


def risks(found: Assessment) -> list[Finding]:
    """What endangers somebody, worst first: to act on or warned of, gaps aside."""
    return [each for each in pressing(found) if not is_gap(each)]


def by_gravity(findings: Iterable[Finding]) -> list[Finding]:
    """Findings, worst first; those alike stay in the order given."""
    return sorted(findings, key=lambda each: GRAVITY.index(each.level))

"""What endangers a case, what is only a gap in its record, and what comes first."""

from __future__ import annotations

import pytest

from qmas_tui.findings.catalogue import CATALOGUE
from qmas_tui.findings.model import (
    HOLDER,
    Assessment,
    DependantAssessment,
    Finding,
    Level,
)
from qmas_tui.findings.risk import all_findings, is_gap, pressing, risks
from tests.findings.people import NOW

GAPS = {
    *(code for code in CATALOGUE if code.startswith("facts.")),
    *("import.unread", "work.contradicted", "work.unknown", "income.unknown"),
    *("stay.unconfirmed", "family.unrecorded"),
}


def found(code: str, level: Level, subject: str = HOLDER) -> Finding:
    """A finding of that gravity."""
    return Finding(code, subject, level, "house", ())


@pytest.mark.parametrize("code", CATALOGUE)
def test_a_gap_is_about_the_record(code: str) -> None:
    """Whatever else there is in the catalogue endangers somebody, or is good."""
    assert is_gap(found(code, "warn")) is (code in GAPS)


def test_the_gravest_come_first_and_gaps_are_no_risk() -> None:
    """The family's count as the holder's do; what is only watched presses nobody."""
    short = found("passport.short", "warn")
    lapsed = found("stay.lapsed", "act", "LEE Ming")
    gap = found("facts.order", "warn")
    watched = found("filing.slow", "watch")
    member = DependantAssessment("LEE Ming", "child", None, False, findings=(lapsed,))
    case = Assessment(
        "Q-1", NOW, "extended", findings=(watched, short, gap), dependants=(member,)
    )
    assert all_findings(case) == [watched, short, gap, lapsed]
    assert pressing(case) == [lapsed, short, gap]
    assert risks(case) == [lapsed, short]

"""What comes out for prospects made for a test."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from qmas_tui.findings.model import Finding, Level, Reason
from qmas_tui.intake.assess import assess
from qmas_tui.intake.result import ProspectAssessment
from qmas_tui.policy.policy import Policy
from tests.intake.someone import prospect
from tests.make import AS_OF, POLICY

Facts = Mapping[str, object]


def days(count: int) -> timedelta:
    """So many days."""
    return timedelta(days=count)


def assessed(
    facts: Facts,
    as_of: date = AS_OF,
    file_on: date | None = None,
    policy: Policy = POLICY,
) -> ProspectAssessment:
    """Somebody with these facts, worked out."""
    return assess(prospect(**facts), policy, as_of, file_on)


def levels(facts: Facts, as_of: date = AS_OF) -> dict[str, Level]:
    """The findings of somebody with these facts, by code."""
    return {each.code: each.level for each in assessed(facts, as_of).findings}


def found(facts: Facts, code: str, as_of: date = AS_OF) -> Finding | None:
    """One of their findings, by code; None where it is not there."""
    findings = assessed(facts, as_of).findings
    return next((each for each in findings if each.code == code), None)


def rows_of(facts: Facts, code: str, as_of: date = AS_OF) -> list[dict[str, object]]:
    """The rows that one finding names, each with its facts."""
    finding = found(facts, code, as_of)
    return [dict(row.evidence) for row in reasons(finding)] if finding else []


def reasons(finding: Finding) -> list[Reason]:
    """The rows that a finding names."""
    rows = finding.fact("rows")
    assert isinstance(rows, tuple)
    return [row for row in rows if isinstance(row, Reason)]


def job(**facts: object) -> dict[str, object]:
    """A full-time graduate job of many years, with other facts."""
    usual = {
        "kind": "employment",
        "employer": "Harbour Bank",
        "title": "Analyst",
        "from": date(2014, 1, 1),
        "level": "graduate",
    }
    return {**usual, **facts}

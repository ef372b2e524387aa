"""What comes out for prospects made for a test."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from qmas_tui.findings.model import Deadline, Finding, Level, Reason
from qmas_tui.intake.assess import assess
from qmas_tui.intake.evaluation import evaluate
from qmas_tui.intake.pathways.compare import compare_pathways
from qmas_tui.intake.pathways.model import ComparedPathway
from qmas_tui.intake.result import AssessedProspect, ProspectAssessment
from qmas_tui.intake.states import State
from qmas_tui.intake.subject import subject
from qmas_tui.policy.policy import Policy
from tests.intake.someone import prospect
from tests.make import AS_OF, POLICY

Facts = Mapping[str, object]
FILED = date(2026, 9, 1)


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


def shown(**facts: object) -> AssessedProspect:
    """Somebody with these facts beside what is worked out on the day of the tests."""
    of = prospect(**facts)
    return AssessedProspect(of, assess(of, POLICY, AS_OF))


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


def deadline(facts: Facts, kind: str) -> Deadline | None:
    """One of the dates that are outstanding, by kind."""
    every = assessed(facts).deadlines
    return next((each for each in every if each.kind == kind), None)


def on(facts: Facts, kind: str) -> date | None:
    """The day of it."""
    due = deadline(facts, kind)
    return due.on if due else None


def compared(
    day: date = AS_OF, file_on: date | None = None, **facts: object
) -> dict[str, ComparedPathway]:
    """The ways in for somebody with these facts, by code."""
    who = subject(prospect(**facts), day, file_on)
    found = compare_pathways(who, evaluate(who, POLICY), POLICY)
    return {each.code: each for each in found}


def states(way: str, day: date = AS_OF, **facts: Any) -> Mapping[str, State]:
    """What the conditions of a way in come to, by name."""
    return {each.name: each.state for each in compared(day, **facts)[way].conditions}


def filed(*more: Facts, **facts: object) -> dict[str, object]:
    """Somebody of another citizenship with an application pending."""
    return {"application": [{"submitted_on": FILED, **facts}, *more]}


def approved(**facts: object) -> dict[str, object]:
    """The same, approved."""
    return filed(outcome="approved", decided_on=date(2026, 10, 1), **facts)


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

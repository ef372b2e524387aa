"""Prospects worked out whole: every worked case, and the promises about all of them."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from qmas_tui.findings.model import Finding
from qmas_tui.intake import assess as module
from qmas_tui.intake.assess import assess, pathways_of
from qmas_tui.intake.catalogue import INTAKE
from qmas_tui.intake.evaluation import evaluate
from qmas_tui.intake.model import Evaluation
from qmas_tui.intake.queue import KINDS, queue_key
from qmas_tui.intake.result import ProspectAssessment
from qmas_tui.intake.statistics import Outcomes, statistics
from qmas_tui.intake.subject import Subject
from qmas_tui.policy.policy import Policy
from tests.intake.assessed import assessed, days, job
from tests.intake.shape import shape
from tests.intake.someone import prospect
from tests.intake.worked import as_of, expected, prospects
from tests.make import AS_OF, POLICY


@pytest.fixture(scope="module")
def every() -> dict[str, ProspectAssessment]:
    """Every worked case, worked out."""
    cases = prospects().items()
    return {case: assess(who, POLICY, as_of()) for case, who in cases}


@pytest.fixture(scope="module")
def what_if() -> dict[tuple[str, str], ProspectAssessment]:
    """The same filed on other days, by day and case."""
    return {
        (day, case): assess(prospects()[case], POLICY, as_of(), date.fromisoformat(day))
        for day, cases in expected()["what_if"].items()
        for case in cases
    }


def _day(day: date | None) -> str | None:
    return None if day is None else str(day)


def _codes(found: ProspectAssessment) -> dict[str, str]:
    return {each.code: each.level for each in found.findings}


def _shown(found: ProspectAssessment) -> dict[str, object]:
    first = found.next
    return {
        "stage": found.stage,
        "evaluated_on": _day(found.evaluated_on),
        "filed": found.filed,
        "deadlines": {each.kind: str(each.on) for each in found.deadlines},
        "codes": _codes(found),
        "act_by": _day(first.act_by if first else None),
        "lost_on": _day(first.lost_on if first else None),
        "act_on": first.kind if first else None,
        "due_on": _day(first.due_on if first else None),
    }


def test_worked_cases(every: dict[str, ProspectAssessment]) -> None:
    """Stage, deadlines, findings and the item to act on are as worked out by hand."""
    for case, found in every.items():
        wanted, shown = expected()["prospects"][case], _shown(found)
        assert shown == {key: wanted[key] for key in shown}, case
        assert len(_codes(found)) == len(found.findings), "one finding a code"


def test_what_if(what_if: dict[tuple[str, str], ProspectAssessment]) -> None:
    """What would follow if the application were filed on another day comes out too."""
    for (day, case), found in what_if.items():
        wanted: dict[str, Any] = expected()["what_if"][day][case]
        assert found.evaluation is not None
        shown = {**shape(found.evaluation), "codes": _codes(found)}
        assert {key: shown[key] for key in wanted} == wanted, (day, case)


def test_order(every: dict[str, ProspectAssessment]) -> None:
    """The queue is by the day to act, the day of loss, then the case."""
    order = [each.case for each in sorted(every.values(), key=queue_key)]
    assert order == expected()["order"]


def test_outcomes_are_counted() -> None:
    """The office's own outcomes come out by year and test, and never as a rate."""
    found = statistics(prospects().values(), POLICY, as_of())
    assert [_row(each) for each in found] == expected()["statistics"]


def _row(of: Outcomes) -> dict[str, object]:
    return {
        "year": of.year,
        "test": of.test,
        "submitted": of.submitted,
        "pending": of.pending,
        "approved": of.approved,
        "refused": of.refused,
        "withdrawn": of.withdrawn,
        "reasons": dict(of.reasons),
        "median_days": of.median_days,
    }


@pytest.fixture(scope="module")
def findings(
    every: dict[str, ProspectAssessment],
    what_if: dict[tuple[str, str], ProspectAssessment],
) -> list[Finding]:
    """Those of every worked case, today and on the days of the what-ifs."""
    found = [*every.values(), *what_if.values()]
    return [finding for each in found for finding in each.findings]


def test_every_kind_comes_up(findings: list[Finding]) -> None:
    """Each finding of the table is in some worked case, at no level but its own."""
    seen = {each.code for each in findings}
    assert seen == set(INTAKE)
    for each in findings:
        assert each.level in INTAKE[each.code].levels


def test_each_rests_on_rules_of_its_own(findings: list[Finding]) -> None:
    """No finding is without rules, and names none that the table does not."""
    for each in findings:
        kind = INTAKE[each.code]
        assert each.rules
        assert each.basis == kind.basis
        assert each.subject == "prospect"
        assert set(each.rules) <= set(POLICY.rules)
        assert kind.also or set(each.rules) <= set(kind.rules), each.code
        assert len(set(each.rules)) == len(each.rules)


def test_every_item_is_of_a_kind(every: dict[str, ProspectAssessment]) -> None:
    """Items are only of the kinds that have a place in the order."""
    kinds = {item.kind for found in every.values() for item in found.items}
    assert kinds == set(KINDS) - {"facts.broken", "withdrawn"}


def test_a_closed_case_has_nothing() -> None:
    """A closed prospect has a stage and nothing else."""
    found = assessed({"status": "closed", "file_on": AS_OF + days(1)})
    assert found == ProspectAssessment("Q-1", AS_OF, "closed")


def test_one_that_breaks_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """A case that cannot be worked out names the row at fault and stops nobody."""

    def failing(facts: Subject, policy: Policy) -> Evaluation:
        if any(work.employer == "Odd" for work in facts.prospect.work):
            raise ValueError("no such day")
        return evaluate(facts, policy)

    monkeypatch.setattr(module, "evaluate", failing)
    found = assessed({"work": [job(), job(employer="Odd")]})
    assert found.stage == "broken"
    assert found.next is not None
    assert (found.next.kind, found.next.act_by) == ("facts.broken", AS_OF)
    (fault,) = found.findings
    assert fault.level == "act"
    assert (fault.fact("row"), fault.fact("fault")) == ("work 2", "no such day")


def test_the_other_ways_in_of_a_case() -> None:
    """They are worked out for who asks, on the same day; for a closed case: none."""
    case = next(iter(prospects()))
    who, wanted = prospects()[case], expected()["prospects"][case]["pathways"]
    ways = pathways_of(assess(who, POLICY, as_of()), POLICY)
    assert {each.code: each.verdict for each in ways} == {
        code: way["verdict"] for code, way in wanted.items()
    }
    closed = prospect(status="closed")
    assert pathways_of(assess(closed, POLICY, AS_OF), POLICY) == ()
    early = date(2025, 2, 28)
    found = assess(who, POLICY, as_of(), early)
    assert pathways_of(found, POLICY) == ()

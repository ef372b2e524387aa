"""The other ways in: every worked case, what is compared, and on which day."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, get_args

import pytest

from qmas_tui.findings.calendar import DAY
from qmas_tui.intake.evaluation import evaluate
from qmas_tui.intake.pathways.catalogue import KINDS, Opposite
from qmas_tui.intake.pathways.compare import compare_pathways, fitting
from qmas_tui.intake.subject import subject
from qmas_tui.policy.pathways import ConditionName
from tests.intake.assessed import compared, states
from tests.intake.shape import ways
from tests.intake.someone import prospect
from tests.intake.worked import as_of, expected, prospects
from tests.make import AS_OF, POLICY


def test_worked_cases() -> None:
    """Verdict, conditions and missing facts of every way are as worked out by hand,
    and those that fit are found alone too."""
    for case, want in expected()["prospects"].items():
        who = subject(prospects()[case], as_of())
        evaluation = evaluate(who, POLICY)
        found = compare_pathways(who, evaluation, POLICY)
        assert ways(found) == want["pathways"], case
        fits = [each.code for each in found if each.verdict == "fits"]
        assert fitting(who, evaluation, POLICY, POLICY.pathways) == fits


def test_every_condition_is_worked_out() -> None:
    """Each condition that the rules may name has a function, rules that there are, and
    the facts that settle it."""
    assert {*KINDS, "nationality"} == set(get_args(ConditionName))
    for kind in KINDS.values():
        assert isinstance(kind, Opposite) or kind.facts
        assert set(kind.rules) <= set(POLICY.rules)


def test_rows() -> None:
    """A row has its stays, its time to a decision, its quota and its fee."""
    found = compared()
    assert list(found) == [pathway.code for pathway in POLICY.pathways]
    row = found["ttps-c"].pathway
    assert (row.first_stay_months, row.extension_months) == (24, (36,))
    assert (row.top_tier_months, row.quota, row.weeks) == (72, "yearly", 4)
    assert found["gep"].pathway.tied_to_employer
    assert found["gep"].pathway.offer_needed
    assert not found["dependant"].pathway.dependants
    assert found["gep"].fee_per_person == 1900


@pytest.mark.parametrize(
    ("status", "fee"), [("scheme", 1900), ("permanent", None), (None, None)]
)
def test_fee_of_a_dependant(status: str | None, fee: int | None) -> None:
    """What a dependant pays is known only where the sponsor is of the scheme."""
    assert compared(sponsor_status=status)["dependant"].fee_per_person == fee


@pytest.mark.parametrize(("day", "rows"), [(-1, 0), (0, 14)])
def test_first_day(day: int, rows: int) -> None:
    """Before all the rules hold nothing is compared, and nothing fits."""
    on = date(2025, 3, 1) + day * DAY
    assert len(compared(on)) == rows
    who = subject(prospect(), on)
    evaluation = evaluate(who, POLICY)
    assert fitting(who, evaluation, POLICY, POLICY.pathways) == []


@pytest.mark.parametrize(
    "facts",
    [
        {"status": "closed"},
        {
            "application": [
                {
                    "submitted_on": date(2026, 1, 5),
                    "outcome": "approved",
                    "landed_on": AS_OF,
                }
            ]
        },
    ],
)
def test_nobody_to_compare(facts: Mapping[str, Any]) -> None:
    """For who has landed, and for a closed case, there is nothing to compare."""
    assert compared(**facts) == {}
    who = subject(prospect(**facts), AS_OF)
    assert fitting(who, evaluate(who, POLICY), POLICY, POLICY.pathways) == []


def test_measured_on_the_next_plan() -> None:
    """Of who has filed facts are measured today or on the next planned day, and not on
    the day of the submission."""
    filed = [{"submitted_on": AS_OF - 90 * DAY}]
    born = date(2008, 11, 22)
    found = states("new-cies", born_on=born, application=filed)
    assert found["age-18"] == "yes"
    ahead = states(
        "new-cies", born_on=born + 5 * DAY, application=filed, file_on=AS_OF + 5 * DAY
    )
    assert ahead["age-18"] == "yes"


def test_what_if_in_the_past() -> None:
    """A what-if measures facts on its own day, also on one that is past."""
    on = AS_OF - 30 * DAY
    found = compared(file_on=on, born_on=date(2008, 11, 1))["new-cies"]
    assert found.conditions[2].state == "no"

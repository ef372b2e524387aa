"""Findings as JSON."""

from __future__ import annotations

import json
from datetime import date, timedelta

from qmas_tui.views.json import report
from tests.people import AS_OF, POLICY, entry


def told(**facts: object) -> dict[str, object]:
    """The JSON of one case, read back."""
    found = [entry(AS_OF, **facts).assessment]
    answer = json.loads(report(found, POLICY, AS_OF))
    case: dict[str, object] = answer["cases"][0]
    return case


def test_the_shape_of_an_answer() -> None:
    """Every key of the format is there, for a case, its dates and its family."""
    answer = json.loads(report([entry().assessment], POLICY, AS_OF))
    assert list(answer) == ["as_of", "rules_checked_on", "indicators", "cases"]
    assert (answer["as_of"], answer["rules_checked_on"]) == ("2026-11-22", "2026-01-20")
    case = told(
        passport=[{"expires_on": date(2028, 4, 1)}],
        dependant=[
            {
                "name": "LEE Ming",
                "relation": "child",
                "landed_on": date(2023, 3, 15),
                "limit_of_stay": date(2028, 3, 1),
            }
        ],
    )
    assert set(case) == {
        "case", "stage", "pattern", "limit_of_stay", "act_by", "lost_on", "act_on",
        "path", "deadlines", "milestone", "residence", "fees", "indicators",
        "dependants",
    }  # fmt: skip
    assert case["path"] == [
        {"step": 0, "until": "2025-03-15", "granted": True, "months": 24},
        {"step": 1, "until": "2028-03-15", "granted": True, "months": 36},
        {"step": 2, "until": "2031-03-15", "granted": False, "months": 36},
    ]
    deadlines = case["deadlines"]
    assert isinstance(deadlines, list)
    assert deadlines[0] == {
        "kind": "extension.opens",
        "subject": "holder",
        "on": "2027-12-15",
        "days": 388,
        "status": "ahead",
        "rules": ["E-02"],
        "basis": "practice",
        "steps": [
            "limit of stay 15 Mar 2028, from the e-Visa",
            "3 months back: 15 Dec 2027",
        ],
    }
    assert case["residence"] == {
        "years": [0] * 7,
        "longest_full_days": 0,
        "longest_nights": 0,
        "most_in_365": 0,
    }
    assert case["fees"] == {"persons": 2, "per_person": 1900, "total": 3800}
    indicators = case["indicators"]
    assert isinstance(indicators, list)
    assert set(indicators[0]) == {
        "code", "subject", "level", "basis", "rules", "because", "remedy",
    }  # fmt: skip
    family = case["dependants"]
    assert isinstance(family, list)
    member = family[0]
    assert set(member) == {
        "name", "limit_of_stay", "linked", "path", "deadlines", "milestone",
        "indicators",
    }  # fmt: skip
    assert (member["linked"], member["limit_of_stay"]) == (False, "2028-03-01")
    assert member["milestone"]["because"] == ["absences not recorded"]
    assert [f["code"] for f in member["indicators"]] == ["dependant.drift"]


def test_what_does_not_apply_is_null_or_empty() -> None:
    """A closed case has its keys, and nothing in them."""
    case = told(status="closed")
    assert (case["act_on"], case["milestone"], case["fees"]) == (None, None, None)
    assert (case["path"], case["deadlines"], case["indicators"]) == ([], [], [])


def test_a_linked_dependant_without_a_limit() -> None:
    """Before the holder has landed a linked dependant has no limit."""
    case = told(
        landed_on=AS_OF + timedelta(days=9),
        grant=[],
        dependant=[{"name": "A", "relation": "spouse"}],
    )
    family = case["dependants"]
    assert isinstance(family, list)
    assert (family[0]["limit_of_stay"], family[0]["linked"]) == (None, True)

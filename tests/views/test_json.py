"""Findings as JSON."""

from __future__ import annotations

import json
from datetime import date

import pytest

from qmas_tui.findings.assess import assess
from qmas_tui.findings.snooze import about_of
from qmas_tui.policy.office import Own
from qmas_tui.views.json import report
from tests.make import AS_OF, POLICY, entry
from tests.views.explained import office
from tests.views.support import broken


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
    assert list(case) == [
        "case", "stage", "pattern", "limit_of_stay", "act_by", "lost_on", "act_on",
        "asleep_until", "path", "deadlines", "milestone", "residence", "fees",
        "indicators", "dependants",
    ]  # fmt: skip
    assert case["act_on"] == {
        "kind": "passport.renew-first",
        "subject": "holder",
        "due_on": "2027-12-15",
    }
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
        "basis": "official",
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
    assert list(indicators[0]) == [
        "code", "subject", "level", "basis", "rules", "because", "remedy",
    ]  # fmt: skip
    family = case["dependants"]
    assert isinstance(family, list)
    member = family[0]
    assert list(member) == [
        "name", "limit_of_stay", "linked", "path", "deadlines", "milestone",
        "indicators",
    ]  # fmt: skip
    assert (member["linked"], member["limit_of_stay"]) == (False, "2028-03-01")
    assert member["milestone"]["because"] == ["absences not recorded"]
    assert [f["code"] for f in member["indicators"]] == ["dependant.drift"]


def test_what_does_not_apply_is_null_or_empty() -> None:
    """A closed case has its keys, and nothing in them."""
    case = told(status="closed")
    assert (case["act_on"], case["milestone"], case["fees"]) == (None, None, None)
    assert (case["path"], case["deadlines"], case["indicators"]) == ([], [], [])


def test_a_linked_dependant_without_a_limit() -> None:
    """Linked to a permanent holder nobody knows a limit; it is null."""
    case = told(status="permanent", dependant=[{"name": "A", "relation": "spouse"}])
    family = case["dependants"]
    assert isinstance(family, list)
    assert (family[0]["limit_of_stay"], family[0]["linked"]) == (None, True)


def test_what_is_unknown_of_a_step_is_null() -> None:
    """Without a landing neither the number of a step nor its length is known."""
    case = told(
        landed_on=None,
        applied_on=None,
        grant=[{"until": date(2028, 3, 15), "confirmed": True}],
    )
    step = {"step": None, "until": "2028-03-15", "granted": True, "months": None}
    assert case["path"] == [step]
    assert (case["stage"], case["milestone"], case["residence"]) == (
        *("current-stay", None, None),
    )


def test_a_further_extension_is_assumed() -> None:
    """The fees of one whose length nothing foretells say that they are assumed."""
    case = told(pattern="9", applied_on=None)
    fees = {"persons": 1, "per_person": 1900, "total": 1900, "assumed": True}
    assert case["fees"] == fees


@pytest.mark.parametrize(
    ("since", "days"), [(date(2026, 1, 1), 325), (None, None)], ids=["known", "unknown"]
)
def test_since_when_it_is_so(since: date | None, days: int | None) -> None:
    """A finding that counts says since when and for how many days, if that is known."""
    job = {"kind": "employment", "level": "other"} | ({"from": since} if since else {})
    case = told(work=[job])
    indicators = case["indicators"]
    assert isinstance(indicators, list)
    (low,) = [each for each in indicators if each["code"] == "work.below-level"]
    first = since.isoformat() if since else None
    assert list(low)[-3:] == ["remedy", "since", "days"]
    assert (low["since"], low["days"]) == (first, days)


def test_a_case_asleep_says_until_when() -> None:
    """The day on which it wakes is told; of one awake it is null."""
    about = list(about_of(entry().assessment))
    until = date(2026, 12, 1)
    row = {"on": AS_OF, "outcome": "snoozed", "until": until, "about": about}
    assert told(review=[row])["asleep_until"] == "2026-12-01"
    assert told()["asleep_until"] is None


def test_a_broken_case_holds_its_finding_alone() -> None:
    """Everything else of a case that cannot be worked out is null or empty."""
    answer = json.loads(report([broken().assessment], POLICY, AS_OF))
    (case,) = answer["cases"]
    assert (case["stage"], case["act_by"]) == ("broken", "2026-11-22")
    assert case["act_on"]["kind"] == "facts.broken"
    assert [each["code"] for each in case["indicators"]] == ["facts.broken"]
    for name in ("path", "deadlines", "dependants"):
        assert case[name] == []


def test_an_overruled_window_says_so_in_its_steps() -> None:
    """A date that rests on a figure of the office ends its derivation with that."""
    policy = office(three_month_window=Own(value=False, why="QMAS is not named"))
    found = assess(entry().holder, policy, AS_OF)
    answer = json.loads(report([found], policy, AS_OF))
    opens = answer["cases"][0]["deadlines"][0]
    assert opens["steps"][-1] == "this office has overruled HS-01"

"""What is wrong with the record itself."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from qmas_tui.findings.assess import assess
from qmas_tui.policy.policy import Policy
from tests.findings.people import (
    JOB,
    LANDED,
    LIMIT,
    NOW,
    OPENS,
    child,
    days,
    finding,
    holder,
    level,
)

LATER, SOONER = date(2026, 3, 2), date(2026, 3, 1)
TURNED = {"out": LATER, "back": SOONER}
CONTRADICTIONS: dict[str, tuple[dict[str, Any], str]] = {
    "landing": ({"applied_on": LANDED + days(1)}, "applied after landing"),
    "approval": (
        {"applied_on": LANDED, "approved_on": LANDED - days(1)},
        "applied after approval",
    ),
    "trip": ({"trip": [TURNED]}, "back before leaving"),
    "child's trip": ({"dependant": [child(trip=[TURNED])]}, "back before leaving"),
    "work": (
        {"work": [JOB, JOB | {"from": LATER, "to": SOONER}]},
        "work ends before it begins",
    ),
    "excluded": (
        {"excluded": [{"from": LATER, "to": SOONER}]},
        "excluded time ends before it begins",
    ),
    "grants": (
        {
            "grant": [
                {"until": LIMIT, "granted_on": LANDED, "confirmed": True},
                {"until": LIMIT - days(1), "granted_on": LATER, "confirmed": True},
            ]
        },
        "a grant ends before the one before it",
    ),
}


@pytest.mark.parametrize("name", CONTRADICTIONS)
def test_contradictions_are_named(policy: Policy, name: str) -> None:
    """Facts that contradict each other are a finding that says which."""
    facts, what = CONTRADICTIONS[name]
    found = finding(assess(holder(**facts), policy, NOW), "facts.order")
    assert found is not None
    shown = dict(found.shown)
    assert shown["what"] == what
    assert shown["first"] != shown["second"]


@pytest.mark.parametrize(
    "facts",
    [
        {"applied_on": LANDED, "approved_on": LANDED},
        {"applied_on": LANDED - days(1), "approved_on": LANDED + days(9)},
        {"trip": [{"out": LATER, "back": LATER}, {"out": SOONER}]},
        {"work": [JOB | {"to": LANDED}, {"kind": "none", "to": LATER}]},
        {"excluded": [{"from": LATER, "to": LATER}, {"from": LATER}]},
        {"grant": [{"until": LIMIT}, {"until": LIMIT}]},
    ],
)
def test_the_same_day_is_no_contradiction(
    policy: Policy, facts: dict[str, object]
) -> None:
    """What falls on one day, or has no end, stands in order."""
    assert finding(assess(holder(**facts), policy, NOW), "facts.order") is None


@pytest.mark.parametrize(
    ("family", "said"),
    [
        ("spouse and 2 children", "watch"),
        ("unknown", "watch"),
        (" None ", None),
        ("nil", None),
        ("-", None),
        (None, None),
    ],
)
def test_family_without_names(
    policy: Policy, family: str | None, said: str | None
) -> None:
    """A family told of without names is a gap, unless the text says that it is none."""
    found = assess(holder(family=family), policy, NOW)
    assert level(found, "family.unrecorded") == said
    named = holder(family=family, dependant=[child()])
    assert level(assess(named, policy, NOW), "family.unrecorded") is None


def test_filing_that_matches_nothing(policy: Policy) -> None:
    """A pending filing outside the window belongs to nobody, landed or not."""
    early = {"kind": "extension", "filed_on": NOW - days(9)}
    assert level(assess(holder(filing=[early]), policy, NOW), "facts.filing-unmatched")
    waiting = holder(landed_on=None, grant=None, work=None, filing=[early])
    assert level(assess(waiting, policy, NOW), "facts.filing-unmatched") == "warn"
    closed_filing = early | {"outcome": "withdrawn"}
    found = assess(holder(filing=[closed_filing]), policy, NOW)
    assert level(found, "facts.filing-unmatched") is None


def test_filing_for_one_person(policy: Policy) -> None:
    """A filing made for the child alone is not the holder's."""
    as_of = OPENS + days(5)
    made = {"kind": "extension", "filed_on": OPENS, "for": ["TESTER Bo"]}
    found = assess(holder(filing=[made], dependant=[child()]), policy, as_of)
    assert found.stage == "initial-stay"
    assert level(found, "facts.filing-unmatched") is None
    kinds = {d.kind: d.status for d in found.dependants[0].deadlines}
    assert kinds["extension.opens"] == "done"
    assert "extension.decision-late" not in {d.kind for d in found.deadlines}


def test_unread_cell_is_shown(policy: Policy) -> None:
    """A cell that nobody could read is named until somebody settles it."""
    cell = {"column": "Visa expiry", "text": "tbc", "on": NOW + days(1)}
    found = finding(assess(holder(unread=[cell]), policy, NOW), "import.unread")
    assert found is not None
    assert dict(found.shown) == {"column": "Visa expiry", "text": "tbc"}


def test_unknown_citizenship_counts_as_other(policy: Policy) -> None:
    """Unknown citizenship is a gap, and the stricter rule is worked by."""
    found = assess(holder(citizenship="unknown"), policy, NOW)
    assert level(found, "facts.citizenship-unknown") == "watch"
    assert found.milestone == assess(holder(), policy, NOW).milestone

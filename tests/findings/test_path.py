"""The stays granted so far, their numbers, and what to expect after them."""

from __future__ import annotations

from datetime import date

import pytest

from qmas_tui.facts.holder import Holder
from qmas_tui.findings.model import Assessment
from tests.findings.people import (
    LANDED,
    LIMIT,
    NOW,
    OPENS,
    assessed,
    days,
    evidence_of,
    filing,
    finding,
    holder,
    level,
    older,
    unlanded,
)

TWO_YEARS = date(2027, 3, 15)


def granted(*ends: date, **facts: object) -> Holder:
    """A holder on the older pattern with grants that end on these days."""
    rows = [{"until": end, "confirmed": True} for end in ends]
    return holder(**({"pattern": "2+3+3", "grant": rows} | facts))


def path(found: Assessment) -> list[tuple[int | None, date, bool]]:
    """Number, end, and whether it was granted, of each step."""
    return [(each.step, each.until, each.granted) for each in found.path]


def test_lengths_of_steps() -> None:
    """A granted step is as long as its months; an odd one says by how many days."""
    found = assessed(granted(TWO_YEARS, LIMIT))
    assert [(s.step, s.months) for s in found.path] == [(0, 24), (1, 12), (2, 36)]
    told = evidence_of(found, "stay.differs")
    assert told == told | {
        "until": LIMIT,
        "normal": date(2030, 3, 15),
        "days": (LIMIT - date(2030, 3, 15)).days,
    }
    last = [{"until": date(2033, 3, 16), "confirmed": True, "step": 2}]
    assert finding(assessed(holder(grant=last)), "stay.differs") is None
    beyond = [{"until": date(2033, 3, 16), "confirmed": True, "step": 3}]
    assert finding(assessed(holder(grant=beyond)), "stay.differs") is None


def test_one_grant_of_a_later_step_is_measured_from_its_normal_end() -> None:
    """Without the grant before it a step is as long as from the normal end (S-11)."""
    alone = [{"until": date(2032, 3, 15), "confirmed": True, "step": 1}]
    found = assessed(holder(grant=alone))
    assert found.path[0].months == 48
    assert evidence_of(found, "stay.differs")["normal"] == date(2031, 3, 15)
    beyond = [{"until": date(2034, 3, 15), "confirmed": True, "step": 3}]
    assert assessed(holder(grant=beyond)).path[0].months == 12
    further = [{"until": date(2034, 3, 15), "confirmed": True, "step": 4}]
    assert assessed(holder(grant=further)).path[0].months == 108


def test_step_that_had_to_be_assumed() -> None:
    """A first grant near no normal end takes the step that it fits, and says so."""
    late = [{"until": date(2029, 1, 1), "confirmed": True}]
    found = assessed(holder(grant=late))
    told = evidence_of(found, "facts.step-assumed")
    assert told == told | {"step": 1, "until": date(2029, 1, 1)}
    two = [*late, {"until": date(2030, 1, 1), "confirmed": True}]
    told = evidence_of(assessed(holder(grant=two)), "facts.step-assumed")
    assert told == told | {"step": 1, "until": date(2029, 1, 1)}
    far = [{"until": date(2044, 1, 1), "confirmed": True}]
    found = assessed(holder(grant=far))
    assert evidence_of(found, "facts.step-assumed")["step"] == 2
    assert len(found.path) == 1
    odd = assessed(holder(applied_on=None, grant=late))
    assert finding(odd, "facts.step-assumed") is None
    assert evidence_of(odd, "facts.pattern-unknown")["assumed"] is False
    nothing = assessed(holder(applied_on=None, grant=None))
    assert evidence_of(nothing, "facts.pattern-unknown")["assumed"] is True


def test_only_the_latest_grant_is_recorded() -> None:
    """One grant near a later normal end has the number of that end (section 2)."""
    found = assessed(granted(date(2030, 3, 14)))
    assert path(found) == [(1, date(2030, 3, 14), True), (2, date(2033, 3, 14), False)]
    assert found.stage == "extension-1"
    assert finding(found, "facts.step-assumed") is None


@pytest.mark.parametrize("months_end", ["2026-03-15", "2027-03-15", "2033-03-15"])
def test_first_lengths_without_a_pattern(months_end: str) -> None:
    """Of no known pattern a grant of 12, 24 or 96 months is still the first."""
    rows = [{"until": date.fromisoformat(months_end), "confirmed": True}]
    who = holder(applied_on=None, pattern="9+9", grant=rows)
    found = assessed(who)
    assert found.pattern is None
    assert found.path[0].step == 0
    assert found.stage in ("initial-stay", "overstayed")


def test_a_number_stays_unknown_until_one_is_given() -> None:
    """After a grant of unknown number the next is unknown too, up to a typed one."""
    rows: list[dict[str, object]] = [
        {"until": date(2026, 1, 1), "confirmed": True},
        {"until": date(2027, 1, 1), "confirmed": True},
        {"until": date(2028, 1, 1), "confirmed": True},
        {"until": date(2029, 1, 1), "confirmed": True},
    ]
    who = holder(applied_on=None, grant=rows)
    found = assessed(who)
    assert [step.step for step in found.path] == [None] * 4
    assert found.stage == "current-stay"
    rows[2]["step"] = 5
    found = assessed(holder(applied_on=None, grant=rows))
    assert [step.step for step in found.path] == [None, None, 5, 6]
    assert found.stage == "extension-6"


def test_top_tier() -> None:
    """The top tier looks at the lowest figure of its year, and uses the pattern up."""
    paid = [2_400_000, 2_100_000, 1_999_999]
    for count, grave in ((1, "good"), (2, "good"), (3, None)):
        income = [{"year": "2026/27", "assessable": pay} for pay in paid[:count]]
        found = assessed(holder(income=income))
        assert level(found, "income.top-tier") == grave
        assert [(s.step, s.months, s.top_tier) for s in found.path[1:]] == (
            [(1, 60, True)] if grave else [(1, 36, False), (2, 24, False)]
        )
        if grave:
            told = evidence_of(found, "income.top-tier")
            assert told == told | {
                "year": "2026/27",
                "income": paid[count - 1],
                "least": 2_000_000,
            }


def test_a_granted_top_tier_uses_the_pattern_up() -> None:
    """A later grant of the top tier's length is one; a first grant never is."""
    found = assessed(granted(TWO_YEARS, date(2033, 3, 15)))
    assert [step.top_tier for step in found.path] == [False, True]
    assert finding(found, "stay.differs") is None
    income = [{"year": "2026/27", "assessable": 9_000_000}]
    rich = assessed(granted(TWO_YEARS, date(2033, 3, 15), income=income))
    assert finding(rich, "income.top-tier") is None
    first = [{"until": date(2030, 3, 15), "confirmed": True, "step": 0}]
    found = assessed(holder(grant=first))
    assert not found.path[0].top_tier
    shorter = granted(TWO_YEARS, date(2033, 3, 15), date(2034, 3, 15))
    assert len(assessed(shorter).path) == 3


@pytest.mark.parametrize(
    ("facts", "in_reach"),
    [
        ({}, True),
        ({"route": "apt", "pattern": "8"}, False),
        ({"pattern": "1+2+2+3"}, False),
        ({"left_on": NOW, "left_for": "employment"}, False),
        ({"filing": [filing(date(2026, 11, 1), "refused")]}, False),
    ],
)
def test_who_can_reach_the_top_tier(facts: dict[str, object], in_reach: bool) -> None:
    """Without a top tier, after leaving or while a refusal stands, none is in reach."""
    usual: dict[str, object] = {
        "landed_on": date(2024, 11, 25),
        "grant": [{"until": date(2026, 11, 25), "confirmed": True, "step": 0}],
        "pattern": "2+3+3",
        "income": [{"year": "2025/26", "assessable": 2_500_000}],
    }
    found = assessed(holder(**(usual | facts)))
    assert (level(found, "income.top-tier") == "good") is in_reach
    assert any(step.top_tier for step in found.path) is in_reach


def test_nothing_is_forecast_while_a_refusal_stands() -> None:
    """After a refusal the path ends with L, nothing is covered and nothing is due."""
    refused = filing(OPENS, "refused")
    for rows, count in (
        ([refused], 1),
        ([refused, filing(OPENS + days(1))], 3),
        ([refused, filing(OPENS + days(1), "granted")], 3),
        ([refused, filing(OPENS + days(1), "withdrawn")], 1),
    ):
        found = assessed(holder(filing=rows), OPENS + days(2))
        assert len(found.path) == count
        assert found.milestone is not None
        assert found.milestone.covered is (count > 1)
        assert (found.fees is None) is (count == 1)


def test_pattern_used_up() -> None:
    """Used up before the seven years, a further extension is due, at the full fee."""
    last = granted(date(2032, 2, 1), grant=[{"until": date(2032, 2, 1), "step": 2}])
    found = assessed(last)
    assert len(found.path) == 1
    assert found.fees is not None
    assert (found.fees.total, found.fees.assumed) == (1900, True)
    assert level(found, "milestone.uncovered") == "warn"
    covers = [{"until": date(2033, 3, 15), "step": 2, "confirmed": True}]
    enough = assessed(granted(LIMIT, grant=covers))
    assert enough.milestone is not None
    assert enough.milestone.covered is True
    assert enough.fees is None


@pytest.mark.parametrize(
    ("as_of", "facts", "fees"),
    [
        (NOW, {"abode": "not-wanted"}, True),
        (NOW, {"excluded": [{"from": NOW}]}, True),
        (date(2033, 3, 15), {"abode": "not-wanted"}, True),
        (date(2033, 3, 16), {"abode": "not-wanted"}, False),
        (date(2033, 3, 16), {}, False),
        (
            date(2033, 3, 16),
            {"abode": "not-wanted", "filing": [filing(date(2033, 3, 1))]},
            True,
        ),
        (date(2033, 3, 16), {"filing": [filing(date(2033, 3, 1))]}, True),
    ],
)
def test_further_extension_where_the_seven_years_do_not_decide(
    as_of: date, facts: dict[str, object], fees: bool
) -> None:
    """Not wanted or not told, it is due while L is not past or a filing is pending."""
    last = [{"until": date(2033, 3, 15), "step": 2, "confirmed": True}]
    found = assessed(holder(pattern="2+3+3", grant=last, **facts), as_of)
    assert (found.fees is not None) is fees


def test_landing_not_recorded() -> None:
    """Known by a grant alone: L and its dates, no path beyond it, no seven years."""
    found = assessed(unlanded())
    assert (found.stage, found.pattern) == ("current-stay", "3+3+2")
    assert path(found) == [(None, LIMIT, True)]
    assert found.path[0].months is None
    assert (found.milestone, found.residence) == (None, None)
    assert len(found.deadlines) == 4
    told = evidence_of(found, "facts.landing-missing")
    waits = {"limit": LIMIT, "path": True, "top_tier": True, "seven": True}
    assert told == told | waits
    assert level(found, "facts.landing-missing") == "warn"
    assert found.fees is not None
    assert found.fees.assumed
    deduced = assessed(unlanded(applied_on=None))
    assert deduced.pattern is None
    two = assessed(unlanded(date(2027, 1, 1), LIMIT))
    assert [step.months for step in two.path] == [None, 14]
    numbered = [{"until": LIMIT, "confirmed": True, "step": 1}]
    known = assessed(unlanded(grant=numbered))
    assert [step.step for step in known.path] == [1, 2]
    assert finding(known, "stay.differs") is None


@pytest.mark.parametrize(
    ("facts", "path_", "top_tier", "seven"),
    [
        ({"grant": [{"until": LIMIT, "step": 0}]}, False, True, True),
        (
            {"grant": [{"until": LIMIT, "step": 0}], "applied_on": None},
            True,
            True,
            True,
        ),
        ({"route": "apt", "pattern": "8"}, True, False, True),
        ({"residence_since": LANDED}, True, True, False),
        ({"left_on": NOW, "left_for": "student"}, False, False, True),
        ({"left_on": NOW + days(1), "left_for": "student"}, True, True, True),
    ],
)
def test_what_waits_for_the_landing(
    facts: dict[str, object], path_: bool, top_tier: bool, seven: bool
) -> None:
    """It says which of path, top tier and seven years the landing would open."""
    told = evidence_of(assessed(unlanded(**facts)), "facts.landing-missing")
    assert told == told | {"path": path_, "top_tier": top_tier, "seven": seven}


def test_landing_not_recorded_with_earlier_residence() -> None:
    """The seven years may still begin with an earlier residence (OR-11)."""
    found = assessed(unlanded(residence_since=date(2021, 3, 1)))
    assert found.milestone is not None
    assert found.milestone.earliest == date(2028, 3, 1)


def test_a_landing_ahead_is_none() -> None:
    """With a landing recorded for later nobody has landed, whatever was granted."""
    found = assessed(holder(landed_on=NOW + days(1)))
    assert (found.stage, found.limit) == ("applied", None)
    assert assessed(older(LANDED, LIMIT)).limit is not None

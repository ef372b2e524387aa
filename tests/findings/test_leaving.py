"""Leaving the scheme or Hong Kong, and what that leaves to the family."""

from __future__ import annotations

from datetime import date

import pytest

from tests.findings.people import (
    AWAY,
    BARE,
    BO,
    GONE,
    JOB,
    LANDED,
    LIMIT,
    NOW,
    OPENS,
    SHORT,
    assessed,
    child,
    codes,
    days,
    due,
    evidence_of,
    finding,
    holder,
    linked,
    member,
)


@pytest.mark.parametrize(
    "left_for", ["employment", "dependant", "student", "other-scheme"]
)
def test_on_another_permission(left_for: str) -> None:
    """L and its dates and the seven years go on; tests and pattern of ours do not."""
    poor = JOB | {"level": "other", "monthly_income": 0, "place": "mainland"}
    facts = GONE | {"left_for": left_for, "work": [poor], "claimed_sector": "law"}
    found = assessed(holder(**facts), OPENS)
    assert found.stage == "other-permission"
    assert (found.pattern, found.fees) == (None, None)
    assert codes(found) == {"scheme.left", "milestone.uncovered"}
    told = evidence_of(found, "scheme.left")
    assert {GONE["left_on"], left_for} <= set(told.values())
    assert [step.until for step in found.path] == [LIMIT]
    assert found.milestone is not None
    assert found.milestone.covered is False
    assert due(found, "extension.target") is not None


def test_grants_on_another_permission() -> None:
    """A grant of the day of leaving or later is a step of no pattern (H-11)."""
    on, later = GONE["left_on"], date(2029, 6, 1)
    first = {"until": LIMIT, "confirmed": True, "granted_on": LANDED}
    for granted_on, step in ((on, None), (date(2026, 5, 31), 1)):
        new = {"until": later, "confirmed": True, "granted_on": granted_on}
        who = holder(grant=[first, new], **GONE, left_for="employment")
        found = assessed(who)
        if step is None:
            assert [each.step for each in found.path] == [0, None]
        assert found.limit is not None
        assert found.limit.on == later
    undated = [{"until": date(2026, 6, 1)}, {"until": later, "step": 4}]
    found = assessed(holder(grant=undated, **GONE, left_for="employment"))
    assert found.path[1].step is None
    for granted_on, step in ((on, None), (date(2026, 5, 31), 4)):
        long_gone = {"until": date(2026, 5, 20), "granted_on": LANDED}
        new = {"until": later, "granted_on": granted_on, "step": 4}
        who = holder(grant=[long_gone, new], **GONE, left_for="employment")
        assert assessed(who).path[1].step == step
    before = [{"until": date(2026, 5, 31)}, {"until": later, "step": 4}]
    found = assessed(holder(grant=before, **GONE, left_for="employment"))
    assert found.path[1].step == 4
    assert finding(found, "stay.differs") is None


def test_leaving_before_the_landing() -> None:
    """One who has not landed stays applied or approved, without a pattern."""
    for facts, stage in (({}, "applied"), ({"approved_on": NOW}, "approved")):
        who = holder(**BARE, **facts, **GONE, left_for="employment")
        found = assessed(who)
        assert (found.stage, found.pattern) == (stage, None)
        assert finding(found, "scheme.left") is None


def test_a_holder_who_left_hong_kong() -> None:
    """Nothing of the holder's own is left; the family loses its basis (D-03)."""
    bo = linked(landed_on=LANDED, trip=[{"out": NOW, "back": NOW}])
    family = [bo, child(name="TESTER Cy", limit_of_stay=SHORT, born_on=LANDED)]
    found = assessed(holder(**AWAY, dependant=family))
    assert (found.stage, found.limit, found.fees) == ("left", None, None)
    assert (found.findings, found.deadlines, found.path) == ((), (), ())
    assert (found.milestone, found.residence) == (None, None)
    assert member(found).limit is not None
    assert codes(found, BO) == {
        *("dependant.basis-lost", "facts.limit-unknown", "milestone.uncovered")
    }
    assert codes(found, "TESTER Cy") == {"dependant.basis-lost"}
    told = evidence_of(found, "facts.limit-unknown", BO)
    assert told == told | {"permanent": False, "presumed": True, "own": False}
    told = evidence_of(found, "dependant.basis-lost", BO)
    assert told == told | {"left": GONE["left_on"], "limit": LIMIT, "past": False}
    assert due(found, "dependant.basis-lost", BO) == (OPENS, LIMIT)
    assert due(found, "extension.target", "TESTER Cy") is not None
    assert due(found, "extension.target", BO) is None
    assert len(member(found, "TESTER Cy").path) == 1


@pytest.mark.parametrize(
    ("left_on", "limit"),
    [
        (SHORT, SHORT),
        (SHORT + days(1), LIMIT),
        (LIMIT + days(1), LIMIT),
        (date(2025, 1, 1), SHORT),
    ],
)
def test_limit_that_was_running_on_leaving(left_on: date, limit: date) -> None:
    """Linked, it is the holder's first limit on or after the day, else L."""
    grants = [{"until": SHORT, "confirmed": True}, {"until": LIMIT, "confirmed": True}]
    bo = linked(left_on=left_on, left_for="divorce")
    as_of = LIMIT + days(9)
    found = assessed(holder(grant=grants, dependant=[bo]), as_of)
    own = member(found).limit
    assert own is not None
    assert (own.on, own.source) == (limit, "linked")
    who = holder(
        grant=grants, dependant=[linked()], left_on=left_on, left_for="left-hong-kong"
    )
    own = member(assessed(who, as_of)).limit
    assert own is not None
    assert own.on == limit


def test_leaving_the_scheme_is_no_leaving_of_the_family() -> None:
    """The day on which the holder left the scheme ends nobody's basis."""
    grants = [{"until": SHORT, "confirmed": True}, {"until": LIMIT, "confirmed": True}]
    bo = linked(left_on=SHORT + days(9), left_for="divorce")
    who = holder(grant=grants, dependant=[bo], **GONE, left_for="employment")
    own = member(assessed(who, SHORT + days(20))).limit
    assert own is not None
    assert own.on == LIMIT


def test_the_earlier_of_two_leavings() -> None:
    """Theirs or the holder's, the earlier day tells the limit that was running."""
    grants = [{"until": SHORT, "confirmed": True}, {"until": LIMIT, "confirmed": True}]
    for own_day, limit in ((SHORT, SHORT), (SHORT + days(2), LIMIT)):
        bo = linked(left_on=own_day, left_for="death")
        gone: dict[str, object] = {
            "left_on": SHORT + days(1),
            "left_for": "left-hong-kong",
        }
        who = holder(grant=grants, dependant=[bo], **gone)
        own = member(assessed(who, SHORT + days(5))).limit
        assert own is not None
        assert own.on == limit
        ahead = assessed(who, SHORT + days(1))
        assert member(ahead).standing == "basis-lost"
    told = evidence_of(ahead, "dependant.basis-lost", BO)
    assert told == told | {"left": SHORT + days(1), "left_for": None}
    on_the_day = evidence_of(assessed(who, SHORT + days(2)), "dependant.basis-lost", BO)
    assert on_the_day == on_the_day | {"left": SHORT + days(2), "left_for": "death"}

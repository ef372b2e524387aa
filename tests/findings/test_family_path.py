"""Dependants have a path and seven years of their own."""

from __future__ import annotations

from datetime import date

import pytest

from tests.findings.people import (
    BO,
    LANDED,
    LIMIT,
    NOW,
    assessed,
    child,
    days,
    evidence_of,
    filing,
    finding,
    holder,
    item,
    level,
    linked,
    member,
    said,
)


def test_clock_of_their_own() -> None:
    """Without recorded trips a dependant's latest day is open; with some it is told."""
    silent = child(landed_on=LANDED + days(90))
    told = child(landed_on=LANDED + days(90), trip=[{"out": NOW, "back": NOW}])
    ahead = child(landed_on=LANDED + days(90), trip=[{"out": NOW + days(1)}])
    for facts, latest in ((silent, None), (ahead, None), (told, date(2032, 6, 13))):
        bo = member(assessed(holder(dependant=[facts])))
        assert bo.milestone is not None
        assert bo.milestone.earliest == date(2032, 6, 13)
        assert bo.milestone.latest == latest
        keys = [reason.key for reason in bo.milestone.because]
        assert keys == (["absences-unrecorded"] if latest is None else [])
    since = child(landed_on=LANDED, residence_since=date(2021, 9, 1))
    bo = member(assessed(holder(dependant=[since])))
    assert bo.milestone is not None
    assert bo.milestone.earliest == date(2028, 9, 1)


def test_a_run_of_touchdowns_moves_a_dependants_latest_day() -> None:
    """It moves the day, without the finding, which is the holder's alone."""
    trips = [
        {"out": date(2025, 5, 10), "back": date(2025, 8, 15)},
        {"out": date(2025, 8, 18), "back": date(2025, 11, 20)},
    ]
    bo = child(landed_on=LANDED, trip=trips)
    found = assessed(holder(dependant=[bo]))
    milestone = member(found).milestone
    assert milestone is not None
    assert milestone.latest == date(2032, 11, 20)
    assert finding(found, "absence.touchdown", BO) is None


def test_seven_years_of_a_child() -> None:
    """A child's own clock knows citizenship, overstay and the family's path."""
    trip = [{"out": date(2026, 3, 1), "back": date(2026, 10, 1)}]
    for citizenship, latest in (
        ("chinese", date(2026, 3, 1)),
        ("other", date(2033, 10, 1)),
        ("unknown", date(2033, 10, 1)),
    ):
        bo = child(citizenship=citizenship, landed_on=date(2019, 3, 1), trip=trip)
        found = member(assessed(holder(dependant=[bo])))
        assert found.milestone is not None
        assert found.milestone.latest == latest
    for limit, covered, keys in (
        (LIMIT, True, []),
        (NOW, True, []),
        (NOW - days(1), None, ["overstayed"]),
    ):
        bo = child(
            limit_of_stay=limit, landed_on=LANDED, trip=[{"out": NOW, "back": NOW}]
        )
        found = member(assessed(holder(dependant=[bo])))
        assert found.milestone is not None
        assert found.milestone.covered is covered
        assert [reason.key for reason in found.milestone.because] == keys


def test_seven_years_of_a_family() -> None:
    """Reached, contested and uncovered are said of each by name."""
    trip = [{"out": date(2020, 1, 1), "back": date(2020, 8, 1)}]
    bo = child(landed_on=date(2019, 6, 1), trip=trip, limit_of_stay=NOW + days(20))
    refused = filing(NOW - days(3), "refused", who=[BO])
    found = assessed(holder(dependant=[bo], filing=[refused]))
    assert level(found, "milestone.reached", BO) == "good"
    assert "PR-02" in said(found, "milestone.reached", BO).rules
    citizen = holder(dependant=[bo | {"citizenship": "chinese"}])
    own = said(assessed(citizen), "milestone.reached", BO)
    assert "PR-01" in own.rules
    assert level(found, "milestone.contested", BO) == "warn"
    assert level(found, "milestone.uncovered", BO) == "act"
    assert level(found, "absence.six-months", BO) == "warn"
    not_wanted = bo | {"abode": "not-wanted"}
    found = assessed(holder(dependant=[not_wanted], filing=[refused]))
    codes = {each.code for each in member(found).findings}
    assert not {code for code in codes if code.startswith("milestone")}
    assert "absence.six-months" in codes
    assert item(found, "milestone", BO) is None
    assert member(found).milestone is not None


def test_uncovered_tells_how_far_a_childs_path_reaches() -> None:
    """It names the end of the last stay on the child's own path."""
    late = child(landed_on=NOW, trip=[{"out": NOW, "back": NOW}])
    found = assessed(holder(dependant=[late]))
    told = evidence_of(found, "milestone.uncovered", BO)
    assert told == told | {"end": date(2033, 3, 15), "earliest": date(2033, 11, 22)}


def test_passed_limit_of_the_holder_for_a_linked_child() -> None:
    """A passed limit of the holder's leaves a linked child's latest day open."""
    trip = [{"out": NOW, "back": NOW}]
    bo, cy = linked(landed_on=LANDED, trip=trip), child(name="TESTER Cy", trip=trip)
    cy |= {"landed_on": LANDED, "limit_of_stay": LIMIT + days(60)}
    found = assessed(holder(dependant=[bo, cy]), LIMIT + days(1))
    for name, keys in ((BO, ["overstayed"]), ("TESTER Cy", [])):
        milestone = member(found, name).milestone
        assert milestone is not None
        assert [reason.key for reason in milestone.because] == keys
        assert (milestone.latest is None) is bool(keys)


def test_path_of_a_child() -> None:
    """A dependant's path is the own stay and the family's later ones."""
    cases = ((LIMIT, True, 3), (None, False, 3), (date(2031, 3, 15), True, 2))
    for limit, granted, count in cases:
        bo = child(limit_of_stay=limit, landed_on=LANDED)
        found = member(assessed(holder(dependant=[bo])))
        assert (found.path[0].granted, len(found.path)) == (granted, count)
        assert found.path[0].months == (36 if count == 3 else 72)
        assert found.path[0].step == 0
    early = child(limit_of_stay=NOW, landed_on=None)
    found = member(assessed(holder(dependant=[early])))
    assert [step.until for step in found.path] == [
        *(NOW, LIMIT, date(2031, 3, 15), date(2033, 3, 15))
    ]
    assert found.path[0].months == 20
    refused = [filing(NOW - days(3), "refused", who=[BO])]
    found = member(assessed(holder(dependant=[early], filing=refused)))
    assert len(found.path) == 1
    for grant, step in (
        ([{"until": NOW}, {"until": LIMIT}], 1),
        ([{"until": LIMIT, "step": 2}], 2),
        (None, 0),
    ):
        found = member(assessed(holder(grant=grant, dependant=[child()])))
        assert found.path[0].step == step


def test_next_limit_of_a_child() -> None:
    """A child's passport must last for the next step on the child's own path."""
    for expires, grave in ((date(2028, 4, 14), "warn"), (date(2028, 4, 15), None)):
        bo = child(limit_of_stay=NOW, passport_expires_on=expires)
        found = assessed(holder(grant=None, dependant=[bo]))
        assert level(found, "passport.short", BO) == grave
    bo = child(passport_expires_on=date(2031, 4, 14))
    found = assessed(holder(dependant=[bo]))
    assert evidence_of(found, "passport.short", BO)["next"] == date(2031, 3, 15)


@pytest.mark.parametrize(
    ("facts", "said_"),
    [
        ({}, "watch"),
        ({"born_in": "elsewhere"}, None),
        ({"born_in": "hong-kong"}, None),
        ({"born_on": LANDED}, None),
        ({"born_on": None}, None),
        ({"relation": "spouse"}, None),
        ({"status": "permanent"}, None),
    ],
)
def test_place_of_birth_matters(facts: dict[str, object], said_: str | None) -> None:
    """A child born after the landing may be permanent at birth, if born here."""
    bo = child(**({"born_on": LANDED + days(1), "born_in": None} | facts))
    found = assessed(holder(dependant=[bo]))
    assert level(found, "facts.birthplace-unknown", BO) == said_
    if said_:
        born = evidence_of(found, "facts.birthplace-unknown", BO)
        assert born == born | {"born": LANDED + days(1)}
    unknown = holder(grant=[{"until": LIMIT}], landed_on=None, dependant=[bo])
    assert level(assessed(unknown), "facts.birthplace-unknown", BO) is None

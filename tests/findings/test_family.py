"""Dependants are never hidden behind the holder."""

from __future__ import annotations

from datetime import date

import pytest

from tests.findings.people import (
    BARE,
    BO,
    LANDED,
    LIMIT,
    NOW,
    OPENS,
    assessed,
    child,
    days,
    due,
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


@pytest.mark.parametrize("limit", [LIMIT, None])
def test_still_away(limit: date | None) -> None:
    """A dependant still away has an item until six months are reached."""
    bo = child(limit_of_stay=limit, landed_on=LANDED, trip=[{"out": NOW - days(100)}])
    found = assessed(holder(dependant=[bo]))
    reached = date(2027, 2, 14)
    assert due(found, "absence.away-now", BO) == (reached - days(1), reached)
    after = assessed(holder(dependant=[bo]), reached)
    assert item(after, "absence.away-now", BO) is None
    assert level(after, "absence.away-now", BO) == "warn"
    back = child(trip=[{"out": NOW - days(100), "back": NOW - days(90)}])
    home = assessed(holder(dependant=[back]))
    assert item(home, "absence.away-now", BO) is None


@pytest.mark.parametrize("limit", [LIMIT, None])
def test_passport_to_renew(limit: date | None) -> None:
    """A dependant's passport is an item, whether the limit is typed in or linked."""
    bo = child(limit_of_stay=limit, passport_expires_on=LIMIT)
    found = assessed(holder(dependant=[bo]))
    assert level(found, "passport.renew-first", BO) == "warn"
    assert due(found, "passport.renew-first", BO) == (OPENS, LIMIT)


def test_linked_share_the_stay() -> None:
    """A linked dependant has the holder's limit, and no stay items of their own."""
    found = assessed(holder(dependant=[linked()]))
    bo = member(found)
    assert bo.linked
    assert bo.limit is not None
    assert (bo.limit.on, bo.limit.source) == (LIMIT, "linked")
    assert {each.subject for each in found.items} == {"holder"}
    assert level(found, "stay.unconfirmed") == "watch"
    assert len(bo.deadlines) == 4


def test_only_typed_limits_before_the_landing() -> None:
    """Before the landing only dependants with a limit typed in are worked out."""
    family = [linked(), child(name="TESTER Cy", limit_of_stay=NOW - days(2))]
    found = assessed(holder(**BARE, dependant=family))
    assert [each.name for each in found.dependants] == ["TESTER Cy"]
    assert level(found, "stay.overstayed", "TESTER Cy") == "act"
    assert due(found, "stay.ends", "TESTER Cy") == (NOW - days(2), NOW - days(2))
    assert level(found, "dependant.drift", "TESTER Cy") is None


@pytest.mark.parametrize(
    ("born_on", "relation", "said_"),
    [
        (date(2008, 11, 23), "child", "warn"),
        (date(2008, 11, 22), "child", None),
        (date(2009, 1, 1), "spouse", None),
        (None, "child", None),
    ],
)
def test_who_ages_out(born_on: date | None, relation: str, said_: str | None) -> None:
    """Only a child who is not eighteen yet can age out."""
    bo = child(born_on=born_on, relation=relation)
    found = assessed(holder(dependant=[bo]))
    assert level(found, "dependant.ageing-out", BO) == said_


def test_birthday_after_a_weekend() -> None:
    """File on the last working day before the birthday; missed, that day stays."""
    bo = child(born_on=date(2009, 3, 15))  # eighteen on a Monday
    who = holder(dependant=[bo])
    for as_of in (NOW, date(2027, 3, 14)):
        found = assessed(who, as_of)
        saturday, birthday = date(2027, 3, 13), date(2027, 3, 15)
        assert due(found, "dependant.ageing-out", BO) == (saturday, birthday)
        each = item(found, "dependant.ageing-out", BO)
        assert each is not None
        assert each.act_by == max(as_of, saturday)
    told = evidence_of(found, "dependant.ageing-out", BO)
    assert told == told | {"birthday": birthday, "age": 18, "opens": OPENS}
    assert told == told | {"last_day": LIMIT, "after": True}
    for born_on, after in (
        (date(2009, 12, 14), True),
        (date(2009, 12, 15), True),
        (date(2009, 12, 16), False),
    ):
        late = assessed(holder(dependant=[child(born_on=born_on)]))
        assert evidence_of(late, "dependant.ageing-out", BO)["after"] is after


def test_birthday_after_a_limit_that_has_passed() -> None:
    """Their own limit past, the holder's later one tells whether they age out."""
    past = child(limit_of_stay=NOW - days(9), born_on=date(2009, 3, 15))
    found = assessed(holder(dependant=[past]))
    assert evidence_of(found, "dependant.ageing-out", BO)["opens"] == OPENS
    assert level(found, "dependant.ageing-out", BO) == "warn"
    ahead = child(limit_of_stay=NOW + days(9), born_on=date(2009, 3, 15))
    found = assessed(holder(dependant=[ahead]))
    assert finding(found, "dependant.ageing-out", BO) is None
    grant = [{"until": NOW - days(20), "confirmed": True}]
    both = assessed(holder(grant=grant, dependant=[past]))
    assert finding(both, "dependant.ageing-out", BO) is None


def test_another_limit_than_the_holders() -> None:
    """A limit that ends earlier is to act on, a later one to watch (D-02)."""
    for shift, grave in ((-1, "act"), (0, None), (1, "watch")):
        bo = child(limit_of_stay=LIMIT + days(shift))
        found = assessed(holder(dependant=[bo]))
        assert level(found, "dependant.drift", BO) == grave
        if grave:
            told = evidence_of(found, "dependant.drift", BO)
            facts = {"limit": LIMIT + days(shift), "holder": LIMIT}
            assert told == told | facts | {"earlier": shift < 0}
    assert item(found, "dependant.drift", BO) is None


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


def test_closed_case_says_nothing() -> None:
    """A closed case has no dates, findings or items."""
    who = holder(status="closed", dependant=[child(limit_of_stay=NOW - days(3))])
    found = assessed(who)
    assert (found.stage, found.items, found.findings) == ("closed", (), ())
    assert found.dependants == ()
    assert found.next is None


def test_trips_of_their_own_clash() -> None:
    """Only a dependant with a limit typed in must be here to file (E-06)."""
    trip = [{"out": LIMIT - days(9), "back": LIMIT + days(3)}]
    family = [child(trip=trip), linked(name="TESTER Cy", trip=trip)]
    found = assessed(holder(dependant=family))
    assert level(found, "trip.clashes", BO) == "act"
    assert due(found, "trip.clashes", BO) == (LIMIT - days(10), LIMIT)
    assert finding(found, "trip.clashes", "TESTER Cy") is None
    assert said(found, "trip.clashes", BO).basis == "official"

"""Leaving the scheme, Hong Kong or the family, and those who are permanent."""

from __future__ import annotations

from datetime import date

import pytest

from qmas_tui.findings.model import Assessment
from tests.findings.people import (
    BARE,
    BO,
    JOB,
    LANDED,
    LIMIT,
    NOW,
    OPENS,
    abode,
    assessed,
    child,
    days,
    deadline,
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

GONE: dict[str, object] = {"left_on": date(2026, 6, 1)}
AWAY = GONE | {"left_for": "left-hong-kong"}
DIVORCED = GONE | {"left_for": "divorce"}
OWN = GONE | {"left_for": "own-permission"}
SHORT = date(2027, 3, 15)


def codes(found: Assessment, subject: str = "holder") -> set[str]:
    """The codes of all findings about a subject."""
    every = [*found.findings, *(f for d in found.dependants for f in d.findings)]
    return {each.code for each in every if each.subject == subject}


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


@pytest.mark.parametrize("left_for", ["divorce", "death", "grown-up"])
def test_a_dependant_who_left_the_family(left_for: str) -> None:
    """The limit stays lawful until its day; before it another permission is needed."""
    bo = child(**GONE, left_for=left_for, limit_of_stay=SHORT, born_on=date(2009, 1, 1))
    bo |= {"passport_expires_on": SHORT + days(20)}
    who = holder(dependant=[bo])
    opens = date(2026, 12, 15)
    for as_of, grave in ((opens - days(1), "warn"), (opens, "act")):
        found = assessed(who, as_of)
        assert level(found, "dependant.basis-lost", BO) == grave
        assert due(found, "dependant.basis-lost", BO) == (opens, SHORT)
    assert codes(found, BO) == {"dependant.basis-lost", "passport.renew-first"}
    told = evidence_of(found, "dependant.basis-lost", BO)
    assert told == told | {"left": GONE["left_on"], "left_for": left_for}
    assert said(found, "dependant.basis-lost", BO).basis == "official"
    assert [step.until for step in member(found).path] == [SHORT]
    assert found.fees is not None
    assert found.fees.persons == 1
    past = assessed(who, SHORT + days(1))
    assert due(past, "dependant.basis-lost", BO) == (SHORT, SHORT)
    assert evidence_of(past, "dependant.basis-lost", BO)["past"] is True
    assert level(past, "stay.overstayed", BO) == "act"


def test_filings_of_one_who_left() -> None:
    """A filing without names is no longer theirs; one that names them is."""
    bo = child(**DIVORCED)
    for names, filed in ((None, False), ([BO], True)):
        row = filing(OPENS) | ({"for": names} if names else {})
        found = assessed(holder(dependant=[bo], filing=[row]), OPENS + days(1))
        opens = deadline(found, "extension.opens", BO)
        assert opens is not None
        assert (opens.status == "done") is filed
        assert (item(found, "dependant.basis-lost", BO) is None) is filed
        assert level(found, "facts.filing-unmatched") is None


def test_limit_passed_once_the_basis_is_lost() -> None:
    """Linked with the basis lost, their limit past leaves the latest day open."""
    trip = [{"out": LANDED + days(9), "back": LANDED + days(12)}]
    grants = [{"until": SHORT, "confirmed": True}, {"until": LIMIT, "confirmed": True}]
    bo = linked(**DIVORCED, landed_on=LANDED, trip=trip)
    for as_of, keys in ((SHORT, []), (SHORT + days(1), ["limit-passed"])):
        found = member(assessed(holder(grant=grants, dependant=[bo]), as_of))
        assert found.milestone is not None
        assert [reason.key for reason in found.milestone.because] == keys
        assert (found.milestone.latest is None) is bool(keys)
    assert found.milestone is not None
    assert found.milestone.covered is None


def test_own_permission() -> None:
    """The limit typed in is the new one's; without one it is to be recorded."""
    typed = child(**OWN, limit_of_stay=SHORT, landed_on=LANDED)
    found = assessed(holder(dependant=[typed]))
    assert member(found).standing == "own-permission"
    assert len(member(found).deadlines) == 4
    assert len(member(found).path) == 1
    assert codes(found, BO) == {"milestone.uncovered"}
    bare = linked(**OWN, landed_on=LANDED)
    found = assessed(holder(dependant=[bare]))
    assert (member(found).limit, member(found).path) == (None, ())
    assert not member(found).deadlines
    told = evidence_of(found, "facts.limit-unknown", BO)
    assert told == told | {"permanent": False, "presumed": False, "own": True}
    assert member(found).milestone is not None
    assert due(found, "milestone", BO) is not None
    gone = assessed(holder(**AWAY, dependant=[bare]))
    assert member(gone).standing == "own-permission"
    assert level(gone, "facts.limit-unknown", BO) == "warn"


@pytest.mark.parametrize(
    "facts",
    [{"status": "permanent"}, {"citizenship": "chinese", "born_in": "hong-kong"}, AWAY],
)
def test_permanent_and_gone_dependants(facts: dict[str, object]) -> None:
    """Of one permanent or gone nothing is worked out, and nobody pays for them."""
    bo = child(limit_of_stay=NOW - days(3), passport_expires_on=NOW, landed_on=LANDED)
    found = assessed(holder(dependant=[bo | facts]))
    assert member(found).limit is None
    assert not member(found).deadlines
    assert not member(found).findings
    assert member(found).milestone is None
    assert {each.subject for each in found.items} == {"holder"}
    assert not member(found).linked
    unread = assessed(holder(dependant=[linked(**facts)]))
    assert member(unread).linked
    assert found.fees is not None
    assert found.fees.persons == 1


@pytest.mark.parametrize(
    "facts",
    [
        {"citizenship": "other", "born_in": "hong-kong"},
        {"citizenship": "chinese", "born_in": "elsewhere"},
        {"left_on": NOW + days(1), "left_for": "left-hong-kong"},
    ],
)
def test_not_permanent_and_not_gone(facts: dict[str, object]) -> None:
    """Neither birth here alone nor a leaving ahead makes a dependant permanent."""
    found = assessed(holder(dependant=[child(**facts)]))
    assert member(found).standing == "dependant"


def test_granted_right_of_abode_of_a_dependant() -> None:
    """The right of abode granted to a dependant by name makes them permanent."""
    row = abode(NOW - days(60), "granted", who=[BO])
    found = assessed(holder(dependant=[child()], filing=[row]))
    assert member(found).standing == "permanent"
    assert found.stage == "initial-stay"


def test_a_permanent_holders_family() -> None:
    """Typed limits go on, without drift; a linked one is to be read and recorded."""
    family = [
        child(limit_of_stay=SHORT, landed_on=LANDED, born_on=date(2009, 1, 5)),
        linked(name="TESTER Cy", landed_on=LANDED),
    ]
    found = assessed(holder(status="permanent", dependant=family))
    assert (found.stage, found.limit, found.findings) == ("permanent", None, ())
    assert found.milestone is None
    assert codes(found, BO) >= {"dependant.ageing-out", "milestone.uncovered"}
    assert finding(found, "dependant.drift", BO) is None
    assert due(found, "extension.target", BO) == (SHORT - days(28), SHORT)
    assert member(found, "TESTER Cy").limit is None
    told = evidence_of(found, "facts.limit-unknown", "TESTER Cy")
    assert told == told | {"permanent": True, "presumed": False, "own": False}
    early = filing(date(2026, 12, 15), who=[BO])
    who = holder(status="permanent", dependant=family, filing=[early])
    found = assessed(who, date(2027, 1, 2))
    opens = deadline(found, "extension.opens", BO)
    assert opens is not None
    assert (opens.on, opens.status) == (SHORT - days(28), "done")


def test_a_permanent_holder_who_left() -> None:
    """Permanent is the stage of the case; the family loses its basis all the same."""
    family = [child(landed_on=LANDED), linked(name="TESTER Cy")]
    found = assessed(holder(**AWAY, status="permanent", dependant=family))
    assert found.stage == "permanent"
    assert {each.standing for each in found.dependants} == {"basis-lost"}
    assert due(found, "dependant.basis-lost", BO) == (LIMIT - days(28), LIMIT)
    assert member(found, "TESTER Cy").limit is None
    assert level(found, "facts.limit-unknown", "TESTER Cy") == "warn"

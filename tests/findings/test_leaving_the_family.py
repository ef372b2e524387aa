"""Dependants who left, or are permanent; and the family of a holder who is."""

from __future__ import annotations

from datetime import date

import pytest

from tests.findings.people import (
    AWAY,
    BO,
    GONE,
    LANDED,
    LIMIT,
    NOW,
    OPENS,
    SHORT,
    abode,
    assessed,
    child,
    codes,
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

DIVORCED = GONE | {"left_for": "divorce"}
OWN = GONE | {"left_for": "own-permission"}


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

"""Dependants are never hidden behind the holder."""

from __future__ import annotations

from datetime import date

import pytest

from qmas_tui.findings.assess import assess
from qmas_tui.policy.policy import Policy
from tests.findings.people import (
    LANDED,
    LIMIT,
    NOW,
    OPENS,
    child,
    days,
    holder,
    item,
    level,
    older,
)

BO = "TESTER Bo"
LONG_AGO = date(2019, 11, 22)


def test_holder_only_becomes_permanent(policy: Policy) -> None:
    """The right of abode granted to a child alone leaves the holder's dates running."""
    granted = {"kind": "right-of-abode", "filed_on": NOW - days(60)}
    granted |= {"outcome": "granted", "decided_on": NOW - days(1)}
    limit = date(2027, 11, 22)
    for names, stage in (([BO], "milestone"), (["holder"], "permanent")):
        who = older(LONG_AGO, limit, filing=[granted | {"for": names}])
        assert assess(who, policy, NOW).stage == stage
    everyone = older(LONG_AGO, limit, filing=[granted])
    assert assess(everyone, policy, NOW).stage == "permanent"


def test_right_of_abode_filed_for_one(policy: Policy) -> None:
    """A right-of-abode filing stops the seven years only of those it is for."""
    bo = child(landed_on=LANDED, limit_of_stay=LIMIT)
    filed = {"kind": "right-of-abode", "filed_on": NOW - days(9)}
    alone = holder(dependant=[bo], filing=[filed | {"for": ["holder"]}])
    found = assess(alone, policy, NOW)
    assert found.stage == "right-of-abode-pending"
    assert item(found, "milestone") is None
    assert item(found, "milestone", BO) is not None
    both = assess(holder(dependant=[bo], filing=[filed]), policy, NOW)
    assert item(both, "milestone", BO) is None
    hers = holder(dependant=[bo], filing=[filed | {"for": [BO]}])
    assert item(assess(hers, policy, NOW), "milestone") is not None


def test_not_yet_decided(policy: Policy) -> None:
    """A decision dated after the day has not been made yet."""
    filed = {"kind": "right-of-abode", "filed_on": NOW - days(60)}
    filed |= {"outcome": "granted", "decided_on": NOW + days(1)}
    who = older(LONG_AGO, date(2027, 11, 22), filing=[filed])
    assert assess(who, policy, NOW).stage == "right-of-abode-pending"
    assert assess(who, policy, NOW + days(1)).stage == "permanent"
    later = filed | {"filed_on": NOW + days(1)}
    assert assess(older(LONG_AGO, LIMIT, filing=[later]), policy, NOW).stage == (
        "milestone"
    )


@pytest.mark.parametrize("limit", [LIMIT, None])
def test_still_away(policy: Policy, limit: date | None) -> None:
    """A dependant still away has an item until six months are reached."""
    bo = child(limit_of_stay=limit, landed_on=LANDED, trip=[{"out": NOW - days(100)}])
    found = assess(holder(dependant=[bo]), policy, NOW)
    reached = date(2027, 2, 14)
    away = item(found, "absence.away-now", BO)
    assert away is not None
    assert (away.act_by, away.lost_on) == (reached - days(1), reached)
    after = assess(holder(dependant=[bo]), policy, reached)
    assert item(after, "absence.away-now", BO) is None
    back = child(trip=[{"out": NOW - days(100), "back": NOW - days(90)}])
    home = assess(holder(dependant=[back]), policy, NOW)
    assert item(home, "absence.away-now", BO) is None


@pytest.mark.parametrize("limit", [LIMIT, None])
def test_passport_to_renew(policy: Policy, limit: date | None) -> None:
    """A dependant's passport is an item, whether the limit is typed in or linked."""
    bo = child(limit_of_stay=limit, passport_expires_on=LIMIT)
    found = assess(holder(dependant=[bo]), policy, NOW)
    assert level(found, "passport.renew-first", BO) == "warn"
    renew = item(found, "passport.renew-first", BO)
    assert renew is not None
    assert (renew.act_by, renew.lost_on) == (OPENS, LIMIT)


def test_linked_share_the_stay(policy: Policy) -> None:
    """A linked dependant has the holder's limit, and no stay items of their own."""
    found = assess(holder(dependant=[child(limit_of_stay=None)]), policy, NOW)
    (bo,) = found.dependants
    assert bo.linked
    assert bo.limit is not None
    assert (bo.limit.on, bo.limit.source) == (LIMIT, "linked")
    assert {each.subject for each in found.items} == {"holder"}
    assert level(found, "stay.unconfirmed") == "watch"


def test_no_limit_before_landing(policy: Policy) -> None:
    """Before the landing a linked dependant has no limit and nothing open."""
    who = holder(
        landed_on=None, grant=None, work=None, dependant=[child(limit_of_stay=None)]
    )
    found = assess(who, policy, NOW)
    assert found.dependants[0].limit is None
    assert not found.items


@pytest.mark.parametrize(
    ("born_on", "relation", "said"),
    [
        (date(2008, 11, 23), "child", "warn"),
        (date(2008, 11, 22), "child", None),
        (date(2009, 1, 1), "spouse", None),
        (None, "child", None),
    ],
)
def test_who_ages_out(
    policy: Policy, born_on: date | None, relation: str, said: str | None
) -> None:
    """Only a child who is not eighteen yet can age out."""
    bo = child(born_on=born_on, relation=relation)
    found = assess(holder(dependant=[bo]), policy, NOW)
    assert level(found, "dependant.ageing-out", BO) == said


def test_birthday_after_a_weekend(policy: Policy) -> None:
    """File on the last working day before the birthday, and never later than today."""
    bo = child(born_on=date(2009, 3, 15))  # eighteen on a Monday
    found = item(
        assess(holder(dependant=[bo]), policy, NOW), "dependant.ageing-out", BO
    )
    assert found is not None
    assert (found.act_by, found.lost_on) == (date(2027, 3, 13), date(2027, 3, 15))
    late = assess(holder(dependant=[bo]), policy, date(2027, 3, 14))
    found = item(late, "dependant.ageing-out", BO)
    assert found is not None
    assert found.act_by == date(2027, 3, 14)


def test_clock_of_their_own(policy: Policy) -> None:
    """Without recorded trips a dependant's latest day is open; with some it is told."""
    silent = child(landed_on=LANDED + days(90))
    told = child(landed_on=LANDED + days(90), trip=[{"out": NOW, "back": NOW}])
    for facts, latest in ((silent, None), (told, date(2032, 6, 13))):
        (bo,) = assess(holder(dependant=[facts]), policy, NOW).dependants
        assert bo.milestone is not None
        assert bo.milestone.earliest == date(2032, 6, 13)
        assert bo.milestone.latest == latest
    later = child(landed_on=NOW + days(1))
    (bo,) = assess(holder(dependant=[later]), policy, NOW).dependants
    assert bo.milestone is None


def test_overstayed_dependant_leads_the_queue(policy: Policy) -> None:
    """An overstay of a dependant is an overstay of the case, landed or permanent."""
    bo = child(limit_of_stay=NOW - days(3))
    for facts in ({}, {"status": "permanent"}, {"landed_on": None, "work": None}):
        found = assess(holder(dependant=[bo], **facts), policy, NOW)
        assert found.overstayed_limit == NOW - days(3)
        assert level(found, "stay.overstayed", BO) == "act"


def test_closed_case_says_nothing(policy: Policy) -> None:
    """A closed case has no dates, findings or items."""
    who = holder(status="closed", dependant=[child(limit_of_stay=NOW - days(3))])
    found = assess(who, policy, NOW)
    assert (found.stage, found.items, found.findings) == ("closed", (), ())
    assert found.dependants == ()
    assert found.next is None

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

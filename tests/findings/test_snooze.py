"""A case that was put off sleeps until something changes, or its day comes."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec import convert, to_builtins

from qmas_tui.facts.holder import Holder
from qmas_tui.facts.rows import Review
from qmas_tui.findings.assess import assess
from qmas_tui.findings.snooze import about_of, last_review, wakes_on
from qmas_tui.policy.policy import Policy
from tests.findings.people import (
    BARE,
    BO,
    JOB,
    LIMIT,
    NOW,
    OPENS,
    assessed,
    child,
    days,
    filing,
    holder,
    linked,
)

UNTIL = NOW + days(40)
ABOUT = ("extension.target 2028-02-02 2028-03-15 holder",)


def review(**facts: object) -> dict[str, object]:
    """A review that puts the case off."""
    usual = {"on": NOW, "outcome": "snoozed", "until": UNTIL, "about": ABOUT}
    kept = usual | facts
    return {name: value for name, value in kept.items() if value is not None}


def sleeps(who: Holder, as_of: date = NOW) -> date | None:
    """Until when a case sleeps."""
    return assessed(who, as_of).asleep_until


def put_off(who: Holder, until: date, as_of: date = NOW) -> Holder:
    """The holder with a snooze about what holds today."""
    about = about_of(assessed(who, as_of))
    row = Review(on=as_of, outcome="snoozed", until=until, about=about)
    told = to_builtins(who, builtin_types=(date,)) | {"review": [row]}
    return convert(told, Holder)


def test_what_it_is_about() -> None:
    """The item with its days and subject, then each finding at act or warn, sorted."""
    bo = child(passport_expires_on=LIMIT, limit_of_stay=LIMIT - days(9))
    rows = [JOB | {"level": "other"}, JOB | {"place": "mainland", "level": "other"}]
    found = assessed(holder(work=rows, dependant=[bo]))
    assert about_of(found) == (
        f"passport.renew-first 2027-12-06 2028-03-06 {BO}",
        f"dependant.drift act {BO}",
        f"passport.renew-first warn {BO}",
        "work.abroad warn holder",
        "work.below-level warn holder",
    )


def test_about_an_item_that_is_never_lost() -> None:
    """Without a day on which it is lost `none` stands; without an item that alone."""
    asked = assessed(holder(landed_on=date(2019, 11, 1)))
    milestone = next(each for each in asked.items if each.kind == "milestone")
    assert milestone.lost_on is None
    only = assessed(holder(status="permanent"))
    assert about_of(only) == ("none",)
    who = holder(status="permanent", dependant=[linked(landed_on=date(2019, 11, 1))])
    assert about_of(assessed(who)) == (
        f"milestone 2026-10-02 none {BO}",
        f"facts.limit-unknown warn {BO}",
        f"milestone.contested warn {BO}",
    )


def test_sleeps_until_its_day() -> None:
    """Asleep from the day of the review to the day before it wakes."""
    who = holder(review=[review()])
    for as_of, until in (
        (NOW - days(1), None),
        (NOW, UNTIL),
        (UNTIL - days(1), UNTIL),
        (UNTIL, None),
    ):
        assert sleeps(who, as_of) == until
    assert about_of(assessed(who)) == ABOUT


@pytest.mark.parametrize(
    "facts",
    [
        {"outcome": "reviewed"},
        {"about": None},
        {"about": ("Waits for the signed contract.",)},
        {"about": (*ABOUT, "work.abroad warn holder")},
        {"about": ("extension.target 2028-02-02 2028-03-14 holder",)},
        {"until": None},
        {"until": NOW},
        {"on": NOW + days(1)},
    ],
)
def test_awake(facts: dict[str, object]) -> None:
    """Reviewed, about anything else, without an end, or ahead: it does not sleep."""
    assert sleeps(holder(review=[review(**facts)])) is None


def test_the_last_review_decides() -> None:
    """The last by its day, and of one day the later row; one ahead is not looked at."""
    seen = {"on": NOW, "outcome": "reviewed"}
    before = seen | {"on": NOW - days(1)}
    for rows, asleep in (
        ([before, review()], True),
        ([review(), before], True),
        ([seen, review()], True),
        ([review(), seen], False),
        ([review(), seen | {"on": NOW + days(1)}], True),
    ):
        who = holder(review=rows)
        assert (sleeps(who) is not None) is asleep
        last = last_review(who, NOW)
        assert last is not None
        assert (last.outcome == "snoozed") is asleep
    assert last_review(holder(), NOW) is None
    assert last_review(holder(review=[review(on=NOW + days(1))]), NOW) is None


def test_wakes_before_it_is_too_late(policy: Policy) -> None:
    """Not after the item is lost, nor later than 21 days before the last filing day."""
    for until, wakes in (
        (LIMIT, LIMIT - days(21)),
        (LIMIT - days(21), LIMIT - days(21)),
        (LIMIT - days(22), LIMIT - days(22)),
    ):
        found = assess(holder(), policy, NOW)
        assert wakes_on(found, until, policy) == wakes
    asked = {"asked_on": NOW - days(1), "answer_by": NOW + days(9)}
    found = assess(holder(request=[asked]), policy, NOW)
    assert wakes_on(found, UNTIL, policy) == NOW + days(9)


def test_wakes_for_everyone_with_a_limit(policy: Policy) -> None:
    """The day of each counts whose limit is not past with nothing filed for it."""
    soon = NOW + days(50)
    for facts, day in (
        ({"limit_of_stay": soon}, soon),
        ({"limit_of_stay": NOW - days(1)}, LIMIT),
        ({"limit_of_stay": None}, LIMIT),
    ):
        found = assess(holder(dependant=[child(**facts)]), policy, NOW)
        last = policy.last_working_day(day)
        first = found.next
        assert first is not None
        wanted = last - days(21)
        lost = first.lost_on or date.max
        assert wakes_on(found, date.max, policy) == min(wanted, lost)
    filed = [filing(OPENS, who=["holder"])]
    who = holder(filing=filed, dependant=[child(limit_of_stay=LIMIT + days(60))])
    found = assess(who, policy, OPENS)
    bo = policy.last_working_day(LIMIT + days(60)) - days(21)
    assert wakes_on(found, date.max, policy) == min(LIMIT, bo)
    gone = assess(holder(status="permanent"), policy, NOW)
    assert wakes_on(gone, UNTIL, policy) == UNTIL


def test_a_limit_that_has_passed_wakes_nobody(policy: Policy) -> None:
    """Past the limit nothing but its own day and the item's counts."""
    found = assess(holder(status="permanent", dependant=[linked()]), policy, NOW)
    assert wakes_on(found, UNTIL, policy) == UNTIL
    on_the_day = assess(holder(), policy, LIMIT)
    assert wakes_on(on_the_day, LIMIT + days(60), policy) == LIMIT - days(21)
    late = assess(holder(), policy, LIMIT + days(9))
    assert wakes_on(late, LIMIT + days(60), policy) == LIMIT


@pytest.mark.parametrize(
    "facts",
    [
        {"work": [JOB | {"place": "mainland"}]},
        {"work": None},
        {"grant": [{"until": LIMIT + days(1), "confirmed": True}]},
        {"request": [{"asked_on": NOW}]},
        {"dependant": [child(limit_of_stay=LIMIT - days(9))]},
        {"trip": [{"out": LIMIT - days(1), "back": LIMIT + days(1)}]},
    ],
)
def test_what_wakes_it(facts: dict[str, object]) -> None:
    """Another item, another day of it, a finding that comes or goes: it wakes."""
    who = holder(review=[review()])
    assert sleeps(who) == UNTIL
    assert sleeps(holder(**({"review": [review()]} | facts))) is None
    other = put_off(holder(**facts), NOW + days(2))
    assert sleeps(other) is not None
    mended = to_builtins(other, builtin_types=(date,))
    back = holder(review=mended["review"])
    assert sleeps(back) is None


def test_a_finding_that_grows_graver_wakes_it() -> None:
    """From warn to act by the days alone, it wakes on that day."""
    first = NOW - days(110)
    idle = [JOB | {"to": first - days(1)}, {"kind": "none", "from": first}]
    who = put_off(holder(work=idle), UNTIL)
    assert sleeps(who, NOW + days(9)) == UNTIL
    assert sleeps(who, NOW + days(10)) is None


def test_what_is_only_watched_wakes_nobody() -> None:
    """A note, or a finding to watch, comes and goes while it sleeps."""
    note = {"on": NOW, "text": "Asked."}
    who = holder(review=[review()], note=[note], citizenship="unknown")
    assert sleeps(who) == UNTIL


def test_before_the_landing() -> None:
    """One who has not landed can be put off until the visa is to be used."""
    use_by = NOW + days(30)
    waiting = holder(**BARE, approved_on=NOW - days(9), entry_by=use_by)
    who = put_off(waiting, UNTIL)
    assert sleeps(who) == use_by

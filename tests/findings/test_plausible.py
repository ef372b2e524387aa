"""What is odd of what an edit brings in (HS-23), each to the day and the dollar."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs

from qmas_tui.facts.holder import Dependant
from qmas_tui.facts.rows import Grant
from qmas_tui.findings.calendar import DAY, add_months
from qmas_tui.findings.plausible import oddities
from tests.findings.oddness import LEE, UNKNOWN, granted, kinds, odd, with_child
from tests.make import AS_OF, POLICY, holder

# Limits of stay


def test_a_limit_that_has_passed() -> None:
    """A limit of yesterday is odd, of a grant or a dependant; today is not."""
    for day, said in ((AS_OF - DAY, ["past"]), (AS_OF, []), (AS_OF + DAY, [])):
        assert kinds(UNKNOWN, granted(UNKNOWN, day)) == said
        assert kinds(UNKNOWN, with_child(UNKNOWN, limit_of_stay=day)) == said
    found = odd(UNKNOWN, granted(UNKNOWN, AS_OF - DAY))
    assert found == [("past", "grant 1", (AS_OF,))]


def test_a_limit_far_ahead_where_nobody_knows_the_ends() -> None:
    """Without pattern or landing 99 months ahead are not odd, one day more is."""
    last = add_months(AS_OF, 99)
    no_landing = structs.replace(UNKNOWN, applied_on=date(2022, 11, 15))
    no_pattern = structs.replace(UNKNOWN, landed_on=date(2023, 3, 15))
    for book in (UNKNOWN, no_landing, no_pattern):
        for child in (False, True):
            for day, said in ((last, []), (last + DAY, ["ahead"])):
                after = (
                    with_child(book, limit_of_stay=day) if child else granted(book, day)
                )
                assert kinds(book, after) == said
    place = "dependant 1 (LEE Ming)"
    after = with_child(UNKNOWN, limit_of_stay=last + DAY)
    assert odd(UNKNOWN, after) == [("ahead", place, (last,))]


ENDS = [
    (date(2031, 3, 15), "the normal end"),
    (date(2030, 3, 15), "the shortest step after the limit before it"),
    (date(2034, 3, 15), "the top tier after the limit before it"),
]


@pytest.mark.parametrize(("end", "why"), ENDS, ids=[why for _, why in ENDS])
def test_three_months_round_an_end(end: date, why: str) -> None:
    """A limit may lie 3 months before or after an end that it could have, no day more.

    So it is for the holder and, where the limit before it is the holder's, a dependant.
    """
    del why  # names the case
    first, last = add_months(end, -3), add_months(end, 3)
    for day, said in (
        (first, []),
        (last, []),
        (end, []),
        (first - DAY, ["off"]),
        (last + DAY, ["off"]),
    ):
        assert kinds(LEE, granted(LEE, day)) == said
        assert kinds(LEE, with_child(LEE, limit_of_stay=day)) == said


def test_the_nearest_ends_are_told() -> None:
    """What was expected is the end before and the end after, or the one there is."""
    between = granted(LEE, date(2032, 6, 1))
    assert odd(LEE, between) == [
        ("off", "grant 3", (date(2031, 3, 15), date(2034, 3, 15)))
    ]
    beyond = granted(LEE, date(2082, 3, 15))
    assert odd(LEE, beyond) == [("off", "grant 3", (date(2034, 3, 15),))]
    before_all = structs.replace(LEE, grant=(Grant(until=date(2024, 1, 1)),))
    assert odd(None, before_all)[1] == ("off", "grant 1", (date(2025, 3, 15),))


def test_the_first_recorded_grant_has_none_before_it() -> None:
    """It could have the normal ends alone, and each of them."""
    for until, said in (
        (date(2028, 3, 15), []),
        (date(2031, 3, 15), []),
        (date(2034, 3, 15), ["off"]),
    ):
        after = structs.replace(LEE, grant=(Grant(until=until),))
        assert kinds(structs.replace(LEE, grant=()), after) == said


def test_the_limit_before_it_need_not_be_a_normal_end() -> None:
    """A stay that was cut counts on from where it ended, normal or not (C-10)."""
    cut = structs.replace(LEE, grant=(Grant(until=date(2026, 12, 1)),))
    assert kinds(cut, granted(cut, date(2029, 12, 1))) == []
    assert kinds(cut, granted(cut, date(2029, 8, 1))) == ["off"]


def test_a_grant_to_come_has_none_before_it() -> None:
    """A grant that is dated ahead is not known yet: it could have the normal ends."""
    later = Grant(until=date(2034, 3, 15), granted_on=AS_OF + DAY)
    after = structs.replace(LEE, grant=(*LEE.grant, later))
    assert kinds(LEE, after) == ["off"]


@pytest.mark.parametrize("left_for", ["employment", "left-hong-kong"])
def test_after_leaving_nobody_knows_the_ends(left_for: str) -> None:
    """Who left the scheme has no pattern: 99 months ahead are not odd (H-11)."""
    left = holder(left_on=date(2026, 1, 1), left_for=left_for)
    for months, said in ((99, []), (100, ["ahead"])):
        assert kinds(left, granted(left, add_months(AS_OF, months))) == said


def test_a_day_of_an_old_record_stops_nothing() -> None:
    """Where a day on record leads out of the calendar, nobody knows the ends either."""
    broken = granted(LEE, date(9990, 1, 1))
    for months, said in ((99, []), (100, ["ahead"])):
        assert kinds(broken, granted(broken, add_months(AS_OF, months))) == said


def test_a_dependants_own_ends() -> None:
    """Their own old limit counts on, and the holder's limit and path count as they are.

    Without them the same day is odd.
    """
    own = date(2027, 9, 1)
    child = with_child(LEE, limit_of_stay=own)
    for months, said in ((24, []), (36, []), (72, []), (48, ["off"])):
        after = with_child(LEE, limit_of_stay=add_months(own, months))
        assert kinds(child, after) == said
    assert kinds(LEE, with_child(LEE, limit_of_stay=add_months(own, 24))) == ["off"]
    odd_limit = granted(LEE, date(2029, 6, 1))
    for day in (date(2029, 6, 20), date(2032, 6, 20)):
        assert kinds(odd_limit, with_child(odd_limit, limit_of_stay=day)) == []
        assert kinds(LEE, with_child(LEE, limit_of_stay=day)) == ["off"]


def test_a_second_dependant_has_no_old_limit() -> None:
    """Who is recorded anew is not measured by the limit of another."""
    one = with_child(LEE, limit_of_stay=date(2027, 9, 1))
    new = Dependant(name="B", relation="child", limit_of_stay=date(2029, 9, 1))
    both = structs.replace(one, dependant=(*one.dependant, new))
    assert odd(one, both)[0][:2] == ("off", "dependant 2 (B)")


def test_a_permanent_holders_family_has_the_normal_ends() -> None:
    """Without a limit of the holder's, the steps of the pattern are still expected."""
    permanent = holder(status="permanent")
    for day, said in ((date(2031, 3, 15), []), (date(2032, 6, 1), ["off"])):
        assert kinds(permanent, with_child(permanent, limit_of_stay=day)) == said


def test_a_limit_earlier_than_the_one_before_it() -> None:
    """A grant that ends before the one granted before it is odd; on its day it is not.

    Grants without a day of granting stand by their limits, and none is earlier.
    """
    first = Grant(until=date(2028, 3, 15), granted_on=date(2026, 1, 5))
    book = holder(applied_on=None, landed_on=None, grant=None)
    book = structs.replace(book, grant=(first,))
    for days, said in ((-1, ["shorter"]), (0, []), (1, [])):
        new = Grant(until=first.until + days * DAY, granted_on=date(2026, 6, 5))
        assert kinds(book, structs.replace(book, grant=(first, new))) == said
    cut = Grant(until=date(2027, 3, 15), granted_on=date(2026, 6, 5))
    after = structs.replace(book, grant=(first, cut))
    assert odd(book, after) == [("shorter", "grant 2", (first.until,))]
    undated = structs.replace(cut, granted_on=None)
    assert kinds(book, structs.replace(book, grant=(first, undated))) == []
    longer = structs.replace(first, until=date(2029, 3, 15))
    assert odd(after, structs.replace(book, grant=(longer, cut))) == [
        ("shorter", "grant 2", (longer.until,))
    ]


def test_what_was_there_is_not_odd_again() -> None:
    """A limit of the family that is on record is not asked about, whatever changes."""
    passed = granted(UNKNOWN, AS_OF - DAY)
    confirmed = tuple(structs.replace(each, confirmed=True) for each in passed.grant)
    for after in (
        passed,
        structs.replace(passed, grant=confirmed),
        granted(passed, AS_OF - DAY),
        with_child(passed, limit_of_stay=AS_OF - DAY),
        structs.replace(passed, applied_on=date(2022, 11, 15)),
    ):
        assert kinds(passed, after) == []
    cut = structs.replace(UNKNOWN, grant=(
        Grant(until=date(2028, 3, 15), granted_on=date(2026, 1, 5)),
        Grant(until=date(2027, 3, 15), granted_on=date(2026, 6, 5)),
    ))  # fmt: skip
    assert kinds(cut, structs.replace(cut, grant=cut.grant[::-1])) == []
    assert kinds(None, passed) == ["past"]


def test_a_departure_of_somebody_who_is_away() -> None:
    """A trip in an absence without a return is odd, whoever's it is and whichever of
    the two is new; what was recorded so is not asked about again."""
    away, later = {"out": AS_OF - 30 * DAY}, {"out": AS_OF + DAY, "back": AS_OF + DAY}
    both, since = holder(trip=[away, later]), (AS_OF - 30 * DAY,)
    for before in (holder(), holder(trip=[away]), holder(trip=[later])):
        assert odd(before, both) == [("within", "trip 2", since)]
    assert odd(both, both) == []
    earlier = {"out": date(2025, 1, 1), "back": date(2025, 1, 2)}
    assert odd(holder(), holder(trip=[away, earlier])) == []
    child = with_child(LEE, trip=both.trip)
    assert odd(LEE, child) == [("within", "dependant 1 (LEE Ming), trip 2", since)]


# Whatever is typed


@settings(deadline=None)
@given(st.dates(date(1900, 1, 1), date(2199, 12, 31)))
def test_an_answer_is_given_once(until: date) -> None:
    """Whatever the limit, what was agreed to and saved is not odd any more."""
    for book in (LEE, UNKNOWN):
        after = granted(book, until)
        assert oddities(after, after, POLICY, AS_OF) == ()
        found = oddities(book, after, POLICY, AS_OF)
        assert {each.at.row for each in found} <= {f"grant {len(after.grant)}"}

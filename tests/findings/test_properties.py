"""What holds for every holder, tried on invented ones."""

from __future__ import annotations

import random
from datetime import date, timedelta

import msgspec
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from msgspec import structs

from qmas_tui.facts.holder import Holder
from qmas_tui.facts.rows import (
    Evidence,
    Excluded,
    Filing,
    Gap,
    Grant,
    Request,
    Row,
    Trip,
    Work,
)
from qmas_tui.facts.tables import rows_of, with_rows
from qmas_tui.findings.assess import assess
from qmas_tui.findings.calendar import add_months, anniversary, birthday
from qmas_tui.findings.model import Assessment, Milestone
from qmas_tui.findings.window import filing_dates
from qmas_tui.policy.policy import Policy
from tests.findings.shape import shape
from tests.findings.test_second_calculator import invented

BOUNDED = settings(
    derandomize=True,
    deadline=None,
    database=None,
    max_examples=250,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)

pytestmark = pytest.mark.many
NUMBERS = st.integers(min_value=100_000, max_value=999_999)
DAYS = st.dates(min_value=date(2012, 1, 1), max_value=date(2040, 12, 31))
SPANS = st.integers(min_value=1, max_value=900)
LAYABLE = ("grant", "filing", "work", "trip", "request", "evidence", "gap", "excluded")


def person(number: int) -> tuple[Holder, date]:
    """An invented holder, and the day to ask on."""
    raw, as_of = invented(number)
    return msgspec.convert(raw, Holder), as_of


def known_since(row: Row) -> date | None:
    """The day from which a row is known, None where it has none."""
    match row:
        case Grant():
            return row.granted_on
        case Filing():
            return row.decided_on or row.filed_on
        case Work() | Excluded():
            return row.from_
        case Trip():
            return row.out
        case Request():
            return max(row.asked_on, row.answered_on or row.asked_on)
        case Evidence():
            return row.dated
        case Gap():
            return max(row.ended, row.resumed or row.ended)
    raise AssertionError(row)


def settled(holder: Holder, as_of: date) -> Holder:
    """The holder without facts dated after a day."""
    for table in LAYABLE:
        rows = rows_of(holder, table)
        past = tuple(r for r in rows if (known_since(r) or as_of) <= as_of)
        holder = with_rows(holder, table, past)
    return holder


@BOUNDED
@given(limit=DAYS)
def test_dates_of_a_filing_stand_in_order(policy: Policy, limit: date) -> None:
    """The window opens before the target, and both lie on or before the limit."""
    dates = filing_dates(limit, policy)
    assert dates.opens <= dates.target <= limit
    assert dates.last_day <= limit
    assert policy.is_working_day(dates.last_day)


@BOUNDED
@given(number=NUMBERS, days=SPANS)
def test_time_alone_gives_no_longer_stay(
    policy: Policy, number: int, days: int
) -> None:
    """As days go by without a fact, no limit of stay becomes later."""
    holder, as_of = person(number)
    holder = settled(holder, as_of)
    assume(holder.landed_on is not None and holder.landed_on <= as_of)
    first = assess(holder, policy, as_of)
    later = assess(holder, policy, as_of + timedelta(days=days))
    assert (first.limit and first.limit.on) == (later.limit and later.limit.on)
    assert [d.limit and d.limit.on for d in first.dependants] == [
        d.limit and d.limit.on for d in later.dependants
    ]


@BOUNDED
@given(number=NUMBERS, days=SPANS)
def test_a_passed_limit_stays_passed(policy: Policy, number: int, days: int) -> None:
    """As days go by without a fact, nobody comes back from a limit that has passed."""
    holder, as_of = person(number)
    holder = settled(holder, as_of)
    first = assess(holder, policy, as_of)
    assume(first.stage in ("overstayed", "unrecorded", "closed", "permanent"))
    assert assess(holder, policy, as_of + timedelta(days=days)).stage == first.stage


def not_earlier(before: Milestone | None, after: Milestone | None) -> bool:
    """Whether the latest day moved back by no day; null is later than any."""
    if before is None or after is None:
        return before == after
    return (after.latest or date.max) >= (before.latest or date.max)


@BOUNDED
@given(number=NUMBERS, ago=st.integers(1, 2600), days=st.integers(0, 400))
def test_an_absence_brings_nothing_nearer(
    policy: Policy, number: int, ago: int, days: int
) -> None:
    """One more absence never makes the latest day of the seven years earlier."""
    holder, as_of = person(number)
    out = as_of - timedelta(days=ago)
    trip = Trip(out=out, back=out + timedelta(days=days))
    more = structs.replace(holder, trip=(*holder.trip, trip))
    before = assess(holder, policy, as_of).milestone
    after = assess(more, policy, as_of).milestone
    assert not_earlier(before, after)
    if before and after:
        assert (before.start, before.earliest) == (after.start, after.earliest)


@BOUNDED
@given(number=NUMBERS, ahead=SPANS, days=st.integers(1, 900))
def test_later_facts_change_nothing(
    policy: Policy, number: int, ahead: int, days: int
) -> None:
    """Facts dated after the day are not known on it and change nothing."""
    holder, as_of = person(number)
    on = as_of + timedelta(days=ahead)
    end = on + timedelta(days=days)
    granted = all(grant.granted_on is not None for grant in holder.grant)
    more = structs.replace(
        holder,
        grant=(*holder.grant, Grant(until=end, granted_on=on)),
        filing=(
            *holder.filing,
            Filing(kind="extension", filed_on=on),
            Filing(kind="right-of-abode", filed_on=on, outcome="granted"),
        ),
        work=(*holder.work, Work(kind="none", from_=on, to=end)),
        request=(*holder.request, Request(asked_on=on)),
        evidence=(*holder.evidence, Evidence(kind="payslips", dated=on)),
        gap=(*holder.gap, Gap(ended=on, resumed=end)),
        excluded=(*holder.excluded, Excluded(from_=on, to=end)),
    )
    assume(granted or not holder.grant)
    assert assess(more, policy, as_of) == assess(holder, policy, as_of)


@BOUNDED
@given(number=NUMBERS, ahead=SPANS, days=st.integers(1, 400))
def test_a_planned_trip_counts_for_nothing_past(
    policy: Policy, number: int, ahead: int, days: int
) -> None:
    """A trip that lies ahead changes neither the seven years nor the days counted."""
    holder, as_of = person(number)
    on = as_of + timedelta(days=ahead)
    trip = Trip(out=on, back=on + timedelta(days=days), planned=True)
    more = structs.replace(holder, trip=(*holder.trip, trip))
    before, after = assess(holder, policy, as_of), assess(more, policy, as_of)
    assert after.milestone == before.milestone
    assert after.residence == before.residence
    assert after.deadlines == before.deadlines


@BOUNDED
@given(number=NUMBERS, seed=st.integers(0, 99))
def test_order_of_rows_does_not_matter(policy: Policy, number: int, seed: int) -> None:
    """Rows with days of their own may stand in any order."""
    holder, as_of = person(number)
    mixed = holder
    for table in (*LAYABLE, "passport", "income", "dependant"):
        rows = list(rows_of(holder, table))
        if table == "grant":
            days = {(g.granted_on or g.until) for g in holder.grant}
            ends = {g.until for g in holder.grant}
            if len(days) < len(rows) or len(ends) < len(rows):
                continue
        random.Random(seed).shuffle(rows)
        mixed = with_rows(mixed, table, tuple(rows))
    assert shape(assess(mixed, policy, as_of)) == shape(assess(holder, policy, as_of))


@BOUNDED
@given(number=NUMBERS)
def test_gives_the_same_and_takes_nothing(policy: Policy, number: int) -> None:
    """The same facts give the same assessment, and stay as they were."""
    holder, as_of = person(number)
    before = msgspec.json.encode(holder)
    first: Assessment = assess(holder, policy, as_of)
    assert assess(holder, policy, as_of) == first
    assert msgspec.json.encode(holder) == before
    assert msgspec.convert(msgspec.json.decode(before), Holder) == holder


@BOUNDED
@given(day=DAYS, months=st.integers(-200, 200))
def test_months_keep_the_day_or_end_the_month(day: date, months: int) -> None:
    """Months on, the day number stays, or it is the last day of a shorter month."""
    there = add_months(day, months)
    assert (there.year * 12 + there.month) - (day.year * 12 + day.month) == months
    next_day = there + timedelta(days=1)
    assert there.day == day.day or (there.day < day.day and next_day.day == 1)


@pytest.mark.parametrize("years", [1, 3, 4, 7, 18])
@BOUNDED
@given(day=DAYS)
def test_a_right_begins_no_earlier_than_it_ends(day: date, years: int) -> None:
    """A right begins on the day that ends another, or the day after."""
    begins, ends = anniversary(day, years), birthday(day, years)
    assert begins - ends in (timedelta(0), timedelta(days=1))
    assert (begins == ends) or (day.month, day.day) == (2, 29)

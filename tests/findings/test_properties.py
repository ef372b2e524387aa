"""What holds for every holder, tried on invented ones."""

from __future__ import annotations

import random
from datetime import date, timedelta

import msgspec
import pytest
from hypothesis import assume, given
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
    Review,
    Trip,
    Work,
)
from qmas_tui.facts.tables import rows_of, with_rows
from qmas_tui.findings.assess import assess
from qmas_tui.findings.calendar import add_months, anniversary, birthday
from qmas_tui.findings.model import HOLDER, Assessment, Deadline, Finding, Milestone
from qmas_tui.findings.queue import KINDS
from qmas_tui.findings.window import filing_dates
from qmas_tui.policy.policy import Policy
from tests.findings.invented import (
    BOUNDED,
    LAYABLE,
    NUMBERS,
    SPANS,
    every_finding,
    limits_of,
    person,
    settled,
)
from tests.findings.people import assessed
from tests.findings.shape import shape

pytestmark = pytest.mark.many
DAYS = st.dates(min_value=date(2012, 1, 1), max_value=date(2040, 12, 31))
FINAL = ("overstayed", "lapsed", "unrecorded", "closed", "permanent", "left")


@BOUNDED
@given(limit=DAYS, of_permanent=st.booleans())
def test_dates_of_a_filing_stand_in_order(
    policy: Policy, limit: date, of_permanent: bool
) -> None:
    """The window opens before the target, and both lie on or before the limit."""
    dates = filing_dates(limit, policy, of_permanent)
    assert dates.admits_from <= dates.opens <= dates.target <= limit
    assert dates.last_day <= limit
    assert policy.is_working_day(dates.last_day)


@BOUNDED
@given(number=NUMBERS, days=SPANS)
def test_time_alone_gives_no_longer_stay(number: int, days: int) -> None:
    """As days go by without a fact, no limit of stay becomes later."""
    holder, as_of = person(number)
    holder = settled(holder, as_of)
    first = assessed(holder, as_of)
    later = assessed(holder, as_of + timedelta(days=days))
    assert limits_of(first) == limits_of(later)


@BOUNDED
@given(number=NUMBERS, days=SPANS)
def test_a_passed_limit_stays_passed(number: int, days: int) -> None:
    """As days go by without a fact, nobody comes back from a limit that has passed."""
    holder, as_of = person(number)
    holder = settled(holder, as_of)
    first = assessed(holder, as_of)
    assume(first.stage in FINAL)
    assert assessed(holder, as_of + timedelta(days=days)).stage == first.stage


def not_earlier(before: Milestone | None, after: Milestone | None) -> bool:
    """Whether the latest day moved back by no day; null is later than any."""
    if before is None or after is None:
        return before == after
    return (after.latest or date.max) >= (before.latest or date.max)


@BOUNDED
@given(number=NUMBERS, ago=st.integers(1, 2600), days=st.integers(0, 400))
def test_an_absence_brings_nothing_nearer(number: int, ago: int, days: int) -> None:
    """One more absence never makes the latest day of the seven years earlier."""
    holder, as_of = person(number)
    out = as_of - timedelta(days=ago)
    trip = Trip(out=out, back=out + timedelta(days=days))
    more = structs.replace(holder, trip=(*holder.trip, trip))
    before = assessed(holder, as_of).milestone
    after = assessed(more, as_of).milestone
    assert not_earlier(before, after)
    if before and after:
        assert (before.start, before.earliest) == (after.start, after.earliest)


def unblamed(found: Assessment) -> Assessment:
    """An assessment without what the record itself is blamed for."""
    kept = tuple(each for each in found.findings if each.code != "facts.order")
    return structs.replace(found, findings=kept)


@BOUNDED
@given(number=NUMBERS, ahead=SPANS, days=st.integers(1, 900))
def test_later_facts_change_nothing(number: int, ahead: int, days: int) -> None:
    """Facts dated after the day are not known on it and change nothing of the case.

    But that a grant or a filing cannot have been made tomorrow is said.
    """
    holder, as_of = person(number)
    on = as_of + timedelta(days=ahead)
    end = on + timedelta(days=days)
    names = tuple(each.name for each in holder.dependant)
    more = structs.replace(
        holder,
        grant=(*holder.grant, Grant(until=end, granted_on=on)),
        filing=(
            *holder.filing,
            Filing(kind="extension", filed_on=on),
            Filing(kind="extension", filed_on=on, outcome="refused", for_=names),
            Filing(kind="right-of-abode", filed_on=on, outcome="granted"),
            Filing(kind="right-of-abode", filed_on=on, outcome="granted", for_=names),
        ),
        work=(*holder.work, Work(kind="none", from_=on, to=end)),
        request=(*holder.request, Request(asked_on=on)),
        evidence=(*holder.evidence, Evidence(kind="payslips", dated=on)),
        gap=(*holder.gap, Gap(ended=on, resumed=end)),
        excluded=(*holder.excluded, Excluded(from_=on, to=end)),
        review=(*holder.review, Review(on=on, outcome="snoozed", until=end)),
    )
    if holder.left_on is None:
        more = structs.replace(more, left_on=on, left_for="left-hong-kong")
    family = tuple(
        each
        if each.left_on
        else structs.replace(each, left_on=on, left_for="left-hong-kong")
        for each in holder.dependant
    )
    more = structs.replace(more, dependant=family)
    before, after = assessed(holder, as_of), assessed(more, as_of)
    assert unblamed(after) == unblamed(before)


@BOUNDED
@given(number=NUMBERS, ahead=SPANS, days=st.integers(1, 400))
def test_a_planned_trip_counts_for_clashes_alone(
    number: int, ahead: int, days: int
) -> None:
    """A trip that lies ahead changes nothing but what it clashes with."""
    holder, as_of = person(number)
    on = as_of + timedelta(days=ahead)
    trip = Trip(out=on, back=on + timedelta(days=days), planned=True)
    more = structs.replace(holder, trip=(*holder.trip, trip))
    before, after = assessed(holder, as_of), assessed(more, as_of)

    def rest(found: Assessment) -> Assessment:
        findings = tuple(f for f in found.findings if f.code != "trip.clashes")
        items = tuple(i for i in found.items if i.kind != "trip.clashes")
        return structs.replace(found, findings=findings, items=items, asleep_until=None)

    assert rest(after) == rest(before)


@BOUNDED
@given(number=NUMBERS, seed=st.integers(0, 99))
def test_order_of_rows_does_not_matter(number: int, seed: int) -> None:
    """Rows with days of their own may stand in any order."""
    holder, as_of = person(number)
    mixed = holder
    for table in (*LAYABLE, "passport", "income", "unread"):
        rows = list(rows_of(holder, table))
        if table == "grant":
            days = {(g.granted_on or g.until) for g in holder.grant}
            ends = {g.until for g in holder.grant}
            if len(days) < len(rows) or len(ends) < len(rows):
                continue
        if table == "filing" and len({f.filed_on for f in holder.filing}) < len(rows):
            continue
        random.Random(seed).shuffle(rows)
        mixed = with_rows(mixed, table, tuple(rows))
    assert shape(assessed(mixed, as_of)) == shape(assessed(holder, as_of))


@BOUNDED
@given(number=NUMBERS)
def test_gives_the_same_and_takes_nothing(number: int) -> None:
    """The same facts give the same assessment, and stay as they were."""
    holder, as_of = person(number)
    before = msgspec.json.encode(holder)
    first: Assessment = assessed(holder, as_of)
    assert assessed(holder, as_of) == first
    assert msgspec.json.encode(holder) == before
    assert msgspec.convert(msgspec.json.decode(before), Holder) == holder


@BOUNDED
@given(number=NUMBERS)
def test_no_finding_is_without_its_rules(policy: Policy, number: int) -> None:
    """Each finding and date names known rules, a basis, and a person of the case."""
    holder, as_of = person(number)
    found = assess(holder, policy, as_of)
    subjects = {HOLDER, *(each.name for each in holder.dependant)}
    dates = [*found.deadlines, *(d for m in found.dependants for d in m.deadlines)]
    told: list[Finding | Deadline] = [*every_finding(found), *dates]
    for each in told:
        assert each.rules
        assert set(each.rules) <= set(policy.rules)
        assert each.basis in ("law", "official", "practice", "house")
        assert each.subject in subjects
    for item in found.items:
        assert item.subject in subjects
        assert item.kind in KINDS
    for date_ in dates:
        assert date_.days == (date_.on - as_of).days
        assert date_.steps


@BOUNDED
@given(number=NUMBERS)
def test_items_stand_in_the_order_of_the_specification(number: int) -> None:
    """By day to act, day lost, kind, and person; what was missed counts as today."""
    holder, as_of = person(number)
    found = assessed(holder, as_of)
    who = [HOLDER, *(each.name for each in holder.dependant)]

    def rank(place: int) -> tuple[date, date, int, int]:
        item = found.items[place]
        lost = item.lost_on or date.max
        return item.act_by, lost, KINDS.index(item.kind), who.index(item.subject)

    places = range(len(found.items))
    assert sorted(places, key=rank) == list(places)
    for item in found.items:
        assert item.act_by == max(as_of, item.due_on)
    assert found.next == (found.items[0] if found.items else None)


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

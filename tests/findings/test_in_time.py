"""As days go by, or a fact improves a case: what may come of it, and what may not."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from msgspec import structs

from qmas_tui.facts.holder import Holder
from qmas_tui.facts.rows import Evidence, Grant, Passport, Review, Trip, Work
from qmas_tui.facts.tables import rows_of, with_rows
from qmas_tui.findings.assess import assess
from qmas_tui.findings.model import HOLDER, Assessment, Item
from qmas_tui.findings.snooze import about_of, wakes_on
from qmas_tui.policy.policy import Policy
from tests.findings.invented import (
    BOUNDED,
    NUMBERS,
    SPANS,
    every_finding,
    limits_of,
    person,
    settled,
)

pytestmark = pytest.mark.many

UP_TO_THE_LIMIT = (
    *("filing.refused", "facts.pattern-unknown", "facts.grant-missing"),
    *("extension.decision-late", "extension.target", "trip.clashes", "work.unknown"),
)
"""Kinds of items whose condition ends with the limit of stay."""
LOST = ("absence.away-now", "dependant.ageing-out")
"""Kinds that end on the day on which they are lost."""


def keyed(found: Assessment) -> dict[tuple[str, str], list[Item]]:
    """The open items by kind and person, each list by the day due."""
    by_key: dict[tuple[str, str], list[Item]] = {}
    for item in sorted(found.items, key=lambda item: item.due_on):
        by_key.setdefault((item.kind, item.subject), []).append(item)
    return by_key


def new_stay(found: Assessment, later: date) -> bool:
    """Whether a stay granted before ended by a day, so that another is the current."""
    ends = [step.until for step in found.path if step.granted]
    return any(found.as_of <= end < later for end in ends)


def has_ended(item: Item, found: Assessment, limit: date | None, later: date) -> bool:
    """Whether the condition of an item may have ended by a day, as days go by."""
    if item.kind == "work.unknown" and new_stay(found, later):
        return True
    if item.kind in UP_TO_THE_LIMIT:
        return limit is not None and limit < later
    if item.kind in LOST:
        return item.lost_on is not None and item.lost_on <= later
    return item.kind == "abode.refused"


@BOUNDED
@given(number=NUMBERS, days=SPANS)
def test_nothing_missed_disappears(policy: Policy, number: int, days: int) -> None:
    """As days go by without a fact an item stands, due where it was, to its end.

    Only a basis that was lost is due anew once the limit has passed.
    """
    holder, as_of = person(number)
    holder = settled(holder, as_of)
    later = as_of + timedelta(days=days)
    first, then = assess(holder, policy, as_of), assess(holder, policy, later)
    limits, still = limits_of(first), keyed(then)
    for (kind, subject), items in keyed(first).items():
        limit = limits.get(subject)
        if (kind, subject) not in still:
            assert all(has_ended(each, first, limit, later) for each in items), kind
            continue
        due = [each.due_on for each in still[kind, subject]]
        passed = limit is not None and limit < later
        if kind == "dependant.basis-lost" and passed:
            assert due == [limit]
        else:
            assert due == [each.due_on for each in items], kind


def act_by(found: Assessment) -> date:
    """The day to act on a case; the end of time where nothing is open."""
    return found.next.act_by if found.next else date.max


def good_job(first: date | None, last: date | None) -> Work:
    """A job against which nothing can be said."""
    return Work(
        kind="employment",
        from_=first,
        to=last,
        level="senior",
        monthly_income=90_000,
        currency="HKD",
        place="hong-kong",
    )


def covered(holder: Holder, as_of: date) -> Holder:
    """With a job on all the days that none covered, this day included."""
    return structs.replace(holder, work=(*holder.work, good_job(None, as_of)))


def works_now(holder: Holder, as_of: date) -> Holder:
    """With a job since today, and no spell without one."""
    rows = [
        structs.replace(each, to=as_of - timedelta(days=1))
        if each.kind == "none" and (each.to is None or each.to >= as_of)
        else each
        for each in holder.work
    ]
    return structs.replace(holder, work=(*rows, good_job(as_of, None)))


def confirmed(holder: Holder, _as_of: date) -> Holder:
    """With every grant read on the e-Visa."""
    grants = tuple(structs.replace(each, confirmed=True) for each in holder.grant)
    return structs.replace(holder, grant=grants)


def answered(holder: Holder, _as_of: date) -> Holder:
    """With every request answered."""
    rows = tuple(structs.replace(r, answered_on=r.asked_on) for r in holder.request)
    return structs.replace(holder, request=rows)


def renewed(holder: Holder, as_of: date) -> Holder:
    """With passports that last for ten years."""
    last = as_of + timedelta(days=3652)
    family = tuple(
        structs.replace(each, passport_expires_on=last) for each in holder.dependant
    )
    passport = (*holder.passport, Passport(expires_on=last))
    return structs.replace(holder, passport=passport, dependant=family)


def filed_away(holder: Holder, as_of: date) -> Holder:
    """With a fresh paper of every kind that an employee needs."""
    kinds = ("e-visa", "tenancy", "payslips", "employer-letter", "job-search")
    papers = tuple(Evidence(kind=kind, dated=as_of) for kind in kinds)
    return structs.replace(holder, evidence=(*holder.evidence, *papers))


def came_back(holder: Holder, as_of: date) -> Holder:
    """With everybody back today who was away."""

    def back(trip: Trip) -> Trip:
        away = trip.out <= as_of and (trip.back is None or trip.back > as_of)
        return structs.replace(trip, back=as_of) if away else trip

    family = tuple(
        structs.replace(each, trip=tuple(map(back, each.trip)))
        for each in holder.dependant
    )
    return structs.replace(holder, trip=tuple(map(back, holder.trip)), dependant=family)


IMPROVEMENTS: tuple[Callable[[Holder, date], Holder], ...] = (
    *(covered, works_now, confirmed, answered, renewed, filed_away, came_back),
)


@pytest.mark.parametrize("improve", IMPROVEMENTS, ids=lambda each: each.__name__)
@BOUNDED
@given(number=NUMBERS)
def test_what_improves_a_case_makes_nothing_more_urgent(
    policy: Policy, improve: Callable[[Holder, date], Holder], number: int
) -> None:
    """A gap covered, a paper, an answer, a return never make the day to act earlier."""
    holder, as_of = person(number)
    better = improve(holder, as_of)
    before, after = assess(holder, policy, as_of), assess(better, policy, as_of)
    assert act_by(after) >= act_by(before)


@BOUNDED
@given(number=NUMBERS, out=st.integers(0, 60), back=st.integers(1, 60))
def test_nobody_abroad_is_said_to_overstay(
    policy: Policy, number: int, out: int, back: int
) -> None:
    """With a trip over the end of the limit no person is said to have overstayed."""
    holder, as_of = person(number)
    found = assess(holder, policy, as_of)
    people = {HOLDER: holder.trip} | {d.name: d.trip for d in holder.dependant}
    limits = limits_of(found)
    for each in every_finding(found):
        if each.code == "stay.overstayed":
            limit = limits[each.subject]
            assert not [
                trip
                for trip in people[each.subject]
                if trip.out <= limit and (trip.back is None or trip.back > limit)
            ]

    def away(name: str) -> tuple[Trip, ...]:
        if name not in limits:
            return people[name]
        end = limits[name]
        trip = Trip(out=end - timedelta(days=out), back=end + timedelta(days=back))
        return (*people[name], trip)

    family = tuple(structs.replace(d, trip=away(d.name)) for d in holder.dependant)
    gone = structs.replace(holder, trip=away(HOLDER), dependant=family)
    codes = {each.code for each in every_finding(assess(gone, policy, as_of))}
    assert "stay.overstayed" not in codes


def put_off(holder: Holder, policy: Policy, as_of: date, days: int) -> Holder:
    """The case put off for so many days, about what there is to do now."""
    about = about_of(assess(holder, policy, as_of))
    until = as_of + timedelta(days=days)
    review = Review(on=as_of, outcome="snoozed", until=until, about=about)
    return structs.replace(holder, review=(*holder.review, review))


def grave(found: Assessment) -> list[tuple[str, str, str]]:
    """What is at act or warn, with its level and subject, in a fixed order."""
    return sorted(
        (each.code, each.level, each.subject)
        for each in every_finding(found)
        if each.level in ("act", "warn")
    )


CHANGES: tuple[Callable[[Holder, date], Holder], ...] = (
    *IMPROVEMENTS,
    lambda holder, _as_of: structs.replace(holder, work=()),
    lambda holder, _as_of: structs.replace(holder, trip=()),
    lambda holder, as_of: structs.replace(
        holder, grant=(*holder.grant, Grant(until=as_of + timedelta(days=400)))
    ),
)


@BOUNDED
@given(
    number=NUMBERS,
    days=st.integers(1, 120),
    later=st.integers(0, 120),
    change=st.sampled_from([None, *CHANGES]),
)
def test_a_case_asleep_wakes_for_any_change(
    policy: Policy,
    number: int,
    days: int,
    later: int,
    change: Callable[[Holder, date], Holder] | None,
) -> None:
    """Asleep exactly while its item and all that is grave stay as they were.

    And never beyond the day on which it is put off, lost, or too late to file.
    """
    holder, as_of = person(number)
    holder = put_off(holder, policy, as_of, days)
    day = as_of + timedelta(days=later)
    then = holder if change is None else change(holder, as_of)
    before, after = assess(holder, policy, as_of), assess(then, policy, day)
    assume(before.stage != "broken")
    until = holder.review[-1].until
    assert until is not None
    first, next_ = before.next, after.next
    same = grave(before) == grave(after) and (
        (first and (first.kind, first.due_on, first.lost_on, first.subject))
        == (next_ and (next_.kind, next_.due_on, next_.lost_on, next_.subject))
    )
    wakes = wakes_on(after, until, policy)
    newer = [r for r in then.review if as_of < r.on <= day]
    assume(not newer)
    assert after.asleep_until == (wakes if same and day < wakes else None)
    if after.asleep_until is not None:
        assert day < after.asleep_until <= until
        if next_ is not None and next_.lost_on is not None:
            assert after.asleep_until <= next_.lost_on


@BOUNDED
@given(number=NUMBERS, seed=st.integers(0, 10**6))
def test_a_row_taken_out_breaks_nothing(policy: Policy, number: int, seed: int) -> None:
    """Without any one of its rows a case is still worked out."""
    holder, as_of = person(number)
    tables = ("grant", "filing", "work", "trip", "dependant")
    filled = [name for name in tables if rows_of(holder, name)]
    assume(filled)
    table = filled[seed % len(filled)]
    rows = rows_of(holder, table)
    place = seed % len(rows)
    less = with_rows(holder, table, (*rows[:place], *rows[place + 1 :]))
    assert assess(less, policy, as_of).stage != "broken"

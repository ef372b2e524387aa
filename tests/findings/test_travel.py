"""Absences, runs of touch-downs, and trips in the way of a filing."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec import structs

from qmas_tui.facts.holder import Holder
from qmas_tui.facts.rows import Trip
from qmas_tui.findings.absence import absences_from
from qmas_tui.findings.assess import assess
from qmas_tui.findings.model import Assessment
from qmas_tui.policy.policy import Policy
from tests.findings.people import (
    LANDED,
    LIMIT,
    NOW,
    OPENS,
    TARGET,
    assessed,
    days,
    finding,
    holder,
    item,
    level,
)

Pairs = list[tuple[date, date | None]]


def away(pairs: Pairs, **facts: object) -> Holder:
    """A holder with these absences; None is a day back that nobody gave."""
    rows = [{"out": out} | ({"back": back} if back else {}) for out, back in pairs]
    return holder(trip=rows, **facts)


def clash(pairs: Pairs, policy: Policy, as_of: date = NOW) -> Assessment:
    """What comes of such absences."""
    return assess(away(pairs), policy, as_of)


def test_records_that_share_a_night_are_one() -> None:
    """Trips that overlap are one absence; one from the day of return on is new."""
    a, b, c = date(2026, 1, 1), date(2026, 1, 10), date(2026, 1, 20)
    start = date(2025, 1, 1)
    one = absences_from(
        (Trip(out=a, back=b), Trip(out=b - days(1), back=c)), start, NOW
    )
    two = absences_from((Trip(out=a, back=b), Trip(out=b, back=c)), start, NOW)
    assert [(x.out, x.back, x.nights, x.full_days) for x in one] == [(a, c, 19, 18)]
    assert [x.nights for x in two] == [9, 10]
    within = absences_from((Trip(out=a, back=c), Trip(out=b, back=b + days(1))), a, NOW)
    assert [x.back for x in within] == [c]


def test_only_absences_after_the_start_count() -> None:
    """An absence that ended before the count began, or on its first day, is none."""
    trips = (Trip(out=date(2025, 1, 1), back=LANDED), Trip(out=NOW, back=NOW))
    assert absences_from(trips, LANDED, NOW) == ()
    assert len(absences_from(trips, LANDED - days(1), NOW)) == 1
    assert absences_from((), LANDED, NOW) == ()


def test_while_away_every_day_counts() -> None:
    """A trip without an end, or with one ahead, counts up to today."""
    out = NOW - days(10)
    for back in (None, NOW + days(1)):
        (absence,) = absences_from((Trip(out=out, back=back),), LANDED, NOW)
        assert (absence.open, absence.nights, absence.full_days) == (True, 10, 10)
    (absence,) = absences_from((Trip(out=out, back=NOW),), LANDED, NOW)
    assert (absence.open, absence.nights, absence.full_days) == (False, 10, 9)


@pytest.mark.parametrize(
    ("gone", "home", "said"),
    [
        (date(2025, 1, 1), date(2025, 3, 12), "warn"),
        (date(2025, 1, 1), date(2025, 3, 9), None),
    ],
)
def test_run_that_began_before_the_landing(
    policy: Policy, gone: date, home: date, said: str | None
) -> None:
    """A run of touch-downs that ends after the start counts whole (OR-03)."""
    found = clash([(gone, home), (date(2025, 3, 16), date(2025, 8, 20))], policy)
    assert level(found, "absence.touchdown") == said
    if said:
        assert found.milestone is not None
        assert found.milestone.latest == date(2032, 8, 20)


def test_a_run_counts_while_the_start_is_ahead() -> None:
    """While it lasts a run counts, whenever the seven years will begin."""
    ahead = [{"from": NOW - days(9), "to": NOW + days(40)}]
    first, last = NOW - days(200), NOW - days(80)
    pairs: Pairs = [(first, last - days(3)), (last, None)]
    who = away(pairs, excluded=ahead)
    found = assessed(who)
    assert level(found, "absence.touchdown") == "warn"
    assert level(found, "absence.away-now") == "watch"
    over = away([(first, last - days(3)), (last, NOW - days(1))], excluded=ahead)
    found = assessed(over)
    assert finding(found, "absence.touchdown") is None


def test_run_that_ended_before_the_landing(policy: Policy) -> None:
    """A run that ended before the start of the seven years is no matter."""
    first, then = date(2024, 6, 1), date(2024, 9, 1)
    found = clash([(first, then - days(2)), (then, LANDED - days(5))], policy)
    assert finding(found, "absence.touchdown") is None


def test_leaving_today_is_no_absence_yet(policy: Policy) -> None:
    """A trip that begins today has no night and lengthens no run."""
    gone = NOW - days(170)
    found = clash([(gone, NOW - days(2)), (NOW, None)], policy)
    assert level(found, "absence.away-now") == "watch"
    assert finding(found, "absence.touchdown") is None


def test_no_run_where_more_is_asked(policy: Policy) -> None:
    """An office that asks for all days away finds no runs."""
    figures = structs.replace(policy.figures, touchdown_away_percent=100)
    strict = structs.replace(policy, figures=figures)
    pairs: Pairs = [
        (date(2025, 5, 10), date(2025, 8, 15)),
        (date(2025, 8, 18), date(2025, 11, 20)),
    ]
    assert finding(clash(pairs, policy), "absence.touchdown") is not None
    assert finding(clash(pairs, strict), "absence.touchdown") is None


@pytest.mark.parametrize(
    ("out", "back", "said"),
    [
        (LIMIT - days(1), LIMIT + days(1), "act"),
        (LIMIT - days(1), LIMIT, None),
        (LIMIT, LIMIT + days(9), None),
        (TARGET - days(1), LIMIT - days(5), "act"),
        (TARGET - days(1), LIMIT - days(6), None),
        (TARGET - days(9), TARGET, None),
    ],
)
def test_trip_over_the_last_weeks(
    policy: Policy, out: date, back: date, said: str | None
) -> None:
    """A trip clashes where it covers the limit or leaves under seven days here."""
    assert level(clash([(out, back)], policy), "trip.clashes") == said


def test_clash_after_filing() -> None:
    """Once filed, only the limit itself must be spent here."""
    filed = [{"kind": "extension", "filed_on": OPENS}]
    as_of = OPENS + days(1)
    for back, said in ((LIMIT, None), (LIMIT + days(1), "act")):
        who = away([(OPENS + days(3), back)], filing=filed)
        assert level(assessed(who, as_of), "trip.clashes") == said


def test_no_clash_once_the_limit_has_passed(policy: Policy) -> None:
    """After the limit no trip can clash any more."""
    pairs: Pairs = [(LIMIT - days(20), LIMIT + days(20))]
    assert level(clash(pairs, policy, LIMIT), "trip.clashes") == "act"
    assert level(clash(pairs, policy, LIMIT + days(1)), "trip.clashes") is None


def test_away_without_a_day_back(policy: Policy) -> None:
    """Someone away without a day back clashes from the opening of the window on."""
    pairs: Pairs = [(OPENS - days(10), None)]
    assert level(clash(pairs, policy, OPENS - days(1)), "trip.clashes") is None
    assert level(clash(pairs, policy, OPENS), "trip.clashes") == "act"
    filed = [{"kind": "extension", "filed_on": OPENS}]
    who = away([(OPENS + days(1), None)], filing=filed)
    assert level(assess(who, policy, OPENS + days(1)), "trip.clashes") == "act"


def test_leave_before_the_first_of_joined_trips(policy: Policy) -> None:
    """Trips that share a night are one: the day to act lies before the first."""
    first = LIMIT - days(60)
    pairs: Pairs = [
        (first, LIMIT - days(30)),
        (LIMIT - days(31), LIMIT - days(30)),
        (LIMIT - days(31), LIMIT + days(1)),
    ]
    found = item(clash(pairs, policy), "trip.clashes")
    assert found is not None
    assert (found.due_on, found.lost_on) == (first - days(1), LIMIT)
    apart = item(clash(pairs[1:], policy), "trip.clashes")
    assert apart is not None
    assert apart.due_on == LIMIT - days(32)


def test_a_night_away_covers_no_day(policy: Policy) -> None:
    """A night away before the clashing trip is not the trip that clashes."""
    pairs: Pairs = [
        (TARGET + days(3), TARGET + days(4)),
        (TARGET + days(6), LIMIT + days(1)),
    ]
    found = item(clash(pairs, policy), "trip.clashes")
    assert found is not None
    assert found.due_on == TARGET + days(5)


def test_day_to_act_before_a_trip(policy: Policy) -> None:
    """The day before the trip; without a day back not before the window opens."""
    over = LIMIT + days(1)
    for pairs, as_of, due_on in (
        ([(NOW - days(9), over)], NOW, NOW - days(10)),
        ([(OPENS - days(20), None)], OPENS, OPENS),
        ([(OPENS + days(20), None)], OPENS, OPENS + days(19)),
        ([(LIMIT - days(9), over), (LIMIT - days(3), None)], OPENS, LIMIT - days(10)),
        ([(LIMIT - days(9), over), (OPENS - days(3), None)], OPENS, OPENS),
        ([(LIMIT - days(9), over), (OPENS - days(3), None)], NOW, LIMIT - days(10)),
        (
            [(TARGET - days(9), LIMIT - days(20)), (LIMIT - days(19), over)],
            NOW,
            TARGET - days(10),
        ),
    ):
        rows: Pairs = list(pairs)
        found = item(clash(rows, policy, as_of), "trip.clashes")
        assert found is not None
        assert (found.due_on, found.lost_on) == (due_on, LIMIT)


def test_a_trip_over_before_the_span_does_not_clash(policy: Policy) -> None:
    """Only the days between the later of today and the target, and L, count."""
    pairs: Pairs = [(TARGET - days(30), TARGET + days(20))]
    for as_of, said in ((NOW, None), (TARGET + days(20), None)):
        assert level(clash(pairs, policy, as_of), "trip.clashes") == said
    here_now: Pairs = [(LIMIT - days(10), LIMIT - days(3))]
    assert level(clash(here_now, policy, NOW), "trip.clashes") is None
    assert level(clash(here_now, policy, LIMIT - days(9)), "trip.clashes") == "act"


def test_a_day_between_trips_is_spent_here(policy: Policy) -> None:
    """A trip from the day of return on is another trip, and that day is spent here."""
    first, turn = LIMIT - days(60), LIMIT - days(30)
    pairs: Pairs = [(first, turn), (turn, LIMIT + days(1))]
    found = clash(pairs, policy)
    told = finding(found, "trip.clashes")
    assert told is not None
    assert dict(told.evidence)["here"] == 1
    early: Pairs = [
        (TARGET - days(9), TARGET + days(4)),
        (TARGET + days(8), TARGET + days(12)),
        (TARGET + days(11), LIMIT + days(1)),
    ]
    told = finding(clash(early, policy), "trip.clashes")
    assert told is not None
    assert dict(told.evidence)["here"] == 5

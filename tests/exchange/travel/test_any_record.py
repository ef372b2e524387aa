"""Any record of travel, taken in once, twice and unasked."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec import structs

from qmas_tui.exchange.travel.crossings import (
    Crossing,
    TravelRecord,
)
from qmas_tui.exchange.travel.plan import (
    plan_travel,
    proposals,
    travelled,
)
from qmas_tui.exchange.travel.report import travel_lines
from qmas_tui.facts.rows import Trip
from tests.exchange.travel.support import (
    LEE,
    TODAY,
    day,
)

ANY = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


spans = st.lists(st.tuples(st.integers(1, 30), st.integers(1, 30)), max_size=20)


def recorded(crossings: list[Crossing]) -> TravelRecord:
    """A record of these crossings."""
    return TravelRecord(tuple(crossings))


@ANY
@given(spans)
def test_true_trips_come_back(lengths: list[tuple[int, int]]) -> None:
    """The record of any trips that happened gives just these, and once."""
    here, trips = day("1-1"), list[Trip]()
    crossings = [Crossing(0, here, "arrival")]
    for stay, away in lengths:
        out = here + timedelta(stay)
        here = out + timedelta(away)
        trips.append(Trip(out=out, back=here))
        crossings.append(Crossing(len(crossings), out, "departure"))
        crossings.append(Crossing(len(crossings), here, "arrival"))
    found = plan_travel(recorded(crossings), LEE, here)
    assert (found.trips, found.questions) == (tuple(trips), ())
    again = structs.replace(LEE, trip=travelled(found, {}))
    second = plan_travel(recorded(crossings), again, here)
    assert (second.trips, second.confirmed) == ((), tuple(trips))


movements = st.lists(
    st.tuples(st.integers(0, 40), st.booleans()), min_size=1, max_size=14
).map(
    lambda rows: [
        Crossing(n, day("1-1") + timedelta(days), "arrival" if back else "departure")
        for n, (days, back) in enumerate(sorted(rows, key=lambda row: row[0]), 1)
    ]
)
trips = st.lists(
    st.builds(
        lambda out, nights, planned: Trip(
            out=day("1-1") + timedelta(out),
            back=None if nights is None else day("1-1") + timedelta(out + nights),
            planned=planned,
        ),
        st.integers(0, 40),
        st.none() | st.integers(0, 9),
        st.booleans(),
    ),
    max_size=4,
).map(tuple)


@ANY
@given(movements, trips)
def test_taking_a_record_in_twice_changes_nothing(
    crossings: list[Crossing], known: tuple[Trip, ...]
) -> None:
    """However rows follow each other, the same answers a second time change nothing."""
    person = structs.replace(LEE, trip=known)
    first = plan_travel(recorded(crossings), person, TODAY)
    after = travelled(first, proposals(first))
    second = plan_travel(recorded(crossings), structs.replace(LEE, trip=after), TODAY)
    assert second.trips == ()
    assert travelled(second, proposals(second)) == after
    assert list(travel_lines(first, "x"))


@ANY
@given(movements, trips)
def test_nothing_is_done_unasked(
    crossings: list[Crossing], known: tuple[Trip, ...]
) -> None:
    """Without answers what is recorded stays, and only plain trips come to it."""
    person = structs.replace(LEE, trip=known)
    found = plan_travel(recorded(crossings), person, TODAY)
    after = travelled(found, {})
    assert after[: len(known)] == known
    assert after[len(known) :] == found.trips
    assert len({each.id for each in found.questions}) == len(found.questions)

"""A record of travel against the trips on record."""

from __future__ import annotations

import pytest
from msgspec import structs

from qmas_tui.errors import DataError
from qmas_tui.exchange.sheets.read import read_sheet
from qmas_tui.exchange.travel.crossings import (
    read_record,
    rows_of_sheet,
)
from qmas_tui.exchange.travel.plan import (
    Answer,
    plan_travel,
    proposals,
    travelled,
)
from qmas_tui.exchange.travel.report import travel_lines
from qmas_tui.facts.holder import Dependant
from tests.exchange.travel.support import (
    LEE,
    STATEMENT,
    TODAY,
    WORDS,
    day,
    keys,
    kinds,
    plan,
    read,
    trip,
)


def test_departure_and_arrival_are_a_trip() -> None:
    """The day of leaving and the day of coming back; the first arrival is none."""
    found = plan("+1-2 -1-31 +2-3 -3-1 +3-9")
    assert found.trips == (trip("1-31", "2-3"), trip("3-1", "3-9"))
    assert (found.questions, found.first_arrival) == ((), day("1-2"))
    assert travelled(found, {}) == found.trips


def test_trips_on_record_are_confirmed_or_lacking() -> None:
    """What is recorded already is not added; what the record does not know is told."""
    told = (trip("1-31", "2-3"), trip("2-10", "2-12"), trip("10-1", "10-2"))
    found = plan("+1-2 -1-31 +2-3 -3-1 +3-9", *told)
    assert found.trips == (trip("3-1", "3-9"),)
    assert found.confirmed == told[:1]
    assert found.lacking == told[1:2]
    assert travelled(found, {}) == (*told, trip("3-1", "3-9"))
    lasting = plan("+1-2 -1-31 +2-3 +3-9", trip("2-10"), trip("12-1"))
    assert lasting.lacking == (trip("2-10"),)


def test_a_missing_arrival_is_asked_about() -> None:
    """Of two departures the last is likely; each answer adds the trips that follow."""
    found = plan("-1-1 -2-1 +2-9")
    assert (kinds(found), found.trips) == (["missing-arrival"], ())
    assert keys(found) == ["last", "first", "day", "leave-out"]
    name = "missing-arrival:2025-01-01:2025-02-01"
    assert travelled(found, {}) == ()
    for answer, trips in (
        (Answer("last"), (trip("2-1", "2-9"),)),
        (Answer("first"), (trip("1-1", "2-9"),)),
        (Answer("day", day("1-7")), (trip("1-1", "1-7"), trip("2-1", "2-9"))),
        (Answer("leave-out"), ()),
    ):
        assert travelled(found, {name: answer}) == trips
        if trips:
            assert kinds(plan("-1-1 -2-1 +2-9", *trips)) == []
    assert keys(plan("-1-1 -2-1 -3-1 +3-9")) == ["last", "first", "leave-out"]


def test_a_missing_departure_is_asked_about() -> None:
    """Between two arrivals the day of leaving is not known; once recorded, it is."""
    found = plan("-1-1 +1-9 +3-1")
    assert found.trips == (trip("1-1", "1-9"),)
    assert keys(found) == ["leave-out", "day"]
    (question,) = found.questions
    assert question.rows == (2, 3)
    answer = {question.id: Answer("day", day("2-1"))}
    assert travelled(found, answer) == (trip("1-1", "1-9"), trip("2-1", "3-1"))
    assert kinds(plan("-1-1 +1-9 +3-1", trip("2-1", "3-1"))) == []
    assert kinds(plan("+1-9 +3-1")) == ["missing-departure"]


def test_a_doubled_movement_is_asked_about() -> None:
    """A row that stands twice is taken once if the adviser says so."""
    for rows in ("-1-1 -1-1 +1-9", "-1-1 +1-9 +1-9"):
        found = plan(rows)
        assert (kinds(found), keys(found)) == (["doubled"], ["record", "leave-out"])
        assert travelled(found, proposals(found)) == (trip("1-1", "1-9"),)


def test_an_open_departure_may_still_last() -> None:
    """Where the record ends with a departure the person is away, back, or neither."""
    found = plan("-1-1 +1-9 -3-1")
    assert keys(found) == ["record", "leave-out", "day"]
    (question,) = found.questions
    assert travelled(found, proposals(found))[-1] == trip("3-1")
    back = {question.id: Answer("day", day("3-9"))}
    assert travelled(found, back)[-1] == trip("3-1", "3-9")
    for known in (trip("3-1"), trip("3-1", "3-9")):
        again = plan("-1-1 +1-9 -3-1", known)
        assert (kinds(again), again.confirmed) == ([], (known,))


def test_out_and_back_on_one_day_is_no_night_away() -> None:
    """It is likely left out; one that is recorded stays so; two of a day are one."""
    found = plan("-1-1 +1-1 -1-1 +1-1")
    assert (kinds(found), keys(found)) == (["same-day"], ["leave-out", "record"])
    (question,) = found.questions
    recorded = travelled(found, {question.id: Answer("record")})
    assert recorded == (trip("1-1", "1-1"),)
    assert kinds(plan("-1-1 +1-1", *recorded)) == []


def test_movements_before_the_landing_are_asked_about() -> None:
    """They count for nothing, and are likely left out; residence may begin earlier."""
    late = structs.replace(LEE, landed_on=day("2-1"))
    found = plan("-1-1 +2-1 -3-1 +3-9", person=late)
    assert (kinds(found), keys(found)) == (["before-landing"], ["leave-out", "record"])
    assert found.trips == (trip("3-1", "3-9"),)
    found = plan("-1-1 -1-8 +2-1", person=late)
    assert (kinds(found), keys(found)[0]) == (["missing-arrival"], "leave-out")
    early = structs.replace(late, residence_since=day("1-1"))
    assert kinds(plan("-1-1 +2-1", person=early)) == []
    unknown = structs.replace(LEE, landed_on=None)
    found = plan("-1-1 +2-1 -3-1 +3-9", person=unknown)
    assert (kinds(found), keys(found)) == (["before-landing"], ["record", "leave-out"])


def test_a_trip_that_shares_a_night_is_asked_about() -> None:
    """The recorded one stays, unless it was only planned or still lasts."""
    for recorded, likely in (
        (trip("1-5", "1-20"), "leave-out"),
        (trip("1-5", "1-20", planned=True), "record"),
        (trip("1-1"), "record"),
        (trip("1-2"), "leave-out"),
    ):
        found = plan("-1-1 +1-9", recorded)
        assert kinds(found) == ["overlap"]
        assert (keys(found)[0], found.lacking) == (likely, ())
        (question,) = found.questions
        taken = travelled(found, {question.id: Answer("record")})
        assert taken == (trip("1-1", "1-9"),)
        assert travelled(found, {question.id: Answer("leave-out")}) == (recorded,)
    touching = plan("-1-1 +1-9", trip("1-9", "1-20"))
    assert (touching.trips, touching.questions) == ((trip("1-1", "1-9"),), ())


def test_a_wrong_answer_is_refused() -> None:
    """An answer that there is not, a day left out or outside, an overlap by it."""
    found = plan("-1-1 -2-1 +2-9", trip("1-20", "1-25"))
    (question,) = found.questions
    for answer, told in (
        (Answer("record"), "has the answers last, first, day, leave-out"),
        (Answer("day"), "needs a day from 2025-01-01 to 2025-02-01"),
        (Answer("day", day("3-1")), "needs a day from"),
        (Answer("day", day("1-30")), "The trip from 2025-01-01 shares a night"),
    ):
        with pytest.raises(DataError, match=told):
            travelled(found, {question.id: answer})


def test_a_dependant_has_a_record_too() -> None:
    """The trips are those of the person whose record it is."""
    child = Dependant(name="LEE Ming", relation="child", trip=(trip("1-1", "1-9"),))
    found = plan_travel(read("2025-01-01 out\n2025-01-09 in"), child, TODAY)
    assert (found.confirmed, found.trips) == (child.trip, ())


def test_the_statement_of_an_office_is_accounted_for() -> None:
    """Every row is a trip, a question or a title; taken in twice it changes nothing."""
    record = read_record(rows_of_sheet(read_sheet(STATEMENT)), WORDS, TODAY)
    found = plan_travel(record, LEE, TODAY)
    assert len(found.trips) == 21
    assert kinds(found) == ["same-day", "missing-arrival", "same-day"]
    in_questions = {row for each in found.questions for row in each.rows}
    assert len(in_questions) + 2 * len(found.trips) + 2 == len(record.crossings) + 1
    trips = travelled(found, proposals(found))
    assert len(trips) == 22
    again = plan_travel(record, structs.replace(LEE, trip=trips), TODAY)
    assert (again.trips, kinds(again)) == ((), ["same-day", "same-day"])
    told = list(travel_lines(again, "x", [each.id for each in again.questions]))
    assert "Left out as before, unless answered now: 2." in told
    assert not any(line.startswith("To be decided") for line in told)
    assert travelled(again, proposals(again)) == trips


def test_the_report_tells_everything() -> None:
    """Trips, questions with their answers, what is recorded, and every other row."""
    text = (
        "Date\n2025-01-01 in\n2025-01-09 out\n2025-01-12 in\n2025-01-12 in\n"
        "2025-02-01 out\n2025-02-09 in\n2025-03-01 out\nend \x1b[31m"
    )
    told = (trip("1-9", "1-12"), trip("2-2", "2-9"), trip("1-20", "1-21"))
    found = plan_travel(read(text), structs.replace(LEE, trip=told), TODAY)
    assert list(travel_lines(found, "LEE Ka Yan")) == [
        "LEE Ka Yan: 7 crossings from 1 Jan 2025 to 1 Mar 2025.",
        "It begins with an arrival, on 1 Jan 2025.",
        "To be decided: 2.",
        "  overlap:2025-02-01:2025-02-09, rows 6, 7 (1 Feb 2025, 9 Feb 2025): "
        "it shares nights with what is recorded",
        "    leave-out: leave it out (proposed)",
        "    record: record it, trip from 1 Feb 2025 to 9 Feb 2025, in place of the "
        "recorded trip from 2 Feb 2025 to 9 Feb 2025",
        "  still-away:2025-03-01, row 8 (1 Mar 2025): the record ends with a departure",
        "    record: record it, trip from 1 Mar 2025 (proposed)",
        "    leave-out: leave it out",
        "    day: give the day from 1 Mar 2025 to 22 Nov 2026",
        "Recorded trips that it confirms: 1.",
        "  trip from 9 Jan 2025 to 12 Jan 2025",
        "Recorded trips of which it knows nothing: 1.",
        "  trip from 20 Jan 2025 to 21 Jan 2025",
        "Rows that could not be read: 1.",
        '  row 9: "end \\u001b[31m": it names neither a day nor a movement',
        "Rows passed over as titles: row 1.",
        "Rows that repeat another: row 5.",
    ]
    mixed = plan_travel(read("2025-01-09 in\n2025-01-01 out"), LEE, TODAY)
    assert not mixed.record.is_unordered
    mixed = plan_travel(
        read("2-1-25 x\n2-1-2025 in\n3-1-2025 out\n1-1-2025 out"), LEE, TODAY
    )
    assert list(travel_lines(mixed, "x"))[-1].startswith("The rows do not stand")
    assert "Trips to add: 1." in list(travel_lines(mixed, "x"))

"""Changes of rows: what they are about, and what is refused."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import msgspec
import pytest

from qmas_tui.errors import DataError
from qmas_tui.facts.holder import Holder
from qmas_tui.findings.calendar import DAY
from qmas_tui.scenarios.change import Change
from qmas_tui.scenarios.draft import changed
from qmas_tui.scenarios.expand import expand, under_way
from qmas_tui.scenarios.forecast import fee_forecast
from qmas_tui.scenarios.presence import presence
from qmas_tui.scenarios.typed import read_changes
from tests.findings.faults import ROWS
from tests.make import POLICY, holder
from tests.scenarios.worked_cases import AS_OF, HOLDERS

FAMILY = HOLDERS["B8"]
ON = date(2026, 12, 10)


def made(who: Holder, *changes: Mapping[str, object], without: int = 0) -> Holder:
    """The facts as changes written as data leave them, save one."""
    read = msgspec.convert(changes, tuple[Change, ...])
    return changed(who, expand(who, read, POLICY, AS_OF), {without})


def test_rows_are_added_amended_and_removed() -> None:
    """Rows count as the changes before leave them, those of dependants too."""
    found = made(
        FAMILY,
        {"add": {"table": "trip", "of": "SPOUSE", "values": {"out": ON}}},
        {"amend": {"table": "trip", "row": 2, "of": "SPOUSE", "values": {"back": ON}}},
        {"remove": {"table": "trip", "row": 1, "of": "SPOUSE"}},
        {"add": {"table": "dependant", "values": {"name": "X", "relation": "child"}}},
        {"add": {"table": "trip", "of": "X", "values": {"out": ON, "back": ON}}},
        {"amend": {"table": "work", "row": 1, "values": {"employer": ""}}},
    )
    spouse, child = found.dependant
    assert [(trip.out, trip.back) for trip in spouse.trip] == [(ON, ON)]
    assert [trip.out for trip in child.trip] == [ON]
    assert found.work[0].employer is None
    assert made(FAMILY, {"remove": {"table": "dependant", "row": 1}}).dependant == ()


def test_with_a_row_goes_what_needs_it() -> None:
    """Left out with a change that adds a row are those that need the row."""
    child = {"name": "X", "relation": "child"}
    changes: list[Mapping[str, object]] = [
        {"add": {"table": "dependant", "values": child}},
        {"add": {"table": "trip", "of": "X", "values": {"out": ON}}},
        {"amend": {"table": "dependant", "row": 2, "values": {"born_on": ON}}},
    ]
    assert made(FAMILY, *changes, without=1) == FAMILY


def test_short_forms_of_a_family() -> None:
    """Trips, returns and passports of a dependant are changed at the dependant."""
    found = made(
        FAMILY,
        {"trip": [date(2026, 11, 20)], "of": "SPOUSE"},
        {"return": ON, "of": "SPOUSE"},
        {"passport": date(2036, 1, 1), "of": "SPOUSE"},
    )
    (spouse,) = found.dependant
    assert (spouse.trip[-1].back, spouse.passport_expires_on) == (
        ON,
        date(2036, 1, 1),
    )
    twice = {"assessable": {"year": "2025/26", "amount": 5}}
    assert len(made(FAMILY, twice, twice).income) == 1
    every = [{"year": year, "assessable": 1} for year in ("2025/26", "2024/25")]
    income = made(holder(income=every), twice).income
    assert [(e.year, e.assessable) for e in income] == [("2024/25", 1), ("2025/26", 5)]


@pytest.mark.parametrize(
    "change",
    [
        {"job-lost": ON, "of": "SPOUSE"},
        {"file": ON, "of": "SPOUSE"},
        {"trip": [ON], "for": ["SPOUSE"]},
    ],
)
def test_people_whom_a_form_does_not_know(change: Mapping[str, object]) -> None:
    """Whoever is named is meant: what would count for somebody else is refused."""
    with pytest.raises(DataError, match="SPOUSE has no place in"):
        made(FAMILY, change)


def test_the_last_to_begin_is_meant() -> None:
    """Of works and absences under way; of one day the later in the file."""
    sooner, later = date(2026, 10, 1), date(2026, 11, 1)
    job = {"kind": "employment", "from": sooner, "employer": "A", "monthly_income": 1}
    who = holder(
        work=[{**job, "from": later}, {**job, "from": later, "employer": "B"}, job],
        trip=[{"out": later}, {"out": sooner}],
    )
    found = made(who, {"income": {"monthly": 2, "from": ON}}, {"return": ON})
    assert [each.to for each in found.work] == [None, date(2026, 12, 9), None, None]
    assert (found.work[3].employer, found.work[3].monthly_income) == ("B", 2)
    assert [trip.back for trip in found.trip] == [ON, None]


def test_a_lost_job_is_every_job() -> None:
    """All works of that day end on it, and none follows; a new job ends that again."""
    job: dict[str, object] = {"kind": "employment", "from": date(2026, 10, 1)}
    second = made(holder(work=[job]), {"job": {**job, "from": ON}}).work
    assert [each.to for each in second] == [None, None]
    over = {**job, "to": date(2026, 10, 31)}
    work = {"kind": "employment", "from": date(2027, 2, 1)}
    who = holder(work=[over, job, {**job, "kind": "business"}])
    found = made(who, {"job-lost": ON}, {"job": work}).work
    assert [each.to for each in found] == [
        date(2026, 10, 31),
        ON,
        ON,
        date(2027, 1, 31),
        None,
    ]
    assert (found[3].kind, found[3].from_) == ("none", date(2026, 12, 11))


def test_the_dependant_is_meant_who_is_named() -> None:
    """Of several who are away."""
    away = {"name": "A", "relation": "child", "trip": [{"out": AS_OF}]}
    who = holder(dependant=[away, {**away, "name": "B"}])
    other, meant = made(who, {"return": ON, "of": "B"}).dependant
    assert (other.trip[0].back, meant.trip[0].back) == (None, ON)


def test_a_trip_is_under_way_until_the_day_before_the_return() -> None:
    """From the day of departure on."""
    trips = holder(trip=[{"out": AS_OF, "back": ON}]).trip
    days = AS_OF - DAY, AS_OF, ON - DAY, ON
    assert [under_way(trips, day) for day in days] == [None, 1, 1, None]


def test_each_step_names_its_change() -> None:
    """A change may stand for several steps; changes count from 1."""
    given = [Change(job_lost=ON), Change(passport=ON)]
    steps = expand(FAMILY, given, POLICY, AS_OF)
    assert [each.change for each in steps] == [1, 1, 2]


def test_what_is_decided_is_pending() -> None:
    """Of two filings of one day the one that nobody took back."""
    filed = {"kind": "extension", "filed_on": date(2026, 11, 2)}
    limit = {"until": date(2027, 2, 1), "confirmed": True}
    who = holder(grant=[limit], filing=[{**filed, "outcome": "withdrawn"}, filed])
    until = date(2030, 2, 1)
    decision = {"on": ON, "outcome": "granted", "until": until}
    found = made(who, {"decision": decision})
    assert [each.decided_on for each in found.filing] == [None, ON]
    assert found.grant[-1].until == until
    odd = {**filed, "filed_on": date(2024, 6, 1)}
    found = made(holder(grant=[limit], filing=[odd, filed]), {"decision": decision})
    assert [each.decided_on for each in found.filing] == [None, ON]


def test_typed_changes() -> None:
    """What is typed is what the data would be: days near today, people by name."""
    given = [
        ("Job", "+1w,52k,HKD,graduate,hong-kong"),
        ("trip", "2026-12-20@SPOUSE"),
        ("file", "today@holder+SPOUSE"),
    ]
    job, trip, filing = read_changes(given, AS_OF)
    assert job.job is not None
    assert (job.job.kind, job.job.monthly_income) == ("employment", 52000)
    assert (trip.trip, trip.of) == ((date(2026, 12, 20),), "SPOUSE")
    assert filing.for_ == ("holder", "SPOUSE")
    steps = expand(FAMILY, [filing], POLICY, AS_OF)
    assert steps[0].primitive.text.endswith("for=holder,SPOUSE")


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({}, "A change is one of"),
        ({"job-lost": ON, "file": ON}, "A change is one of"),
        ({"return": ON}, "is not away"),
        ({"passport": ON, "of": "NOBODY"}, "There is no dependant"),
        ({"decision": {"on": ON, "outcome": "refused"}}, "No filing is pending"),
        ({"job": {"kind": "employment"}}, "needs from"),
        ({"income": {"monthly": 1, "from": date(2020, 1, 1)}}, "No work on record"),
        ({"decision": {"on": ON, "outcome": "granted"}}, "needs until"),
        ({"add": {"table": "nothing", "values": {}}}, "no table"),
        ({"add": {"table": "work", "of": "SPOUSE", "values": {}}}, "no table"),
        ({"remove": {"table": "grant", "row": 9}}, "There is no grant 9"),
        ({"add": {"table": "grant", "values": {"until": "x"}}}, "refuse"),
        ({"set": {"values": {"landed_on": 5}}}, "refuse"),
        ({"set": {"values": {"case": "X-1"}}}, "keeps its reference"),
        ({"set": {"values": {"grant": []}}}, "grant holds rows"),
        ({"add": {"table": "dependant", "values": {"trip": []}}}, "trip holds rows"),
    ],
)
def test_what_is_refused(change: Mapping[str, object], told: str) -> None:
    """What has nothing to be about, and what the facts refuse, is said."""
    with pytest.raises(DataError, match=told):
        made(FAMILY, change)


def test_a_value_that_is_refused_is_told_with_its_field() -> None:
    """The words are those of every form."""
    with pytest.raises(DataError) as told:
        made(FAMILY, {"set": {"values": {"landed_on": 5}}})
    assert [each.where for each in told.value.problems] == ["landed_on"]


@pytest.mark.parametrize("text", ["", "granted", "granted,", "granted,x,y,z"])
def test_what_cannot_be_read(text: str) -> None:
    """A short form that is not written as it must be is refused, with how it is."""
    with pytest.raises(DataError, match="cannot be read") as told:
        read_changes([("decision", text)], AS_OF)
    assert "write it like decision=granted" in told.value.problems[0].what


@pytest.mark.parametrize(
    ("form", "text"),
    [("leaves", "SON,2026-12-31,whim"), ("decision", "other,2026-12-10")],
)
def test_a_word_that_is_none_of_those_there_are(form: str, text: str) -> None:
    """It is told with the form that it is in."""
    with pytest.raises(DataError, match="cannot be read") as told:
        read_changes([(form, text)], AS_OF)
    assert [each.where for each in told.value.problems] == [form]


def test_fees_of_other_stages() -> None:
    """Who has not landed pays for the entry; who left or is permanent has no steps."""
    applied = holder(landed_on=None, grant=None, work=None)
    (entry,) = fee_forecast(applied, POLICY, AS_OF).steps
    assert (entry.step, entry.total) == ("entry", 1900)
    gone = holder(left_on=AS_OF, left_for="left-hong-kong")
    permanent = holder(status="permanent")
    for each in (gone, permanent):
        assert fee_forecast(each, POLICY, AS_OF).steps == ()


def test_an_unknown_form_is_told_with_the_likest() -> None:
    """A name that is no change is told, with the one that was probably meant."""
    with pytest.raises(DataError) as told:
        read_changes([("jb-lost", "today")], AS_OF)
    assert "did you mean job-lost?" in told.value.problems[0].what


def test_a_later_limit_is_not_paid_for_twice() -> None:
    """Who may stay longer than the next step already pays nothing for it."""
    until = fee_forecast(holder(), POLICY, AS_OF).steps[0].until
    assert until is not None

    def persons(limit: date) -> list[tuple[str, int]]:
        spouse = {"name": "S", "relation": "spouse", "limit_of_stay": limit}
        found = fee_forecast(holder(dependant=[spouse]), POLICY, AS_OF)
        return [(each.name, each.issue) for each in found.steps[0].persons]

    assert persons(until) == persons(until + DAY) == [("holder", 1300)]
    assert persons(until - 180 * DAY)[1:] == [("S", 600)]
    assert persons(until - 181 * DAY)[1:] == [("S", 1300)]


def test_fees_of_what_cannot_be_worked_out() -> None:
    """A case that cannot be worked out has no steps."""
    _row, broken = ROWS["a passport"]
    assert fee_forecast(broken, POLICY, AS_OF).steps == ()


def test_nobody_without_seven_years_has_years_away() -> None:
    """Where no clock runs there are no residence years, and nothing moves."""
    found = presence(HOLDERS["B9"], POLICY, AS_OF)
    assert (found.years, found.return_by) == ((), None)
    away = presence(HOLDERS["B3"], POLICY, AS_OF, date(2027, 3, 1))
    assert "trip.clashes" in away.already


def test_fees_of_children() -> None:
    """A small child may want an endorsement; one permanent pays nothing."""
    child = {"name": "C", "relation": "child", "born_on": date(2024, 1, 1)}
    family = holder(
        dependant=[
            {**child, "citizenship": "other"},
            {"name": "S", "relation": "spouse", "status": "permanent"},
        ]
    )
    found = fee_forecast(family, POLICY, AS_OF)
    assert found.options[0].names == ("C",)
    assert found.steps[0].persons[-1].why_not == "permanent"

"""What was saved is the same question when it is read; what cannot be is told."""

from __future__ import annotations

from datetime import date

import msgspec
import pytest
from msgspec import Raw, structs

from qmas_tui.facts.holder import Holder
from qmas_tui.facts.scenario_row import FORMAT, ScenarioRow, ScenarioRows
from qmas_tui.scenarios.change import Amend, Change, SetOwn
from qmas_tui.scenarios.expand import expand
from qmas_tui.scenarios.saved import OUT_OF_DATE, read_saved, row_of
from tests.book.samples import NOON
from tests.make import POLICY, holder
from tests.scenarios.worked_cases import AS_OF, HOLDERS, WORKED, Asked, question


def row(asked: Asked) -> ScenarioRow:
    """A scenario of the worked cases as it lies in a book."""
    made = row_of(
        asked.id,
        asked.change,
        question(asked).steps,
        HOLDERS[asked.case],
        then=asked.then,
        rules=asked.rules,
        by="mw",
        at=NOON,
    )
    written = msgspec.json.encode(ScenarioRows(FORMAT, (made,)))
    (again,) = msgspec.json.decode(written, type=ScenarioRows).scenario
    return again


@pytest.mark.parametrize("asked", WORKED.scenario, ids=lambda each: each.id)
def test_it_is_the_same_question(asked: Asked) -> None:
    """Every kind of change, saved and read again, stands for the same rows, with days
    as days; asked of a family that changed, it is out of date at most."""
    recorded = HOLDERS[asked.case]
    found = read_saved(row(asked), recorded, POLICY, AS_OF)
    assert (found.trouble, found.then, found.rules) == ("", asked.then, asked.rules)
    assert expand(recorded, found.changes, POLICY, AS_OF) == question(asked).steps
    bare = structs.replace(recorded, work=(), trip=(), filing=(), dependant=())
    other = read_saved(row(asked), bare, POLICY, AS_OF)
    assert other.trouble == "" or other.is_out_of_date


@pytest.mark.parametrize(
    ("change", "trouble"),
    [
        (b'{"job-lost":"9999-12-31"}', "not as this program writes"),
        (b'{"job-lost":7}', "not as this program writes"),
        (b'{"nothing":7}', "not as this program writes"),
        (b"[" * 9000 + b"]" * 9000, "not as this program writes"),
        (b"{}", "A change is one of"),
        (b'{"remove":{"table":"work","row":9}}', "There is no work 9"),
        (b'{"add":{"table":"grant","values":{"until":"soon"}}}', "refuse this change"),
        (b'{"set":{"values":{"adviser":"mw"}}}', OUT_OF_DATE),
    ],
)
def test_a_hostile_row_is_told(change: bytes, trouble: str) -> None:
    """Changes that nobody could have saved raise nothing: they are told, and not
    asked."""
    asked = WORKED.scenario[0]
    hostile = structs.replace(row(asked), change=(Raw(change),))
    found = read_saved(hostile, HOLDERS[asked.case], POLICY, AS_OF)
    assert trouble in found.trouble


TRIPS = [{"out": date(2025, 1, d), "back": date(2025, 1, d + 2)} for d in (1, 9, 20)]
JOBS = [{"kind": "business", "from": date(2024, month, 1)} for month in (1, 5, 9)]
FAMILY = holder(
    adviser="mw",
    work=JOBS,
    dependant=[{"name": n, "relation": "child", "trip": TRIPS} for n in "ABC"],
)
JOB = Change(amend=Amend(table="work", row=2, values={"to": "2026-12-31"}))
TRIP = Change(amend=Amend(table="trip", row=2, values={"back": "2025-02-01"}, of="B"))
ADVISER = Change(set=SetOwn(values={"adviser": "ab"}))


def with_job(place: int) -> Holder:
    """The family in which one job is another."""
    jobs = list(FAMILY.work)
    jobs[place] = structs.replace(jobs[place], employer="Another")
    return structs.replace(FAMILY, work=tuple(jobs))


def with_trip(child: int, place: int) -> Holder:
    """The family in which one trip of one child is another."""
    family = list(FAMILY.dependant)
    trips = list(family[child].trip)
    trips[place] = structs.replace(trips[place], reason="another")
    family[child] = structs.replace(family[child], trip=tuple(trips))
    return structs.replace(FAMILY, dependant=tuple(family))


@pytest.mark.parametrize(
    ("change", "other", "untouched"),
    [
        (JOB, with_job(1), [with_job(0), with_job(2), with_trip(1, 1)]),
        (TRIP, with_trip(1, 1), [with_trip(c, 1) for c in (0, 2)]),
        (TRIP, with_trip(1, 1), [with_trip(1, t) for t in (0, 2)]),
        (ADVISER, structs.replace(FAMILY, adviser="cd"), [with_job(1)]),
    ],
)
def test_it_is_out_of_date_by_its_own_row_alone(
    change: Change, other: Holder, untouched: list[Holder]
) -> None:
    """Another value in the very row or field that a change is about asks for a look;
    what else is recorded meanwhile does not."""
    steps = expand(FAMILY, [change], POLICY, AS_OF)
    made = row_of("x", [change], steps, FAMILY, then=None, rules=None, by="", at=NOON)
    assert read_saved(made, other, POLICY, AS_OF).is_out_of_date
    for each in (FAMILY, *untouched):
        assert read_saved(made, each, POLICY, AS_OF).trouble == ""

"""What was saved is the same question when it is read; what cannot be is told."""

from __future__ import annotations

import msgspec
import pytest
from msgspec import Raw, structs

from qmas_tui.facts.scenario_row import FORMAT, ScenarioRow, ScenarioRows
from qmas_tui.scenarios.expand import expand
from qmas_tui.scenarios.saved import OUT_OF_DATE, read_saved, row_of
from tests.book.samples import NOON
from tests.make import POLICY
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
    holder = HOLDERS[asked.case]
    found = read_saved(row(asked), holder, POLICY, AS_OF)
    assert (found.trouble, found.then, found.rules) == ("", asked.then, asked.rules)
    assert expand(holder, found.changes, POLICY, AS_OF) == question(asked).steps
    bare = structs.replace(holder, work=(), trip=(), filing=(), dependant=())
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

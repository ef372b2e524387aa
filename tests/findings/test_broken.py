"""A case that cannot be worked out is told with its row, and stops nothing else."""

from __future__ import annotations

import pytest
from msgspec import structs

from qmas_tui.facts.rows import Review, Trip
from qmas_tui.findings import assess as module
from qmas_tui.findings.model import Assessment
from qmas_tui.findings.queue import queue_key
from tests.findings.faults import HARD, LAST, ROWS, family, with_rows
from tests.findings.people import NOW, assessed, days, due, evidence_of, holder, said


def is_broken(found: Assessment) -> bool:
    """Whether nothing but the fault is told, and the item of the day."""
    empty = Assessment(found.case, found.as_of, "broken")
    rest = structs.replace(found, items=(), findings=())
    codes = [(each.code, each.level, each.basis) for each in found.findings]
    return rest == empty and codes == [("facts.broken", "act", "house")]


@pytest.mark.parametrize("name", ROWS)
def test_the_row_is_named(name: str) -> None:
    """Its stage is broken, and the finding names the row and the fault."""
    row, who = ROWS[name]
    found = assessed(who)
    assert is_broken(found)
    told = evidence_of(found, "facts.broken")
    assert str(told["row"]).startswith(row)
    assert told["fault"]
    assert due(found, "facts.broken") == (NOW, None)


@pytest.mark.parametrize("name", HARD)
def test_the_row_at_fault_is_named_and_no_other(name: str) -> None:
    """A row without which it works out is not named where another is at fault."""
    row, who = HARD[name]
    assert str(evidence_of(assessed(who), "facts.broken")["row"]) == row


def test_without_the_row_it_is_worked_out() -> None:
    """Taking out the row that is named mends the case."""
    _row, who = ROWS["a passport"]
    mended = structs.replace(who, passport=())
    assert assessed(mended).stage == "initial-stay"


def test_where_no_row_is_at_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    """A fault of the program's own names no row, and says what went wrong."""

    def fail(*_given: object) -> Assessment:
        raise AssertionError

    monkeypatch.setattr(module, "assess_landed", fail)
    child = family(limit_of_stay=NOW)
    found = assessed(with_rows(dependant=child, trip=(Trip(out=NOW),)))
    assert is_broken(found)
    told = evidence_of(found, "facts.broken")
    assert told == told | {"row": "", "fault": "AssertionError"}


def test_what_is_closed_or_asleep() -> None:
    """A closed case is never broken, and a broken one never sleeps."""
    who = ROWS["a passport"][1]
    closed = structs.replace(who, status="closed")
    assert assessed(closed).stage == "closed"
    about = (f"facts.broken {NOW} none holder", "facts.broken act holder")
    snoozed = Review(on=NOW, outcome="snoozed", until=LAST, about=about)
    asleep = structs.replace(who, review=(snoozed,))
    assert assessed(asleep).asleep_until is None


def test_it_stands_among_what_is_due_today() -> None:
    """Its item is of today and never lost; the other cases keep their order."""
    broken = assessed(structs.replace(ROWS["work"][1], case="B-1"))
    today = assessed(holder(case="C-1", request=[{"asked_on": NOW - days(14)}]))
    later = assessed(holder(case="A-1"))
    assert sorted([later, broken, today], key=queue_key) == [today, broken, later]
    assert said(broken, "facts.broken").rules == ("HS-29",)

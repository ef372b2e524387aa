"""Rows of a prospect that cannot be, each to the day, and in words."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from msgspec import convert, to_builtins

from qmas_tui.facts.prospect import Prospect
from qmas_tui.facts.prospect_contradictions import (
    contradictions_of_prospect,
    new_in_prospect,
)
from qmas_tui.findings.calendar import DAY
from qmas_tui.views.doubts import contradiction_words
from tests.make import KNOWN

TODAY = date(2026, 11, 22)
FIRST = date(2024, 3, 15)


def prospect(**facts: object) -> Prospect:
    """A prospect of whom hardly anything is known."""
    return convert(to_builtins({**KNOWN, **facts}, builtin_types=(date,)), Prospect)


ENDS: dict[tuple[str, str, str], dict[str, Any]] = {
    ("degree", "awarded_on", "from"): {"level": "master"},
    ("work", "to", "from"): {"kind": "none"},
    ("period", "to", "from"): {"reason": "ill"},
    ("business", "until", "since"): {"name": "A"},
    ("account", "statements_to", "statements_from"): {"name": "A"},
    ("lived", "to", "from"): {"country": "SG"},
    ("conflict", "settled_on", "on"): {"about": "x"},
    ("request", "answered_on", "asked_on"): {},
    ("application", "acknowledged_on", "submitted_on"): {},
    ("application", "identity_card_on", "submitted_on"): {},
    ("application", "limit_of_stay", "landed_on"): {"submitted_on": FIRST - DAY},
}


@pytest.mark.parametrize(("end", "row"), ENDS.items())
@pytest.mark.parametrize("days", [-1, 0, 1])
def test_ends_before_beginnings(
    end: tuple[str, str, str], row: dict[str, Any], days: int
) -> None:
    """An end may lie on the day of its beginning, and not before."""
    table, late, early = end
    given = {**row, early: FIRST, late: FIRST + days * DAY}
    found = contradictions_of_prospect(prospect(**{table: [given]}), TODAY)
    told = [(each.place, each.field, each.other_field) for each in found]
    assert told == ([(f"{table} 1", late, early)] if days < 0 else [])
    for each in found:
        assert "that day or a later one would do" in contradiction_words(each)


@pytest.mark.parametrize("days", [0, 1])
def test_days_that_have_not_come(days: int) -> None:
    """What has happened is not dated tomorrow; plans and limits may be."""
    on = TODAY + days * DAY
    someone = prospect(
        born_on=on,
        file_on=on,
        application=[{"submitted_on": on, "pay_by": on, "entry_by": on}],
        dependant=[{"name": "A", "relation": "child", "born_on": on}],
    )
    found = contradictions_of_prospect(someone, TODAY)
    places = [(each.place, each.field) for each in found]
    fields = [("", "born_on"), ("application 1", "submitted_on")]
    assert places == ([*fields, ("dependant 1", "born_on")] if days else [])
    for each in found:
        assert "today or an earlier day would do" in contradiction_words(each)


def test_old_ones_stop_no_edit() -> None:
    """Only what an edit brings in is refused."""
    odd = prospect(born_on=TODAY + DAY)
    worse = prospect(born_on=TODAY + DAY, period=[_upside_down()])
    assert new_in_prospect(odd, odd, TODAY) == ()
    assert [each.place for each in new_in_prospect(odd, worse, TODAY)] == ["period 1"]
    assert len(new_in_prospect(None, worse, TODAY)) == 2


def test_the_end_of_a_business() -> None:
    """The last day of a business is its end, and no limit of stay."""
    rows = [{"name": "A", "since": FIRST, "until": FIRST - DAY}]
    (found,) = contradictions_of_prospect(prospect(business=rows), TODAY)
    assert contradiction_words(found, "since") == (
        "15 Mar 2024 lies after the end, 14 Mar 2024 (business 1); that day or an "
        "earlier one would do"
    )


def _upside_down() -> dict[str, object]:
    return {"from": FIRST, "to": FIRST - DAY, "reason": "x"}

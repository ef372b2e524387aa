"""A scenario that is tried: read from forms, made real, saved beside the record."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from qmas_tui.casework.making_real import EMPTY, make_real
from qmas_tui.casework.scenario import (
    Scenario,
    save_scenario,
    saved_scenarios,
    with_saved,
)
from qmas_tui.casework.scenarios import saved
from qmas_tui.casework.session import USUAL
from qmas_tui.casework.trying import (
    asked_on,
    case_then,
    facts_before,
    held_against,
    looked_through,
    read_change,
    trip_until,
    try_out,
)
from qmas_tui.casework.trying_rows import read_row_change
from qmas_tui.casework.what_if import days_of_return
from qmas_tui.errors import DataError, WritesOver
from qmas_tui.facts.rows import Work
from qmas_tui.scenarios.change import Change
from qmas_tui.views.scenario.forms import change_texts, form_of
from qmas_tui.views.scenario.rows import AnyRow, row_of
from tests.desk.support import casework_of
from tests.make import AS_OF, holder

DAY = AS_OF - timedelta(days=7)
LOST = Scenario("Q-1", (Change(job_lost=DAY),))
GIVEN = {
    "job_lost": [("to", "15/11/26")],
    "job": [("kind", "employment"), ("from", "+3w"), ("monthly_income", "60k")],
    "income": [("from", "+3w"), ("monthly_income", "60k")],
    "assessable": [("year", "2025/26"), ("assessable", "900k")],
    "trip": [("out", "15/12/26"), ("back", "fri"), ("of", "holder")],
    "return_": [("back", "tomorrow"), ("of", "LEE Mo")],
    "file": [("filed_on", "today"), ("for", "")],
    "decision": [("decided_on", "today"), ("outcome", "refused")],
    "passport": [("expires_on", "1/1/35")],
    "leaves": [("name", "LEE Mo"), ("left_on", "today"), ("left_for", "divorce")],
}
"""What is typed in the form of each change."""


@pytest.mark.parametrize("form", GIVEN)
def test_what_a_form_reads_it_shows_again(form: str) -> None:
    """A change read from its form fills that form, and is read the same again."""
    change = read_change(form, GIVEN[form], AS_OF)
    assert form_of(change) == form
    assert read_change(form, change_texts(form, change), AS_OF) == change


def test_what_a_form_refuses_stands_at_its_field() -> None:
    """A job without a day, a grant without a limit, a limit where it was refused."""
    for form, given, field in (
        ("job", [("kind", "employment")], "from"),
        ("decision", [("decided_on", "today")], "until"),
        ("trip", [("out", "soon")], "out"),
    ):
        with pytest.raises(DataError) as refused:
            read_change(form, given, AS_OF)
        assert [each.where for each in refused.value.problems] == [field]


def test_changes_are_added_corrected_dropped_and_asked_about() -> None:
    """Each makes another scenario; the facts of the case stay as they are."""
    casework = casework_of(holder())
    scenario = LOST.with_change(Change(trip=(DAY,)))
    assert scenario.with_change(Change(passport=DAY), 0).changes[0].passport == DAY
    assert scenario.without_change(1) == LOST
    assert facts_before(casework, scenario, 1).trip == ()
    assert len(facts_before(casework, scenario).trip) == 1
    later = asked_on(scenario, "+3w", casework)
    tried = try_out(casework, later)
    assert tried.question.then == AS_OF + timedelta(days=21)
    assert not tried.doers.is_whole
    assert looked_through(tried).doers.of_step == (1, 1, 2)
    assert case_then(tried).holder.work[-1].kind == "none"
    other, this, held = held_against(tried, try_out(casework, LOST))
    assert (other.then, this.then, held.then) == (later.then,) * 3
    assert asked_on(later, "", casework).then is None
    assert casework.holders["Q-1"] == holder()


def test_what_has_happened_is_one_step() -> None:
    """Limits may lie ahead; another day ahead names its change, and nothing is made."""
    casework = casework_of(holder())
    scenario = LOST.with_change(Change(passport=date(2035, 1, 1)))
    done = make_real(casework, scenario, USUAL)
    after = casework.holders["Q-1"]
    assert (len(after.work), len(after.passport)) == (2, 1)
    assert done.what == (
        "Q-1: Job lost, last day 15 Nov 2026; passport until 1 Jan 2035"
    )
    assert len(casework.history()) == 2
    ahead = scenario.with_change(Change(trip=(DAY, AS_OF + timedelta(days=9))))
    with pytest.raises(DataError, match=r"change 3 \(away 15 Nov 2026 to 1 Dec 2026\)"):
        make_real(casework, ahead, USUAL)
    with pytest.raises(DataError, match=EMPTY):
        make_real(casework, Scenario("Q-1"), USUAL)
    assert casework.holders["Q-1"] == after


def test_saved_ones_stand_first_and_are_looked_at_where_a_row_changed() -> None:
    """What was changed since it was saved stays; what nobody named stands behind."""
    casework = casework_of(holder())
    kept = save_scenario(casework, LOST, " no job ", USUAL)
    assert (kept.title, kept.is_kept) == ("no job", True)
    changed = kept.with_change(Change(passport=DAY))
    assert changed.title == "no job, changed"
    unnamed = Scenario("Q-1", (Change(passport=DAY),))
    known = saved_scenarios(casework, "Q-1")
    found = with_saved([changed, unnamed, Scenario("Q-1"), kept], known)
    assert found == [changed, unnamed]
    with pytest.raises(WritesOver, match="no job"):
        save_scenario(casework, unnamed, "no job", USUAL)
    casework.amend("Q-1", "work", 1, [("title", "Cook")])
    (late,) = saved_scenarios(casework, "Q-1")
    assert late.title == "!! no job, out of date"
    with pytest.raises(DataError, match="no job is out of date"):
        try_out(casework, late)
    assert save_scenario(casework, late, "no job", USUAL).trouble == ""
    assert not saved(casework, "Q-1")[0].is_out_of_date


def test_a_row_of_any_table_is_supposed_otherwise() -> None:
    """New, changed or removed; nothing different is refused."""
    who = holder()
    add = AnyRow("add", "trip")
    change = read_row_change(add, who, [("out", "today")], AS_OF)
    assert row_of(change) == add
    amend = AnyRow("amend", "work", 1)
    change = read_row_change(amend, who, [("level", ""), ("title", "Cook")], AS_OF)
    assert change.amend is not None
    assert change.amend.values == {"title": "Cook", "level": ""}
    with pytest.raises(DataError, match="Nothing is different"):
        read_row_change(amend, who, [], AS_OF)
    own = read_row_change(AnyRow("set"), who, [("adviser", "mw")], AS_OF)
    assert row_of(own) == AnyRow("set")
    gone = AnyRow("remove", "work", 1)
    assert row_of(read_row_change(gone, who, [], AS_OF)) == gone
    casework = casework_of(who)
    scenario = Scenario("Q-1", (change, own))
    assert isinstance(facts_before(casework, scenario).work[0], Work)
    assert facts_before(casework, scenario).adviser == "mw"


@pytest.mark.parametrize("who", ["holder", "LEE Mo"])
def test_an_absence_under_way_is_supposed_to_end(who: str) -> None:
    """A recorded trip has another return, a trip not on record is new."""
    spouse = {"name": "LEE Mo", "relation": "spouse", "trip": [{"out": DAY}]}
    casework = casework_of(holder(trip=[{"out": DAY}], dependant=[spouse]))
    case, back = "Q-1", AS_OF + timedelta(days=7)
    away = trip_until(days_of_return(casework, case, None, who), back)
    ahead = trip_until(days_of_return(casework, case, AS_OF, who), back)
    for scenario, trips in (
        (away, [(DAY, back)]),
        (ahead, [(DAY, None), (AS_OF, back)]),
    ):
        then = facts_before(casework, scenario)
        trip = then.trip if who == "holder" else then.dependant[0].trip
        assert [(each.out, each.back) for each in trip] == trips

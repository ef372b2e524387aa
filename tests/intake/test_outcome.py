"""What is told of a prospect by name, so that two days or two rules can be compared."""

from __future__ import annotations

from datetime import date
from typing import Any

from qmas_tui.facts.worked_out import WorkedOut
from qmas_tui.findings.calendar import DAY
from qmas_tui.intake.assess import assess
from qmas_tui.intake.compare import PROSPECTS
from qmas_tui.intake.outcome import outcome
from tests.intake.assessed import assessed, job
from tests.intake.someone import prospect
from tests.intake.worked import as_of, prospects
from tests.make import AS_OF, POLICY

COMPLETE = ["degree", "work", "income", "business", "language"]
FACTS: dict[str, Any] = {
    "born_on": date(1976, 3, 1),
    "complete": COMPLETE,
    "language": [{"name": "zh", "level": "good"}, {"name": "en", "level": "good"}],
    "work": [job(**{"from": date(2023, 12, 22)}, reputable=True)],
    "income": [{"ends_on": date(2026, 3, 31), "hkd": 1_000_000}],
}
"""Four criteria met; three years of work complete on 22 December 2026."""
SOON = date(2026, 12, 10)


def told(file_on: date | None = None, **facts: object) -> WorkedOut:
    """What is told of somebody with these facts."""
    (found,) = outcome(assessed(facts, file_on=file_on))
    return found


def test_the_days_ahead() -> None:
    """The filing day, and what the forecast says of the days after it."""
    asked = [name for name in COMPLETE if name != "degree"]
    assert told(**{**FACTS, "complete": asked}, next_on=SOON, file_on=SOON).days == {
        "act_by": SOON,
        "due_on": SOON,
        "evaluated_on": SOON,
        "forecast.lost_on.1": date(2027, 3, 1),
        "forecast.met_on.6": date(2028, 12, 22),
        "forecast.met_on.7": date(2026, 12, 22),
    }


def test_today_is_told_of_nothing() -> None:
    """What is today only for want of a day of its own is left out."""
    days = told(**FACTS).days
    assert AS_OF not in days.values()
    assert {"act_by", "due_on", "lost_on", "evaluated_on"}.isdisjoint(days)


def test_what_hinders_a_filing_is_lost_on_its_day() -> None:
    """A planned filing that is ahead tells the day; one that is past tells none."""
    (ahead,) = outcome(assessed({**FACTS, "file_on": SOON}))
    (past,) = outcome(assessed({**FACTS, "file_on": AS_OF - 5 * DAY}))
    assert ahead.days["lost_on"] == SOON
    assert "lost_on" not in past.days


def test_states_and_figures_of_the_twelve() -> None:
    """Every criterion and prerequisite by its name, and the counts."""
    found = told(**FACTS)
    states = {name: found.states[f"criterion.{name}"] for name in range(1, 13)}
    assert [n for n, state in states.items() if state == "yes"] == [1, 4, 5, 10]
    assert found.states["prerequisite.education"] == "not-met"
    assert (found.states["stage"], found.states["may_file"]) == ("lead", "no")
    assert found.findings["criteria.short"] == "warn"
    assert found.figures == {
        "criteria.met": 4,
        "criteria.met_max": 5,
        "criteria.safe": 0,
        "criteria.documented": 0,
        "criteria.areas": 3,
        "fees.persons": 1,
        "fees.total": 1900,
    }


def test_points_of_old() -> None:
    """Under the old test the version and the points take the place of the twelve."""
    found = told(file_on=date(2018, 9, 1), **FACTS)
    assert found.states["points.version"] == "v4"
    assert found.figures["points.total"] > 0
    assert not any(name.startswith("criteri") for name in found.figures)


def test_an_application_under_way() -> None:
    """A deadline has its day and how it stands; the filing day is that of the file."""
    submitted = date(2026, 10, 1)
    found = told(application=[{"submitted_on": submitted}])
    assert found.days["deadlines.decision.expected"] == date(2027, 4, 1)
    assert found.states["deadlines.decision.expected.status"] == "ahead"
    assert found.days["evaluated_on"] == submitted
    assert "act_on.kind" not in found.states


def test_a_closed_case() -> None:
    """Of a closed case nothing is told but that."""
    assert told(status="closed") == WorkedOut(
        "Q-1", "prospect", states={"stage": "closed"}
    )


def test_a_prospect_is_compared_by_name() -> None:
    """Comparing works a prospect out, and has what is told and every finding."""
    who = prospect(**FACTS)
    assert PROSPECTS.said(who, POLICY, AS_OF) == (told(**FACTS),)
    found = assessed(FACTS)
    assert PROSPECTS.findings(found) == found.findings != ()


def test_today_is_no_day_that_could_move() -> None:
    """A filing day of today, and enough criteria today, are no dates to compare."""
    is_today = set()
    for each in prospects().values():
        found = assess(each, POLICY, as_of())
        (told,) = outcome(found)
        forecast = found.evaluation and found.evaluation.forecast
        assert told.days.get("evaluated_on") != as_of()
        if forecast and forecast.six_on:
            is_today.add(forecast.six_on == as_of())
            named = {None if forecast.six_on == as_of() else forecast.six_on}
            assert {told.days.get("forecast.six_on")} == named
    assert is_today == {True, False}

"""What is dated after the day of the question is as if nobody had recorded it."""

from __future__ import annotations

from datetime import timedelta

from qmas_tui.intake.known import known
from tests.intake.someone import prospect
from tests.make import AS_OF

AHEAD = AS_OF + timedelta(days=1)


def test_a_year_of_business_that_has_not_ended() -> None:
    """It takes its profit with it; one that ends today is known."""
    row = {"name": "Shop", "profit_hkd": 9}
    who = prospect(
        business=[{**row, "year_ends_on": day} for day in (AS_OF, AHEAD)] + [row]
    )
    found = known(who, AS_OF).business
    assert [each.profit_hkd for each in found] == [9, None, 9]
    assert [each.year_ends_on for each in found] == [AS_OF, None, None]


def test_an_exercise_ahead() -> None:
    """A selection exercise is known from its day on."""
    told = [{"on": day, "outcome": "not-selected"} for day in (AS_OF, AHEAD)]
    who = prospect(application=[{"submitted_on": AS_OF, "exercise": told}])
    (application,) = known(who, AS_OF).application
    assert [each.on for each in application.exercise] == [AS_OF]


def test_a_decision_ahead() -> None:
    """Until its day the application is pending, and one handed in later is none."""
    row = {"submitted_on": AS_OF, "outcome": "approved", "decided_on": AHEAD}
    who = prospect(application=[row, {"submitted_on": AHEAD}])
    (application,) = known(who, AS_OF).application
    assert (application.outcome, application.decided_on) == ("pending", None)
    (first, _second) = known(who, AHEAD).application
    assert first.outcome == "approved"


def test_limits_ahead() -> None:
    """Limits and plans that lie ahead count."""
    row = {"submitted_on": AS_OF, "consent_by": AHEAD, "pay_by": AHEAD}
    who = prospect(application=[row], file_on=AHEAD, next_on=AHEAD)
    assert known(who, AS_OF) == who

"""What came out for a prospect, by name."""

from __future__ import annotations

from qmas_tui.intake.assess import assess
from qmas_tui.intake.outcome import outcome
from tests.intake.worked import as_of, prospects
from tests.make import POLICY


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

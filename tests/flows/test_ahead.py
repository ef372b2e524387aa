"""Until when to be back, and what a family will pay, by keys alone."""

from __future__ import annotations

import pytest

from qmas_tui.desk.screens.case import CaseScreen
from qmas_tui.desk.screens.fees import FeesScreen
from qmas_tui.desk.screens.planner import PlannerScreen
from tests.desk.support import (
    LOW,
    at_desk,
    casework_of,
    on,
    press,
    screen_text,
    settle,
    write,
)
from tests.make import holder

SPOUSE = {"name": "CHAN Mei", "relation": "spouse"}


@pytest.mark.presses(
    "planner",
    "departure",
    "month-before",
    "last-safe",
    "day-before",
    "what-if",
    "planner-person",
)
async def test_a_trip_is_planned_to_the_last_safe_day() -> None:
    """The planner names the day to be back by, asks what if, and records the trip."""
    casework = casework_of(holder(dependant=[SPOUSE]))
    (case,) = casework.holders
    async with at_desk(casework, LOW) as (desk, pilot):
        await press(pilot, "0 enter B")
        on(desk, PlannerScreen)
        await settle(pilot)
        for _again in range(2):  # the same departure is answered once more
            await press(pilot, "d")
            write(pilot, "1/12/26")
            await press(pilot, "ctrl+s")
            await settle(pilot)
        shown = screen_text(desk)
        assert "Back by 31 May 2027" in shown
        assert "Return on Mon 31 May 2027: can be held against" in shown
        await press(pilot, "[ left")
        assert "Return on Thu 29 Apr 2027: safe" in screen_text(desk)
        await press(pilot, "=")
        assert "Away 1 Dec 2026 to 29 Apr 2027" in screen_text(desk)
        await press(pilot, "q b enter ctrl+s")
        (trip,) = casework.holders[case].trip
        assert (str(trip.out), str(trip.back)) == ("2026-12-01", "2027-05-31")
        assert trip.planned
        await settle(pilot)
        await press(pilot, "u")
        assert not casework.holders[case].trip
        await press(pilot, "tab")
        await settle(pilot)
        assert "CHAN Mei" in screen_text(desk)


@pytest.mark.presses("fees")
async def test_what_the_family_will_pay() -> None:
    """The fees stand by step and person, one key from the case."""
    casework = casework_of(holder(dependant=[SPOUSE]))
    async with at_desk(casework) as (desk, pilot):
        await press(pilot, "0 enter $")
        on(desk, FeesScreen)
        shown = screen_text(desk)
        assert "CHAN Mei" in shown
        assert "steps that are needed" in shown
        await press(pilot, "q")
        on(desk, CaseScreen)

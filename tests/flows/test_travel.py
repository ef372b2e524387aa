"""A statement of travel records is taken in by keys alone."""

from __future__ import annotations

from pathlib import Path

from qmas_tui.desk.screens.queue import QueueScreen
from qmas_tui.desk.screens.travel import TravelScreen
from tests.desk.support import (
    at_desk,
    casework_of,
    on,
    press,
    screen_text,
    settle,
    told,
    write,
)
from tests.flows.sheets import CHILD, RECORD, sheet, take_in
from tests.make import holder


async def test_a_statement_becomes_trips(tmp_path: Path) -> None:
    """It is known by its rows; what is unclear is decided; one step, one undo."""
    casework = casework_of(holder(dependant=[CHILD]))
    case = next(iter(casework.holders))
    async with at_desk(casework) as (desk, pilot):
        await press(pilot, "7")
        await take_in(pilot, sheet(tmp_path, RECORD, "travel.csv"))
        on(desk, TravelScreen)
        shown = screen_text(desk)
        assert "Whose travel is it?" in shown
        assert "Trips to add" in shown
        await press(pilot, "ctrl+s")
        assert told(desk) == ["1 answer is still wanted; the cursor is on the first."]
        await press(pilot, "end l")
        await press(pilot, "ctrl+s")
        on(desk, QueueScreen)
        assert casework.holders[case].trip
        assert not casework.holders[case].dependant[0].trip
        await press(pilot, "u")
        if not isinstance(desk.screen, QueueScreen):
            await press(pilot, "y")
        assert not casework.holders[case].trip


async def test_pasted_rows_are_of_whoever_is_chosen() -> None:
    """With the file left empty rows are pasted; the family can be chosen."""
    casework = casework_of(holder(dependant=[CHILD]))
    case = next(iter(casework.holders))
    async with at_desk(casework) as (desk, pilot):
        await press(pilot, "7 I ctrl+s")
        for row in ("15-03-2026 Departure Airport", "24-03-2026 Arrival Lo Wu"):
            write(pilot, row)
            await pilot.press("enter")
        await press(pilot, "ctrl+s")
        on(desk, TravelScreen)
        await press(pilot, "home right")
        await settle(pilot)
        assert "LEE Ming" in screen_text(desk)
        await press(pilot, "tab space ctrl+s")
        assert len(casework.holders[case].dependant[0].trip) == 1


async def test_a_statement_needs_a_case(tmp_path: Path) -> None:
    """Where the cursor is on none it is said."""
    casework = casework_of()
    async with at_desk(casework) as (desk, pilot):
        await take_in(pilot, sheet(tmp_path, RECORD, "travel.csv"))
        on(desk, QueueScreen)
        assert "put the cursor on it first" in told(desk)[0]


async def test_leaving_travel_changes_nothing(tmp_path: Path) -> None:
    """It asks where answers would be lost; the report can be read meanwhile."""
    casework = casework_of(holder())
    async with at_desk(casework) as (desk, pilot):
        await press(pilot, "7")
        await take_in(pilot, sheet(tmp_path, RECORD, "travel.csv"))
        await press(pilot, "R")
        assert "5 crossings" in screen_text(desk)
        await press(pilot, "escape A escape y")
        on(desk, QueueScreen)
        assert len(casework.history()) == 1

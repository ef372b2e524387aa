"""From place to place: by a letter over each part, by capitals, and back with q."""

from __future__ import annotations

import pytest

from qmas_tui.desk.screens.case import CaseScreen
from qmas_tui.desk.screens.jump import JumpScreen
from qmas_tui.desk.screens.log import LogScreen
from qmas_tui.desk.screens.month import MonthScreen
from qmas_tui.desk.screens.queue import QueueScreen
from tests.desk.support import at_desk, casework_of, on, people, press, screen_text


@pytest.mark.presses("jump")
async def test_a_letter_goes_to_a_part_of_the_screen() -> None:
    """Over lists, blocks, views, sections and places stand letters, which go there."""
    async with at_desk(casework_of(*people(3))) as (desk, pilot):
        await press(pilot, "ctrl+o")
        on(desk, JumpScreen)
        assert "QMAS desk" in screen_text(desk), "the screen stays in sight"
        await press(pilot, "escape ctrl+o f")
        on(desk, MonthScreen)
        await press(pilot, "ctrl+o exclamation_mark")
        on(desk, MonthScreen)
        await press(pilot, "q 0 enter ctrl+o e")
        page = on(desk, CaseScreen)
        assert page.part == "papers"
        await press(pilot, "ctrl+o a")
        assert page.page.id == "dates"
        await press(pilot, "ctrl+o")
        await pilot.resize_terminal(80, 24)
        assert on(desk, CaseScreen).part == "now", "letters would stand elsewhere"


@pytest.mark.presses("holders", "leave", "leave-desk")
async def test_pages_are_left_by_one_key() -> None:
    """`q` goes back a page, H to the holders from anywhere; on the queue q quits."""
    async with at_desk(casework_of(*people(2))) as (desk, pilot):
        await press(pilot, "0 enter e q")
        on(desk, CaseScreen)
        await press(pilot, "e L")
        on(desk, LogScreen)
        await press(pilot, "H")
        on(desk, QueueScreen)
        await pilot.press("q")
        assert not desk.is_running

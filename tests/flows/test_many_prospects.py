"""What is done to many prospects at once, and how their list is shaped, by keys."""

from __future__ import annotations

import pytest

from qmas_tui.desk.screens.preview import PreviewScreen
from qmas_tui.desk.screens.prospects import ProspectsScreen
from tests.desk.support import at_desk, box_text, on, press, screen_text, told
from tests.flows.prospects import NEW, PREPARED, found, office


@pytest.mark.presses("mark", "mark-range", "mark-all", "bulk")
async def test_marked_prospects_get_another_adviser_and_sleep() -> None:
    """As for holders: marks, a look, one step; who cannot is left out and named."""
    async with at_desk(office()) as (desk, pilot):
        await press(pilot, "P * b a 'mw' ctrl+s")
        on(desk, PreviewScreen)
        assert "2 cases change, 1 is left out" in box_text(desk)
        assert "adviser is mw already" in box_text(desk)
        await press(pilot, "ctrl+s")
        assert {each.adviser for each in desk.casework.prospects.values()} == {"mw"}
        await press(pilot, "u y")
        assert found(desk, "P-1") == PREPARED
        assert found(desk, "P-2") == NEW
        await press(pilot, "< space v b s '+1w' ctrl+s")
        assert "asleep until 29 Nov 2026" in box_text(desk)
        await press(pilot, "ctrl+s * b w")
        assert "2 cases change, 1 is left out" in box_text(desk)
        await press(pilot, "ctrl+s b x 'today' ctrl+s ctrl+s")
        assert told(desk)[-1].endswith("closed on 22 Nov 2026")
        await press(pilot, "space")
        assert "1 marked" in screen_text(desk)
        await press(pilot, "escape")
        assert "esc unmark" not in screen_text(desk)
        on(desk, ProspectsScreen)

"""Every command that changes the book can be taken back and made again."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot

from qmas_tui.desk.screens.confirm import ConfirmScreen
from tests.desk.support import at_desk, press
from tests.flows.changing import DOING, book_for


@pytest.mark.parametrize("command", sorted(DOING))
async def test_what_a_command_does_is_undone_and_redone(command: str) -> None:
    """`u` brings back all that there was, and `U` all that was done, to the letter."""
    casework = book_for(command)
    async with at_desk(casework) as (_desk, pilot):
        await press(pilot, DOING[command].there)
        before = dict(casework.holders)
        await press(pilot, DOING[command].does)
        after = dict(casework.holders)
        assert after != before
        await press(pilot, "escape escape 0")
        await press_sure(pilot, "u")
        assert casework.holders == before
        await press_sure(pilot, "U")
        assert casework.holders == after


async def press_sure(pilot: Pilot[int], key: str) -> None:
    """Press a key, and say yes where it asks."""
    await press(pilot, key)
    if isinstance(pilot.app.screen, ConfirmScreen):
        await press(pilot, "y")

"""Identity-card numbers are kept only on a yes."""

from __future__ import annotations

from qmas_tui.desk.screens.case import CaseScreen
from qmas_tui.desk.screens.confirm import ConfirmScreen
from qmas_tui.desk.screens.form import FormScreen
from qmas_tui.desk.screens.note import NoteScreen
from qmas_tui.desk.screens.review import ReviewScreen
from tests.desk.support import (
    at_desk,
    box_text,
    casework_of,
    on,
    press,
    screen_text,
    told,
)
from tests.make import holder

NUMBER = "A123456(3)"


async def test_a_no_goes_back_to_what_was_typed() -> None:
    """Nothing is kept, enter confirms nothing, and the form is as it was left."""
    async with at_desk(casework_of(holder())) as (desk, pilot):
        await press(pilot, f"0 enter n '{NUMBER}' ctrl+s enter enter space")
        on(desk, ConfirmScreen)
        asked = box_text(desk)
        assert "looks like a Hong Kong identity-card number" in asked
        assert "Keep it?" in asked
        assert NUMBER not in asked
        await press(pilot, "n")
        assert on(desk, NoteScreen).text == NUMBER
        await press(pilot, "ctrl+s escape")
        assert on(desk, NoteScreen).text == NUMBER
        assert not desk.casework.holders["Q-1"].note
        await press(pilot, "home shift+end 'seen' ctrl+s")
        on(desk, CaseScreen)
    assert desk.casework.holders["Q-1"].note[0].text == "seen"


async def test_a_yes_keeps_it_once() -> None:
    """With `y` it is saved as typed; the next number is asked about again."""
    async with at_desk(casework_of(holder())) as (desk, pilot):
        await press(pilot, f"0 enter n '{NUMBER}' ctrl+s y")
        on(desk, CaseScreen)
        assert len(desk.casework.holders["Q-1"].note) == 1
        await press(pilot, "n 'Z683365(5)' ctrl+s")
        on(desk, ConfirmScreen)


async def test_a_review_asks_too() -> None:
    """Snoozing a case for such a reason asks, and goes on to the next on a yes."""
    async with at_desk(casework_of(holder(), holder(case="Q-2"))) as (desk, pilot):
        await press(pilot, f"0 r s '+2w' enter '{NUMBER}' ctrl+s")
        on(desk, FormScreen)
        await press(pilot, "y")
        on(desk, ReviewScreen)
        assert "2 of 2   0 reviewed · 1 snoozed" in screen_text(desk)
        assert told(desk) == ["Q-1: Asleep until 6 Dec 2026"]
        await press(pilot, "space")
        assert "1 reviewed · 1 snoozed · 0 changed" in screen_text(desk)

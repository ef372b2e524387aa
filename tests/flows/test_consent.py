"""Identity-card numbers are kept only on a yes."""

from __future__ import annotations

import pytest

from qmas_tui.desk.screens.case import CaseScreen
from qmas_tui.desk.screens.form import FormScreen
from qmas_tui.desk.screens.review import ReviewScreen
from tests.desk.support import at_desk, casework_of, on, press, screen_text, told
from tests.make import holder

NUMBER = "A123456(3)"


@pytest.mark.parametrize("answer", ["n", "escape"])
async def test_a_no_goes_back_to_what_was_typed(answer: str) -> None:
    """Nothing is kept, enter confirms nothing, and the form is as it was left."""
    async with at_desk(casework_of(holder())) as (desk, pilot):
        await press(pilot, f"0 enter n '{NUMBER}' ctrl+s enter enter space")
        on(desk, FormScreen)
        text = screen_text(desk)
        assert "looks like a" in text
        assert NUMBER not in text.partition("looks like a")[0].splitlines()[-1]
        assert "Keep it?" in text
        await press(pilot, answer)
        assert on(desk, FormScreen).given[0] == ("text", NUMBER)
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
        on(desk, FormScreen)


async def test_a_review_asks_too() -> None:
    """Putting a case off for such a reason asks, and goes on to the next on a yes."""
    async with at_desk(casework_of(holder(), holder(case="Q-2"))) as (desk, pilot):
        await press(pilot, f"0 r s '+2w' enter '{NUMBER}' ctrl+s")
        on(desk, FormScreen)
        await press(pilot, "y")
        on(desk, ReviewScreen)
        assert "2 of 2" in screen_text(desk)
        assert "1 snoozed" in screen_text(desk)
        assert "Asleep" in told(desk)[0] or "snoozed" in told(desk)[0].lower()
        await press(pilot, "space")
        assert "1 case reviewed · 1 snoozed" in screen_text(desk)

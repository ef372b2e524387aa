"""What a hurried hand must not be able to do."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from qmas_tui.casework.importing import apply_import, find_plan
from qmas_tui.casework.open import open_casework
from qmas_tui.desk.screens.confirm import ConfirmScreen
from qmas_tui.desk.screens.form import FormScreen
from qmas_tui.desk.screens.note import NoteScreen
from qmas_tui.desk.screens.queue import QueueScreen
from tests.desk.support import at_desk, casework_of, on, press, screen_text, told
from tests.make import AS_OF, holder

SHEET = Path(__file__).parents[1] / "data" / "clients.xlsx"
OLD = date(2028, 3, 15)
FAMILY = [{"name": "LEE Ming", "relation": "child", "limit_of_stay": OLD}]


async def test_undo_asks_before_it_takes_back_an_import(tmp_path: Path) -> None:
    """An import is taken back by `y` alone; enter and escape leave the book."""
    casework = open_casework(tmp_path / "book.db", AS_OF, create=True)
    apply_import(casework, find_plan(casework, SHEET), SHEET.name)
    async with at_desk(casework) as (desk, pilot):
        await press(pilot, "u enter enter")
        on(desk, ConfirmScreen)
        assert "Undo import of 60 cases from clients.xlsx (" in screen_text(desk)
        await press(pilot, "escape")
        assert len(casework.holders) == 60
        await press(pilot, "u y")
        assert casework.holders == {}
        on(desk, QueueScreen)


async def test_undo_of_one_change_is_at_once() -> None:
    """A change to one case is taken back without a question."""
    casework = casework_of(holder(), holder(case="Q-2"))
    casework.record("Q-1", "note", [("text", "x")])
    async with at_desk(casework) as (desk, pilot):
        await press(pilot, "u")
        assert casework.holders["Q-1"].note == ()
        assert any(note.startswith("Undone") for note in told(desk))


@pytest.mark.parametrize(("keys", "moved"), [("", True), ("space", False)])
async def test_the_family_gets_a_limit_only_where_ticked(
    keys: str, moved: bool
) -> None:
    """Who shares the holder's limit is ticked; without the tick it stays as it was."""
    casework = casework_of(holder(dependant=FAMILY))
    async with at_desk(casework) as (_, pilot):
        await press(pilot, "0 enter g '15/3/31' tab tab tab tab")
        await press(pilot, f"{keys} ctrl+s")
    assert len(casework.holders["Q-1"].grant) == 3
    limit = casework.holders["Q-1"].dependant[0].limit_of_stay
    assert limit == (date(2031, 3, 15) if moved else OLD)


async def test_a_form_proposes_no_fact_that_nobody_has_read() -> None:
    """A grant saved in a hurry is not confirmed and has no day of its own."""
    casework = casework_of(holder())
    async with at_desk(casework) as (_, pilot):
        await press(pilot, "0 enter g '15/3/31' ctrl+s")
    grant = casework.holders["Q-1"].grant[-1]
    assert (grant.confirmed, grant.granted_on) == (False, None)


async def test_a_correction_that_changes_nothing_is_no_change() -> None:
    """Saving an unchanged row journals nothing."""
    casework = casework_of(holder())
    steps = len(casework.history())
    async with at_desk(casework) as (desk, pilot):
        await press(pilot, "0 enter tab c ctrl+s")
        on(desk, FormScreen)
        assert "Nothing was changed" in screen_text(desk)
    assert len(casework.history()) == steps


async def test_the_palette_stays_shut_over_a_form() -> None:
    """What is typed in a form cannot be lost to the palette."""
    async with at_desk(casework_of(holder())) as (desk, pilot):
        await press(pilot, "0 enter n 'hello' ctrl+p")
        assert "hello" in screen_text(desk)
        on(desk, NoteScreen)

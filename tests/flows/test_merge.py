"""A file of facts is taken into the book by keys alone, and each conflict decided."""

from __future__ import annotations

from pathlib import Path

from qmas_tui.desk.screens.confirm import ConfirmScreen
from qmas_tui.desk.screens.merge import MergeScreen
from qmas_tui.desk.screens.queue import QueueScreen
from tests.desk.support import (
    LOW,
    at_desk,
    casework_of,
    on,
    people,
    press,
    screen_text,
    told,
)
from tests.flows.sheets import facts, take_in, theirs


async def test_a_conflict_is_decided_and_the_rest_comes_with_it(tmp_path: Path) -> None:
    """Both values are shown; nothing is written before; one step, one undo."""
    casework = casework_of(*people(3))
    async with at_desk(casework, LOW) as (desk, pilot):
        await take_in(pilot, facts(tmp_path, *theirs()))
        on(desk, MergeScreen)
        shown = screen_text(desk)
        assert "in conflict" in shown
        assert "book HOLDER A, file OTHER Name" in shown
        assert "NEW [/] Person" in shown
        await press(pilot, "ctrl+s")
        assert told(desk) == ["1 answer is still wanted; the cursor is on the first."]
        assert set(casework.holders) == {"Q-1", "Q-2", "Q-3"}
        await press(pilot, "t")
        await press(pilot, "ctrl+s")
        on(desk, QueueScreen)
        assert told(desk) == ["3 cases taken from theirs.toml; u undoes it."]
        assert casework.holders["Q-1"].name == "OTHER Name"
        assert casework.holders["Q-2"].adviser == "ak"
        assert "Q-9" in casework.holders
        await press(pilot, "u y")
        assert casework.holders["Q-1"].name == "HOLDER A"
        assert "Q-9" not in casework.holders


async def test_what_the_book_has_can_be_kept(tmp_path: Path) -> None:
    """Of each case another choice can be made; what is the same is told."""
    casework = casework_of(*people(3))
    async with at_desk(casework) as (desk, pilot):
        await take_in(pilot, facts(tmp_path, *theirs()))
        await press(pilot, "k end k ctrl+s")
        on(desk, QueueScreen)
        assert casework.holders["Q-1"].name == "HOLDER A"
        assert "Q-9" not in casework.holders


async def test_leaving_a_merge_changes_nothing(tmp_path: Path) -> None:
    """It asks where choices would be lost."""
    casework = casework_of(*people(3))
    async with at_desk(casework) as (desk, pilot):
        await take_in(pilot, facts(tmp_path, *theirs()))
        await press(pilot, "right escape")
        on(desk, ConfirmScreen)
        await press(pilot, "y")
        on(desk, QueueScreen)
        assert len(casework.history()) == 1


async def test_what_is_no_facts_file_is_told(tmp_path: Path) -> None:
    """The desk goes back to the queue and says what is wrong."""
    path = tmp_path / "broken.toml"
    path.write_text("no [toml", "utf-8")
    async with at_desk(casework_of(*people(1))) as (desk, pilot):
        await take_in(pilot, path)
        on(desk, QueueScreen)
        assert "broken.toml" in told(desk)[0]


async def test_a_file_that_says_nothing_new_changes_nothing(tmp_path: Path) -> None:
    """It is told, and the report can still be read."""
    casework = casework_of(*people(1))
    async with at_desk(casework) as (desk, pilot):
        await take_in(pilot, facts(tmp_path, *people(1)))
        await press(pilot, "R")
        assert "the book has all" in screen_text(desk)
        await press(pilot, "ctrl+e escape ctrl+s")
        assert told(desk) == ["Nothing would change: the book stays as it is."]
        on(desk, MergeScreen)

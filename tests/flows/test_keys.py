"""The page of keys is searched and used; keys of one's own."""

from __future__ import annotations

from pathlib import Path

import pytest

from qmas_tui.desk.screens.case import CaseScreen
from qmas_tui.desk.screens.form import FormScreen
from qmas_tui.desk.screens.help import HelpScreen
from qmas_tui.desk.screens.key import KeyScreen
from qmas_tui.desk.screens.queue import QueueScreen
from tests.desk.support import at_desk, box_text, casework_of, on, press, screen_text
from tests.make import holder


def own_keys(tmp_path: Path, text: str = "") -> Path:
    """The user's keys.toml."""
    path = tmp_path / "config" / "keys.toml"
    path.parent.mkdir(exist_ok=True)
    if text:
        path.write_text(text, "utf-8")
    return path


@pytest.mark.presses("help")
async def test_a_command_is_found_and_done() -> None:
    """On the page of keys one types what is wanted, and enter does it."""
    async with at_desk(casework_of(holder())) as (desk, pilot):
        await press(pilot, "0 enter question_mark 'limit_of_stay'")
        text = box_text(desk)
        assert "Record a new limit of stay" in text
        assert "Write a note" not in text
        await press(pilot, "enter")
        on(desk, FormScreen)
        assert "Record a grant" in screen_text(desk)


async def test_what_can_do_nothing_is_not_done() -> None:
    """It is dim with its reason, and enter on it says the reason again."""
    async with at_desk(casework_of()) as (desk, pilot):
        await press(pilot, "escape question_mark 'explain'")
        assert "explain: not now, there is no case in this view" in box_text(desk)
        await press(pilot, "enter")
        on(desk, HelpScreen)
        await press(pilot, "escape question_mark 'zzz' enter")
        assert "No match among the commands of this screen." in box_text(desk)


async def test_another_key_is_asked_for_checked_and_kept(tmp_path: Path) -> None:
    """A key that is taken is refused; a good one works at once, and the next time."""
    path = own_keys(tmp_path, "# mine\n")
    async with at_desk(casework_of(holder())) as (desk, pilot):
        await press(pilot, "question_mark 'review' ctrl+k slash")
        on(desk, KeyScreen)
        assert "/ is filter on the same screen (queue)" in box_text(desk)
        await press(pilot, "ctrl+j f5")
        on(desk, QueueScreen)
        assert "f5 review" in screen_text(desk)
    assert path.read_text("utf-8") == '# mine\nreview = "f5"\n'
    async with at_desk(casework_of(holder())) as (desk, pilot):
        await press(pilot, "0 r")
        on(desk, QueueScreen)
        await press(pilot, "f5")
        assert "of 1" in screen_text(desk)
        await press(pilot, "escape question_mark 'review' ctrl+k backspace")
        assert "r review" in screen_text(desk)
    assert path.read_text("utf-8") == "# mine\n"


async def test_a_bad_line_is_told_and_stops_nobody(tmp_path: Path) -> None:
    """Each is named when the desk opens; the good lines count."""
    own_keys(tmp_path, 'snoze = "z"\nnote = 3\nexplain = "W"\nopen = "f6"\n')
    async with at_desk(casework_of(holder()), (120, 50)) as (desk, pilot):
        await pilot.pause()
        text = " ".join(screen_text(desk).split())
        assert "keys.toml, snoze: there is no such command" in text
        assert "keys.toml, note: write a key" in text
        assert "keys.toml, explain: W is workload on the same screen" in text
        await press(pilot, "0 f6")
        on(desk, CaseScreen)

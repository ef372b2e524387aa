"""Settings are changed on the desk, where they stand, and count at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from qmas_tui.desk.screens.queue import QueueScreen
from qmas_tui.desk.screens.settings import SettingsScreen
from tests.desk.support import LOW, at_desk, casework_of, on, press, screen_text
from tests.make import holder


@pytest.mark.presses("settings", "turn", "default")
async def test_a_theme_is_seen_while_it_is_chosen(tmp_path: Path) -> None:
    """Each turn shows it at once and is kept; backspace gives the default back."""
    path = tmp_path / "config" / "settings.toml"
    path.parent.mkdir()
    path.write_text('# mine\nadviser = "ak"\n', "utf-8")
    async with at_desk(casework_of(holder()), LOW) as (desk, pilot):
        await press(pilot, "comma")
        on(desk, SettingsScreen)
        assert "Colours: a theme of this program" in screen_text(desk)
        await press(pilot, "right")
        assert desk.theme == "qmas-light"
        assert path.read_text("utf-8") == (
            '# mine\nadviser = "ak"\ntheme = "qmas-light"\n'
        )
        await press(pilot, "backspace")
        assert desk.theme == "qmas-dark"
        assert path.read_text("utf-8") == '# mine\nadviser = "ak"\n'
        await press(pilot, "escape")
        on(desk, QueueScreen)


@pytest.mark.presses("change")
async def test_a_text_and_a_number_are_typed(tmp_path: Path) -> None:
    """What cannot be is said and not kept; escape leaves the value as it was."""
    path = tmp_path / "config" / "settings.toml"
    async with at_desk(casework_of(holder())) as (desk, pilot):
        await press(pilot, "comma down enter 'jt' enter")
        assert desk.casework.session.who == "jt"
        await press(pilot, "down down enter down enter ctrl+u '0' enter")
        text = screen_text(desk)
        assert "0 is too low; write 1 or more" in text
        await press(pilot, "ctrl+u '3' enter down enter '7' escape")
        on(desk, SettingsScreen)
        assert desk.casework.settings.calendar_alarms == (7, 1)
    assert path.read_text("utf-8") == (
        'adviser = "jt"\nanimations = true\nbackups_kept = 3\n'
    )


async def test_a_bad_line_is_told_and_its_default_used(tmp_path: Path) -> None:
    """A file at fault stops nobody; changing a setting in it says where to mend it."""
    path = tmp_path / "config" / "settings.toml"
    path.parent.mkdir()
    path.write_text("theme = \n", "utf-8")
    async with at_desk(casework_of(holder())) as (desk, pilot):
        await press(pilot, "comma right")
        assert desk.theme == "qmas-dark"
        assert "correct it there first" in " ".join(screen_text(desk).split())
    assert path.read_text("utf-8") == "theme = \n"

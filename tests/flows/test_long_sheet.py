"""A long sheet is read beside the keys, says how far it is, and can be left."""

from __future__ import annotations

from pathlib import Path
from threading import Event, current_thread, main_thread
from typing import Any

import pytest

from qmas_tui.casework.mapping import Draft, work_out
from qmas_tui.desk.screens import mapping
from qmas_tui.desk.screens.mapping import MappingScreen
from qmas_tui.desk.screens.queue import QueueScreen
from tests.desk.support import (
    at_desk,
    casework_of,
    on,
    people,
    press,
    screen_text,
    settle,
    told,
    write,
)
from tests.flows.sheets import sheet


async def test_a_long_sheet_can_be_left_while_it_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """How many rows of how many stands above; escape stops it, nothing is changed."""
    began, may_go_on = Event(), Event()

    def slow(casework: Any, read: Any, source: str, said: Any, step: Any) -> Draft:
        assert current_thread() is not main_thread()

        def watched(done: int, total: int) -> None:
            step(done, total)
            began.set()
            assert may_go_on.wait(20)

        return work_out(casework, read, source, said, watched)

    monkeypatch.setattr(mapping, "work_out", slow)
    rows = "".join(f"Q-{n},NAME {n}\n" for n in range(250))
    casework = casework_of(*people(1))
    async with at_desk(casework) as (desk, pilot):
        path = sheet(tmp_path, f"Case,Name\n{rows}")
        await press(pilot, "I")
        write(pilot, str(path))
        await pilot.press("ctrl+s")
        while not began.is_set():
            await pilot.pause()
        await pilot.pause()
        on(desk, MappingScreen)
        assert "reading row 100 of 251" in screen_text(desk)
        await pilot.press("down", "ctrl+s", "right", "A", "tab", "R")
        await pilot.press("escape")
        assert told(desk)[0].startswith("Wait a moment")
        await pilot.press("escape")
        may_go_on.set()
        await settle(pilot)
        on(desk, QueueScreen)
        assert set(casework.holders) == {"Q-1"}


async def test_many_new_cases_are_worked_out_beside_the_keys(tmp_path: Path) -> None:
    """Taking in more than a few leaves the queue answering, and in order at the end."""
    rows = "".join(f"Q-{n},NAME {n}\n" for n in range(400))
    casework = casework_of(*people(1))
    async with at_desk(casework) as (desk, pilot):
        path = sheet(tmp_path, f"Case,Name\n{rows}")
        await press(pilot, "I")
        write(pilot, str(path))
        await press(pilot, "ctrl+s")
        await press(pilot, "ctrl+s")
        await press(pilot, "7")
        on(desk, QueueScreen)
        assert len(casework.holders) == 400
        assert "NAME 0" in screen_text(desk)

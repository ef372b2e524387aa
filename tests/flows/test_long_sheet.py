"""A long sheet is read beside the keys, says how far it is, and can be left."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path
from threading import Event, current_thread, main_thread
from typing import Any

import pytest
from textual.pilot import Pilot

from qmas_tui.book.book import SqliteBook
from qmas_tui.book.protocol import Occasion
from qmas_tui.casework.mapping import Draft, work_out
from qmas_tui.desk.app import Desk
from qmas_tui.desk.screens import mapping
from qmas_tui.desk.screens.mapping import MappingScreen
from qmas_tui.desk.screens.queue import QueueScreen
from qmas_tui.facts.changes import Step
from qmas_tui.steps import Step as Hears
from qmas_tui.steps import unheard
from tests.desk.idle import until
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


@asynccontextmanager
async def reading(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[tuple[Desk, Pilot[int], Event]]:
    """A desk that reads a sheet and waits at its first rows, until it may go on.

    In the end nothing is in the book that was not there before.
    """
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
        await press(pilot, "I")
        write(pilot, str(sheet(tmp_path, f"Case,Name\n{rows}")))
        await pilot.press("ctrl+s")
        await until(pilot, began.is_set)
        await pilot.pause()
        yield desk, pilot, may_go_on
        await settle(pilot)
    assert set(casework.holders) == {"Q-1"}


async def test_a_long_sheet_can_be_left_while_it_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """How many rows of how many stands above; escape stops it, nothing is changed."""
    async with reading(tmp_path, monkeypatch) as (desk, pilot, may_go_on):
        on(desk, MappingScreen)
        assert "reading row 100 of 251" in screen_text(desk)
        await pilot.press("down", "ctrl+s", "right", "A", "tab", "R")
        assert told(desk)[0].startswith("Wait a moment: nothing is taken in before")
        await pilot.press("escape")
        may_go_on.set()
        await settle(pilot)
        on(desk, QueueScreen)


async def test_keys_typed_while_a_sheet_is_read_wait_for_its_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They do there what they say; but nothing is taken in that nobody has seen."""
    async with reading(tmp_path, monkeypatch) as (desk, pilot, may_go_on):
        await pilot.press("down", "ctrl+s", "right")
        assert told(desk)[0].startswith("Wait a moment: nothing is taken in before")
        may_go_on.set()
        await settle(pilot)
        page = on(desk, MappingScreen)
        assert page.is_changed
        assert page.listed.cursor > 0


async def test_many_new_cases_are_worked_out_beside_the_keys(tmp_path: Path) -> None:
    """Taking in more than a few leaves the queue answering, and in order at the end."""
    rows = "".join(f"Q-{n},NAME {n},15 Mar 2028\n" for n in range(400))
    casework = casework_of(*people(1))
    async with at_desk(casework) as (desk, pilot):
        path = sheet(tmp_path, f"Case,Name,Limit of stay\n{rows}")
        await press(pilot, "I")
        write(pilot, str(path))
        await press(pilot, "ctrl+s")
        await press(pilot, "ctrl+s")
        await press(pilot, "0")
        on(desk, QueueScreen)
        assert len(casework.holders) == 400
        assert "NAME 0" in screen_text(desk)


class HeldBook(SqliteBook):
    """A book that waits before it makes a copy, or before it keeps what is written."""

    def __init__(self, at: str) -> None:
        self.at, self.began, self.may_go_on = at, Event(), Event()
        super().__init__(name="facts")

    def hold(self, at: str) -> None:
        """Wait here, if it is here that somebody looks."""
        if at == self.at and current_thread() is not main_thread():
            self.began.set()
            assert self.may_go_on.wait(20)

    def backup(self, occasion: Occasion, when: datetime, *, wait: bool = True) -> None:
        """Wait, and keep none."""
        del when, wait
        self.hold("copy" if occasion == "import" else "daily")

    def apply(
        self,
        changes: Step,
        *,
        key: bytes = b"",
        wait: bool = True,
        far: Hears = unheard,
    ) -> None:
        """Write, and wait before it is kept."""

        def held(done: int, total: int) -> None:
            far(done, total)
            if done == total:
                self.hold("write")

        super().apply(changes, key=key, wait=wait, far=held)


@pytest.mark.parametrize("at", ["copy", "write"])
async def test_taking_in_can_be_stopped_until_it_is_kept(
    tmp_path: Path, at: str
) -> None:
    """Before, escape leaves the book untouched; afterwards it says that it is late."""
    book = HeldBook(at)
    casework = casework_of(*people(1), book=book)
    async with at_desk(casework) as (desk, pilot):
        path = sheet(tmp_path, "Case,Name\nQ-10,ANAND [/] Ravi\n")
        await pilot.press("I", *str(path))
        await press(pilot, "ctrl+s")
        await pilot.press("ctrl+s")
        await until(pilot, book.began.is_set)
        await pilot.press("escape")
        await pilot.pause()
        is_late = at == "write"
        assert ("cannot be stopped" in screen_text(desk)) == is_late
        assert ("stopping" in screen_text(desk)) != is_late
        book.may_go_on.set()
        await settle(pilot)
        assert ("Q-10" in casework.prospects) == is_late
        assert len(casework.history()) == (2 if is_late else 1)
        assert is_late or told(desk) == ["Stopped; nothing was changed."]

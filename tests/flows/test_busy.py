"""What takes its time is said, and nothing else is done with the book meanwhile."""

from __future__ import annotations

from pathlib import Path
from threading import Event, current_thread, main_thread

import pytest

from qmas_tui.casework.casework import Done, HistoryAction, Terms
from qmas_tui.casework.open import open_casework
from qmas_tui.desk import app
from qmas_tui.desk.screens.busy import BusyScreen
from qmas_tui.desk.screens.queue import QueueScreen
from tests.desk.idle import until
from tests.desk.support import (
    LOW,
    SIZE,
    FaultyBook,
    at_desk,
    book_of,
    casework_of,
    on,
    people,
    press,
    screen_text,
    settle,
    told,
)
from tests.make import AS_OF

EVERY = app.FOLLOW_SECONDS


async def test_undo_of_many_cases_runs_beside_the_keys(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Its words stand on the screen, no key harms, and leaving waits for its end."""
    casework = casework_of(*people(3))
    may_end, real = Event(), casework.undo.run

    def undo(_: HistoryAction, _terms: Terms) -> Done:
        assert current_thread() is not main_thread()
        done = real()
        assert may_end.wait(20)
        return done

    monkeypatch.setattr(HistoryAction, "run", undo)
    async with at_desk(casework, LOW) as (desk, pilot):
        await press(pilot, "0 u")
        await pilot.press("y")
        await pilot.pause()
        on(desk, BusyScreen)
        assert "Undoing 3 cases, added …" in screen_text(desk)
        await pilot.press("escape", "enter", "u", "y", "ctrl+p", "down")
        desk.follow()
        await pilot.resize_terminal(*SIZE)
        await pilot.press("ctrl+q")
        await pilot.pause()
        on(desk, BusyScreen)
        assert told(desk) == ["Wait a moment: the book is being written."]
        may_end.set()
        await settle(pilot)
        on(desk, QueueScreen)
        assert told(desk) == ["Undone: 3 cases, added"]
        assert "The book holds nobody yet" in screen_text(desk)


async def test_what_cannot_be_done_at_length_is_said_too() -> None:
    """A refusal in the thread comes back as a sentence."""
    book = FaultyBook()
    casework = casework_of(*people(3), book=book)
    async with at_desk(casework) as (desk, pilot):
        await press(pilot, "0 u y U")
        book.trouble = "The book cannot be saved: no space is left"
        await press(pilot, "y")
        assert told(desk)[0].startswith("The book cannot be saved: no space is left")
        on(desk, QueueScreen)


async def test_others_changes_show_by_themselves(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every second at most the desk looks, and shows what it finds, without a key."""
    assert EVERY <= 1
    monkeypatch.setattr(app, "FOLLOW_SECONDS", 0.05)
    casework = book_of(tmp_path / "book.db", *people(3))
    theirs = open_casework(tmp_path / "book.db", AS_OF)
    async with at_desk(casework) as (desk, pilot):
        await press(pilot, "0")
        theirs.set_fields("Q-2", [("name", "RENAMED Person")])
        await until(pilot, lambda: "RENAMED Person" in screen_text(desk))
    theirs.close()
    desk.casework.close()

"""Another program that writes the book is waited for, and the keys answer meanwhile."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from qmas_tui.casework.casework import Casework
from qmas_tui.desk.screens.busy import BusyScreen
from qmas_tui.desk.screens.case import CaseScreen
from qmas_tui.desk.screens.confirm import ConfirmScreen
from qmas_tui.desk.screens.note import NoteScreen
from tests.desk.support import (
    LOW,
    SIZE,
    at_desk,
    book_of,
    box_text,
    on,
    press,
    screen_text,
    settle,
    told,
)
from tests.make import holder

SHORTLY, LONGER = 0.5, 60.0
"""Seconds: soon over, and longer than any test lasts."""
WAITING = "Waiting for another program that is writing the book …"


@pytest.fixture
def casework(tmp_path: Path) -> Iterator[Casework]:
    """A book of one case with a note; the day's backup is made."""
    casework = book_of(tmp_path / "book.db", holder())
    casework.record("Q-1", "note", [("text", "first")])
    waits(casework, LONGER)
    yield casework
    casework.close()


@pytest.fixture
def other(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    """Another program that is writing, until it rolls back."""
    db = sqlite3.connect(tmp_path / "book.db", isolation_level=None)
    with closing(db):
        db.execute("BEGIN IMMEDIATE")
        yield db


def waits(casework: Casework, seconds: float) -> None:
    """Let the book give up on another program after so long."""
    casework.session.book._replica.sqlite.seconds = seconds  # type: ignore[attr-defined]


def notes(casework: Casework) -> list[str]:
    return [note.text for note in casework.holders["Q-1"].note]


@pytest.mark.parametrize("size", [LOW, SIZE])
async def test_a_form_is_saved_once_the_other_has_ended(
    casework: Casework, other: sqlite3.Connection, size: tuple[int, int]
) -> None:
    """What is waited for stands on the screen; what was typed before is saved."""
    async with at_desk(casework, size) as (desk, pilot):
        await press(pilot, "0 enter n 'mine'")
        await pilot.press("ctrl+s")
        await pilot.pause()
        on(desk, BusyScreen)
        assert WAITING in screen_text(desk)
        await pilot.press("x", "escape", "ctrl+s", "ctrl+q")
        await pilot.pause()
        on(desk, BusyScreen)
        other.rollback()
        await settle(pilot)
        on(desk, CaseScreen)
        assert "Q-1: Note “mine” recorded" in told(desk)
    assert notes(casework) == ["first", "mine"]


async def test_a_form_stays_as_typed_where_the_other_does_not_end(
    casework: Casework, other: sqlite3.Connection
) -> None:
    """The sentence is said in the form, and it can be saved later."""
    waits(casework, SHORTLY)
    async with at_desk(casework) as (desk, pilot):
        await press(pilot, "0 enter n 'mine' ctrl+s")
        form = on(desk, NoteScreen)
        text = box_text(desk)
        assert "Another program is writing" in text
        assert "try again in a moment." in text
        assert form.text == "mine"
        assert notes(casework) == ["first"]
        other.rollback()
        await press(pilot, "ctrl+s")
        on(desk, CaseScreen)
    assert notes(casework) == ["first", "mine"]


@pytest.mark.parametrize("keys", ["u", "r space"])
async def test_a_quick_command_that_cannot_wait_says_so(
    casework: Casework, other: sqlite3.Connection, keys: str
) -> None:
    """Undo, or a review: nothing is changed, and the desk goes on."""
    waits(casework, SHORTLY)
    before = casework.holders["Q-1"]
    async with at_desk(casework) as (desk, pilot):
        await press(pilot, f"0 {keys}")
        (said,) = told(desk)
        assert said.startswith("Another program is writing")
        assert said.endswith("try again in a moment.")
        assert casework.holders["Q-1"] == before
        assert other.in_transaction


async def test_consent_is_asked_before_the_wait(
    casework: Casework, other: sqlite3.Connection
) -> None:
    """An identity-card number is kept on a yes alone, also after a wait."""
    async with at_desk(casework) as (desk, pilot):
        await press(pilot, "0 enter n 'A123456(3)' ctrl+s")
        on(desk, ConfirmScreen)
        await pilot.press("y")
        await pilot.pause()
        on(desk, BusyScreen)
        other.rollback()
        await settle(pilot)
        on(desk, CaseScreen)
        await press(pilot, "n 'Z683365(5)' ctrl+s")
        on(desk, ConfirmScreen)
    assert notes(casework) == ["first", "A123456(3)"]

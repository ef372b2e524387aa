"""What other programs write, take out or damage shows on the screens."""

from __future__ import annotations

from pathlib import Path

import pytest

from qmas_tui.casework.open import open_casework
from qmas_tui.desk.screens.help import HelpScreen
from qmas_tui.desk.screens.note import NoteScreen
from qmas_tui.desk.screens.queue import QueueScreen
from qmas_tui.desk.screens.review import ReviewScreen
from qmas_tui.desk.widgets.queue_table import QueueTable
from tests.damage import spoil_step
from tests.desk.support import (
    LOW,
    at_desk,
    book_of,
    box_text,
    follow,
    on,
    people,
    press,
    screen_text,
    settle,
    told,
)
from tests.make import AS_OF, holder

ROUTE = [("citizenship", "other"), ("route", "gpt")]


async def test_others_changes_are_shown(tmp_path: Path) -> None:
    """What another program records appears without a key, on whatever screen."""
    casework = book_of(tmp_path / "book.db", *people(3))
    theirs = open_casework(tmp_path / "book.db", AS_OF)
    async with at_desk(casework) as (desk, pilot):
        await press(pilot, "0")
        theirs.set_fields("Q-2", [("name", "RENAMED Person")])
        await follow(pilot)
        assert "RENAMED Person" in screen_text(desk)
        await press(pilot, "enter question_mark")
        theirs.set_fields("Q-1", [("name", "SEEN Below")])
        await follow(pilot)
        on(desk, HelpScreen)
        await press(pilot, "escape")
        assert "SEEN Below" in screen_text(desk)
        assert told(desk) == []


@pytest.mark.parametrize("keys", ["question_mark", "ctrl+e", "ctrl+p", "slash"])
async def test_a_case_that_others_take_out_goes_from_the_queue(
    tmp_path: Path, keys: str
) -> None:
    """Also while something stands in front of it."""
    book = tmp_path / "book.db"
    casework = book_of(book, holder(case="Q-0"))
    theirs = open_casework(book, AS_OF)
    theirs.add([("case", "Q-9"), ("name", "GOING Soon"), *ROUTE])
    async with at_desk(casework) as (desk, pilot):
        await follow(pilot)
        await press(pilot, "0")
        assert "GOING Soon" in screen_text(desk)
        await press(pilot, keys)
        theirs.undo.run()
        await follow(pilot)
        await press(pilot, "escape")
        assert "GOING Soon" not in screen_text(desk)


@pytest.mark.parametrize(
    ("keys", "words"),
    [
        ("enter", "no case Q-9 any more"),
        ("enter e", "no case Q-9 any more"),
        ("enter n", ""),
        ("enter g", ""),
        ("r", ""),
    ],
)
async def test_a_page_whose_case_is_taken_out_closes(
    tmp_path: Path, keys: str, words: str
) -> None:
    """Nothing can be recorded on it any more, and nobody else gets it instead."""
    book = tmp_path / "book.db"
    casework = book_of(book, holder(case="Q-0", name="STAYS Here"))
    theirs = open_casework(book, AS_OF)
    given = [("landed_on", "2023-03-15"), ("applied_on", "2022-11-15"), *ROUTE]
    theirs.add([("case", "Q-9"), ("name", "GOING Soon"), *given])
    before = theirs.holders["Q-0"]
    async with at_desk(casework) as (desk, pilot):
        await follow(pilot)
        await press(pilot, "0 home")
        table = on(desk, QueueScreen).query_one(QueueTable)
        if table.case != "Q-9":
            await press(pilot, "down")
        assert table.case == "Q-9"
        await press(pilot, keys)
        theirs.undo.run()
        await follow(pilot)
        if keys in ("enter n", "enter g"):
            await pilot.resize_terminal(*LOW)
            await press(pilot, "'1/1/27' ctrl+s")
            assert "There is no case Q-9" in screen_text(desk)
            await press(pilot, "escape")
            assert "Leave without saving what you typed?" in screen_text(desk)
            await press(pilot, "y")
        if keys == "r":
            on(desk, ReviewScreen)
            assert "1 of 1" in screen_text(desk)
            await press(pilot, "escape")
        on(desk, QueueScreen)
        assert "GOING Soon" not in screen_text(desk)
        assert not words or words in told(desk)[-1]
        assert desk.casework.holders["Q-0"] == before


async def test_a_vanished_book_is_told_once(tmp_path: Path) -> None:
    """The desk says once that the book is gone, and again if it comes and goes."""
    book = tmp_path / "book.db"
    async with at_desk(book_of(book, *people(2))) as (desk, pilot):
        await press(pilot, "0")
        away = tmp_path / "away"
        book.rename(away)
        await follow(pilot)
        assert len(told(desk)) == 1
        assert str(book) in told(desk)[0]
        desk.clear_notifications()
        await follow(pilot)
        assert told(desk) == []
        await press(pilot, "enter n 'x' ctrl+s")
        on(desk, NoteScreen)
        assert "cannot be read" in box_text(desk)
        away.rename(book)
        await follow(pilot)
        assert told(desk) == ["Changes are saved again."]
        book.rename(away)
        await follow(pilot)
        assert len(told(desk)) == 1


async def test_a_damaged_history_is_told(tmp_path: Path) -> None:
    """The desk goes over the history while it opens, and says what is damaged."""
    book = tmp_path / "book.db"
    casework = book_of(book, *people(2))
    casework.record("Q-1", "note", [("text", "first")])
    casework.close()
    spoil_step(book, 2)
    async with at_desk(open_casework(book, AS_OF)) as (desk, pilot):
        await settle(pilot)
        (said,) = told(desk)
        assert said.startswith("Step 2 of the history is not as it was written.")
        assert said.endswith("run qmas-tui recover.")

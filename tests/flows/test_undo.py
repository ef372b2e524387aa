"""Taking back and making again, at any depth and in any session."""

from __future__ import annotations

from pathlib import Path

import pytest

from qmas_tui.casework.importing import apply_import, find_plan
from qmas_tui.casework.open import open_casework
from qmas_tui.desk.screens.confirm import ConfirmScreen
from qmas_tui.desk.screens.queue import QueueScreen
from tests.desk.support import (
    at_desk,
    book_of,
    box_text,
    casework_of,
    follow,
    on,
    people,
    press,
    screen_text,
    told,
)
from tests.make import AS_OF, holder

SHEET = Path(__file__).parents[1] / "data" / "clients.xlsx"


@pytest.mark.presses("undo", "redo", "quit")
async def test_undo_and_redo_outlast_the_desk(tmp_path: Path) -> None:
    """What one session did the next takes back, and the one after makes again."""
    book = tmp_path / "book.db"
    async with at_desk(book_of(book, holder())) as (first, pilot):
        await press(pilot, "0 enter n 'one' ctrl+s n 'two' ctrl+s ctrl+q")
    first.casework.close()
    async with at_desk(open_casework(book, AS_OF)) as (second, pilot):
        await press(pilot, "u")
        assert told(second) == ["Undone: Q-1, note “two” recorded"]
        await press(pilot, "u")
        assert told(second) == ["Undone: Q-1, note “one” recorded"]
        assert second.casework.holders["Q-1"].note == ()
    second.casework.close()
    async with at_desk(open_casework(book, AS_OF)) as (third, pilot):
        await press(pilot, "0 enter U")
        assert told(third) == ["Redone: Q-1, note “one” recorded"]
        await press(pilot, "escape r U")
        assert told(third) == ["Redone: Q-1, note “two” recorded"]
        notes = third.casework.holders["Q-1"].note
        assert [note.text for note in notes] == ["one", "two"]
        await press(pilot, "U")
        assert told(third) == ["There is nothing to redo."]
    third.casework.close()


async def test_help_says_what_undo_and_redo_would_do() -> None:
    """Help names the step, or says why there is none."""
    async with at_desk(casework_of(holder())) as (desk, pilot):
        await press(pilot, "0 question_mark")
        assert "redo: not now, nothing was undone last" in screen_text(desk)
        await press(pilot, "escape enter n 'hello' ctrl+s question_mark")
        assert "Undo the last change: Q-1, note “hello”" in screen_text(desk)
        await press(pilot, "escape u question_mark")
        text = screen_text(desk)
        assert "Redo what was undone last: Q-1, note “hello”" in text
        await press(pilot, "escape ctrl+p 'redo' enter")
        assert told(desk) == ["Redone: Q-1, note “hello” recorded"]


async def test_redo_asks_before_it_makes_an_import_again() -> None:
    """What undo asks about redo asks about too; only `y` says yes."""
    casework = casework_of()
    apply_import(casework, find_plan(casework, SHEET), SHEET.name)
    async with at_desk(casework) as (desk, pilot):
        await press(pilot, "u y")
        assert casework.holders == {}
        await press(pilot, "U enter enter")
        on(desk, ConfirmScreen)
        assert "Redo import of 60 cases from clients.xlsx (" in screen_text(desk)
        await press(pilot, "n")
        assert casework.holders == {}
        await press(pilot, "U y")
        on(desk, QueueScreen)
        assert len(casework.holders) == 60


async def test_an_answer_counts_only_for_what_was_asked(tmp_path: Path) -> None:
    """Where another program changed the book meanwhile, yes takes nothing back."""
    book = tmp_path / "book.db"
    casework = book_of(book, *people(3))
    theirs = open_casework(book, AS_OF)
    async with at_desk(casework) as (desk, pilot):
        await press(pilot, "u")
        on(desk, ConfirmScreen)
        theirs.record("Q-1", "note", [("text", "theirs")])
        await follow(pilot)
        await press(pilot, "y")
        assert told(desk) == [
            "Another program changed the book meanwhile; look at it again."
        ]
    assert len(casework.holders) == 3
    assert len(casework.holders["Q-1"].note) == 1


async def test_a_review_counts_what_is_made_again() -> None:
    """Undo lowers the count of a review, redo raises it, a new note ends redo."""
    async with at_desk(casework_of(*people(3))) as (desk, pilot):
        await press(pilot, "0 r space space u y u y")
        assert "0 reviewed" in screen_text(desk)
        await press(pilot, "U y")
        assert "1 reviewed" in screen_text(desk)
        await press(pilot, "n 'x' ctrl+s U")
        assert told(desk) == ["There is nothing to redo."]
        assert "1 reviewed" in screen_text(desk)


@pytest.mark.parametrize("keys", ["enter", "r"])
async def test_undo_of_another_case_asks(keys: str) -> None:
    """A page about one case never takes back a change to another at once."""
    casework = casework_of(*people(2))
    casework.record("Q-2", "note", [("text", "seen")])
    async with at_desk(casework) as (desk, pilot):
        await press(pilot, f"0 {keys} u enter")
        on(desk, ConfirmScreen)
        asked = "Undo Q-2, note “seen” recorded (mw, 22 Nov 2026 09:00)?"
        assert asked in box_text(desk)
        await press(pilot, "escape")
        assert len(casework.holders["Q-2"].note) == 1
        await press(pilot, "u y U")
        on(desk, ConfirmScreen)
        await press(pilot, "y")
    assert len(casework.holders["Q-2"].note) == 1


async def test_undo_of_what_another_person_did_asks(tmp_path: Path) -> None:
    """On every screen it says who did it and when, and acts on `y` alone."""
    book = tmp_path / "book.db"
    casework = book_of(book, holder())
    theirs = open_casework(book, AS_OF)
    theirs.session.who = "ab"
    theirs.record("Q-1", "note", [("text", "theirs")])
    async with at_desk(casework) as (desk, pilot):
        await follow(pilot)
        for keys in ("0 u", "enter u", "r u"):
            await press(pilot, keys)
            on(desk, ConfirmScreen)
            assert "(ab, " in box_text(desk)
            await press(pilot, "n escape")
        assert len(casework.holders["Q-1"].note) == 1
        await press(pilot, "u y")
        assert told(desk) == ["Undone: Q-1, note “theirs” recorded"]


async def test_a_like_step_of_another_person_is_another(tmp_path: Path) -> None:
    """A yes to one's own step takes back no other that is told in the same words."""
    book = tmp_path / "book.db"
    casework = book_of(book, *people(2))
    casework.record("Q-1", "note", [("text", "seen")])
    theirs = open_casework(book, AS_OF)
    theirs.session.who = "ab"
    async with at_desk(casework) as (desk, pilot):
        await press(pilot, "0 end enter u")
        on(desk, ConfirmScreen)
        theirs.record("Q-1", "note", [("text", "seen")])
        await follow(pilot)
        await press(pilot, "y")
        assert "changed the book meanwhile" in told(desk)[0]
    assert [note.by for note in casework.holders["Q-1"].note] == [
        casework.session.who,
        "ab",
    ]

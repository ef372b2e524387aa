"""The desk goes on where the book cannot be saved or read, and says so."""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

import pytest

from qmas_tui.casework.casework import Casework
from qmas_tui.casework.open import open_casework
from qmas_tui.desk.app import Desk
from qmas_tui.desk.awaited import AwaitedBook
from qmas_tui.desk.screens.case import CaseScreen
from qmas_tui.desk.screens.note import NoteScreen
from qmas_tui.desk.screens.review import ReviewScreen
from qmas_tui.errors import BookError, DamagedBook
from qmas_tui.facts.changes import Past
from tests.desk.support import (
    LOW,
    SIZE,
    FaultyBook,
    at_desk,
    book_of,
    casework_of,
    follow,
    on,
    people,
    press,
    screen_text,
    settle,
    toasts,
    told,
)
from tests.make import AS_OF, holder

FULL = "The book cannot be saved: no space is left on the disk"
HISTORY = "7"


@pytest.fixture
def book() -> FaultyBook:
    """A book on a disk that can be broken."""
    return FaultyBook()


def head(desk: Desk) -> str:
    """The first line of the screen."""
    return screen_text(desk).splitlines()[0]


@pytest.mark.parametrize("size", [LOW, SIZE])
@pytest.mark.parametrize(
    "keys", ["", "0 enter", "0 r", "0 enter e", "0 enter n", "question_mark"]
)
async def test_every_screen_says_first_that_nothing_is_saved(
    book: FaultyBook, keys: str, size: tuple[int, int]
) -> None:
    """A mark and words open the header as long as it lasts, also behind a form."""
    async with at_desk(casework_of(*people(2), book=book), size) as (desk, pilot):
        await press(pilot, keys)
        assert "CANNOT SAVE" not in screen_text(desk)
        book.trouble = FULL
        await follow(pilot)
        assert head(desk).startswith(" !! CANNOT SAVE   QMAS desk   facts   ")
        book.trouble = ""
        await follow(pilot)
        assert head(desk).startswith(" QMAS desk   facts   ")


async def test_trouble_is_told_once_and_told_when_it_is_over(book: FaultyBook) -> None:
    """One whole sentence when it begins, one when it ends; help keeps the first."""
    async with at_desk(casework_of(*people(2), book=book)) as (desk, pilot):
        await settle(pilot)
        book.trouble = FULL
        await follow(pilot)
        assert told(desk) == [f"{FULL}."]
        assert [each.has_class("-error") for each in toasts(desk)] == [True]
        desk.clear_notifications()
        await follow(pilot)
        assert told(desk) == []
        await press(pilot, "question_mark")
        assert f"!! {FULL}." in screen_text(desk)
        await press(pilot, "escape")
        book.trouble = ""
        await follow(pilot)
        assert told(desk) == ["Changes are saved again."]
        await press(pilot, "question_mark")
        assert FULL not in screen_text(desk)


async def test_trouble_there_from_the_start_is_told(book: FaultyBook) -> None:
    """A book that cannot be saved when the desk opens is shown so at once."""
    casework = casework_of(*people(2), book=book)
    book.trouble = FULL
    async with at_desk(casework) as (desk, pilot):
        await settle(pilot)
        assert told(desk) == [f"{FULL}."]
        assert head(desk).startswith(" !! CANNOT SAVE")


async def test_what_is_typed_stays_until_it_can_be_saved(book: FaultyBook) -> None:
    """A form that cannot be saved says why, and is saved as typed afterwards."""
    async with at_desk(casework_of(holder(), book=book)) as (desk, pilot):
        await press(pilot, "0 enter n 'hello'")
        book.trouble = FULL
        await press(pilot, "ctrl+s")
        form = on(desk, NoteScreen)
        assert FULL in screen_text(desk)
        assert form.text == "hello"
        book.trouble = ""
        await press(pilot, "ctrl+s")
        on(desk, CaseScreen)
        assert told(desk) == ["Q-1: Note “hello” recorded"]


async def test_news_and_what_a_key_did_stand_side_by_side(book: FaultyBook) -> None:
    """News of the book wipes away no answer to a key, and no key wipes away news."""
    async with at_desk(casework_of(holder(), book=book)) as (desk, pilot):
        await press(pilot, "0 enter n 'hello' ctrl+s")
        book.trouble = FULL
        await follow(pilot)
        assert told(desk) == ["Q-1: Note “hello” recorded", f"{FULL}."]
        book.trouble = ""
        await press(pilot, "n 'again' ctrl+s")
        assert told(desk) == [f"{FULL}.", "Q-1: Note “again” recorded"]
        await follow(pilot)
        assert told(desk) == ["Q-1: Note “again” recorded", "Changes are saved again."]


@pytest.mark.parametrize("keys", ["r space", "enter 5 x y"])
async def test_a_command_that_cannot_save_says_so(book: FaultyBook, keys: str) -> None:
    """A quick command tells the sentence, changes nothing, and the desk goes on."""
    casework = casework_of(holder(), book=book)
    before = casework.holders["Q-1"]
    async with at_desk(casework) as (desk, pilot):
        await press(pilot, "0")
        book.trouble = FULL
        await press(pilot, keys)
        assert told(desk)[0].startswith(FULL)
        assert desk.casework.holders["Q-1"] == before
        assert desk.is_running


async def test_damage_found_while_open_is_shown(book: FaultyBook) -> None:
    """The header names it, and the sentence says what to do."""
    async with at_desk(casework_of(*people(2), book=book)) as (desk, pilot):
        await settle(pilot)
        book.unread = DamagedBook("line 0 of the journal is damaged")
        await follow(pilot)
        assert head(desk).startswith(" !! BOOK DAMAGED   QMAS desk")
        assert told(desk) == [
            "Line 0 of the journal is damaged. "
            "Leave the desk and open it again to recover."
        ]


async def test_a_journal_that_cannot_be_read_breaks_no_page(book: FaultyBook) -> None:
    """The history part of the case says so in its place, and its other parts stand."""
    async with at_desk(casework_of(holder(), book=book)) as (desk, pilot):
        await press(pilot, "0 enter")
        book.unread = BookError("The journal cannot be read: input/output error")
        await follow(pilot)
        await press(pilot, HISTORY)
        text = screen_text(desk)
        assert text.startswith(" !! CANNOT SAVE")
        assert "!! The journal cannot be read: input/output error" in text
        await press(pilot, "u")
        assert told(desk) == ["The journal cannot be read: input/output error"]
        await press(pilot, "question_mark")
        assert "undo: not now, the journal cannot be read" in screen_text(desk)
        await press(pilot, "escape escape r")
        on(desk, ReviewScreen)
        assert "Since you last looked" in screen_text(desk)
        book.unread = None
        await follow(pilot)
        assert told(desk)[-1] == "Changes are saved again."


async def test_a_review_does_not_claim_that_nothing_happened(
    book: FaultyBook, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where nobody can tell what was recorded since, it says that instead."""

    def history(_: Casework, case: str) -> Sequence[Past]:
        raise BookError(f"The journal cannot be read at {case}")

    monkeypatch.setattr(Casework, "history", history)
    async with at_desk(casework_of(holder(), book=book)) as (desk, pilot):
        await press(pilot, "0 r")
        text = screen_text(desk)
        assert "!! The journal cannot be read at Q-1" in text
        assert "Nothing was recorded" not in text
        assert "Dates" in text


async def test_notices_are_told_at_opening_and_later(book: FaultyBook) -> None:
    """What the book noticed is told once, also together with trouble."""
    casework = casework_of(*people(2), book=book)
    book.news = ["A torn line was set aside in book.db.torn-1."]
    async with at_desk(casework) as (desk, pilot):
        await settle(pilot)
        assert told(desk) == ["A torn line was set aside in book.db.torn-1."]
        book.news, book.trouble = ["Another was, too."], FULL
        await follow(pilot)
        assert told(desk) == [f"{FULL}.\nAnother was, too."]


async def test_each_day_is_kept_once(book: FaultyBook) -> None:
    """The day's backup is made when the desk opens and when a new day begins."""
    day = AS_OF
    casework = casework_of(*people(2), book=book)

    def clock() -> date:
        return day

    desk = Desk(AwaitedBook.opened(casework), clock)
    async with desk.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await follow(pilot)
        assert book.occasions == ["daily"]
        day = AS_OF + timedelta(days=1)
        moment = casework.session.clock() + timedelta(days=1)
        casework.session.clock = lambda: moment
        await follow(pilot)
        assert book.occasions == ["daily", "daily"]


async def test_a_file_that_may_not_be_written_is_told_at_the_first_sight(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Header and a sentence say so when the desk opens, before anything is tried."""
    path = tmp_path / "book.db"
    book_of(path, holder()).close()
    monkeypatch.setattr(os, "access", lambda *_: False)
    monkeypatch.setattr(Desk, "look_ahead", lambda _: None)
    monkeypatch.setattr(Desk, "follow", lambda _: None)
    async with at_desk(open_casework(path, AS_OF), LOW) as (desk, pilot):
        await settle(pilot)
        assert head(desk).startswith(" !! CANNOT SAVE")
        (said,) = told(desk)
        assert said.endswith("may not be written by you, so no change can be saved.")


async def test_the_name_of_a_file_gets_no_capital_letter(
    book: FaultyBook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither where a form is refused nor where trouble is told."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "book.toml").write_text("mine")
    async with at_desk(casework_of(holder(), book=book)) as (desk, pilot):
        await press(pilot, "ctrl+e 'book.toml' ctrl+s")
        assert "book.toml exists already" in screen_text(desk)
        await press(pilot, "n")
        book.trouble = "book.db may not be written"
        await follow(pilot)
        assert told(desk) == ["book.db may not be written."]

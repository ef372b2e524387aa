"""A damaged book: said before anything else, and put back only when told to."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from threading import Event

import pytest

from qmas_tui.casework.book_files import recover_book, survey
from qmas_tui.casework.open import open_casework
from qmas_tui.desk.recovery import Damage, RecoveryApp
from qmas_tui.desk.screens.help import HelpScreen
from qmas_tui.errors import BookError
from tests.damage import spoil_record
from tests.desk.support import (
    LOW,
    SIZE,
    book_of,
    on,
    people,
    press,
    screen_text,
    settle,
    told,
)
from tests.make import AS_OF

PROBLEM = "Line 0 of book.db.journal is damaged."
OFFER = "The book can be put back as it stood on 21 Nov 2026 18:04 (3 cases)."
DONE = ("The book was put back.", "The damaged file is kept as book.db.damaged-1.")


class Recovery:
    """A recovery that a test controls."""

    def __init__(self) -> None:
        self.asked = 0
        self.error: BookError | None = None
        self.may_end = Event()
        self.may_end.set()

    def __call__(self) -> Sequence[str]:
        """Recover, once that is allowed."""
        self.asked += 1
        self.may_end.wait(10)
        if self.error is not None:
            raise self.error
        return DONE


@pytest.fixture
def recovery() -> Recovery:
    """A recovery that goes well."""
    return Recovery()


def app_of(recovery: Recovery, offer: str = OFFER) -> RecoveryApp:
    """The screen for a book with one fault."""
    damage = Damage("book.db", (PROBLEM,), offer, recovery)
    return RecoveryApp(damage, "qmas-dark")


def lines(app: RecoveryApp) -> list[str]:
    """What stands on the screen, line by line."""
    return screen_text(app).splitlines()


@pytest.mark.parametrize("size", [LOW, SIZE])
async def test_it_says_what_is_wrong_and_what_would_be_put_back(
    recovery: Recovery, size: tuple[int, int]
) -> None:
    """Damage, offer and what is kept stand there, and the keys below."""
    app = app_of(recovery)
    async with app.run_test(size=size, notifications=True) as pilot:
        await settle(pilot)
        text = screen_text(app)
        assert lines(app)[0].startswith(" !! BOOK DAMAGED   QMAS desk   book")
        assert PROBLEM in text
        assert OFFER in text
        assert "files as they are now are kept" in text
        assert lines(app)[-1] == " r put it back   ? keys   q leave"
        await press(pilot, "question_mark")
        on(app, HelpScreen)
        assert "open the desk: not now, the book is damaged still" in screen_text(app)
    assert recovery.asked == 0


@pytest.mark.parametrize("keys", ["escape", "ctrl+q", "enter enter space q"])
async def test_it_changes_nothing_unless_told_to(recovery: Recovery, keys: str) -> None:
    """Enter does nothing; q, escape and ctrl+q leave."""
    app = app_of(recovery)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, keys)
        assert app.return_value == "left"
    assert recovery.asked == 0


@pytest.mark.presses("put-back", "go-on")
@pytest.mark.parametrize("key", ["r", "y"])
async def test_it_puts_the_book_back_and_goes_on(recovery: Recovery, key: str) -> None:
    """Then it says what was done, and enter opens the desk."""
    app = app_of(recovery)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, key)
        text = screen_text(app)
        for words in DONE:
            assert words in text
        assert lines(app)[0].startswith(" recovered   QMAS desk   book")
        assert lines(app)[-1] == " enter open the desk   ? keys   q leave"
        await press(pilot, "r y enter")
        assert app.return_value == "go-on"
    assert recovery.asked == 1


@pytest.mark.presses("give-up")
async def test_it_can_be_left_once_the_book_is_put_back(recovery: Recovery) -> None:
    """Escape leaves without the desk, and the book is well."""
    app = app_of(recovery)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "r escape")
        assert app.return_value == "recovered"


async def test_keys_answer_while_it_works(recovery: Recovery) -> None:
    """Leaving waits until the book is whole, and nothing is asked for twice."""
    recovery.may_end.clear()
    app = app_of(recovery)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await pilot.press("r", "r", "f2", "escape")
        await pilot.pause()
        assert lines(app)[0].startswith(" putting back …")
        assert told(app) == ["Wait a moment: the book is being put back."]
        assert app.is_running
        recovery.may_end.set()
        await settle(pilot)
        assert DONE[0] in screen_text(app)
    assert recovery.asked == 1


async def test_a_recovery_that_fails_says_why(recovery: Recovery) -> None:
    """The screen stays, and it can be tried again."""
    recovery.error = BookError("book.db cannot be written: no space left.")
    app = app_of(recovery)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "r")
        assert "book.db cannot be written: no space left." in screen_text(app)
        assert PROBLEM in screen_text(app)
        recovery.error = None
        await press(pilot, "r")
        assert DONE[0] in screen_text(app)


async def test_where_nothing_is_left_it_can_only_be_left(recovery: Recovery) -> None:
    """No key pretends that there is a way back."""
    app = app_of(recovery, offer="")
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "r y")
        assert "Nothing: no sound copy of the book was found." in screen_text(app)
        assert lines(app)[-1] == " ? keys   q leave"
        await press(pilot, "escape")
        assert app.return_value == "left"
    assert recovery.asked == 0


async def test_a_really_damaged_book_is_put_back(tmp_path: Path) -> None:
    """A record is not as it was: the book comes back, the damaged one is kept."""
    book = tmp_path / "book.db"
    casework = book_of(book, *people(3))
    casework.record("Q-1", "note", [("text", "kept")])
    casework.close()
    damaged = spoil_record(book)
    found = survey(book)
    assert found is not None
    damage = Damage(book.name, found.problems, found.offer, lambda: recover_book(book))
    app = RecoveryApp(damage, "qmas-dark")
    async with app.run_test(size=LOW) as pilot:
        await settle(pilot)
        assert "What is damaged" in screen_text(app)
        await press(pilot, "r")
        assert lines(app)[0].startswith(" recovered")
    (kept,) = tmp_path.glob("book.db.damaged-*")
    assert kept.read_bytes() == damaged
    open_casework(book, AS_OF).close()

"""The desk opens on a light frame whose keys answer, and then on its queue."""

from __future__ import annotations

import subprocess
import sys
import threading

import pytest

from qmas_tui.casework.casework import Casework
from qmas_tui.desk import app
from qmas_tui.desk.app import Desk
from qmas_tui.desk.awaited import AwaitedBook
from qmas_tui.desk.quiet import QuietApp
from qmas_tui.desk.screens.queue import QueueScreen
from qmas_tui.desk.widgets.queue_table import QueueTable
from qmas_tui.errors import BookError
from tests.bench import books
from tests.desk.support import at_desk, casework_of, on, screen_text, settle
from tests.make import AS_OF, holder


def slow(casework: Casework, go_on: threading.Event) -> AwaitedBook:
    """A book that opens only when it may."""

    def opened() -> Casework:
        assert go_on.wait(20)
        return casework

    return AwaitedBook("harbour.db", "qmas-dark", False, opened)


def test_the_first_frame_loads_what_it_shows() -> None:
    """Neither the store nor findings, nor any screen but its own, is loaded before."""
    later = ("tinydb", "pendulum", "qmas_tui.findings.assess", "qmas_tui.desk.palette")
    code = f"import qmas_tui.cli.desk, sys; print({{*{later}}} & {{*sys.modules}})"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert ran.stdout == b"set()\n"


async def test_keys_answer_before_the_book_is_open() -> None:
    """It says what is opened; what is typed meanwhile reaches the queue."""
    go_on = threading.Event()
    desk = Desk(slow(casework_of(holder()), go_on), lambda: AS_OF)
    async with desk.run_test(size=(100, 30), notifications=True) as pilot:
        assert "harbour" in screen_text(desk)
        assert "opening" in screen_text(desk)
        await pilot.press("f2")
        assert desk.theme == "qmas-light"
        await pilot.press("0")
        go_on.set()
        await settle(pilot)
        assert on(desk, QueueScreen).view.digit == "0"


async def test_the_desk_can_be_left_while_it_opens() -> None:
    """`q` leaves at once; nobody's last visit is another for it."""
    go_on = threading.Event()
    desk = Desk(slow(casework_of(holder()), go_on), lambda: AS_OF)
    async with desk.run_test() as pilot:
        await pilot.press("q")
        assert not desk.is_running
        go_on.set()


async def test_what_keeps_a_book_shut_ends_the_desk() -> None:
    """It is kept, for whoever ran the desk to tell."""

    def shut() -> Casework:
        raise BookError("The book was made by a newer program.")

    book = AwaitedBook("harbour.db", "qmas-dark", False, shut)
    desk = Desk(book, lambda: AS_OF)
    async with desk.run_test() as pilot:
        await settle(pilot)
        assert not desk.is_running
    assert isinstance(book.error, BookError)


def test_whoever_ran_the_desk_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """The error is raised once the terminal is given back."""
    book = AwaitedBook("harbour.db", "qmas-dark", False, lambda: casework_of())
    book.error = BookError("The book was made by a newer program.")
    monkeypatch.setattr(QuietApp, "run", lambda _: None)
    with pytest.raises(BookError, match="newer"):
        app.run_desk(book, lambda: AS_OF)


async def test_who_has_not_moved_begins_at_the_top() -> None:
    """When all is worked out, the cursor stands on the most pressing case."""
    async with at_desk(casework_of(*books.people(150, seed=3))) as (desk, pilot):
        await settle(pilot)
        table = on(desk, QueueScreen).query_one(QueueTable)
        assert table.case == table.cases[0]

"""The desk as it is left open: days pass, others write, books vanish."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from qmas_tui.desk.app import Desk
from qmas_tui.desk.awaited import AwaitedBook
from qmas_tui.desk.screens.case import CaseScreen
from qmas_tui.desk.screens.confirm import ConfirmScreen
from qmas_tui.desk.screens.explain import ExplainScreen, explain_case, explain_line
from qmas_tui.desk.screens.note import NoteScreen
from qmas_tui.desk.screens.queue import QueueScreen
from qmas_tui.desk.screens.review import ReviewScreen
from qmas_tui.views.model import Line
from tests.desk.seen import looking
from tests.desk.support import (
    LOW,
    SIZE,
    at_desk,
    casework_of,
    follow,
    on,
    people,
    press,
    screen_text,
    settle,
    told,
)
from tests.make import AS_OF, holder

SOON = [{"until": "2026-12-01", "confirmed": True}]


async def test_the_header_says_how_old_the_rules_are() -> None:
    """Book, day in Hong Kong and the rules' oldest check date stand in the header."""
    casework = casework_of(*people(2))
    async with at_desk(casework) as (desk, _):
        head = screen_text(desk).splitlines()[0]
    assert (
        "QMAS desk   facts   Holders 2   Prospects 0   Month   Workload   Log" in head
    )
    days = (AS_OF - casework.policy.checked_on).days
    assert head.endswith(f"Sun 22 Nov 2026   rules 20 Jan, {days} d old")


@pytest.mark.parametrize("keys", ["0", "0 enter", "0 enter e", "0 r"])
async def test_it_stays_right_over_midnight(keys: str) -> None:
    """When a new day begins in Hong Kong, every screen moves on to it."""
    day = AS_OF
    casework = casework_of(holder(grant=SOON))

    def clock() -> date:
        return day

    desk = Desk(AwaitedBook.opened(casework), clock)
    async with desk.run_test(size=SIZE) as pilot:
        await press(pilot, keys)
        day = AS_OF + timedelta(days=1)
        await follow(pilot)
        assert casework.as_of == day
        assert "Mon 23 Nov 2026" in screen_text(desk)
        await press(pilot, "escape escape")
        assert "1 Dec 2026" in screen_text(desk)
        row = next(x for x in screen_text(desk).splitlines() if "Q-1" in x)
        assert row.partition("1 Dec 2026")[2].startswith("     in 8 d")


async def test_a_toast_takes_the_place_of_the_last() -> None:
    """One thing is said at a time, on one line, above the keys."""
    async with at_desk(casework_of(*people(2)), LOW) as (desk, pilot):
        await press(pilot, "0 enter n 'one' ctrl+s n 'two' ctrl+s")
        assert told(desk) == ["Q-1: Note “two” recorded"]
        lines = screen_text(desk).splitlines()
        assert "Note “two” recorded" in lines[-2]
        assert lines[-1].startswith(" enter next step")


async def test_leaving_with_something_typed_asks() -> None:
    """`ctrl+q` leaves at once, but never loses what is typed without asking."""
    async with at_desk(casework_of(*people(1))) as (desk, pilot):
        await press(pilot, "0 enter n 'x' ctrl+q ctrl+q enter")
        on(desk, ConfirmScreen)
        await press(pilot, "n")
        on(desk, NoteScreen)
        await press(pilot, "ctrl+q y")
        assert not desk.is_running


async def test_it_leaves_at_once_where_nothing_is_lost() -> None:
    """With an untouched form in front `ctrl+q` leaves."""
    async with at_desk(casework_of(*people(1))) as (desk, pilot):
        await press(pilot, "0 enter n ctrl+q")
        assert not desk.is_running


async def test_help_says_what_does_nothing_here() -> None:
    """Help lists the keys of the screen to the last, and why one does nothing now."""
    async with at_desk(casework_of()) as (desk, pilot):
        await press(pilot, "escape question_mark")
        text = screen_text(desk)
        assert "ctrl+k another key" in text, "how the list is used stays in sight"
        await press(pilot, "pagedown")
        text += screen_text(desk)
        await press(pilot, "pagedown pagedown")
        text += screen_text(desk)
        assert "open: not now, there is no case in this view" in text
        assert "Show the view of that digit" in text
        assert "j k" in text
        await press(pilot, "question_mark e enter r")
        on(desk, QueueScreen)


async def test_help_on_the_pages() -> None:
    """Rows can be corrected where there is one; after a review nothing is left."""
    async with at_desk(casework_of(*people(1))) as (desk, pilot):
        await press(pilot, "0 enter question_mark")
        assert "correct: not now, the cursor is on nothing recorded" in screen_text(
            desk
        )
        await press(pilot, "escape escape r j question_mark")
        text = screen_text(desk)
        assert "grant: not now, every case was gone through" in text
        assert "j k" not in text
        await press(pilot, "escape g s e space j j")
        on(desk, ReviewScreen)
        await press(pilot, "k")
        assert "1 of 1" in screen_text(desk)


async def test_an_empty_book_says_so() -> None:
    """Nobody in the book: each view says so in words, and no key does harm."""
    async with at_desk(casework_of(), LOW) as (desk, pilot):
        await press(pilot, "escape 0")
        assert "The book holds nobody yet" in screen_text(desk)
        await press(pilot, "enter e down end")
        on(desk, QueueScreen)
        await press(pilot, "r")
        assert told(desk) == ["There is no case to review in this view."]
        await press(pilot, "u")
        assert "nothing to undo" in told(desk)[0].lower()


async def test_what_cannot_be_explained_is_said() -> None:
    """A case without a date has nothing to explain, and the desk says so."""
    bare = holder(applied_on=None, landed_on=None, grant=[], work=[])
    async with at_desk(casework_of(bare)) as (desk, pilot):
        await press(pilot, "0")
        explain_line(desk, "Q-1", Line(about="milestone"))
        await settle(pilot)
        assert told(desk) == ["There is nothing to explain here."]
        explain_case(desk, "Q-1")
        await settle(pilot)
        assert isinstance(desk.screen, ExplainScreen) or "nothing" in told(desk)[0]


async def test_the_page_follows_a_new_width() -> None:
    """A terminal made narrow and wide again shows everything that fits."""
    async with at_desk(casework_of(*people(2))) as (desk, pilot):
        await press(pilot, "0")
        assert "Limit of stay" in screen_text(desk)
        await pilot.resize_terminal(*LOW)
        await settle(pilot)
        assert "Limit of stay" not in screen_text(desk)
        await press(pilot, "enter")
        on(desk, CaseScreen)
        await pilot.resize_terminal(*SIZE)
        await settle(pilot)
        await press(pilot, "escape")
        assert "Limit of stay" in screen_text(desk)


@pytest.mark.parametrize("key", ["escape", "ctrl+p"])
async def test_no_terminal_is_too_narrow(key: str) -> None:
    """A pane drawn together to a few columns ends nothing, also over the palette."""
    async with at_desk(casework_of(*people(2))) as (desk, pilot):
        await press(pilot, "0")
        await pilot.press(key)
        for width in (1, 4, 5, 6):
            with looking():
                await pilot.resize_terminal(width, 3)
                await settle(pilot)
                await pilot.resize_terminal(*SIZE)
                await settle(pilot)
            assert "QMAS desk" in screen_text(desk)

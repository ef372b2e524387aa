"""A terminal of any size: nothing breaks, and nothing typed is lost."""

from __future__ import annotations

from functools import partial

import pytest
from textual.widgets import Input, TextArea

from qmas_tui.desk.app import Desk
from qmas_tui.desk.screens.queue import back_to_queue
from tests.desk.idle import until
from tests.desk.seen import looking
from tests.desk.support import (
    LOW,
    at_desk,
    casework_of,
    people,
    press,
    screen_text,
)

SIZES = ((1, 1), (4, 24), (20, 5), LOW)
FAMILY = [{"name": "LEE Ming", "relation": "child", "limit_of_stay": "2028-03-15"}]
SCREENS = (
    "0 slash 'holder'",
    "a",
    "0 enter",
    "0 enter g '15/3/31'",
    "0 enter g '15/3/2082' ctrl+s",
    "0 enter f tab 'today' f1",
    "0 enter a",
    "0 enter a j 'today'",
    "0 enter n 'Asked_for_it'",
    "0 enter s '+2w'",
    "0 enter e",
    "0 enter x",
    "0 enter question_mark 'gra'",
    "0 r",
    "0 space b",
    "0 F",
    "0 V 'mine'",
    "0 ctrl+e '/tmp/x.csv'",
    "0 ctrl+p 'hol'",
    "I '/tmp/x.csv'",
    "L",
    "M",
    "W",
    "comma",
    "R slash 'fee'",
    "R enter",
    "R / h s 0 1 enter c right ctrl+s",
)
"""Keys from the queue to each screen, with something typed where one can type."""


@pytest.mark.parametrize("at", range(2))
async def test_every_screen_outlives_any_size(at: int) -> None:
    """Squeezed to one cell and widened again each stands there with what was typed."""
    casework = casework_of(*people(3, dependant=FAMILY))
    async with at_desk(casework, LOW) as (desk, pilot):
        for keys in SCREENS[at::2]:
            await press(pilot, keys)
            kind, typed = type(desk.screen), texts(desk)
            head = head_of(desk)
            with looking():
                for columns, lines in SIZES:
                    await pilot.resize_terminal(columns, lines)
            assert type(desk.screen) is kind, keys
            assert texts(desk) == typed, keys
            await until(pilot, partial(begins_with, desk, head), keys)
            back_to_queue(desk).close_filter()
            await pilot.pause()


def head_of(desk: Desk) -> list[str]:
    """What stands above, also where another screen is in front."""
    return screen_text(desk).splitlines()[:2]


def begins_with(desk: Desk, head: list[str]) -> bool:
    """Whether that stands above."""
    return head_of(desk) == head


def texts(desk: Desk) -> list[str]:
    """What is typed on the screen."""
    screen = desk.screen
    return [each.value for each in screen.query(Input)] + [
        each.text for each in screen.query(TextArea)
    ]

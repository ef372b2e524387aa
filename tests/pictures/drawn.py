"""The desk over the demo book of a fixed day, and its screen as text.

A picture is the screen three times, one line under the other: what can be read, the
role of its colour, and that of the ground behind it. So a difference between two
pictures can be read, and no machine draws another one.
"""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from threading import Event
from unittest.mock import patch

from msgspec import structs
from textual.color import Color
from textual.pilot import Pilot

from qmas_tui.casework.casework import Casework
from qmas_tui.casework.open import demo_casework
from qmas_tui.config.themes import Palette, load_themes
from qmas_tui.desk.app import Desk
from qmas_tui.desk.awaited import AwaitedBook
from qmas_tui.desk.theme import cursor_of
from qmas_tui.errors import BookError
from tests.desk.seen import Cell, cells_of, looking, text_of
from tests.desk.support import MOMENT, at_desk, casework_of
from tests.make import AS_OF as DAY

LATER = datetime(2026, 11, 22, 3, 20, tzinfo=UTC)
"""When something is recorded, after the backup of the day was made."""
SIZE = (120, 36)
LETTERS = {
    **{"text": ".", "dim": "d", "accent": "a", "act": "x", "warn": "w", "good": "g"},
    **{"today": "t", "ground": " ", "panel": "p", "cursor": "c"},
}
"""The sign of each role; of bold text in capitals. What is no role is `~`."""


@asynccontextmanager
async def at_demo(
    size: tuple[int, int] = SIZE, theme: str = "qmas-dark"
) -> AsyncIterator[tuple[Desk, Pilot[int]]]:
    """The desk over the demo book, and somebody at its keys."""
    with patch("qmas_tui.casework.open.now", lambda: MOMENT):
        casework = demo_casework(DAY)
    casework.session.who = "mw"
    desk = Desk(AwaitedBook.opened(casework), lambda: DAY)
    async with desk.run_test(size=size) as pilot:
        desk.theme = theme
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        casework.session.clock = lambda: LATER
        yield desk, pilot
    casework.close()


@asynccontextmanager
async def at_nobody(size: tuple[int, int]) -> AsyncIterator[tuple[Desk, Pilot[int]]]:
    """The desk over a book without anybody."""
    async with at_desk(casework_of(as_of=DAY), size) as (desk, pilot):
        await pilot.pause()
        yield desk, pilot


@asynccontextmanager
async def at_opening(size: tuple[int, int]) -> AsyncIterator[tuple[Desk, Pilot[int]]]:
    """The desk while its book is still being opened."""
    may_open = Event()

    def open_at_last() -> Casework:
        may_open.wait()
        raise BookError("It is looked at no longer.")

    book = AwaitedBook("harbour", "qmas-dark", False, open_at_last)
    desk = Desk(book, lambda: DAY)
    async with desk.run_test(size=size) as pilot:
        await pilot.pause()
        yield desk, pilot
        may_open.set()


def picture_of(desk: Desk) -> str:
    """The screen as an SVG, its spaces kept, and under names that never change."""
    with looking():
        svg = re.sub(r"terminal-\d+", "desk", desk.export_screenshot())
    svg = "\n".join(line.rstrip() for line in svg.splitlines()) + "\n"
    return svg.replace("<svg ", '<svg xml:space="preserve" ', 1)


def drawn(desk: Desk) -> str:
    """The screen as text."""
    (palette,) = [each for each in load_themes() if each.name == desk.theme]
    roles = _roles(palette)
    cells = cells_of(desk)
    read = [text_of(line) for line in cells]
    colours = ["".join(_colour(cell, roles) for cell in line) for line in cells]
    grounds = ["".join(_sign(cell.ground, roles) for cell in line) for line in cells]
    blocks = {"read": read, "colours": colours, "grounds": grounds}
    return "\n".join(_block(title, lines) for title, lines in blocks.items())


def _roles(palette: Palette) -> Mapping[Color, str]:
    """The sign of each colour."""
    colours = structs.asdict(palette) | {"cursor": cursor_of(palette)}
    return {Color.parse(colours[role]): sign for role, sign in LETTERS.items()}


def _colour(cell: Cell, roles: Mapping[Color, str]) -> str:
    if not cell.text.strip():
        return " "
    sign = _sign(cell.colour, roles).replace(" ", "o")
    return sign.upper() if cell.is_bold else sign


def _sign(colour: str, roles: Mapping[Color, str]) -> str:
    """The sign of the role with that colour, give or take what is lost in mixing."""
    if colour:
        red, green, blue = Color.parse(colour).rgb
        for (r, g, b, *_), sign in roles.items():
            if max(abs(r - red), abs(g - green), abs(b - blue)) <= 1:
                return sign
    return "~"


def _block(title: str, lines: Sequence[str]) -> str:
    return "\n".join([f"== {title}", *[f"|{line.rstrip()}" for line in lines], ""])

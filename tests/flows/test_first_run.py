"""An empty book says how to begin, and an office need know no command for it."""

from __future__ import annotations

from pathlib import Path

import pytest

from qmas_tui.desk.book_app import Elsewhere
from qmas_tui.desk.screens.first_run import FirstRunScreen
from qmas_tui.desk.screens.form import FormScreen
from qmas_tui.desk.screens.queue import QueueScreen
from qmas_tui.desk.widgets.typed import Typed
from tests.desk.support import (
    LOW,
    at_desk,
    book_of,
    box_text,
    casework_of,
    field,
    on,
    press,
    screen_text,
)
from tests.make import holder


async def test_the_first_holder_is_added_by_hand() -> None:
    """What is wanted is said, also on a small screen; then the queue is there."""
    async with at_desk(casework_of(), LOW) as (desk, pilot):
        on(desk, FirstRunScreen)
        text = screen_text(desk)
        assert "This book holds nobody yet." in text
        assert "i   Import a spreadsheet" in text
        await press(pilot, "n 'Q-1' enter 'LEE' ctrl+s")
        assert "Not saved: see the field in red" in box_text(desk)
        await press(pilot, "n enter g ctrl+s")
        on(desk, QueueScreen)
        assert "LEE" in screen_text(desk)


@pytest.mark.presses("first-import")
async def test_a_file_can_be_imported_by_enter() -> None:
    """The cursor does the same as the letters; escape shows the empty queue."""
    async with at_desk(casework_of()) as (desk, pilot):
        await press(pilot, "enter")
        on(desk, FormScreen)
        assert "Take in a file" in box_text(desk)
        await press(pilot, "escape escape")
        on(desk, QueueScreen)


@pytest.mark.presses("demo", "other-book")
async def test_another_book_or_the_demo_is_opened(tmp_path: Path) -> None:
    """The desk is left for it; a path without a book is refused."""
    path = tmp_path / "book.db"
    book_of(path, holder()).close()
    async with at_desk(casework_of()) as (desk, pilot):
        await press(pilot, "o '/nothing.db' ctrl+s")
        assert "there is no book" in box_text(desk)
        assert "Nothing was opened" in box_text(desk)
        typed = field(desk, "path").input
        assert isinstance(typed, Typed)
        typed.value = str(path)
        await press(pilot, "ctrl+s")
    assert desk.elsewhere == Elsewhere(path)
    async with at_desk(casework_of()) as (desk, pilot):
        await press(pilot, "d")
    assert desk.elsewhere == Elsewhere()

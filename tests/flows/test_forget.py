"""Forgetting a case: found in the palette alone, and never by accident."""

from __future__ import annotations

import pytest

from qmas_tui.desk.screens.case import CaseScreen
from qmas_tui.desk.screens.form import FormScreen
from qmas_tui.desk.screens.queue import QueueScreen
from tests.desk.support import (
    LOW,
    SIZE,
    FaultyBook,
    at_desk,
    casework_of,
    on,
    people,
    press,
    screen_text,
    told,
)

ASK = "7 enter ctrl+p 'forget' enter"


@pytest.mark.parametrize("size", [LOW, SIZE])
async def test_a_case_is_forgotten_for_good(size: tuple[int, int]) -> None:
    """Its reference typed again erases it; the queue comes back, undo stops there."""
    casework = casework_of(*people(3))
    casework.record("Q-1", "note", [("text", "x")])
    async with at_desk(casework, size) as (desk, pilot):
        await press(pilot, ASK)
        on(desk, FormScreen)
        text = screen_text(desk)
        assert "HOLDER A" in text
        assert "cannot be undone" in text
        await press(pilot, "'Q-1' ctrl+s")
        on(desk, QueueScreen)
        assert told(desk)[0].startswith("Q-1 forgotten")
        assert "HOLDER A" not in screen_text(desk)
        assert list(casework.holders) == ["Q-2", "Q-3"]
        assert casework.history("Q-1") == []
        await press(pilot, "u")
        assert list(casework.holders) == ["Q-2", "Q-3"]


@pytest.mark.parametrize("typed", ["", "'Q-2'", "'q-1'", "enter enter"])
async def test_any_other_reference_forgets_nothing(typed: str) -> None:
    """It is refused at the field, and escape leads back to the case."""
    casework = casework_of(*people(3))
    async with at_desk(casework) as (desk, pilot):
        await press(pilot, f"{ASK} {typed} ctrl+s")
        on(desk, FormScreen)
        text = screen_text(desk)
        assert "Nothing was erased" in text
        assert "!! is not Q-1, the reference of this case" in text
        await press(pilot, "escape")
        await press(pilot, "y")
        on(desk, CaseScreen)
    assert len(casework.holders) == 3


async def test_a_book_that_cannot_be_saved_forgets_nobody() -> None:
    """The desk says why, and the case is there still."""
    book = FaultyBook()
    casework = casework_of(*people(2), book=book)
    async with at_desk(casework) as (desk, pilot):
        book.trouble = "The book cannot be saved: it is read-only"
        await press(pilot, f"{ASK} 'Q-1' ctrl+s")
        on(desk, QueueScreen)
        assert told(desk)[0].startswith("The book cannot be saved: it is read-only")
    assert len(casework.holders) == 2

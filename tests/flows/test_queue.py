"""Finding one's way in the queue: views, filter, palette, explanations."""

from __future__ import annotations

from pathlib import Path

import pytest

from qmas_tui.casework.casework import Casework
from qmas_tui.casework.importing import apply_import, find_plan
from qmas_tui.casework.open import open_casework
from qmas_tui.desk.app import Desk
from qmas_tui.desk.screens.case import CaseScreen
from qmas_tui.desk.screens.explain import ExplainScreen
from qmas_tui.desk.screens.queue import QueueScreen
from qmas_tui.desk.screens.review import ReviewScreen
from qmas_tui.desk.widgets.queue_table import QueueTable
from tests.desk.support import (
    LOW,
    SIZE,
    at_desk,
    book_of,
    on,
    people,
    press,
    screen_text,
    told,
)
from tests.make import AS_OF, holder

SHEET = Path(__file__).parents[1] / "data" / "clients.xlsx"


@pytest.fixture
def casework(tmp_path: Path) -> Casework:
    """The book of the spreadsheet."""
    casework = open_casework(tmp_path / "book.db", AS_OF, create=True)
    apply_import(casework, find_plan(casework, SHEET), SHEET.name)
    return casework


def table(desk: Desk) -> QueueTable:
    return on(desk, QueueScreen).query_one(QueueTable)


@pytest.mark.parametrize("size", [SIZE, LOW])
async def test_each_number_opens_its_view(
    casework: Casework, size: tuple[int, int]
) -> None:
    """A view is opened by its number; its count is the number of its rows."""
    async with at_desk(casework, size) as (desk, pilot):
        for number, view in enumerate(desk.casework.views, 1):
            await press(pilot, str(number))
            title = view.title if size is SIZE else view.short
            row = next(x for x in screen_text(desk).splitlines() if "1 Today" in x)
            assert f"{number} {title} {table(desk).count} " in f"{row} "
            assert table(desk).count == len(desk.casework.queue(view))
            if not table(desk).count:
                assert view.empty in screen_text(desk)
        assert table(desk).count == len(desk.casework.holders) == 60


async def test_the_filter_follows_each_letter(casework: Casework) -> None:
    """It narrows as one types; enter keeps it, escape clears it."""
    async with at_desk(casework) as (desk, pilot):
        await press(pilot, "7 slash")
        counts = []
        for letter in "chan":
            await press(pilot, letter)
            counts.append(table(desk).count)
        assert counts == sorted(counts, reverse=True)
        assert 0 < counts[-1] < 60
        kept = list(table(desk).cases)
        await press(pilot, "enter down up enter escape")
        assert list(table(desk).cases) == kept
        assert "chan" in screen_text(desk).splitlines()[-15]
        await press(pilot, "escape")
        assert table(desk).count == 60
        await press(pilot, "slash '123' enter")
        assert "No case of this view holds these words." in screen_text(desk)
        await press(pilot, "slash escape slash enter")
        assert table(desk).count == 60


async def test_a_filter_that_cannot_be_read_is_told(casework: Casework) -> None:
    """The header says what is wrong, the rows stay, and the next letter may mend it."""
    async with at_desk(casework) as (desk, pilot):
        await press(pilot, "7 slash 'due<x'")
        head = screen_text(desk).splitlines()[0]
        assert "filter: " in head
        assert "due" in head
        await press(pilot, "backspace '60'")
        assert "filter: " not in screen_text(desk)
        assert 0 < table(desk).count < 60
        await press(pilot, "backspace backspace 'y' escape")
        assert "filter: " not in screen_text(desk)
        assert table(desk).count == 60


async def test_the_palette_finds_everything(casework: Casework) -> None:
    """A command, a view and a holder are found by their words."""
    async with at_desk(casework) as (desk, pilot):
        await press(pilot, "ctrl+p 'renew' enter")
        assert on(desk, QueueScreen).view.key == "renewals"
        await press(pilot, "7")
        wanted = desk.casework.holders[table(desk).cases[40]]
        await press(pilot, f"ctrl+p '{wanted.case}' enter")
        assert on(desk, CaseScreen).case == wanted.case
        await press(pilot, "ctrl+p 'them' enter")
        assert desk.theme == "qmas-light"
        await press(pilot, "ctrl+p 'note' enter")
        assert f"New note · {wanted.case}" in screen_text(desk)
        await press(pilot, "escape ctrl+p 'today' enter")
        assert on(desk, QueueScreen).view.key == "today"
        await press(pilot, "7 ctrl+p 'rev' enter")
        on(desk, ReviewScreen)


async def test_why_from_everywhere(tmp_path: Path) -> None:
    """From the queue, from a date and from a finding; it can be copied."""
    near = holder(grant=[{"until": "2026-12-10", "confirmed": True}])
    casework = book_of(tmp_path / "book.db", near)
    async with at_desk(casework) as (desk, pilot):
        await press(pilot, "7 e")
        on(desk, ExplainScreen)
        assert "Worked out" in screen_text(desk)
        await press(pilot, "y")
        assert told(desk) == ["The page is on the clipboard."]
        assert "Q-1 LEE Ka Yan" in desk.clipboard.splitlines()[0]
        assert "Rules used" in desk.clipboard
        await press(pilot, "escape enter e")
        assert "· File by (target)" in screen_text(desk)
        await press(pilot, "escape end e")
        finding = on(desk, ExplainScreen)
        assert "." in finding._kind
        assert not finding._kind.startswith("extension")
        await press(pilot, "pagedown end escape y")
        assert "Dates" in desk.clipboard
        await press(pilot, "escape r e")
        on(desk, ExplainScreen)
        await press(pilot, "escape escape")
        on(desk, QueueScreen)


async def test_every_screen_is_usable_at_80_by_24(tmp_path: Path) -> None:
    """At 80 by 24 each screen shows its essence, its keys, and nothing cut in words."""
    found = people(30, grant=[{"until": "2026-12-10", "confirmed": True}])
    async with at_desk(book_of(tmp_path / "book.db", *found), LOW) as (desk, pilot):
        for keys, words in (
            ("7", ("Act by", "Q-1", "r review", "? keys", "ctrl+q quit")),
            ("end", ("›", "? keys")),
            ("enter", ("HOLDER", "Dates", "? keys", "esc back")),
            ("tab", ("Work", "esc back")),
            ("g", ("limit of stay *", "also for the family", "ctrl+s save")),
            ("'x' ctrl+s", ("is not a date", "This grant cannot", "ctrl+s save")),
            ("escape", ("Leave without saving what you typed?", "y yes   n no")),
            ("y i", ("Particulars", "ctrl+s save")),
            ("end tab tab tab tab tab tab tab tab tab", ("ctrl+s save",)),
            ("escape e", ("Explain", "Worked out", "y copy", "esc back")),
            ("pagedown pagedown end", ("What would change this", "esc back")),
            ("escape escape question_mark", ("Keys that work here", "ctrl+q")),
            ("escape r", ("Review", "1 of 30", "space reviewed", "esc back")),
            ("space", ("2 of 30",)),
            ("escape ctrl+p", ("Search for commands", "review  (r)")),
        ):
            await press(pilot, keys)
            text = screen_text(desk)
            for word in words:
                assert word in text, (keys, word)

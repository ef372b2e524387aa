"""Which sheet of a file is taken in, and by which letters, is chosen by keys."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from openpyxl import Workbook

from qmas_tui.desk.screens.mapping import MappingScreen
from qmas_tui.desk.screens.queue import QueueScreen
from tests.desk.support import (
    at_desk,
    casework_of,
    on,
    people,
    press,
    screen_text,
    told,
)
from tests.flows.sheets import take_in

CLIENTS = [("Case", "Name"), ("Q-10", "ANAND Ravi"), ("Q-11", "SATO Ken")]
CLOSED = [("Case", "Name"), ("Q-12", "LEE [/] Ming")]


def workbook(folder: Path, **sheets: Sequence[tuple[str, ...]]) -> Path:
    """A workbook of these sheets."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for title, rows in sheets.items():
        page = book.create_sheet(title)
        for row in rows:
            page.append(row)
    path = folder / "clients.xlsx"
    book.save(path)
    return path


async def test_another_sheet_is_chosen(tmp_path: Path) -> None:
    """How many there are stands there; what is taken in is of the sheet chosen."""
    casework = casework_of(*people(1))
    path = workbook(tmp_path, Clients=CLIENTS, Closed=CLOSED, Notes=[])
    async with at_desk(casework) as (desk, pilot):
        await take_in(pilot, path)
        assert "Sheet 1 of 3 in the workbook" in screen_text(desk)
        await press(pilot, "end right")
        shown = screen_text(desk)
        assert "Sheet 2 of 3" in shown
        assert "LEE [/] Ming" in shown
        await press(pilot, "ctrl+s")
        on(desk, QueueScreen)
        assert set(casework.prospects) == {"Q-12"}


async def test_a_sheet_without_clients_is_passed_by(tmp_path: Path) -> None:
    """An empty cover says so and stays open; the cursor waits where one chooses."""
    casework = casework_of(*people(1))
    path = workbook(tmp_path, Cover=[], About=[("for the office",)], Clients=CLIENTS)
    async with at_desk(casework) as (desk, pilot):
        await take_in(pilot, path)
        assert "has nothing in it" in screen_text(desk)
        await press(pilot, "ctrl+s")
        assert "has nothing in it" in told(desk)[-1]
        await press(pilot, "right")
        assert "has no header" in screen_text(desk)
        await press(pilot, "R escape right")
        on(desk, MappingScreen)
        assert "ANAND Ravi" in screen_text(desk)
        await press(pilot, "ctrl+s")
        assert "Q-11" in casework.prospects


async def test_an_encoding_that_is_not_sure_is_asked(tmp_path: Path) -> None:
    """The likeliest is shown, each reading with a cell of the file; one key agrees."""
    casework = casework_of(*people(1))
    path = tmp_path / "clients.csv"
    path.write_bytes("Case,Name\nQ-10,佐藤健\n".encode("shift_jis"))
    async with at_desk(casework) as (desk, pilot):
        await take_in(pilot, path)
        assert "likely: " in screen_text(desk)
        await press(pilot, "ctrl+s")
        assert "Q-10" not in casework.prospects
        await press(pilot, "enter 'shift' enter")
        assert "佐藤健" in screen_text(desk)
        await press(pilot, "ctrl+s")
        assert casework.prospects["Q-10"].name == "佐藤健"


async def test_an_encoding_is_changed_and_answers_stay(tmp_path: Path) -> None:
    """What was said of the columns counts in the new letters, too."""
    casework = casework_of(*people(1))
    path = tmp_path / "clients.csv"
    rows = "Case,Wer,僱主\nQ-10,陳大文,國泰銀行有限公司\n"
    path.write_bytes(rows.encode("big5"))
    async with at_desk(casework) as (desk, pilot):
        await take_in(pilot, path)
        await press(pilot, "down enter 'name' enter end enter 'gb' enter")
        assert "陳大文" not in screen_text(desk)
        await press(pilot, "enter 'big5' enter")
        await press(pilot, "ctrl+s")
        assert casework.prospects["Q-10"].name == "陳大文"

"""Sheets of unknown titles are mapped and taken in, by keys alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from qmas_tui.desk.screens.confirm import ConfirmScreen
from qmas_tui.desk.screens.mapping import MappingScreen
from qmas_tui.desk.screens.pick import PickScreen
from qmas_tui.desk.screens.queue import QueueScreen
from qmas_tui.desk.screens.report import ReportScreen
from tests.desk.support import (
    LOW,
    at_desk,
    box_text,
    casework_of,
    on,
    people,
    press,
    screen_text,
    told,
    write,
)
from tests.flows.sheets import sheet, take_in

TWO_LIMITS = """\
Case,Name,Scheme,Limit of stay,Visa expiry
Q-10,ANAND Ravi,GPT,15 Mar 2027,15 Mar 2028
Q-11,SATO Ken,GPT,16 Mar 2027,16 Mar 2027
"""
PAY = "Case,Name,Scheme,Salary\nQ-10,ANAND Ravi,GPT,52000\nQ-11,SATO Ken,GPT,61000\n"


@pytest.mark.presses("pick", "wanted", "agree-all")
async def test_a_sheet_of_unknown_titles_is_mapped_and_taken_in(tmp_path: Path) -> None:
    """Fields are picked, likely ones agreed to, days put in order; it is one step."""
    casework = casework_of(*people(1))
    async with at_desk(casework) as (desk, pilot):
        await take_in(pilot, sheet(tmp_path))
        on(desk, MappingScreen)
        assert "nothing is saved yet" in screen_text(desk)
        await press(pilot, "down down down down enter 'landed' enter")
        await press(pilot, "down down down enter 'income' enter")
        await press(pilot, "tab d A")
        await press(pilot, "ctrl+s")
        on(desk, QueueScreen)
        assert told(desk) == ["5 cases imported from clients.csv; u undoes it."]
        cheung = casework.holders["HK/QM/0412"]
        assert cheung.name_zh == "張家欣"
        assert str(cheung.landed_on) == "2024-03-04"
        assert str(cheung.grant[0].until) == "2027-03-04"
        await press(pilot, "u")
        assert "import of 5 cases from clients.csv" in box_text(desk)
        await press(pilot, "y")
        assert set(casework.holders) == {"Q-1"}


async def test_what_is_remembered_is_not_asked_again(tmp_path: Path) -> None:
    """A second sheet with that header comes mapped as the first one was."""
    casework = casework_of(*people(1))
    async with at_desk(casework) as (desk, pilot):
        path = sheet(tmp_path)
        await take_in(pilot, path)
        await press(pilot, "down down down down enter 'landed' enter")
        await press(pilot, "A")
        await press(pilot, "ctrl+s")
        on(desk, QueueScreen)
        await take_in(pilot, path)
        shown = screen_text(desk)
        assert "as last time" in shown
        assert "likely, look" not in shown


@pytest.mark.presses("turn-back")
async def test_an_open_answer_is_wanted_first(tmp_path: Path) -> None:
    """Until then nothing is taken in, and the cursor goes to what is wanted."""
    casework = casework_of(*people(1))
    async with at_desk(casework, LOW) as (desk, pilot):
        await take_in(pilot, sheet(tmp_path, TWO_LIMITS))
        await press(pilot, "ctrl+s")
        screen = on(desk, MappingScreen)
        assert told(desk) == ["1 answer is still wanted; the cursor is on the first."]
        assert screen.listed.here == "limit"
        assert set(casework.holders) == {"Q-1"}
        await press(pilot, "right right left o o o")
        assert "only" in screen_text(desk)
        await press(pilot, "ctrl+s")
        assert str(casework.holders["Q-10"].grant[0].until) == "2027-03-15"


@pytest.mark.presses("agree")
async def test_of_two_days_the_later_is_likely(tmp_path: Path) -> None:
    """One key says yes to it, for the whole sheet."""
    casework = casework_of(*people(1))
    async with at_desk(casework) as (desk, pilot):
        await take_in(pilot, sheet(tmp_path, TWO_LIMITS))
        await press(pilot, "tab space")
        await press(pilot, "ctrl+s")
        assert str(casework.holders["Q-10"].grant[0].until) == "2028-03-15"
        on(desk, QueueScreen)


async def test_pay_without_an_employer_is_offered(tmp_path: Path) -> None:
    """It stays unread unless it is said to be an employment all the same."""
    casework = casework_of(*people(1))
    async with at_desk(casework) as (desk, pilot):
        await take_in(pilot, sheet(tmp_path, PAY))
        assert "2 unread" in screen_text(desk)
        await press(pilot, "end up e")
        assert "unread" not in screen_text(desk).splitlines()[-3]
        await press(pilot, "ctrl+s")
        assert casework.prospects["Q-10"].work[0].monthly_income == 52_000


async def test_a_missing_column_is_named(tmp_path: Path) -> None:
    """Without one for the name the sheet says so, and takes the column picked."""
    text = "Case,Limit of stay,Wen\nQ-10,15 Mar 2027,ANAND Ravi\n"
    casework = casework_of(*people(1))
    async with at_desk(casework) as (desk, pilot):
        await take_in(pilot, sheet(tmp_path, text))
        assert "has no column for the name" in screen_text(desk)
        await press(pilot, "tab right")
        await press(pilot, "ctrl+s")
        on(desk, QueueScreen)
        assert casework.holders["Q-10"].name == "ANAND Ravi"


async def test_a_stale_sheet_takes_nothing_back(tmp_path: Path) -> None:
    """What was typed since counts; that the sheet says otherwise is told."""
    casework = casework_of(*people(1))
    stale = sheet(tmp_path, "Case,Name,Adviser\nQ-10,ANAND Ravi,ak\n")
    async with at_desk(casework) as (desk, pilot):
        await take_in(pilot, stale)
        await press(pilot, "ctrl+s")
        casework.set_fields("Q-10", [("adviser", "jt")])
        await take_in(pilot, stale)
        assert "1 otherwise in the book, which keeps its values" in screen_text(desk)
        await press(pilot, "R")
        assert "row 2, Q-10: adviser" in screen_text(desk)
        assert casework.prospects["Q-10"].adviser == "jt"


async def test_leaving_changes_nothing(tmp_path: Path) -> None:
    """It asks where answers would be lost, and the book is as it was."""
    casework = casework_of(*people(1))
    async with at_desk(casework) as (desk, pilot):
        path = sheet(tmp_path)
        await take_in(pilot, path)
        await press(pilot, "escape")
        on(desk, QueueScreen)
        await take_in(pilot, path)
        await press(pilot, "right escape")
        on(desk, ConfirmScreen)
        await press(pilot, "n ctrl+q")
        on(desk, ConfirmScreen)
        await press(pilot, "n ctrl+p")
        on(desk, MappingScreen)
        await press(pilot, "escape y")
        on(desk, QueueScreen)
        assert set(casework.holders) == {"Q-1"}
        assert len(casework.history()) == 1


@pytest.mark.presses("report", "save-report")
async def test_the_whole_report_can_be_read_and_kept(tmp_path: Path) -> None:
    """It scrolls on a page of its own, and is written as a table."""
    casework = casework_of(*people(1))
    async with at_desk(casework) as (desk, pilot):
        await take_in(pilot, sheet(tmp_path))
        await press(pilot, "R")
        on(desk, ReportScreen)
        assert "header in row 3" in screen_text(desk)
        await press(pilot, "ctrl+e")
        write(pilot, str(tmp_path / "report.csv"))
        await press(pilot, "ctrl+s")
        assert told(desk) == [f"The report is written to {tmp_path / 'report.csv'}."]
        assert "HK/QM/0503" in (tmp_path / "report.csv").read_text("utf-8-sig")
        await press(pilot, "escape")
        on(desk, MappingScreen)


async def test_numbers_of_identity_are_never_a_field(tmp_path: Path) -> None:
    """Their column can be given none, and what stands in it is not shown."""
    text = "Case,Name,HKID\nQ-10,ANAND Ravi,A123456(3)\n"
    async with at_desk(casework_of(*people(1))) as (desk, pilot):
        await take_in(pilot, sheet(tmp_path, text))
        await press(pilot, "down down enter right")
        on(desk, MappingScreen)
        assert told(desk)[0].startswith("Numbers of identity cards")
        assert "A123456" not in screen_text(desk)


async def test_an_identity_number_is_kept_only_if_agreed(tmp_path: Path) -> None:
    """It is asked as everywhere; no takes nothing in."""
    text = "Case,Name,Remarks\nQ-10,ANAND Ravi,HKID A123456(3)\n"
    casework = casework_of(*people(1))
    async with at_desk(casework) as (desk, pilot):
        await take_in(pilot, sheet(tmp_path, text))
        await press(pilot, "ctrl+s")
        assert "looks like a Hong Kong identity-card number" in box_text(desk)
        await press(pilot, "n")
        on(desk, MappingScreen)
        assert "Q-10" not in casework.prospects
        await press(pilot, "ctrl+s y")
        assert "Q-10" in casework.prospects


async def test_a_pick_can_be_left(tmp_path: Path) -> None:
    """Escape picks nothing; where nothing fits what is typed, enter does nothing."""
    async with at_desk(casework_of(*people(1)), LOW) as (desk, pilot):
        await take_in(pilot, sheet(tmp_path))
        await press(pilot, "enter 'zzz' enter")
        on(desk, PickScreen)
        await press(pilot, "escape down enter 'li'")
        assert "› limit of stay" in screen_text(desk)
        await press(pilot, "escape escape")
        on(desk, QueueScreen)


@pytest.mark.presses("take-in")
async def test_what_is_no_sheet_is_told(tmp_path: Path) -> None:
    """A name without a file, a folder, and a file without a header say so."""
    async with at_desk(casework_of(*people(1))) as (desk, pilot):
        await press(pilot, "I")
        await press(pilot, "ctrl+s")
        assert "is missing" in screen_text(desk)
        write(pilot, str(tmp_path))
        await press(pilot, "ctrl+s")
        assert "is not a file" in screen_text(desk)
        await press(pilot, "/ 'nothing'")
        await press(pilot, "ctrl+s")
        assert "there is no such file" in screen_text(desk)
        await press(pilot, "escape y")
        await take_in(pilot, sheet(tmp_path, "one,two\n1,2\n", "other.csv"))
        on(desk, QueueScreen)
        assert "has no header in its first 20 rows" in told(desk)[0]


async def test_it_can_be_drawn_at_any_size(tmp_path: Path) -> None:
    """From one cell to a wall of them nothing breaks."""
    async with at_desk(casework_of(*people(1))) as (desk, pilot):
        await take_in(pilot, sheet(tmp_path))
        for size in ((1, 1), (20, 8), (80, 24), (200, 50)):
            await pilot.resize_terminal(*size)
            await press(pilot, "down")
        on(desk, MappingScreen)

"""What a screen shows goes into a file; its ending decides which kind."""

from __future__ import annotations

import csv
from pathlib import Path
from threading import Event

import pytest

from qmas_tui.casework import export
from qmas_tui.casework.case_list import Progress
from qmas_tui.casework.casework import Casework
from qmas_tui.casework.open import open_facts_file
from qmas_tui.desk.screens.busy import StoppableScreen
from qmas_tui.desk.screens.export import ExportScreen
from qmas_tui.desk.screens.queue import QueueScreen
from tests.desk.idle import until
from tests.desk.support import (
    LOW,
    SIZE,
    at_desk,
    book_of,
    box_text,
    on,
    people,
    press,
    screen_text,
    settle,
    told,
)
from tests.make import holder

GRANT = [{"until": "2026-12-10", "confirmed": True}]
TRIP = [{"out": "2025-01-02", "back": "2025-03-01", "reason": "family"}]


@pytest.fixture
def casework(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Casework:
    """A book of four, in whose folder one works."""
    monkeypatch.chdir(tmp_path)
    named = holder(
        case="Q-9", name="CHAN [Dr]", name_zh="陳大文", grant=GRANT, trip=TRIP
    )
    return book_of(tmp_path / "book.db", *people(3, grant=GRANT), named)


async def test_the_filtered_view_as_csv(casework: Casework, tmp_path: Path) -> None:
    """What is said before is what is written: the rows that pass, and no other."""
    async with at_desk(casework) as (desk, pilot):
        await press(pilot, "0 slash 'chan' enter ctrl+e 'view.csv'")
        view = casework.views[6].title
        assert f"Will write 1 row of 8 columns ({view}: chan)." in box_text(desk)
        await press(pilot, "ctrl+s")
        assert told(desk)[0].startswith("Written to view.csv: 1 row of 8 columns")
        on(desk, QueueScreen)
    with (tmp_path / "view.csv").open(encoding="utf-8-sig", newline="") as file:
        (row,) = csv.DictReader(file)
    assert row["Reference"] == "Q-9"
    assert row["Name"] == "CHAN [Dr]"
    assert row["Chinese name"] == "陳大文"


@pytest.mark.parametrize(
    ("keys", "name", "says", "holds"),
    [
        ("0", "a.md", "4 rows of 8 columns", "| HOLDER A"),
        ("0", "a.html", "a brief of 4 cases", "<!doctype html>"),
        ("0", "a.ics", "the days of 4 cases, under their references alone", "Q-9"),
        ("0", "a.json", "every record of the book, 4 cases", '"CHAN [Dr]"'),
        ("0", "a.toml", "a snapshot of the whole book, 4 cases", "HOLDER A"),
        ("0 end enter", "a.md", "the brief of Q-9 CHAN [Dr]", "CHAN"),
        ("0 end enter", "a.csv", "the absences of Q-9 CHAN [Dr]", "2025"),
        ("0 end enter", "a.toml", "a snapshot of 1 case", "Q-9"),
    ],
)
async def test_each_ending_makes_its_file(
    casework: Casework, tmp_path: Path, keys: str, name: str, says: str, holds: str
) -> None:
    """Of a view and of a case; it says what before, and where after."""
    async with at_desk(casework) as (desk, pilot):
        await press(pilot, f"{keys} ctrl+e '{name}'")
        assert f"Will write {says}" in box_text(desk)
        await press(pilot, "ctrl+s")
        assert name in told(desk)[0]
    text = (tmp_path / name).read_text("utf-8")
    assert holds.casefold() in text.casefold()
    assert ("HOLDER A" in text) == (keys == "0" and name != "a.ics")


@pytest.mark.presses("export")
async def test_a_workbook(casework: Casework, tmp_path: Path) -> None:
    """An XLSX is what it says."""
    async with at_desk(casework) as (_desk, pilot):
        await press(pilot, "0 ctrl+e 'a.xlsx' ctrl+s")
    assert (tmp_path / "a.xlsx").read_bytes().startswith(b"PK")


@pytest.mark.parametrize("size", [LOW, SIZE, (200, 50), (1, 1)])
async def test_choices_stand_where_they_mean_something(
    casework: Casework, tmp_path: Path, size: tuple[int, int]
) -> None:
    """Redacted and with findings: both are chosen by a letter, and read back."""
    async with at_desk(casework, size) as (desk, pilot):
        await press(pilot, "0 end ctrl+e")
        if size is SIZE:
            assert "redacted" not in box_text(desk)
        await press(pilot, "'s.toml'")
        if size is SIZE:
            assert "redacted" in box_text(desk)
            assert "with names" not in box_text(desk)
        keys = "enter backspace backspace backspace 'shown'"
        keys += " enter backspace backspace 'y' enter backspace backspace 'y' ctrl+s"
        await press(pilot, keys)
    text = (tmp_path / "s.toml").read_text("utf-8")
    assert "HOLDER A" not in text
    assert "worked_out" in text
    assert len(open_facts_file(tmp_path / "s.toml").holders) == 4


async def test_the_sheet_of_absences(casework: Casework, tmp_path: Path) -> None:
    """On a case page a document is the brief, unless the absences are asked for."""
    async with at_desk(casework) as (desk, pilot):
        await press(pilot, "0 end enter ctrl+e 'a.html' enter backspace backspace")
        await press(pilot, "backspace backspace backspace 'x' ctrl+s")
        assert "!! is absences or brief" in screen_text(desk)
        await press(pilot, "backspace 'absences' ctrl+s")
    assert "ROP145" in (tmp_path / "a.html").read_text("utf-8")


async def test_a_file_that_exists_is_written_over_only_with_a_yes(
    casework: Casework, tmp_path: Path
) -> None:
    """No leaves it as it is, and the form with what was typed."""
    (tmp_path / "s.csv").write_text("mine")
    async with at_desk(casework) as (desk, pilot):
        await press(pilot, "0 ctrl+e 's.csv' ctrl+s")
        assert "s.csv exists already." in box_text(desk)
        assert "Write over it?" in box_text(desk)
        await press(pilot, "enter n")
        on(desk, ExportScreen)
        assert (tmp_path / "s.csv").read_text() == "mine"
        await press(pilot, "ctrl+s y")
        on(desk, QueueScreen)
    assert "HOLDER A" in (tmp_path / "s.csv").read_text("utf-8-sig")


async def test_what_cannot_be_written_is_said_in_the_form(
    casework: Casework, tmp_path: Path
) -> None:
    """No path, no known ending, no folder, the book itself: nothing is written."""
    async with at_desk(casework) as (desk, pilot):
        await press(pilot, "0 ctrl+e ctrl+s")
        assert "!! is missing" in screen_text(desk)
        await press(pilot, "'x.doc'")
        assert "!! is missing" not in screen_text(desk)
        await press(pilot, "ctrl+s")
        assert "names no format; use .csv, .xlsx, .md" in box_text(desk)
        await press(pilot, "home 'no/' end backspace backspace backspace 'csv' ctrl+s")
        assert "!! lies in no folder that there is" in screen_text(desk)
        await press(pilot, "escape")
        on(desk, QueueScreen)
    assert not list(tmp_path.glob("x.*"))


async def test_long_work_can_be_stopped(
    casework: Casework, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Escape stops it at the next step: nothing is written, and the form stays."""
    go_on, real = Event(), export.Export.write

    def slow(self: export.Export, force: bool, step: Progress) -> str:
        step(3, 4)
        go_on.wait(20)
        return real(self, force, step)

    monkeypatch.setattr(export.Export, "write", slow)
    async with at_desk(casework) as (desk, pilot):
        await pilot.press("0", "ctrl+e", *"a.csv")
        await settle(pilot)
        await pilot.press("ctrl+s")
        await until(pilot, lambda: "3 of 4" in screen_text(desk))
        assert "Writing a.csv …" in box_text(desk)
        on(desk, StoppableScreen)
        await pilot.press("escape")
        go_on.set()
        await settle(pilot)
        assert "Nothing was written." in box_text(desk)
        on(desk, ExportScreen)
    assert not (tmp_path / "a.csv").exists()


async def test_leaving_writes_nothing(casework: Casework, tmp_path: Path) -> None:
    """Escape leaves the form, the folder and the book as they were."""
    head = casework.head
    async with at_desk(casework) as (desk, pilot):
        await press(pilot, "0 ctrl+e 'a.csv' escape enter ctrl+e 'b.md' escape escape")
        on(desk, QueueScreen)
        assert told(desk) == []
    assert casework.head == head
    assert not list(tmp_path.glob("[ab].*"))

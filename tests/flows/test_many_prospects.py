"""What is done to many prospects at once, and how their list is shaped, by keys."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from msgspec import structs

from qmas_tui.casework.open import open_casework
from qmas_tui.desk.screens.both import BothScreen
from qmas_tui.desk.screens.case import CaseScreen
from qmas_tui.desk.screens.explain import ExplainScreen
from qmas_tui.desk.screens.preview import PreviewScreen
from qmas_tui.desk.screens.prospect import ProspectScreen
from qmas_tui.desk.screens.prospects import ProspectsScreen
from qmas_tui.desk.screens.queue import QueueScreen
from tests.desk.support import (
    at_desk,
    book_of,
    box_text,
    casework_of,
    on,
    press,
    screen_text,
    told,
)
from tests.flows.prospects import APPROVED, NEW, ODD, PREPARED, found, office
from tests.make import AS_OF, holder


@pytest.mark.presses("mark", "mark-range", "mark-all", "bulk")
async def test_marked_prospects_get_another_adviser_and_sleep() -> None:
    """As for holders: marks, a look, one step; who cannot is left out and named."""
    async with at_desk(office()) as (desk, pilot):
        await press(pilot, "P * b a 'mw' ctrl+s")
        on(desk, PreviewScreen)
        assert "2 cases change, 1 is left out" in box_text(desk)
        assert "adviser is mw already" in box_text(desk)
        await press(pilot, "ctrl+s")
        assert {each.adviser for each in desk.casework.prospects.values()} == {"mw"}
        await press(pilot, "u y")
        assert found(desk, "P-1") == PREPARED
        assert found(desk, "P-2") == NEW
        await press(pilot, "< space v b s '+1w' ctrl+s")
        assert "asleep until 29 Nov 2026" in box_text(desk)
        await press(pilot, "ctrl+s * b w")
        assert "2 cases change, 1 is left out" in box_text(desk)
        await press(pilot, "ctrl+s b x 'today' ctrl+s ctrl+s")
        assert told(desk)[-1].endswith("closed on 22 Nov 2026")
        await press(pilot, "space")
        assert "1 marked" in screen_text(desk)
        await press(pilot, "escape")
        assert "esc unmark" not in screen_text(desk)
        on(desk, ProspectsScreen)


@pytest.mark.presses("sort", "reverse", "columns", "save-view")
async def test_a_view_of_prospects_of_ones_own(tmp_path: Path) -> None:
    """By name, under columns chosen: saved beside those of holders, and there again."""
    book = tmp_path / "book.db"
    async with at_desk(book_of(book, holder(), PREPARED, NEW, APPROVED)) as (
        desk,
        pilot,
    ):
        await press(pilot, "P slash 'may:no|unknown' enter O o")
        assert list(on(desk, ProspectsScreen).listed) == ["P-1", "P-2"]
        assert "Prospect ▲" in screen_text(desk)
        await press(pilot, "C down down space enter V 'Mine' ctrl+s")
        assert on(desk, ProspectsScreen).view.title == "Mine"
    async with at_desk(open_casework(book, AS_OF)) as (desk, pilot):
        assert "Mine" not in screen_text(desk)
        await press(pilot, "P 8")
        assert "8 Mine 2" in screen_text(desk)
        assert list(on(desk, ProspectsScreen).listed) == ["P-1", "P-2"]
        assert "Stage" not in screen_text(desk)
        await press(pilot, "H ctrl+p 'mine' enter")
        assert on(desk, ProspectsScreen).view.title == "Mine"
        await press(pilot, "V tab ctrl+u 'r' ctrl+s")
        assert len(on(desk, ProspectsScreen).views) == 8


@pytest.mark.presses("facets")
async def test_prospects_are_counted_by_value() -> None:
    """F counts those listed; what is picked stands in the filter line."""
    async with at_desk(office()) as (desk, pilot):
        await press(pilot, "P F")
        assert "All · 3 cases" in box_text(desk)
        assert "first contact, not engaged 1" in box_text(desk)
        await press(pilot, "down enter")
        assert "/ adviser=mw" in screen_text(desk)
        assert list(on(desk, ProspectsScreen).listed) == ["P-1"]


@pytest.mark.presses("export")
async def test_the_list_of_prospects_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file holds those listed, as they are shown; of one it is the assessment."""
    monkeypatch.chdir(tmp_path)
    async with at_desk(office()) as (desk, pilot):
        await press(pilot, "P slash 'adviser:\"\"' enter ctrl+e 'a.csv'")
        assert "Will write 2 rows of 9 columns (All: adviser:" in box_text(desk)
        await press(pilot, "ctrl+s escape ctrl+e 'a.toml'")
        assert "the whole book, 1 case and 3 prospects" in box_text(desk)
        await press(pilot, "ctrl+s end enter ctrl+e 'a.md' ctrl+s")
        assert told(desk)[-1].startswith("Written to a.md: the brief of P-1")
    rows = (tmp_path / "a.csv").read_text("utf-8-sig").splitlines()
    assert rows[0] == (
        "Act by,Name,Chinese name,Stage,Of twelve,Family,Why now,Adviser,Reference"
    )
    assert [row.split(",")[-1] for row in rows[1:]] == ["P-3", "P-2"]
    assert "Prerequisites" in (tmp_path / "a.md").read_text("utf-8")


@pytest.mark.presses("forget")
async def test_a_prospect_is_forgotten_for_good() -> None:
    """Its reference typed again erases it; their list comes back without it."""
    async with at_desk(office()) as (desk, pilot):
        await press(pilot, "P end enter ctrl+p 'forget' enter")
        assert "cannot be undone" in screen_text(desk)
        await press(pilot, "'P-1' ctrl+s")
        assert list(on(desk, ProspectsScreen).listed) == ["P-3", "P-2"]
        assert told(desk)[-1].startswith("P-1 forgotten")
        assert "P-1" not in desk.casework.prospects


@pytest.mark.presses("both", "open", "explain", "bulk", "export", "leave-list")
async def test_both_kinds_stand_in_one_list(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A lists everybody by the day to act; enter opens the page of either kind."""
    monkeypatch.chdir(tmp_path)
    landed = holder(case="Q-1", adviser="jt")
    async with at_desk(casework_of(landed, PREPARED, NEW)) as (desk, pilot):
        await press(pilot, "A 0")
        screen = on(desk, BothScreen)
        assert list(screen.listed) == ["prospect P-2", "holder Q-1", "prospect P-1"]
        assert "prospect  P-2" in screen_text(desk)
        await press(pilot, "enter")
        assert on(desk, ProspectScreen).case == "P-2"
        await press(pilot, "q down e")
        on(desk, ExplainScreen)
        await press(pilot, "q enter")
        assert on(desk, CaseScreen).case == "Q-1"
        await press(pilot, "q * b a 'ak' ctrl+s")
        assert "3 cases change" in box_text(desk)
        await press(pilot, "ctrl+s")
        assert desk.casework.holders["Q-1"].adviser == "ak"
        assert found(desk, "P-1").adviser == "ak"
        await press(pilot, "u y F enter")
        assert "/ kind=prospect" in screen_text(desk)
        await press(pilot, "ctrl+e 'a.csv' ctrl+s q")
        on(desk, QueueScreen)
    rows = (tmp_path / "a.csv").read_text("utf-8-sig").splitlines()
    assert [row.split(",")[1] for row in rows] == ["Kind", "prospect", "prospect"]


@pytest.mark.presses("month", "cases", "workload", "asleep", "wake", "other-day")
async def test_prospects_are_in_calendar_workload_and_sleep() -> None:
    """Told apart in words; enter leads to the list of whom a day or number is about."""
    planned = structs.replace(PREPARED, file_on=date(2026, 11, 24))
    async with at_desk(casework_of(holder(), planned, NEW, APPROVED)) as (desk, pilot):
        await press(pilot, "M right right")
        text = screen_text(desk)
        assert "apply" in text
        assert f"apply   {ODD}" in text
        assert "prospect · " in text
        await press(pilot, "enter")
        assert list(on(desk, ProspectsScreen).listed) == ["P-1"]
        assert "/ on=2026-11-24" in screen_text(desk)
        await press(pilot, "H W left enter")
        assert "/ applying=2026-11" in screen_text(desk)
        assert list(on(desk, ProspectsScreen).listed) == ["P-1"]
        await press(pilot, "escape enter s '+1w' ctrl+s Z")
        assert "prospect · by mw, 22 Nov" in screen_text(desk)
        await press(pilot, "s home shift+end '+2w' ctrl+s")
        assert found(desk, "P-1").review[-1].until == date(2026, 12, 6)
        await press(pilot, "x")
        assert "Nobody sleeps." in screen_text(desk)
        await press(pilot, "u enter")
        assert on(desk, ProspectScreen).case == "P-1"

"""Finding cases, and doing something to many of them at once, by the keyboard."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from qmas_tui.casework.casework import Casework
from qmas_tui.casework.open import open_casework
from qmas_tui.desk.app import Desk
from qmas_tui.desk.screens.case import CaseScreen
from qmas_tui.desk.screens.facets import FacetsScreen
from qmas_tui.desk.screens.preview import PreviewScreen
from qmas_tui.desk.screens.queue import QueueScreen
from qmas_tui.desk.widgets.filter_line import FilterLine
from tests.desk.support import (
    LOW,
    at_desk,
    book_of,
    box_text,
    casework_of,
    follow,
    on,
    press,
    screen_text,
    told,
)
from tests.make import AS_OF, holder

NEAR = [{"until": AS_OF + timedelta(days=40)}]


def many(count: int, **facts: object) -> Casework:
    """So many cases alike; every third is of mw, the others of jt."""
    return casework_of(
        *[
            holder(case=f"Q-{n:03}", adviser="jt" if n % 3 else "mw", **facts)
            for n in range(1, count + 1)
        ]
    )


def listed(desk: Desk) -> list[str]:
    """The cases that are listed."""
    return list(on(desk, QueueScreen).listed)


def advisers(casework: Casework) -> list[str | None]:
    """Whose the cases are, in the order of the book."""
    return [each.adviser for each in casework.holders.values()]


@pytest.mark.presses("mark", "mark-range")
async def test_twelve_cases_get_another_adviser() -> None:
    """Marked by a range, looked at, done as one step; undone and done again as one."""
    casework = many(18)
    before = advisers(casework)
    async with at_desk(casework) as (desk, pilot):
        await press(pilot, "0 < space" + " down" * 10 + " v")
        assert "12 marked   b bulk" in screen_text(desk)
        await press(pilot, "b a 'mw' ctrl+s")
        on(desk, PreviewScreen)
        assert "8 cases change, 4 are left out" in box_text(desk)
        assert "adviser is mw already" in box_text(desk)
        await press(pilot, "enter enter")
        assert advisers(casework) == before
        await press(pilot, "ctrl+s")
        assert told(desk)[-1] == "8 cases: set adviser mw"
        assert advisers(casework)[:12] == ["mw"] * 12
        assert advisers(casework)[12:] == before[12:]
        assert "esc unmark" not in screen_text(desk)
        await press(pilot, "u y")
        assert advisers(casework) == before
        await press(pilot, "U y")
        assert advisers(casework)[:12] == ["mw"] * 12


@pytest.mark.presses("mark-all")
async def test_sixty_limits_are_confirmed() -> None:
    """All of a view that a filter finds; those confirmed already are left out."""
    casework = many(60, grant=NEAR)
    async with at_desk(casework) as (desk, pilot):
        await press(pilot, "0 slash 'limit<60' enter * b c")
        assert "60 cases change" in box_text(desk)
        await press(pilot, "ctrl+s")
        assert all(each.grant[0].confirmed for each in casework.holders.values())
        await press(pilot, "* b c")
        assert "0 cases change, 60 are left out" in box_text(desk)
        await press(pilot, "ctrl+s")
        on(desk, QueueScreen)
        await press(pilot, "u y")
        assert not any(each.grant[0].confirmed for each in casework.holders.values())


@pytest.mark.presses("sort", "reverse", "columns", "save-view")
async def test_a_view_of_ones_own(tmp_path: Path) -> None:
    """Of mw, expires within 60 days, by limit: saved, there again, renamed, gone."""
    book = tmp_path / "book.db"
    found = [
        holder(case=f"Q-{n}", adviser=who, grant=[{"until": AS_OF + timedelta(days=d)}])
        for n, (who, d) in enumerate([("mw", 50), ("jt", 9), ("mw", 20), ("mw", 90)])
    ]
    async with at_desk(book_of(book, *found)) as (desk, pilot):
        await press(pilot, "0 slash 'adviser:mw' space 'limit<=60' enter o o o O")
        assert listed(desk) == ["Q-0", "Q-2"]
        assert "Limit of stay ▼" in screen_text(desk)
        await press(pilot, "C")
        await press(pilot, "down down space enter V 'Mine' space '[/]' ctrl+s")
        assert on(desk, QueueScreen).view.title == "Mine [/]"
        assert not on(desk, QueueScreen).query_one(FilterLine).typed.value
    async with at_desk(open_casework(book, AS_OF)) as (desk, pilot):
        await press(pilot, "7")
        assert "7 Mine [/] 2" in screen_text(desk)
        assert listed(desk) == ["Q-0", "Q-2"]
        assert "Why now" not in screen_text(desk)
        await press(pilot, "V end '!' ctrl+s")
        assert on(desk, QueueScreen).view.title == "Mine [/]!"
        await press(pilot, "V tab ctrl+u 'r' ctrl+s")
        assert "Mine" not in screen_text(desk).splitlines()[2]
        assert len(desk.casework.views) == len(open_casework(book, AS_OF).views)


async def test_found_by_a_chinese_name(tmp_path: Path) -> None:
    """Part of a name, in either script, finds the case; the next letters act on it."""
    names = (("CHAN Tai Man", "陳大文"), ("CHAN Siu", "陳小明"), ("LEE", "李大文"))
    found = [holder(case=f"Q-{n}", name=a, name_zh=b) for n, (a, b) in enumerate(names)]
    async with at_desk(book_of(tmp_path / "b.db", *found), LOW) as (desk, pilot):
        await press(pilot, "0 slash '大文'")
        assert set(listed(desk)) == {"Q-0", "Q-2"}
        assert "2 of 3" in screen_text(desk)
        await press(pilot, "space '陳' enter enter")
        assert on(desk, CaseScreen).case == "Q-0"
        await press(pilot, "escape escape slash 'limit<900' 'x'")
        assert "write a number of days" in screen_text(desk)
        assert len(listed(desk)) == 3
        await press(pilot, "escape 1 slash '小明' enter")
        assert "No match in Today (0). 0 looks at everyone" in screen_text(desk)
        await press(pilot, "escape slash up enter 0")
        assert listed(desk) == ["Q-1"]


async def test_what_a_field_holds_is_offered() -> None:
    """Tab writes a word whole: the field, then a value that there is."""
    async with at_desk(many(6)) as (desk, pilot):
        await press(pilot, "0 slash")
        await press(pilot, "'adv' tab 'm' tab")
        assert on(desk, QueueScreen).query_one(FilterLine).typed.value == "adviser:mw"
        assert listed(desk) == ["Q-003", "Q-006"]
        await press(pilot, "enter escape slash up")
        assert listed(desk) == ["Q-003", "Q-006"]
        await press(pilot, "down")
        assert len(listed(desk)) == 6


@pytest.mark.presses("facets")
async def test_what_is_at_risk_by_its_kinds() -> None:
    """Counts of a view; one value narrows it, several of a field are either."""
    casework = many(9, grant=NEAR)
    async with at_desk(casework) as (desk, pilot):
        await press(pilot, "5 F")
        on(desk, FacetsScreen)
        assert "At risk · 9 cases" in box_text(desk)
        assert "jt 6" in box_text(desk)
        await press(pilot, "escape F tab tab enter")
        assert "/ finding=" in screen_text(desk)
        await press(pilot, "escape F space down space enter")
        assert "/ adviser=jt|mw" in screen_text(desk)
        assert len(listed(desk)) == 9
        await press(pilot, "escape F down enter")
        assert listed(desk) == ["Q-003", "Q-006", "Q-009"]


async def test_marks_outlast_sort_filter_and_midnight(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They are told while any is left; an export writes just them, as shown."""
    monkeypatch.chdir(tmp_path)
    casework = many(4)
    async with at_desk(casework) as (desk, pilot):
        await press(pilot, "0 < space down space o O slash 'Q-001' enter")
        assert "2 marked, 1 not in this list" in screen_text(desk)
        desk.clock = lambda: AS_OF + timedelta(days=1)
        await follow(pilot)
        assert "2 marked, 1 not in this list" in screen_text(desk)
        await press(pilot, "ctrl+e 'x.csv' ctrl+s")
        rows = (tmp_path / "x.csv").read_text("utf-8-sig").splitlines()
        assert rows[0].startswith("Act by,Name,Chinese name,Why now,Limit of stay")
        assert [row.split(",")[-1] for row in rows[1:]] == ["Q-001", "Q-003"]
        await press(pilot, "escape")
        assert "esc unmark" not in screen_text(desk)
        assert listed(desk) == ["Q-001"]
        await press(pilot, "b e")
        assert "Export" in box_text(desk)

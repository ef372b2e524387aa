"""The places of the desk: the month, the workload, who sleeps."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from qmas_tui.casework.casework import Casework
from qmas_tui.desk.screens.asleep import AsleepScreen
from qmas_tui.desk.screens.case import CaseScreen
from qmas_tui.desk.screens.log import LogScreen
from qmas_tui.desk.screens.month import MonthScreen
from qmas_tui.desk.screens.queue import QueueScreen
from qmas_tui.desk.screens.workload import WorkloadScreen
from qmas_tui.views.days import OF_HOLDERS, all_days, days_of
from qmas_tui.views.filter import parse_filter
from qmas_tui.views.workload import COLUMNS, workload
from tests.desk.support import (
    LOW,
    at_desk,
    casework_of,
    on,
    press,
    screen_text,
    settle,
    told,
)
from tests.make import AS_OF, holder

MARCH = [{"until": date(2027, 3, 15), "confirmed": True}]
APRIL = [{"until": date(2027, 4, 20), "confirmed": True}]
ODD = "[/] [Dr] 陳大文"


def office() -> Casework:
    """Three cases of two advisers."""
    return casework_of(
        holder(case="Q-1", name=ODD, adviser="mw", grant=MARCH),
        holder(case="Q-2", name="HO Mei", adviser="mw", grant=MARCH),
        holder(case="Q-3", name="SO Lok", adviser="ak", grant=APRIL),
    )


@pytest.mark.presses("month", "month-after", "month-begins")
async def test_a_month_says_what_falls_on_its_days() -> None:
    """By keys one goes to a day; enter shows its cases, and no other."""
    async with at_desk(office(), (200, 50)) as (desk, pilot):
        await press(pilot, "M")
        on(desk, MonthScreen)
        assert "Nov 2026" in screen_text(desk)
        assert "22 today" in screen_text(desk)
        await press(pilot, "] pagedown pagedown pagedown less_than_sign down down")
        text = screen_text(desk)
        assert "limit 2" in text
        assert "Mon 15 Mar 2027   2 cases" in text
        assert ODD in text
        assert "Workload" in text
        await press(pilot, "enter")
        on(desk, QueueScreen)
        text = screen_text(desk)
        assert "on=2027-03-15" in text
        assert "HO Mei" in text
        assert "SO Lok" not in text


@pytest.mark.presses("month-before", "month-ends")
async def test_a_day_without_anything_says_so() -> None:
    """Enter on it stays, and says why; [ and > go back and to the end."""
    async with at_desk(office(), LOW) as (desk, pilot):
        await press(pilot, "M [ > enter")
        on(desk, MonthScreen)
        assert "nothing falls on this day" in screen_text(desk)
        assert "Sat 31 Oct 2026" in screen_text(desk)
        assert told(desk) == ["Nothing falls on this day."]
        await press(pilot, "escape")
        on(desk, QueueScreen)


@pytest.mark.presses("workload", "cases", "by-adviser")
async def test_the_workload_counts_and_shows_its_cases(tmp_path: Path) -> None:
    """A month over the office's line says so; enter shows the cases of a number."""
    folder = tmp_path / "config"
    folder.mkdir()
    (folder / "settings.toml").write_text("filings_a_month = 1\n")
    async with at_desk(office()) as (desk, pilot):
        await press(pilot, "W")
        on(desk, WorkloadScreen)
        text = screen_text(desk)
        assert "over 1!" in text
        assert "1 month over our line of 1: Feb 2027" in text
        await press(pilot, "down down down right down enter")
        text = screen_text(desk)
        assert "ending=2027-03" in text
        assert "HO Mei" in text
        assert "SO Lok" not in text
        await press(pilot, "escape W F")
        assert "‹ ak ›" in screen_text(desk)
        assert "over 1!" not in screen_text(desk)
        await press(pilot, "enter")
        on(desk, WorkloadScreen)
        assert told(desk) == ["There is no such case in this month."]
        await press(pilot, "M")
        on(desk, MonthScreen)
        await press(pilot, "escape")
        on(desk, QueueScreen)


def test_every_count_is_what_its_filter_shows() -> None:
    """Of every month and column, and of every day, over the people of an office."""
    casework = office()
    cases = casework.queue()
    days = all_days((each.holder.case, days_of(each)) for each in cases)
    for load in workload(days, AS_OF).loads:
        for kind in COLUMNS[:3]:
            wanted = parse_filter(f"{kind}={load.about}")
            assert len(casework.queue(filter=wanted)) == load.of(kind)
    for day, marks in days.items():
        shown = casework.queue(filter=parse_filter(f"on={day}"))
        assert {each.holder.case for each in shown} == {mark.case for mark in marks}
        for kind in OF_HOLDERS:
            shown = casework.queue(filter=parse_filter(f"{kind}={day}"))
            assert len(shown) == len({m.case for m in marks if m.kind == kind})


@pytest.mark.presses("asleep")
async def test_who_sleeps_is_listed_and_woken() -> None:
    """Until when, why, who put it off; x wakes, and that can be undone."""
    async with at_desk(office()) as (desk, pilot):
        await press(pilot, "Z")
        on(desk, AsleepScreen)
        assert "Nobody sleeps." in screen_text(desk)
        await press(pilot, "escape 0 enter s '+2w' tab 'client_abroad' ctrl+s escape Z")
        text = screen_text(desk)
        assert "1 case" in text
        assert "6 Dec 2026" in text
        assert ODD in text
        assert "by mw, 22 Nov" in text
        assert "client abroad" in text
        await press(pilot, "x")
        assert "Nobody sleeps." in screen_text(desk)
        await press(pilot, "u")
        assert "client abroad" in screen_text(desk)
        await press(pilot, "enter")
        on(desk, CaseScreen)
        await press(pilot, "escape s end 'x' escape y")
        on(desk, AsleepScreen)


@pytest.mark.presses("day-after", "day-before", "week-after", "week-before")
@pytest.mark.presses("column-after", "column-before")
async def test_arrows_go_through_days_and_columns() -> None:
    """By a day, by a week, and from filings to limits and back."""
    async with at_desk(office()) as (desk, pilot):
        await press(pilot, "M right right down")
        assert "Tue 1 Dec 2026" in screen_text(desk)
        await press(pilot, "left up")
        assert "Mon 23 Nov 2026" in screen_text(desk)
        await press(pilot, "W down down down right down enter")
        assert "ending=" in screen_text(desk)
        await press(pilot, "escape W down down down right left enter")
        assert "filing=2027-02" in screen_text(desk)


async def test_sleep_that_ends_before_its_day_says_why() -> None:
    """s puts it off until another day; a day too late is brought forward, with why."""
    async with at_desk(office()) as (desk, pilot):
        await press(pilot, "0 enter s '+2w' ctrl+s escape Z")
        assert "no reason was given" in screen_text(desk)
        await press(pilot, "s ctrl+u '1/4/27' ctrl+s")
        text = screen_text(desk)
        assert "wakes before the day that was typed: the office's last day" in text
        assert "1 case" in text
        desk.casework.move_to(date(2027, 3, 1))
        desk.changed()
        await settle(pilot)
        assert "Nobody sleeps." in screen_text(desk)


async def test_the_log_is_opened_from_every_place() -> None:
    """The header names it everywhere, and so L goes there, and q back."""
    async with at_desk(casework_of(holder())) as (desk, pilot):
        for place in ("M", "W", "Z", "comma"):
            await press(pilot, place)
            here = type(desk.screen)
            await press(pilot, "L")
            on(desk, LogScreen)
            await press(pilot, "q")
            on(desk, here)

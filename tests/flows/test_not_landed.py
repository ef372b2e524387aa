"""Holders who have not landed: the desk offers once to watch them as prospects."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from qmas_tui.casework.offers import MOVE, Offers
from qmas_tui.casework.visits import Visits
from qmas_tui.desk.screens.offer import OfferScreen
from qmas_tui.desk.screens.prospect import ProspectScreen
from qmas_tui.desk.screens.prospects import ProspectsScreen
from qmas_tui.desk.screens.queue import QueueScreen
from tests.desk.support import (
    at_desk,
    box_text,
    casework_of,
    on,
    press,
    screen_text,
    told,
)
from tests.flows.prospects import NEW
from tests.make import holder

BARE = {"landed_on": None, "grant": ()}
WAITING = holder(case="Q-7", name="[Dr] 陳大文", applied_on=date(2026, 3, 2), **BARE)
UNDATED = holder(case="Q-8", name="HO Mei", applied_on=None, **BARE)


@pytest.mark.presses("move-holders")
async def test_it_is_offered_until_it_is_declined(tmp_path: Path) -> None:
    """Later asks another time, yes moves them as one step, no is never asked again."""
    casework = casework_of(holder(), WAITING, UNDATED)
    casework.offers = Offers(Visits(tmp_path / "office.toml"))
    async with at_desk(casework) as (desk, pilot):
        on(desk, OfferScreen)
        assert "1 holder has not landed" in box_text(desk)
        assert "Q-7, [Dr] 陳大文: application of 2 Mar 2026" in box_text(desk)
        assert "Q-8, HO Mei, stays: the day of the application is" in box_text(desk)
        await press(pilot, "l")
        on(desk, QueueScreen)
        await press(pilot, "ctrl+p 'move_to_the' enter y")
        assert casework.is_prospect("Q-7")
        await press(pilot, "ctrl+p 'move_to_the' enter")
        assert "There is no holder to be moved" in told(desk)[-1]
        await press(pilot, "u y")
        assert "Q-7" in casework.holders
    async with at_desk(casework) as (desk, pilot):
        await press(pilot, "n")
    async with at_desk(casework) as (desk, pilot):
        on(desk, QueueScreen)
    assert not Offers(Visits(tmp_path / "office.toml")).is_open(MOVE)


async def test_who_is_watched_as_a_prospect_has_no_dates_here() -> None:
    """The page of the holder says so, calls nothing safe, and leads to the prospect."""
    twin = holder(case=NEW.case, applied_on=date(2026, 3, 2), **BARE)
    async with at_desk(casework_of(twin, NEW)) as (desk, pilot):
        await press(pilot, "0 enter")
        text = screen_text(desk)
        assert "Watched as a prospect" in text
        assert "No risk found" not in text
        await press(pilot, "enter")
        on(desk, ProspectScreen)
        assert "Among the holders, too" in screen_text(desk)


async def test_the_views_are_counted_anew_once_there_is_a_prospect() -> None:
    """Who is watched as a prospect from now on is nothing for today among holders."""
    twin = holder(case=NEW.case, approved_on=date(2025, 10, 1), **BARE)
    casework = casework_of(twin)
    async with at_desk(casework) as (desk, pilot):
        assert "Today 1" in screen_text(desk)
        casework.session.book.apply((casework.session.change("added", None, NEW),))
        await press(pilot, "0")
        assert "Today 0" in screen_text(desk)


async def test_a_book_of_prospects_opens_on_them() -> None:
    """Where nobody has landed yet the book is not called empty."""
    async with at_desk(casework_of(NEW)) as (desk, _pilot):
        on(desk, ProspectsScreen)

"""Going through a pile of cases, leaving it, and taking something back."""

from __future__ import annotations

from pathlib import Path

import pytest

from qmas_tui.casework.open import open_casework
from qmas_tui.desk.screens.both import BothScreen
from qmas_tui.desk.screens.prospect import ProspectScreen
from qmas_tui.desk.screens.prospect_review import ProspectReviewScreen
from qmas_tui.desk.screens.review import ReviewScreen
from tests.desk.support import at_desk, book_of, on, people, press, screen_text, told
from tests.flows.prospects import APPROVED, NEW, PREPARED
from tests.make import AS_OF


@pytest.mark.presses("review", "next", "previous")
async def test_a_review_goes_on_where_it_stopped(tmp_path: Path) -> None:
    """Left in the middle it goes on there; at the end it says what it came to."""
    book = tmp_path / "book.db"
    async with at_desk(book_of(book, *people(4))) as (desk, pilot):
        await press(pilot, "0 r space j")
        review = on(desk, ReviewScreen)
        stopped = review.case
        assert "3 of 4" in screen_text(desk)
        await press(pilot, "escape r")
        assert on(desk, ReviewScreen).case == stopped
        await press(pilot, "k")
        assert "2 of 4" in screen_text(desk)
        await press(pilot, "space n 'called' ctrl+s space s '1/2/27' ctrl+s")
        text = screen_text(desk)
        assert "done" in text
        assert "2 reviewed · 1 snoozed · 1 changed" in text
        assert "Note “called” recorded" in text
        footer = text.splitlines()[-1]
        assert "reviewed" not in footer
        assert "q leave" in footer
        await press(pilot, "a u")
        assert "2 reviewed · 0 snoozed · 1 changed" in screen_text(desk)
        await press(pilot, "escape")
    async with at_desk(open_casework(book, AS_OF)) as (again, pilot):
        await press(pilot, "0 r")
        left = on(again, ReviewScreen).case
        assert not again.casework.holders[left].review, "the next day's desk knows too"


async def test_an_undone_review_counts_no_longer(tmp_path: Path) -> None:
    """Undo keeps the case in front, and takes the count back."""
    async with at_desk(book_of(tmp_path / "book.db", *people(3))) as (desk, pilot):
        await press(pilot, "0 r space")
        case = on(desk, ReviewScreen).case
        assert "1 reviewed" in screen_text(desk)
        await press(pilot, "u y")
        assert on(desk, ReviewScreen).case == case
        assert "0 reviewed" in screen_text(desk)
        assert "reviewed" in told(desk)[0]
        assert not any(each.review for each in desk.casework.holders.values())


@pytest.mark.presses("review", "reviewed", "next", "previous", "whole-page")
async def test_prospects_are_reviewed_as_holders_are(tmp_path: Path) -> None:
    """What is new stands first; space and a snooze go on, and a pause is kept."""
    book = book_of(tmp_path / "book.db", PREPARED, NEW, APPROVED)
    async with at_desk(book) as (desk, pilot):
        await press(pilot, "P r")
        review = on(desk, ProspectReviewScreen)
        assert "Never reviewed before." in screen_text(desk)
        first = review.case
        await press(pilot, "space k n 'called' ctrl+s")
        assert "Note “called” recorded" in screen_text(desk)
        await press(pilot, "j s '1/2/27' ctrl+s o")
        on(desk, ProspectScreen)
        await press(pilot, "q j")
        assert "1 reviewed · 1 snoozed · 1 changed" in screen_text(desk)
        assert desk.casework.prospects[first].review


@pytest.mark.presses("review", "reviewed", "next", "previous")
async def test_both_kinds_lie_in_one_pile(tmp_path: Path) -> None:
    """Each comes in its turn on the page of its kind, and all count together."""
    book = book_of(tmp_path / "book.db", PREPARED, *people(1), NEW)
    async with at_desk(book) as (desk, pilot):
        await press(pilot, "A 0")
        order = list(on(desk, BothScreen).listed)
        assert order == ["prospect P-2", "holder Q-1", "prospect P-1"]
        await press(pilot, "r space")
        assert on(desk, ReviewScreen).case == "Q-1"
        assert "2 of 3   1 reviewed" in screen_text(desk)
        await press(pilot, "k u y")
        assert on(desk, ProspectReviewScreen).case == "P-2"
        await press(pilot, "j escape r s '1/2/27' ctrl+s")
        assert on(desk, ProspectReviewScreen).case == "P-1"
        await press(pilot, "n 'called' ctrl+s j")
        text = screen_text(desk)
        assert "0 reviewed · 1 snoozed · 1 changed · 1 not looked at" in text
        await press(pilot, "q")
        on(desk, BothScreen)

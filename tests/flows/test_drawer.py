"""The drawer says what will follow, and asks, before anything is saved."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from qmas_tui.casework.open import open_casework
from qmas_tui.desk.screens.add_menu import AddMenu
from qmas_tui.desk.screens.case import CaseScreen
from qmas_tui.desk.screens.form import FormScreen
from qmas_tui.desk.screens.queue import QueueScreen
from tests.desk.support import (
    LOW,
    at_desk,
    book_of,
    box_text,
    casework_of,
    field,
    on,
    press,
    screen_text,
    told,
)
from tests.make import AS_OF, holder

LIMIT = date(2027, 1, 15)
FAMILY = (
    {"name": "LEE Ming", "relation": "spouse", "limit_of_stay": LIMIT},
    {"name": "LEE Mo", "relation": "child", "limit_of_stay": date(2027, 1, 2)},
    {
        "name": "LEE Yui",
        "relation": "child",
        "limit_of_stay": LIMIT,
        "left_on": date(2025, 8, 1),
        "left_for": "own-permission",
    },
)
IN_TIME = holder(
    landed_on=date(2025, 1, 15),
    applied_on=date(2024, 9, 1),
    pattern="2+3+3",
    grant=[{"until": LIMIT, "confirmed": True}],
    filing=[{"kind": "extension", "filed_on": date(2026, 11, 1)}],
    dependant=FAMILY,
)
"""Somebody whose first extension was filed, with a family of three."""


async def test_a_grant_for_a_family_with_one_on_another_limit(tmp_path: Path) -> None:
    """Each is named with old and new limit; who differs is asked about, who left said.

    What follows stands there before it is saved, and it is saved as it was said.
    """
    path = tmp_path / "book.db"
    async with at_desk(book_of(path, IN_TIME)) as (desk, pilot):
        await press(pilot, "0 enter g '15/1/30'")
        text = box_text(desk)
        for words in (
            "Tue 15 Jan 2030",
            "36 months, as expected ✓",
            "● LEE Ming 15 Jan 2027 → 15 Jan 2030",
            "○ LEE Mo 2 Jan 2027 → 15 Jan 2030 differs today: ask",
            "○ LEE Yui own permission 1 Aug 2025: left out",
            "closes ● extension of 1 Nov 2026 pending 21 d",
            "What follows nothing is saved yet",
            "window opens 15 Oct 2026 → 15 Oct 2029",
            "fees on issue 2 × HK$1,300 = HK$2,600",
        ):
            assert words in text, text
        assert len(desk.casework.holders["Q-1"].grant) == 1
        field(desk, "family").input.focus()
        await press(pilot, "space down space")
        assert "○ LEE Ming" in box_text(desk)
        await press(pilot, "ctrl+s")
        on(desk, CaseScreen)
        assert "the same limit for LEE Mo" in told(desk)[0]
    after = open_casework(path, AS_OF).holders["Q-1"]
    until = date(2030, 1, 15)
    assert [each.limit_of_stay for each in after.dependant] == [LIMIT, until, LIMIT]
    assert after.filing[0].outcome == "granted"


async def test_a_grant_that_answers_no_filing() -> None:
    """The filing it would close can be unticked, and stays pending."""
    async with at_desk(casework_of(IN_TIME)) as (desk, pilot):
        await press(pilot, "0 enter g '15/1/30'")
        field(desk, "closes").input.focus()
        await press(pilot, "space ctrl+s")
        on(desk, CaseScreen)
    assert desk.casework.holders["Q-1"].filing[0].outcome == "pending"


async def test_a_lost_job_is_one_form_and_one_step() -> None:
    """The job ends, none follows, and the day from which the house acts is said."""
    async with at_desk(casework_of(holder())) as (desk, pilot):
        await press(pilot, "0 enter a j '15/11/26'")
        assert "no work from 16 Nov 2026 · act day 16 Mar 2027" in box_text(desk)
        await press(pilot, "ctrl+s")
        on(desk, CaseScreen)
        job, idle = desk.casework.holders["Q-1"].work
        assert (job.to, idle.kind) == (date(2026, 11, 15), "none")
        assert idle.from_ == date(2026, 11, 16)
        await press(pilot, "u")
    assert len(desk.casework.holders["Q-1"].work) == 1


async def test_an_implausible_year_typed_again_is_kept() -> None:
    """The question stands in the drawer; `↑` takes what was expected, a new value
    asks anew, and the year typed once more saves it.
    """
    async with at_desk(casework_of(holder()), LOW) as (desk, pilot):
        await press(pilot, "0 enter g '15/3/33' ctrl+s")
        on(desk, FormScreen)
        assert "y or 2033 keeps it ↑ puts 15 Mar 2031 n back" in box_text(desk)
        await press(pilot, "up")
        assert field(desk, "until").text == "15 Mar 2031"
        await press(pilot, "home shift+end '15/3/33' ctrl+s '2032'")
        on(desk, FormScreen)
        await press(pilot, "'2033'")
        on(desk, CaseScreen)
    assert desk.casework.holders["Q-1"].grant[-1].until == date(2033, 3, 15)


async def test_what_cannot_be_is_said_while_it_is_typed() -> None:
    """A return before the departure is refused at its field, also without saving."""
    async with at_desk(casework_of(holder())) as (desk, pilot):
        await press(pilot, "0 enter a t '5/3/25' tab '1/3/25'")
        assert "!! 1 Mar 2025 lies before the departure, 5 Mar 2025" in box_text(desk)
        assert not desk.casework.holders["Q-1"].trip


async def test_what_was_refused_is_said_until_that_is_mended() -> None:
    """A key in one field leaves the red of another, unless that is right by it."""
    async with at_desk(casework_of(holder())) as (desk, pilot):
        await press(pilot, "0 enter a t '31/2/25' tab '31/4/25' ctrl+s")
        out, back = field(desk, "out"), field(desk, "back")
        await press(pilot, "home shift+end '5/3/25'")
        assert [out.is_wrong, back.is_wrong] == [False, True]
        assert "Not saved: see the field in red" in box_text(desk)
        await press(pilot, "tab home shift+end '1/3/25' ctrl+s")
        assert "!! 1 Mar 2025 lies before" in box_text(desk)
        assert "Not saved" in box_text(desk)
        await press(pilot, "up home shift+end '1/2/25'")
        assert not back.is_wrong
        assert "Not saved" not in box_text(desk)


@pytest.mark.presses("add")
async def test_the_menu_takes_the_letter() -> None:
    """Another letter says that it adds nothing; `h` adds a holder, from the queue."""
    async with at_desk(casework_of(holder())) as (desk, pilot):
        await press(pilot, "0 a k")
        on(desk, AddMenu)
        assert "k adds nothing" in box_text(desk)
        await press(pilot, "h 'Q-2' down 'NAIR' down n down g ctrl+s")
        assert on(desk, CaseScreen).case == "Q-2"
        await press(pilot, "q")
        on(desk, QueueScreen)
    assert desk.casework.holders["Q-2"].route == "gpt"


async def test_a_case_is_closed_on_a_yes_alone() -> None:
    """`x` on the queue asks; the rows of the case stay."""
    async with at_desk(casework_of(holder())) as (desk, pilot):
        await press(pilot, "0 x enter n")
        assert desk.casework.holders["Q-1"].status == "active"
        await press(pilot, "x y")
        assert "closed" in told(desk)[0]
    assert desk.casework.holders["Q-1"].closed_on == AS_OF


async def test_the_page_stays_in_sight() -> None:
    """From 100 columns the drawer is the right half, below that the lower part."""
    async with at_desk(casework_of(holder())) as (desk, pilot):
        await press(pilot, "0 enter g")
        lines = screen_text(desk).splitlines()
        assert lines[2].startswith(" LEE Ka Yan   Q-1")
        assert "  Record a grant   LEE Ka Yan  " in lines[2]
        assert lines[2].endswith("  Q-1")
    async with at_desk(casework_of(holder()), LOW) as (desk, pilot):
        await press(pilot, "0 enter g")
        assert screen_text(desk).splitlines()[2].startswith(" LEE Ka Yan   Q-1")


@pytest.mark.presses("field")
async def test_f1_says_what_a_field_is() -> None:
    """And of the next one, as long as it is open; nothing that is typed is touched."""
    async with at_desk(casework_of(holder()), LOW) as (desk, pilot):
        await press(pilot, "0 enter a t '1/3/26' f1")
        assert "itself a day in Hong Kong." in box_text(desk)
        assert "AB-01 Absences that form ROP145 asks about" in box_text(desk)
        await press(pilot, "tab")
        assert "left out while away." in box_text(desk)
        await press(pilot, "f3")
        assert "left out while away." not in box_text(desk)
        assert on(desk, FormScreen).typed == [("out", "1/3/26")]

"""Recording, correcting and removing by keys alone."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from qmas_tui.casework.casework import Casework
from qmas_tui.casework.open import open_casework
from qmas_tui.desk.screens.case import CaseScreen
from qmas_tui.desk.screens.confirm import ConfirmScreen
from qmas_tui.desk.screens.form import FormScreen
from qmas_tui.facts.holder import Holder
from tests.desk.support import (
    LOW,
    at_desk,
    book_of,
    casework_of,
    field,
    follow,
    on,
    people,
    press,
    screen_text,
    told,
)
from tests.make import AS_OF, holder

TO_THE_RECORD = "5"


@pytest.fixture
def casework(tmp_path: Path) -> Casework:
    """A book of one case with two grants."""
    return book_of(tmp_path / "book.db", holder())


def kept(tmp_path: Path) -> Holder:
    """The case as it lies in the book."""
    return open_casework(tmp_path / "book.db", AS_OF).holders["Q-1"]


async def test_a_grant_is_corrected(casework: Casework, tmp_path: Path) -> None:
    """On the record, `c` opens the row under the cursor with its own texts."""
    async with at_desk(casework) as (desk, pilot):
        await press(pilot, f"0 enter {TO_THE_RECORD}")
        page = on(desk, CaseScreen).page
        while page.here is None or page.here.row != ("grant", 2):
            await press(pilot, "down")
        await press(pilot, "c")
        assert "Correct grant until 15 Mar 2028" in screen_text(desk)
        await press(pilot, "home shift+end '1/2/28' ctrl+s")
        assert "corrected to grant until 1 Feb 2028" in told(desk)[0]
        assert page.here is not None
        assert page.here.row == ("grant", 2)
        assert "1 Feb 2028" in screen_text(desk)
        await press(pilot, "c ctrl+s escape escape")
    assert [each.until for each in kept(tmp_path).grant] == [
        date(2025, 3, 15),
        date(2028, 2, 1),
    ]


async def test_only_y_removes(casework: Casework, tmp_path: Path) -> None:
    """`x` asks; neither enter, twice, nor another key removes, only `y` does."""
    async with at_desk(casework) as (desk, pilot):
        await press(pilot, f"0 enter {TO_THE_RECORD}")
        page = on(desk, CaseScreen).page
        while page.here is None or page.here.row != ("grant", 2):
            await press(pilot, "down")
        await press(pilot, "x enter enter space x tab")
        on(desk, ConfirmScreen)
        assert "Remove the grant until 15 Mar 2028?" in screen_text(desk)
        await press(pilot, "n delete escape")
        on(desk, CaseScreen)
        assert len(desk.casework.holders["Q-1"].grant) == 2
        await press(pilot, "x y")
        assert told(desk) == ["Q-1: Grant until 15 Mar 2028 removed"]
    assert [each.until for each in kept(tmp_path).grant] == [date(2025, 3, 15)]


async def test_a_bad_date_is_refused_at_its_field(
    casework: Casework, tmp_path: Path
) -> None:
    """Nothing is saved, what is typed stays, and it is saved once it is right."""
    async with at_desk(casework) as (desk, pilot):
        await press(pilot, "0 enter a t '31/2/26' tab '1/3/26' ctrl+s")
        lines = screen_text(desk).splitlines()
        typed = next(n for n, line in enumerate(lines) if "31/2/26" in line)
        assert "!! " in lines[typed + 1]
        assert kept(tmp_path).trip == ()
        assert desk.focused is field(desk, "out").input
        await press(pilot, "home shift+end '28/2/26' ctrl+s")
        on(desk, CaseScreen)
        assert "recorded" in told(desk)[0]
    assert [(each.out, each.back) for each in kept(tmp_path).trip] == [
        (date(2026, 2, 28), date(2026, 3, 1))
    ]


async def test_particulars_are_changed_and_taken_out(
    casework: Casework, tmp_path: Path
) -> None:
    """The form of the particulars changes only what was typed anew."""
    before = kept(tmp_path)
    async with at_desk(casework) as (desk, pilot):
        await press(pilot, "0 enter a o home shift+end 'CHAN_Mo' ctrl+s")
        assert "CHAN Mo" in told(desk)[0]
        assert "CHAN Mo" in screen_text(desk)
    after = kept(tmp_path)
    assert (after.name, after.grant, after.landed_on) == (
        "CHAN Mo",
        before.grant,
        before.landed_on,
    )


async def test_a_row_that_others_changed_is_not_overwritten(
    casework: Casework, tmp_path: Path
) -> None:
    """A correction or removal of a row that changed meanwhile is refused."""
    theirs = open_casework(tmp_path / "book.db", AS_OF)
    async with at_desk(casework) as (desk, pilot):
        await press(pilot, f"0 enter {TO_THE_RECORD} home")
        page = on(desk, CaseScreen).page
        while page.here is None or page.here.row != ("grant", 1):
            await press(pilot, "down")
        await press(pilot, "x")
        theirs.remove("Q-1", "grant", 1)
        await follow(pilot)
        await press(pilot, "y")
        assert "changed meanwhile" in told(desk)[0]
    assert [each.until for each in kept(tmp_path).grant] == [date(2028, 3, 15)]


async def test_up_and_down_go_from_field_to_field(casework: Casework) -> None:
    """Also where the form is longer than the screen: what is typed stands in view."""
    async with at_desk(casework, LOW) as (desk, pilot):
        await press(pilot, "0 enter a o down down down down down up 'SG'")
        assert dict(on(desk, FormScreen).given)["nationality"] == "SG"
        assert "nationality       SG" in screen_text(desk)


async def test_particulars_that_others_changed_are_not_overwritten(
    casework: Casework, tmp_path: Path
) -> None:
    """It is refused at the field with what stands there now; what is typed stays."""
    theirs = open_casework(tmp_path / "book.db", AS_OF)
    async with at_desk(casework) as (desk, pilot):
        await press(pilot, "0 enter a o")
        field(desk, "adviser").input.focus()
        await press(pilot, "'MINE'")
        theirs.set_fields("Q-1", [("adviser", "THEIRS"), ("name", "LEE Kay")])
        await follow(pilot)
        await press(pilot, "ctrl+s ctrl+s")
        on(desk, FormScreen)
        text = screen_text(desk)
        assert "!! was changed meanwhile to THEIRS;" in text
        assert "meanwhile to LEE Kay" not in text
        assert ("adviser", "MINE") in on(desk, FormScreen).given
        assert kept(tmp_path).adviser == "THEIRS"
        theirs.set_fields("Q-1", [("adviser", "")])
        await follow(pilot)
        await press(pilot, "ctrl+s")
        on(desk, CaseScreen)
    assert (kept(tmp_path).adviser, kept(tmp_path).name) == ("MINE", "LEE Kay")


async def test_particulars_that_others_took_out_are_not_brought_back(
    casework: Casework, tmp_path: Path
) -> None:
    """A field that is empty now is a conflict as well."""
    casework.set_fields("Q-1", [("adviser", "ab")])
    theirs = open_casework(tmp_path / "book.db", AS_OF)
    async with at_desk(casework) as (desk, pilot):
        await press(pilot, "0 enter a o")
        field(desk, "adviser").input.focus()
        await press(pilot, "end 'c'")
        theirs.set_fields("Q-1", [("adviser", "")])
        await follow(pilot)
        await press(pilot, "ctrl+s")
        assert "!! was taken out meanwhile;" in screen_text(desk)
    assert kept(tmp_path).adviser is None


async def test_a_new_case_is_opened() -> None:
    """What is recorded next is about that one, not about whom the cursor was on."""
    async with at_desk(casework_of(*people(2))) as (desk, pilot):
        await press(pilot, "0 a h 'Q-9' down 'NAIR_Priya' down n down g ctrl+s")
        assert on(desk, CaseScreen).case == "Q-9"
        await press(pilot, "a t '1/3/26' tab '3/3/26' ctrl+s")
        assert len(desk.casework.holders["Q-9"].trip) == 1
        assert not desk.casework.holders["Q-1"].trip

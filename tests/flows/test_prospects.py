"""Prospects by keys alone: their queue, their page, and what is recorded of them."""

from __future__ import annotations

from datetime import date

import pytest

from qmas_tui.desk.prospect_commands import PROSPECT_CHANGING
from qmas_tui.desk.screens.case import CaseScreen
from qmas_tui.desk.screens.explain_prospect import ExplainProspectScreen
from qmas_tui.desk.screens.form import FormScreen
from qmas_tui.desk.screens.prospect import ProspectScreen
from qmas_tui.desk.screens.prospects import ProspectsScreen
from qmas_tui.desk.screens.queue import QueueScreen
from qmas_tui.errors import QmasError
from tests.desk.support import (
    LOW,
    at_desk,
    casework_of,
    on,
    press,
    screen_text,
    told,
)
from tests.flows.prospects import APPROVED, ODD, PREPARED, WALKS, found, office
from tests.make import holder


@pytest.mark.presses("prospects", "leave-list")
async def test_prospects_have_a_queue_of_their_own() -> None:
    """P shows who is before the landing, by stage, and what is late first."""
    async with at_desk(office()) as (desk, pilot):
        await press(pilot, "P")
        on(desk, ProspectsScreen)
        text = screen_text(desk)
        assert "Prospects 3" in text
        assert text.index("Missed") < text.index("KATO Rei") < text.index(ODD)
        await press(pilot, "6")
        assert "ROSSI Luca" in screen_text(desk)
        assert ODD not in screen_text(desk)
        await press(pilot, "7")
        assert "No application was refused or withdrawn." in screen_text(desk)
        await press(pilot, "0 slash 'nobody'")
        assert "No match in All (3)" in screen_text(desk)
        await press(pilot, "escape slash 'adviser:mw' enter")
        assert "1 of 3" in screen_text(desk)
        assert "KATO" not in screen_text(desk)
        await press(pilot, "q")
        on(desk, QueueScreen)
        await press(pilot, "P H")
        on(desk, QueueScreen)
        await press(pilot, "slash 'p-3'")
        assert "1 prospect: P" in screen_text(desk)


async def test_an_empty_list_says_what_to_do() -> None:
    """Where there is no prospect, it says how the first is added or imported."""
    async with at_desk(casework_of(holder()), LOW) as (desk, pilot):
        await press(pilot, "P")
        assert "a P adds the first, I imports" in screen_text(desk)
        await press(pilot, "a P 'P-9' down 'NAIR_Priya' ctrl+s")
        assert found(desk, "P-9").name == "NAIR Priya"
        page = on(desk, ProspectScreen)
        assert page.shown == "P-9", "what is recorded next is about the new one"


async def test_a_page_leads_to_the_next_step() -> None:
    """Enter opens the prospect on what is to be done, and its form, filled in."""
    async with at_desk(office(), LOW) as (desk, pilot):
        await press(pilot, "P slash 'KATO' enter enter")
        on(desk, ProspectScreen)
        text = screen_text(desk)
        assert "First contact, not engaged" in text
        await press(pilot, "enter")
        form = on(desk, FormScreen)
        assert set(form.rows) == {"next_on", "next_step"}
        await press(pilot, "ctrl+u '+2w' ctrl+s")
        assert found(desk, "P-2").next_on == date(2026, 12, 6)
        await press(pilot, "q escape enter J J J")
        assert "3 of 3" in screen_text(desk)


async def test_a_criterion_is_explained_and_settled() -> None:
    """e tells why a criterion stands so, enter records what it asks for."""
    async with at_desk(office()) as (desk, pilot):
        await press(pilot, "P slash 'adviser:mw' enter enter")
        page = on(desk, ProspectScreen).page
        assert page.go_to(lambda line: line.about == "criterion.5")
        await press(pilot, "e")
        on(desk, ExplainProspectScreen)
        assert "English" in screen_text(desk)
        assert "G-06" in screen_text(desk)
        await press(pilot, "/ 'english'")
        assert " 1 of " in screen_text(desk)
        await press(pilot, "escape q enter down g ctrl+s")
        (language,) = found(desk, "P-1").language
        assert (language.name, language.level) == ("en", "good")


@pytest.mark.presses("day-later", "month-later", "day-earlier", "month-earlier")
@pytest.mark.presses("as-recorded", "keep-day")
async def test_the_filing_day_is_moved_and_nothing_saved() -> None:
    """Counts follow the day; only when it is kept it becomes the planned one."""
    async with at_desk(office()) as (desk, pilot):
        await press(pilot, "P slash 'adviser:mw' enter enter")
        await press(pilot, "right shift+right shift+right shift+left left")
        assert "as if filed on 22 Dec 2026" in screen_text(desk)
        assert found(desk, "P-1") == PREPARED
        await press(pilot, "backspace")
        assert "as if filed" not in screen_text(desk)
        await press(pilot, "shift+right ctrl+s")
        assert found(desk, "P-1").file_on == date(2026, 12, 22)
        await press(pilot, "u")
        assert found(desk, "P-1") == PREPARED


@pytest.mark.presses("ways", "section-p8")
async def test_other_ways_are_compared() -> None:
    """= shows every other way in, and what is still to be asked for each."""
    async with at_desk(office(), LOW) as (desk, pilot):
        await press(pilot, "P slash 'adviser:mw' enter enter =")
        text = screen_text(desk)
        assert "Verdict" in text
        assert "to be recorded:" in text
        await press(pilot, "0 8")
        assert "Verdict" in screen_text(desk)


@pytest.mark.presses("land")
async def test_a_landing_makes_the_holder() -> None:
    """The form says what follows, each page leads to the other, undo takes it back."""
    async with at_desk(casework_of(APPROVED)) as (desk, pilot):
        await press(pilot, "escape P l")
        form = on(desk, FormScreen)
        form.put([("on", "20/11/26"), ("until", "20/11/29")])
        await press(pilot, "tab")
        text = screen_text(desk)
        assert "2 d ago" in text
        assert "window opens" in text
        assert "carried over" in text
        await press(pilot, "ctrl+s")
        made = desk.casework.holders["P-3"]
        assert made.grant[-1].until == date(2029, 11, 20)
        assert made.claimed_sector == "finance"
        assert [each.name for each in made.dependant] == ["ROSSI Pia"]
        await press(pilot, "H 0 enter")
        _go_to_link(on(desk, CaseScreen), "prospect")
        await press(pilot, "enter")
        _go_to_link(on(desk, ProspectScreen), "holder")
        text = screen_text(desk)
        assert "The holder: initial stay, limit of stay 20 Nov 2029" in text
        await press(pilot, "enter")
        on(desk, CaseScreen)
        assert "The prospect: application of 2 Mar" in screen_text(desk)
        await press(pilot, "q P u")
        if "P-3" in desk.casework.holders:
            await press(pilot, "y")
        assert not desk.casework.holders
        assert found(desk, "P-3") == APPROVED


def _go_to_link(page: CaseScreen | ProspectScreen, form: str) -> None:
    """Put the cursor on the line that leads to the other page."""
    found = [
        each
        for each in page.pages
        if each.go_to(lambda line: line.remedy is not None and line.remedy.form == form)
    ]
    found[0].focus()


@pytest.mark.presses("application", "new-prospect", "new-particulars")
async def test_an_application_is_recorded_and_particulars_changed() -> None:
    """f records it; a o asks for the prospect's own facts, all of them."""
    async with at_desk(office()) as (desk, pilot):
        await press(pilot, "P slash 'adviser:mw' enter enter f ctrl+s")
        assert len(found(desk, "P-1").application) == 1
        await press(pilot, "a o tab tab tab home shift+end 'SG' ctrl+s")
        assert "SG" in told(desk)[-1] or found(desk, "P-1").nationality == "SG"
        await press(pilot, "q a P 'P-8' down 'HO_Mei' ctrl+s")
        assert found(desk, "P-8").name == "HO Mei"


@pytest.mark.presses("seen", "outcomes")
async def test_prospects_are_gone_through_one_after_the_other() -> None:
    """r notes that one was looked at and shows the next; E counts the outcomes."""
    async with at_desk(office()) as (desk, pilot):
        await press(pilot, "P enter r")
        assert "2 of 3" in screen_text(desk)
        assert [len(each.review) for each in desk.casework.prospects.values()] == [
            *(0, 0, 1)
        ]
        await press(pilot, "E")
        text = screen_text(desk)
        assert "2026, twelve criteria: 1 submitted; 1 approved;" in text
        assert "None is recorded." in text


@pytest.mark.presses(*WALKS)
async def test_a_row_of_every_table_is_added_corrected_and_removed() -> None:
    """Rows under rows, too, are corrected and taken out, and undo brings them back."""
    async with at_desk(office()) as (desk, pilot):
        await press(pilot, "P slash 'adviser:mw' enter enter")
        for command, keys in WALKS.items():
            table, before = command.removeprefix("new-"), found(desk, "P-1")
            await press(pilot, f"a {keys}")
            assert found(desk, "P-1") != before, table
        whole = found(desk, "P-1")
        recorder = on(desk, ProspectScreen).recorder
        recorder.remove("balance", 1, "1", _fail)
        await press(pilot, "y")
        assert not found(desk, "P-1").account[0].balance
        await press(pilot, "u")
        assert found(desk, "P-1") == whole
        recorder.correct("letter", 1, "1")
        await pilot.pause()
        await press(pilot, "'1/10/26' ctrl+s")
        assert found(desk, "P-1").work[0].letter[0].dated == date(2026, 10, 1)


def _fail(error: QmasError) -> None:
    raise error


def test_every_change_has_a_walk() -> None:
    """Whoever adds a command that changes a prospect says by which keys it is done."""
    alone = {
        "application",
        "seen",
        "land",
        "keep-day",
        "new-prospect",
        "new-particulars",
    }
    assert {*WALKS, *alone} == PROSPECT_CHANGING

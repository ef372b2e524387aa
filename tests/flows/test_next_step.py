"""`enter` does the next step: on a finding, a date, a fact, a paper."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import pytest
from textual.events import Paste

from qmas_tui.casework.open import open_casework
from qmas_tui.desk.screens.case import CaseScreen
from qmas_tui.desk.screens.form import FormScreen
from qmas_tui.desk.screens.in_place import InPlace
from qmas_tui.desk.screens.note import NoteScreen, edited
from qmas_tui.desk.screens.queue import QueueScreen
from qmas_tui.desk.screens.review import ReviewScreen
from qmas_tui.desk.widgets.queue_table import QueueTable
from tests.desk.support import (
    LOW,
    at_desk,
    book_of,
    casework_of,
    on,
    people,
    press,
    screen_text,
    settle,
    told,
)
from tests.make import AS_OF, holder

ASKED = {"asked_on": date(2026, 11, 8), "answer_by": AS_OF}
SEVERAL = "Called [/] him.\n  He brings\n\n[Dr] Lee's letter 陳大文"


@pytest.mark.parametrize("size", [LOW, (120, 36), (200, 50)])
async def test_enter_enter_begins_the_next_step(size: tuple[int, int]) -> None:
    """From the queue it opens the case on its next step, then the form, filled in."""
    casework = casework_of(holder(request=[ASKED]))
    async with at_desk(casework, size) as (desk, pilot):
        await press(pilot, "0 enter")
        assert "answer, then record the day" in screen_text(desk)
        await press(pilot, "enter")
        assert on(desk, FormScreen).given == [("answered_on", "today")]
        await press(pilot, "ctrl+s")
        on(desk, CaseScreen)
        assert "No risk found. Next: file the extension" in screen_text(desk)
    assert casework.holders["Q-1"].request[0].answered_on == AS_OF


@pytest.mark.presses("previous-block")
async def test_a_date_leads_to_its_fact_and_a_fact_to_its_form() -> None:
    """On a worked-out date it goes to the grant, which `c` corrects whole."""
    casework = casework_of(holder())
    async with at_desk(casework) as (desk, pilot):
        await press(pilot, "0 enter shift+tab home enter")
        page = on(desk, CaseScreen).page
        assert page.here is not None
        assert page.here.row == ("grant", 2)
        await press(pilot, "c")
        assert "Correct grant until 15 Mar 2028" in screen_text(desk)
        await press(pilot, "escape end enter")
        form = on(desk, InPlace)
        assert [name for name, _ in form.given] == ["landed_on"]


async def test_a_paper_is_ticked_in_place_and_unticked_by_undo() -> None:
    """`space` puts a missing paper on file with today's date; `u` takes it back."""
    casework = casework_of(holder())
    async with at_desk(casework) as (desk, pilot):
        await press(pilot, "0 enter 4")
        assert " 0/" in screen_text(desk)
        await press(pilot, "space")
        (paper,) = casework.holders["Q-1"].evidence
        assert paper.dated == AS_OF
        assert " 1/" in screen_text(desk)
        assert "[x]" in screen_text(desk)
        await press(pilot, "u")
        assert casework.holders["Q-1"].evidence == ()
        assert "[x]" not in screen_text(desk)
        await press(pilot, "home enter")
        assert len(casework.holders["Q-1"].evidence) == 1


@pytest.mark.presses("next-case", "previous-case")
async def test_the_next_case_comes_with_the_same_section_open() -> None:
    """`J` and `K` go through the list one came from, and the queue goes along."""
    async with at_desk(casework_of(*people(3))) as (desk, pilot):
        await press(pilot, "0 enter 5")
        page = on(desk, CaseScreen)
        assert page.case == "Q-1"
        assert "1 of 3" in screen_text(desk)
        await press(pilot, "K J J J")
        assert page.case == "Q-3"
        assert page.part == "record"
        await press(pilot, "K escape")
        assert on(desk, QueueScreen).query_one(QueueTable).case == "Q-2"


@pytest.mark.presses("section-0", "section-1", "section-7")
@pytest.mark.presses("next-person", "previous-person")
async def test_each_section_has_its_digit_and_each_person_a_column() -> None:
    """The digits go through the page; the arrows from the holder to the family."""
    family = [{"name": "LEE Mo", "relation": "child", "limit_of_stay": AS_OF}]
    async with at_desk(casework_of(holder(dependant=family))) as (desk, pilot):
        await press(pilot, "0 enter")
        page = on(desk, CaseScreen)
        seen = []
        for digit in "1234567":
            await press(pilot, digit)
            seen.append(page.part)
        assert len({*seen}) == len(seen)
        await press(pilot, "0")
        first = screen_text(desk)
        await press(pilot, "right")
        assert screen_text(desk) != first
        await press(pilot, "left")
        assert screen_text(desk) == first


@pytest.mark.presses("open")
async def test_the_whole_case_is_one_key_from_the_review() -> None:
    """`enter` opens the page, and escape comes back to the case in front."""
    async with at_desk(casework_of(*people(3))) as (desk, pilot):
        await press(pilot, "0 r j enter")
        assert on(desk, CaseScreen).case == "Q-2"
        await press(pilot, "J escape")
        assert on(desk, ReviewScreen).case == "Q-3"
        assert "3 of 3" in screen_text(desk)


@pytest.mark.presses("editor", "save")
async def test_a_note_keeps_its_lines(tmp_path: Path) -> None:
    """A pasted text stays whole, on the page, in the book, in files, and corrected."""
    book = tmp_path / "book.db"
    async with at_desk(book_of(book, holder())) as (desk, pilot):
        await press(pilot, "0 enter n")
        on(desk, NoteScreen)
        desk.post_message(Paste(SEVERAL.replace("\n", "\r\n")))
        await settle(pilot)
        await press(pilot, "ctrl+o")
        assert any("editor" in each.lower() for each in told(desk))
        await press(pilot, "ctrl+s 6")
        text = screen_text(desk)
        for line in SEVERAL.splitlines():
            assert line in text
        await press(pilot, "home c")
        assert on(desk, NoteScreen).text == SEVERAL
        await press(pilot, "enter 'More.' ctrl+s")
    (note,) = open_casework(book, AS_OF).holders["Q-1"].note
    assert note.text == f"{SEVERAL}\nMore."
    again = book_of(tmp_path / "again.db", holder(note=[note]))
    assert again.holders["Q-1"].note == (note,)


def test_an_editor_gives_the_text_back() -> None:
    """The text goes through a file of its own, which is gone afterwards."""
    script = "import sys; open(sys.argv[1], 'a').write('b')"
    assert edited("a", f'"{sys.executable}" -c "{script}"') == "a\nb"

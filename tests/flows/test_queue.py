"""Finding one's way in the queue: views, filter, palette, explanations."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from msgspec import structs

from qmas_tui.casework.casework import Casework
from qmas_tui.casework.importing import apply_import, find_plan
from qmas_tui.casework.open import open_casework
from qmas_tui.desk.app import Desk
from qmas_tui.desk.screens.case import CaseScreen
from qmas_tui.desk.screens.explain import ExplainScreen
from qmas_tui.desk.screens.queue import QueueScreen
from qmas_tui.desk.screens.review import ReviewScreen
from qmas_tui.desk.widgets.queue_table import QueueTable
from qmas_tui.facts.rows import Grant
from tests.desk.support import (
    LOW,
    SIZE,
    at_desk,
    book_of,
    on,
    people,
    press,
    screen_text,
    told,
)
from tests.make import AS_OF, holder

SHEET = Path(__file__).parents[1] / "data" / "clients.xlsx"


@pytest.fixture
def casework(tmp_path: Path) -> Casework:
    """The book of the spreadsheet."""
    casework = open_casework(tmp_path / "book.db", AS_OF, create=True)
    apply_import(casework, find_plan(casework, SHEET), SHEET.name)
    return casework


def table(desk: Desk) -> QueueTable:
    return on(desk, QueueScreen).query_one(QueueTable)


@pytest.mark.presses("view-1", "view-0")
@pytest.mark.parametrize("size", [SIZE, LOW])
async def test_each_digit_opens_its_view(
    casework: Casework, size: tuple[int, int]
) -> None:
    """A view is opened by its digit; its count is the number of its rows."""
    async with at_desk(casework, size) as (desk, pilot):
        for view in desk.casework.views:
            await press(pilot, view.digit)
            title = view.title if size is SIZE else view.short
            row = next(x for x in screen_text(desk).splitlines() if "1 Today" in x)
            shown = len(table(desk).cases)
            assert f" {view.digit} {title} {shown} " in f"{row} "
            assert shown == len(desk.casework.queue(view))
            if not shown:
                assert view.empty in screen_text(desk)
        assert len(table(desk).cases) == len(desk.casework.holders) == 60


@pytest.mark.presses("next-view", "previous-view")
async def test_brackets_go_through_the_views(casework: Casework) -> None:
    """To the next view and the one before, round and round; others do nothing."""
    async with at_desk(casework) as (desk, pilot):
        queue = on(desk, QueueScreen)
        await press(pilot, "left_square_bracket")
        assert queue.view.digit == "0"
        await press(pilot, "right_square_bracket right_square_bracket")
        assert queue.view.digit == "2"
        await press(pilot, "8")
        assert queue.view.digit == "2", "nobody's initials are in the settings"


async def test_ones_own_cases_have_a_view(tmp_path: Path) -> None:
    """Where the settings have one's initials, 8 shows the cases that carry them."""
    (tmp_path / "config").mkdir()
    (tmp_path / "config" / "settings.toml").write_text('adviser = "mw"\n')
    mine, other = people(2)
    mine = structs.replace(mine, adviser="mw")
    async with at_desk(book_of(tmp_path / "book.db", mine, other)) as (desk, pilot):
        await press(pilot, "8")
        assert list(table(desk).cases) == [mine.case]
        assert "8 Mine 1" in screen_text(desk)


async def test_groups_stand_over_their_cases(tmp_path: Path) -> None:
    """The most pressing first, each group with its count; the cursor skips heads."""
    limits = ("2026-11-10", "2026-12-10", "2027-01-20", "2029-03-15")
    found = [
        structs.replace(each, grant=(Grant(date.fromisoformat(day), confirmed=True),))
        for each, day in zip(people(4), limits, strict=True)
    ]
    async with at_desk(book_of(tmp_path / "book.db", *found)) as (desk, pilot):
        await press(pilot, "0 home")
        rows = screen_text(desk).splitlines()
        heads = ("Over the limit 1", "Missed 1", "Due within 30 days 1", "Later 1")
        places = [next(n for n, row in enumerate(rows) if h in row) for h in heads]
        assert places == sorted(places)
        for case in ("Q-1", "Q-2", "Q-3", "Q-4"):
            assert table(desk).case == case
            await press(pilot, "down")


@pytest.mark.presses("panel-size")
async def test_the_panel_has_three_sizes(casework: Casework) -> None:
    """z makes it larger, takes it away and brings it back; it follows the cursor."""
    async with at_desk(casework, LOW) as (desk, pilot):
        await press(pilot, "0 down")
        for has_step, has_papers in ((True, False), (True, True), (False, False)):
            text = screen_text(desk)
            assert ("Next  " in text, "Papers  " in text) == (has_step, has_papers)
            await press(pilot, "z")
        await pilot.resize_terminal(200, 50)
        await press(pilot, "down")
        text = screen_text(desk)
        assert "Stage" in text
        assert "Findings" in text
        case = desk.casework.holders[table(desk).case or ""]
        assert f"{case.name}" in text.splitlines()[2][140:]
        await press(pilot, "z")
        assert "Stage" not in screen_text(desk), "the list has given way"
        assert "Findings" in screen_text(desk)


@pytest.mark.presses("filter")
async def test_the_filter_follows_each_letter(casework: Casework) -> None:
    """It narrows as one types and counts; enter keeps it, escape clears it."""
    async with at_desk(casework) as (desk, pilot):
        await press(pilot, "0 slash")
        counts = []
        for letter in "chan":
            await press(pilot, letter)
            counts.append(len(table(desk).cases))
            assert f"{counts[-1]} of 60" in screen_text(desk)
        assert counts == sorted(counts, reverse=True)
        assert 0 < counts[-1] < 60
        kept = list(table(desk).cases)
        await press(pilot, "enter down up enter escape")
        assert list(table(desk).cases) == kept
        assert " / chan" in screen_text(desk)
        await press(pilot, "escape")
        assert len(table(desk).cases) == 60
        await press(pilot, "slash '123' enter")
        assert "No match in Everyone (60). 0 looks at everyone" in screen_text(desk)
        await press(pilot, "slash escape slash enter")
        assert len(table(desk).cases) == 60


async def test_a_filter_that_cannot_be_read_is_told(casework: Casework) -> None:
    """What is wrong stands beside it, the rows stay, the next letter may mend it.

    Where both find no room it is cut, and not what was typed.
    """
    wrong = "write a number of days, such as due<60"
    async with at_desk(casework, LOW) as (desk, pilot):
        await press(pilot, "0 slash 'adviser:mw_stage:renew_limit<x'")
        line = screen_text(desk).splitlines()[2]
        assert line.startswith(" / adviser:mw stage:renew limit<x   write a number")
        await press(pilot, "ctrl+u 'due<x'")
        assert wrong in screen_text(desk)
        await press(pilot, "backspace '60'")
        assert wrong not in screen_text(desk)
        assert 0 < len(table(desk).cases) < 60
        await press(pilot, "backspace backspace 'y' escape")
        assert wrong not in screen_text(desk)
        assert len(table(desk).cases) == 60


@pytest.mark.presses("palette", "theme")
async def test_the_palette_finds_everything(casework: Casework) -> None:
    """A command, a view and a holder are found by their words."""
    async with at_desk(casework) as (desk, pilot):
        await press(pilot, "ctrl+p 'renew' enter")
        assert on(desk, QueueScreen).view.key == "renewals"
        await press(pilot, "0")
        wanted = desk.casework.holders[table(desk).cases[40]]
        await press(pilot, f"ctrl+p '{wanted.case}' enter")
        assert on(desk, CaseScreen).case == wanted.case
        await press(pilot, "ctrl+p 'them' enter")
        assert desk.theme == "qmas-light"
        await press(pilot, "ctrl+p 'note' enter")
        (title,) = [x for x in screen_text(desk).splitlines() if "Write a note" in x]
        assert title.endswith(wanted.case)
        await press(pilot, "escape ctrl+p 'today' enter")
        assert on(desk, QueueScreen).view.key == "today"
        await press(pilot, "0 ctrl+p 'rev' enter")
        on(desk, ReviewScreen)


@pytest.mark.presses("explain", "copy")
async def test_why_from_everywhere(tmp_path: Path) -> None:
    """From the queue, from a date and from a finding; it can be copied."""
    near = holder(grant=[{"until": "2026-12-10", "confirmed": True}])
    casework = book_of(tmp_path / "book.db", near)
    async with at_desk(casework) as (desk, pilot):
        await press(pilot, "0 e")
        on(desk, ExplainScreen)
        assert "Worked out" in screen_text(desk)
        await press(pilot, "y")
        assert told(desk) == ["The page is on the clipboard."]
        assert "Q-1 LEE Ka Yan" in desk.clipboard.splitlines()[0]
        assert "Rules used" in desk.clipboard
        await press(pilot, "escape enter e")
        assert "· File by (target)" in screen_text(desk)
        await press(pilot, "escape end e")
        finding = on(desk, ExplainScreen)
        assert "." in finding._kind
        assert not finding._kind.startswith("extension")
        await press(pilot, "pagedown end escape y")
        assert "Dates" in desk.clipboard
        await press(pilot, "escape r e")
        on(desk, ExplainScreen)
        await press(pilot, "escape escape")
        on(desk, QueueScreen)


async def test_every_screen_is_usable_at_80_by_24(tmp_path: Path) -> None:
    """At 80 by 24 each screen shows its essence, its keys, and nothing cut in words."""
    found = people(30, grant=[{"until": "2026-12-10", "confirmed": True}])
    async with at_desk(book_of(tmp_path / "book.db", *found), LOW) as (desk, pilot):
        for keys, words in (
            ("0", ("Act by", "Q-1", "r review", "? keys", "q quit")),
            ("question_mark", ("Keys that work here", "enter do it", "esc leave")),
            ("'ctrl+q'", ("Leave the desk", "esc leave")),
            ("escape end", ("›", "? keys")),
            ("enter", ("HOLDER", "Next", "Findings", "? keys", "q leave")),
            ("tab", ("Work", "q leave")),
            ("g", ("limit of stay", "What follows", "ctrl+s save")),
            (
                "'x' ctrl+s",
                ("is not a date", "Not saved: see the field", "ctrl+s save"),
            ),
            ("escape", ("Kept as a draft: it comes back",)),
            ("a o", ("Particulars", "ctrl+s save")),
            ("end tab tab tab tab tab tab tab tab tab", ("ctrl+s save",)),
            ("escape e", ("Explain", "Worked out", "y copy", "q leave")),
            ("pagedown pagedown end", ("What would change this", "q leave")),
            ("escape escape r", ("Review", "1 of 30", "space reviewed", "q leave")),
            ("space", ("2 of 30",)),
            ("escape ctrl+p", ("Search for commands", "review  (r)")),
        ):
            await press(pilot, keys)
            text = screen_text(desk)
            for word in words:
                assert word in text, (keys, word)

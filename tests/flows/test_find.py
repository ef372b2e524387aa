"""Words are found on a page that is longer than the screen."""

from __future__ import annotations

import pytest

from qmas_tui.desk.screens.case import CaseScreen
from qmas_tui.desk.screens.explain import ExplainScreen
from qmas_tui.desk.widgets.page_view import PageView
from qmas_tui.views.model import as_text
from tests.desk.support import LOW, at_desk, casework_of, on, press, screen_text
from tests.make import holder


@pytest.mark.presses("find", "find-next", "find-back")
async def test_words_are_found_on_a_page() -> None:
    """`/` goes to the first place and says of how many; n and N go on, esc ends it."""
    near = holder(grant=[{"until": "2026-12-10", "confirmed": True}])
    async with at_desk(casework_of(near), LOW) as (desk, pilot):
        await press(pilot, "0 enter e n 'RULE'")
        page = on(desk, ExplainScreen).page
        assert " 1 of " in screen_text(desk)
        marked = [n for n in range(page.count) if "chosen" in roles(page, n)]
        assert ["rule" in text(page, n).lower() for n in marked] == [True]
        await press(pilot, "enter n")
        assert " 2 of " in screen_text(desk)
        await pilot.resize_terminal(90, 24)
        await press(pilot, "N")
        assert " 1 of " in screen_text(desk)
        await press(pilot, "N")
        last = next(n for n in range(page.count) if "chosen" in roles(page, n))
        assert last > marked[0], "before the first comes the last"
        await press(pilot, "/ 'zz'")
        assert "not on this page" in screen_text(desk)
        await press(pilot, "escape")
        on(desk, ExplainScreen)
        assert "not on this page" not in screen_text(desk)
        await press(pilot, "escape")
        on(desk, CaseScreen)


def roles(page: PageView, number: int) -> list[str]:
    """The roles of the words of a line."""
    return [span.role for span in page.line_at(number).spans]


def text(page: PageView, number: int) -> str:
    """The words of a line."""
    return as_text([page.line_at(number)])

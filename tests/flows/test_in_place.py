"""A fact is corrected on its own row, and what follows is said below it."""

from __future__ import annotations

from datetime import date

import pytest

from qmas_tui.desk.app import Desk
from qmas_tui.desk.screens.case import CaseScreen
from qmas_tui.desk.screens.in_place import InPlace
from qmas_tui.desk.screens.prospect import ProspectScreen
from qmas_tui.desk.screens.record_form import RecordForm
from tests.desk.support import LOW, SIZE, at_desk, casework_of, on, press, screen_text
from tests.flows.prospects import PREPARED
from tests.make import holder

TRIP = {"out": date(2026, 10, 28), "back": date(2026, 11, 4), "reason": "Fair [/] 陳"}


@pytest.mark.parametrize("size", [LOW, SIZE])
async def test_a_row_is_corrected_where_it_stands(size: tuple[int, int]) -> None:
    """Its cells become fields; what cannot be is said, `enter` keeps, as one step."""
    casework = casework_of(holder(trip=[TRIP]))
    async with at_desk(casework, size) as (desk, pilot):
        await press(pilot, "0 enter 2 end")
        page = on(desk, CaseScreen).page
        at = page.region.y + page.cursor - page.scroll_offset.y
        await press(pilot, "enter")
        form = on(desk, InPlace)
        assert [name for name, _ in form.given] == ["out", "back", "reason"]
        place = form.query_one("#row").region.y
        row = " ".join(screen_text(desk).splitlines()[place].split())
        assert row.startswith("28 Oct 2026 4 Nov 2026 ")
        assert row.endswith("Fair [/] 陳")
        assert place <= at
        await press(pilot, "tab home shift+end '1/10/26' enter")
        assert on(desk, InPlace)
        assert "back Thu 1 Oct 2026 52 d ago !! 1 Oct 2026 lies before" in _seen(desk)
        await press(pilot, "home shift+end '5/11/26'")
        assert "back Thu 5 Nov 2026 17 d ago What follows" in _seen(desk)
        await press(pilot, "enter")
        on(desk, CaseScreen)
        assert casework.holders["Q-1"].trip[0].back == date(2026, 11, 5)
        await press(pilot, "u")
    assert casework.holders["Q-1"].trip[0].back == TRIP["back"]


async def test_a_particular_is_given_where_it_stands(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Of a prospect, too; enter saves once, what is left with esc is a draft, and c
    asks for all particulars."""
    saved: list[InPlace] = []
    save = InPlace.action_save

    def counted(form: InPlace) -> None:
        saved.append(form)
        save(form)

    monkeypatch.setattr(InPlace, "action_save", counted)
    casework = casework_of(PREPARED)
    async with at_desk(casework) as (desk, pilot):
        await press(pilot, "P 0 enter 5")
        page = on(desk, ProspectScreen).page
        page.go_to(lambda line: "ationality" in line.spans[-2].text)
        await press(pilot, "enter 'IN' escape enter")
        assert on(desk, InPlace).typed
        assert "Your draft of" in screen_text(desk)
        await press(pilot, "enter")
        on(desk, ProspectScreen)
        await press(pilot, "c")
        names = [name for name, _ in on(desk, RecordForm).given]
        assert {"nationality", "adviser", "born_on"} <= {*names}
    assert len(saved) == 1
    assert "IN" in str(casework.prospects["P-1"].nationality)


def _seen(desk: Desk) -> str:
    return " ".join(screen_text(desk).split())

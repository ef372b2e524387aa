"""Cells that nobody could read are settled on the page of their case, by keys."""

from __future__ import annotations

from datetime import date

from qmas_tui.desk.screens.case import CaseScreen
from tests.desk.support import at_desk, casework_of, field, on, press, screen_text, told
from tests.make import holder

ON = date(2026, 11, 1)


def _cell(column: str, text: str) -> dict[str, object]:
    return {"column": column, "text": text, "on": ON}


async def test_an_unread_cell_is_settled_in_its_field() -> None:
    """Enter opens the field of its column, filled; saving takes the cell off too."""
    cell = _cell("Passport expiry", "31/02/2030")
    casework = casework_of(holder(unread=[cell]))
    async with at_desk(casework) as (desk, pilot):
        await press(pilot, "0 enter 6")
        assert "31/02/2030" in screen_text(desk)
        await press(pilot, "end enter")
        assert field(desk, "expires_on").text == "31/02/2030"
        await press(pilot, "ctrl+s")
        assert "31/02/2030" in screen_text(desk)
        await press(pilot, "home")
        for _ in range(10):
            await pilot.press("delete")
        await press(pilot, "'28/02/2030' ctrl+s")
        on(desk, CaseScreen)
        kept = next(iter(casework.holders.values()))
        assert not kept.unread
        assert str(kept.passport[-1].expires_on) == "2030-02-28"
        await press(pilot, "u")
        assert next(iter(casework.holders.values())).unread


async def test_pay_goes_to_the_job_that_lacks_it() -> None:
    """No second job is made of it, and its currency comes along."""
    work = {"kind": "employment", "employer": "Harbour Ltd"}
    casework = casework_of(holder(work=[work], unread=[_cell("Salary", "52k")]))
    async with at_desk(casework) as (desk, pilot):
        await press(pilot, "0 enter 6 end enter ctrl+s")
        on(desk, CaseScreen)
        (kept,) = next(iter(casework.holders.values())).work
        assert (kept.employer, kept.monthly_income) == ("Harbour Ltd", 52_000)


async def test_of_an_unknown_column_the_field_is_picked() -> None:
    """Then it is settled like any other; x takes the cell off without reading it."""
    cells = [_cell("Wen", "ANAND Ravi"), _cell("Zzz", "?")]
    casework = casework_of(holder(unread=cells))
    async with at_desk(casework) as (desk, pilot):
        await press(pilot, "0 enter 6 end x y")
        assert "removed" in told(desk)[0]
        await press(pilot, "end enter 'adviser' enter")
        assert field(desk, "adviser").text == "ANAND Ravi"
        await press(pilot, "ctrl+s")
        kept = next(iter(casework.holders.values()))
        assert (kept.adviser, kept.unread) == ("ANAND Ravi", ())

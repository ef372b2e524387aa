"""Every table of the facts is entered, corrected and taken out by keys alone."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
from textual.pilot import Pilot

from qmas_tui.desk.app import Desk
from qmas_tui.desk.screens.case import CaseScreen
from qmas_tui.facts.holder import Holder
from qmas_tui.facts.rows import Row
from qmas_tui.facts.tables import rows_of
from qmas_tui.views.case.behind import SECTION_OF
from qmas_tui.views.model import Line
from tests.desk.support import at_desk, casework_of, field, on, press
from tests.make import holder

FAMILY = [{"name": "LEE Ming", "relation": "child"}]
MING = "LEE Ming"
WALKS = (
    ("grant", "", "g '15/3/31' ctrl+s", "granted_on", "'today'"),
    ("filing", "", "f tab 'today' ctrl+s", "outcome", "w"),
    ("work", "", "w b ctrl+s", "employer", "'Nile'"),
    ("income", "", "a i '2025/26' tab '900k' ctrl+s", "year", "backspace '7'"),
    ("passport", "", "a p '1/1/30' ctrl+s", "country", "'SG'"),
    ("trip", "", "a t '1/3/26' tab '3/3/26' ctrl+s", "reason", "'Work'"),
    ("trip", MING, "a t '1/3/26' tab tab tab tab right ctrl+s", "reason", "'x'"),
    ("gap", "", "a x '1/3/26' ctrl+s", "resumed", "'9/3/26'"),
    ("excluded", "", "a e '1/3/26' ctrl+s", "to", "'9/3/26'"),
    ("request", "", "a q 'today' ctrl+s", "answer_by", "'+2w'"),
    ("evidence", "", "a v 'payslips' enter ctrl+s", "dated", "'today'"),
    ("dependant", "", "a d 'Mo' down c ctrl+s", "born_on", "'1/1/20'"),
    ("note", "", "n 'hello' ctrl+s", "", "'_you'"),
    ("review", "", "s '+1w' ctrl+s", "text", "'away'"),
)  # fmt: skip
"""Table, whose it is, the keys that add a row, a field to correct and what is typed."""


def rows(desk: Desk, table: str, of: str) -> tuple[Row, ...]:
    """The rows of a table of the holder, or of one of the family."""
    holder = desk.casework.holders["Q-1"]
    own = [each for each in holder.dependant if each.name == of]
    return rows_of(own[0] if own else holder, table)


@pytest.mark.parametrize("at", range(2))
async def test_a_row_of_every_table_is_added_corrected_and_removed(at: int) -> None:
    """Each is one step: undo takes back one after the other, redo makes all again."""
    casework = casework_of(holder(dependant=FAMILY))
    seen = [casework.holders["Q-1"]]
    async with at_desk(casework) as (desk, pilot):
        await press(pilot, "0 enter")
        for walk in WALKS[at::2]:
            seen += [each async for each in _walk(desk, pilot, *walk)]
    for before in reversed(seen[:-1]):
        casework.undo.run()
        assert casework.holders["Q-1"] == before
    for after in seen[1:]:
        casework.redo.run()
        assert casework.holders["Q-1"] == after


async def _walk(
    desk: Desk, pilot: Pilot[int], table: str, of: str, add: str, name: str, typed: str
) -> AsyncIterator[Holder]:
    """Do all three, and give the holder after each."""
    before = rows(desk, table, of)
    await press(pilot, add)
    yield desk.casework.holders["Q-1"]
    added = rows(desk, table, of)
    assert len(added) == len(before) + 1, table

    def is_it(line: Line) -> bool:
        is_theirs = not of or line.subject == of
        return line.row == (table, len(added)) and is_theirs

    screen = on(desk, CaseScreen)
    screen.show_section(SECTION_OF["dependant" if of else table])
    await pilot.pause()
    assert screen.page.go_to(is_it), table
    await press(pilot, "c")
    if name:
        field(desk, name).input.focus()
    await press(pilot, f"end {typed} ctrl+s")
    on(desk, CaseScreen)
    yield desk.casework.holders["Q-1"]
    assert rows(desk, table, of)[-1] != added[-1], table
    assert screen.page.go_to(is_it), table
    await press(pilot, "x y")
    yield desk.casework.holders["Q-1"]
    assert rows(desk, table, of) == before, table

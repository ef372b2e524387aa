"""The table of the queue, and its cursor."""

from __future__ import annotations

from qmas_tui.desk.widgets.queue_table import QueueTable
from qmas_tui.findings.model import AssessedCase
from qmas_tui.views.groups import Asleep, Head, Told
from qmas_tui.views.listings import HOLDERS
from tests.desk.support import press, screen_text
from tests.desk.tiny import Tiny
from tests.make import entry


def queue(count: int) -> tuple[QueueTable, dict[str, AssessedCase]]:
    found = {f"Q-{n}": entry(case=f"Q-{n}", name=f"HOLDER {n}") for n in range(count)}
    return QueueTable(HOLDERS, lambda: 30), found


async def test_the_queue_keeps_its_cursor_on_its_case() -> None:
    """When the order changes the cursor stays with its case; if that goes, in place."""
    table, found = queue(6)
    app = Tiny(table)
    cases = list(found)
    async with app.run_test(size=(120, 10)) as pilot:
        table.focus()
        table.fill(cases, found.__getitem__)
        await press(pilot, "down down")
        assert table.case == "Q-2"
        table.fill(cases[::-1], found.__getitem__)
        assert (table.case, table.cursor) == ("Q-2", 3)
        table.fill([case for case in cases if case != "Q-2"], found.__getitem__)
        assert (table.case, table.cursor) == ("Q-4", 3)
        table.fill([Told("Nobody.")], found.__getitem__)
        await pilot.pause()
        assert table.case is None
        assert screen_text(app).strip() == "Nobody."


HEAD = Head("Missed", "head-act", 2)


async def test_the_cursor_rests_on_cases_alone() -> None:
    """It skips heads and air, and the first case of a group is seen with its head."""
    table, found = queue(8)
    app = Tiny(table)
    first, second = list(found)[:4], list(found)[4:]
    index = [HEAD, *first, None, HEAD, *second, None, Asleep("Q-7", 1)]
    async with app.run_test(size=(120, 5)) as pilot:
        table.focus()
        table.fill(index, found.__getitem__)
        await pilot.pause()
        assert (table.case, list(table.cases)) == ("Q-0", list(found))
        await press(pilot, "down down down down")
        assert table.case == "Q-4"
        await press(pilot, "end down")
        assert table.case == "Q-7"
        await press(pilot, "home up")
        assert table.case == "Q-0"
        assert "Missed 2" in screen_text(app).splitlines()[0]
        table.fill([HEAD, None], found.__getitem__)
        assert table.case is None


async def test_what_is_due_is_asked_anew_with_each_list() -> None:
    """A row looks as the setting has it by now, also one that was drawn before."""
    soon = [0]
    table, found = QueueTable(HOLDERS, lambda: soon[0]), {"Q-1": entry(case="Q-1")}
    async with Tiny(table).run_test():
        table.fill(["Q-1"], found.__getitem__)
        before = table.line_at(0)
        soon[0] = 100_000
        table.fill(["Q-1"], found.__getitem__)
        assert table.line_at(0) != before

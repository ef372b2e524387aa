"""A book of 3,000 holders is worked out in the background while the keys answer."""

from __future__ import annotations

import threading

from qmas_tui.casework.casework import Casework
from qmas_tui.desk.screens.queue import QueueScreen
from qmas_tui.desk.widgets.queue_table import QueueTable
from tests.bench import books
from tests.desk.idle import until
from tests.desk.support import at_desk, casework_of, on, screen_text, settle


def slow(casework: Casework, go_on: threading.Event) -> list[str]:
    """Let working out wait in the middle; the threads that it ran in."""
    real, threads = casework.holder_list.work_out, []

    def work_out(step: object = None) -> bool:
        threads.append(threading.current_thread().name)
        assert callable(step)

        def halting(done: int, total: int) -> bool:
            if done >= 200:
                go_on.wait(20)
            return bool(step(done, total))

        return real(halting)

    casework.holder_list.work_out = work_out  # type: ignore[method-assign]
    return threads


async def test_a_large_book_opens_at_once() -> None:
    """One thread works it out, keys answer, the order changes once, on its case."""
    casework = casework_of(*books.people(3_000, seed=3))
    go_on = threading.Event()
    threads = slow(casework, go_on)
    async with at_desk(casework) as (desk, pilot):
        table = on(desk, QueueScreen).query_one(QueueTable)
        orders = [tuple(table.cases)]
        await until(pilot, lambda: "working out" in screen_text(desk))
        await pilot.press("0", "down", "down", "pagedown", "down")
        case = table.case
        assert table.cursor > 2
        assert "0 Everyone …" in screen_text(desk), "not counted yet"
        orders.append(tuple(table.cases))
        go_on.set()
        await settle(pilot)
        await until(pilot, lambda: "…" not in screen_text(desk).splitlines()[2])
        orders.append(tuple(table.cases))
        assert table.case == case
        assert " 3000 " in screen_text(desk).splitlines()[2] + " "
        assert "working out" not in screen_text(desk)
    assert orders[0] == orders[1] != orders[2]
    assert sorted(orders[0]) == sorted(orders[2])
    assert len(threads) == 1
    assert threads[0] != threading.current_thread().name


async def test_it_can_be_left_while_it_works() -> None:
    """The desk can be left in the middle; the thread stops at its next step."""
    casework = casework_of(*books.people(600, seed=4))
    go_on = threading.Event()
    slow(casework, go_on)
    async with at_desk(casework) as (desk, pilot):
        await until(pilot, lambda: "working out" in screen_text(desk))
        await pilot.press("ctrl+q")
        go_on.set()
    assert not desk.is_running

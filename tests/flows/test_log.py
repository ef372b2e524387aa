"""The log: what is new since the last visit, a day, a backup or a snapshot."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from qmas_tui.casework.case_list import Progress
from qmas_tui.casework.casework import Casework
from qmas_tui.casework.comparing import State, compare_since
from qmas_tui.casework.open import open_casework
from qmas_tui.casework.snapshots import write_snapshot
from qmas_tui.desk.screens.case import CaseScreen
from qmas_tui.desk.screens.log import LogScreen
from qmas_tui.desk.screens.prospect import ProspectScreen
from qmas_tui.desk.screens.queue import QueueScreen
from qmas_tui.errors import BookError
from qmas_tui.facts.prospect import Prospect
from qmas_tui.findings.compare import Comparison, Found, Kind, Record
from qmas_tui.policy.policy import Policy
from tests.desk.idle import until
from tests.desk.support import (
    LOW,
    SIZE,
    FaultyBook,
    at_desk,
    book_of,
    box_text,
    casework_of,
    follow,
    on,
    people,
    press,
    screen_text,
    told,
)
from tests.make import AS_OF, holder

GRANT = [{"until": "2026-12-10", "confirmed": True}]


@pytest.fixture
def casework(tmp_path: Path) -> Casework:
    """A book of three."""
    return book_of(tmp_path / "book.db", *people(3, grant=GRANT))


async def test_what_changed_since_the_last_backup(casework: Casework) -> None:
    """It names the case, its dates with their days, and who recorded what."""
    async with at_desk(casework) as (desk, pilot):
        casework.backups.make()
        await press(pilot, "0 enter g '10/12/29' ctrl+s escape L right right")
        text = screen_text(desk)
        assert "since the backup of" in text
        assert "What moved  1 changed, 2 the same" in text
        assert "10 Dec 2026 → 10 Dec 2029 (1,096 d later)" in text
        assert "What was recorded  1 step" in text
        assert "grant until 10 Dec 2029 recorded" in text
        await press(pilot, "left")
        assert "7 days ago, 15 Nov 2026 00:00" in screen_text(desk)
        assert "What moved  3 new" in screen_text(desk)
        assert "3 cases, restored from book.toml" in screen_text(desk)


async def test_what_moved_of_prospects(casework: Casework) -> None:
    """They stand apart from holders, and enter opens the prospect."""
    who = [("case", "P-1"), ("name", "KATO"), ("citizenship", "other")]
    casework.add([*who, ("route", "gpt")], kind=Prospect)
    async with at_desk(casework) as (desk, pilot):
        await press(pilot, "L down")
        text = screen_text(desk)
        assert "What moved of prospects  1 new" in text
        assert "prospect KATO added" in text
        await press(pilot, "slash 'kato' enter home enter")
        on(desk, ProspectScreen)


async def test_what_others_did_since_the_last_visit(
    casework: Casework, tmp_path: Path
) -> None:
    """The desk remembers when it was left, and begins there the next time."""
    async with at_desk(casework) as (desk, pilot):
        await press(pilot, "L")
        assert "last visit" not in screen_text(desk)
    casework.close()
    theirs = open_casework(tmp_path / "book.db", AS_OF)
    theirs.set_fields("Q-2", [("name", "RENAMED Person")])
    theirs.close()
    async with at_desk(open_casework(tmp_path / "book.db", AS_OF)) as (desk, pilot):
        await press(pilot, "L")
        assert "since your last visit, " in screen_text(desk)
        assert "name: HOLDER B → RENAMED Person" in screen_text(desk)
        await press(pilot, "enter")
        assert on(desk, CaseScreen).case == "Q-2"
        await press(pilot, "escape")
        on(desk, LogScreen)


async def test_a_visit_ends_with_the_day(casework: Casework) -> None:
    """A desk left open says in the morning what is new since midnight."""
    day = AS_OF
    async with at_desk(casework) as (desk, pilot):
        desk.clock = lambda: day
        day += timedelta(days=1)
        await follow(pilot)
        assert casework.visits.last() is not None
        await press(pilot, "L")
        assert "since your last visit, " in screen_text(desk)
        assert "No case is another than it was." in screen_text(desk)
        assert "Nothing was recorded in the book." in screen_text(desk)


async def test_what_the_night_moved_stands_apart() -> None:
    """A limit that passed since yesterday is told as moved by the calendar alone."""
    today = AS_OF + timedelta(days=30)
    ended = [{"until": str(today - timedelta(days=1)), "confirmed": True}]
    casework = casework_of(holder(grant=ended), as_of=today)
    async with at_desk(casework) as (desk, pilot):
        await press(pilot, "L")
        text = screen_text(desk)
        assert "No case is another than it was." in text
        assert "What moved by itself  1 case" in text
        assert "last filing day: today → missed, by calendar" in text
        await press(pilot, "enter")
        assert on(desk, CaseScreen).case == "Q-1"


async def test_compared_with_the_snapshot_of_last_week(
    casework: Casework, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A path is typed, and who is new, gone and changed since then is told."""
    monkeypatch.chdir(tmp_path)
    write_snapshot(casework, Path("week.toml"))
    casework.set_fields("Q-1", [("adviser", "mw")])
    known = [("route", "gpt"), ("citizenship", "other")]
    casework.add([("case", "Q-9"), ("name", "NEW Person"), *known])
    casework.privacy.forget("Q-3")
    async with at_desk(casework) as (desk, pilot):
        await press(pilot, "L s 'week.tom' ctrl+s")
        assert "is no day, no backup of this book, and no file" in box_text(desk)
        await press(pilot, "'l' ctrl+s")
        text = screen_text(desk)
        assert "since the file week.toml of " in text
        assert "What moved  1 new, 1 gone, 1 changed, 1 the same" in text
        assert "NEW Person   new" in text
        assert "HOLDER C   gone" in text
        assert "adviser: — → mw" in text
        await press(pilot, "down enter")
        assert told(desk) == ["There is no case Q-3 any more."]
        await press(pilot, "s 'tomorrow' ctrl+s")
        assert "is still to come" in box_text(desk)
        await press(pilot, "escape y")
        on(desk, LogScreen)


async def test_a_step_is_taken_back_where_it_is_read(casework: Casework) -> None:
    """The log follows; a case that came and went is no longer told as moved."""
    async with at_desk(casework) as (desk, pilot):
        casework.backups.make()
        await press(pilot, "0 enter n 'called' ctrl+s escape L right right")
        assert "What moved  1 changed" in screen_text(desk)
        await press(pilot, "u")
        assert told(desk)[0].startswith("Undone: Q-1, note")
        assert "What moved  3 the same" in screen_text(desk)
        assert "What was recorded  2 steps" in screen_text(desk)
        assert "undone: note" in screen_text(desk)


async def test_an_earlier_step_is_taken_back_by_itself(casework: Casework) -> None:
    """What was done later to other cases stays."""
    casework.set_fields("Q-1", [("adviser", "mw")])
    casework.set_fields("Q-2", [("adviser", "ak")])
    casework.set_fields("Q-2", [("adviser", "jt")])
    async with at_desk(casework) as (desk, pilot):
        await press(pilot, "L slash 'adviser_mw' enter greater_than_sign u")
        assert "Undo Q-1, set adviser mw (" in box_text(desk)
        await press(pilot, "y")
        assert casework.holders["Q-1"].adviser is None
        assert casework.holders["Q-2"].adviser == "jt"


@pytest.mark.parametrize("size", [(1, 1), (30, 6), LOW, SIZE, (200, 50)])
async def test_it_is_read_filtered_and_copied(
    casework: Casework, size: tuple[int, int]
) -> None:
    """Words narrow both parts, escape shows all again; the whole can be copied."""
    casework.set_fields("Q-2", [("name_zh", "陳大文 [/]")])
    async with at_desk(casework, size) as (desk, pilot):
        await press(pilot, "L tab slash '[/]' enter y")
        assert "陳大文 [/]" in desk.clipboard
        assert "HOLDER A" not in desk.clipboard
        await press(pilot, "slash 'zzz' y enter y escape")
        on(desk, LogScreen)
        await press(pilot, "y escape")
        assert "HOLDER A" in desk.clipboard
        on(desk, QueueScreen)


@pytest.mark.presses("log", "earlier", "later", "since", "next-block")
async def test_leaving_changes_nothing(casework: Casework) -> None:
    """Whatever was looked at, the book is as it was."""
    head = casework.head
    async with at_desk(casework) as (desk, pilot):
        await press(pilot, "L right right left tab s escape slash 'x' escape escape")
        on(desk, QueueScreen)
    assert casework.head == head


async def test_what_cannot_be_read_is_said() -> None:
    """The screen stays, says why, and answers once it can."""
    book = FaultyBook()
    casework = casework_of(*people(2), book=book)
    async with at_desk(casework) as (desk, pilot):
        book.unread = BookError("The book cannot be read: the disk is gone.")
        await press(pilot, "L")
        assert told(desk) == ["The book cannot be read: the disk is gone."]
        book.unread = None
        await press(pilot, "right")
        assert "What moved" in screen_text(desk)


async def test_keys_answer_while_many_are_compared(
    casework: Casework, monkeypatch: pytest.MonkeyPatch
) -> None:
    """How far it is stands above; leaving stops it, and nothing is left running."""
    go_on, stopped = threading.Event(), threading.Event()

    def slow(
        kind: Kind[Record, Found],
        before: State,
        after: State,
        policy: Policy,
        as_of: date,
        step: Progress,
        look: Callable[[Record], Found] | None = None,
    ) -> Comparison | None:
        def halting(done: int, total: int) -> bool:
            step(done, total)
            go_on.wait(20)
            goes_on = step(done, total)
            if not goes_on:
                stopped.set()
            return goes_on

        return compare_since(kind, before, after, policy, as_of, halting, look)

    monkeypatch.setattr("qmas_tui.casework.log.compare_since", slow)
    casework.backups.make()
    casework.set_fields("Q-1", [("adviser", "mw")])
    async with at_desk(casework) as (desk, pilot):
        await pilot.press("L", "right", "right")
        await until(pilot, lambda: "comparing 0 of 3" in screen_text(desk))
        desk.follow()
        await pilot.press("down", "slash", "x", "escape", "escape")
        await pilot.pause()
        on(desk, QueueScreen)
        go_on.set()
        await until(pilot, stopped.is_set)


async def test_names_are_data() -> None:
    """No name is taken for markup, and none steers the terminal."""
    hostile = holder(name="[/] \x1b[31mLEE", adviser="[b]", grant=GRANT)
    async with at_desk(casework_of(hostile)) as (desk, pilot):
        await press(pilot, "L")
        assert "[/]  [31mLEE" in screen_text(desk)

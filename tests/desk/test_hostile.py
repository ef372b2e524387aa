"""Names and notes are data: shown as they are, and never a danger to the terminal."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import cast
from unicodedata import category

import pytest
from msgspec import structs
from textual.pilot import Pilot

from qmas_tui.config.own_file import write_line
from qmas_tui.desk.app import Desk
from qmas_tui.desk.screens.case import CaseScreen
from qmas_tui.desk.screens.confirm import ConfirmScreen
from qmas_tui.desk.screens.explain import explain_case
from qmas_tui.desk.screens.form import FormScreen
from qmas_tui.desk.screens.note import NoteScreen
from qmas_tui.desk.screens.pick import PickScreen
from qmas_tui.desk.screens.queue import QueueScreen
from qmas_tui.desk.screens.reviewing import review
from qmas_tui.facts.holder import Holder
from qmas_tui.views.width import clean
from tests.desk.support import (
    VIEWS,
    at_desk,
    casework_of,
    on,
    press,
    screen_text,
    settle,
    told,
)
from tests.make import holder

NAMES = {
    "closing": "[/]",
    "markup": "[Dr] LEE [b]Ka[/b]",
    "call": '[type=x, v={"a[0]"}] $primary %s',
    "signs": "LEE 👩‍👩‍👧 ⚠️ Ng\u0303uye\u0302\u0303n",
    "long": "L" * 30 + "M" * 30,
    "right to left": "لي كا يان",
    "danger": "A\x1b[31mB\x07C\u202eD\x9b2J\x00E\nF\tG",
}
BENDING = re.compile("[\u202a-\u202e\u2066-\u2069]")


def hostile(name: str, until: str = "2026-12-10") -> Holder:
    """A case where every text that can be typed is that name."""
    return holder(
        case="Q-1",
        name=name,
        name_zh=name,
        adviser=name,
        family=name,
        tags=[name],
        landed_on="2024-01-05",
        grant=[{"until": until, "confirmed": True}],
        work=[
            {
                "kind": "employment",
                "from": "2024-05-02",
                "employer": name,
                "title": name,
                "monthly_income": 20000,
                "currency": "HKD",
            }
        ],
        trip=[{"out": "2025-01-02", "back": "2025-03-01", "reason": name}],
        excluded=[{"from": "2025-04-02", "to": "2025-04-09", "reason": name}],
        unread=[{"column": name, "text": name, "on": "2026-11-01"}],
        dependant=[{"name": name, "relation": "spouse", "limit_of_stay": until}],
        review=[{"on": "2026-11-01", "outcome": "reviewed", "by": name, "text": name}],
        note=[{"on": "2026-11-02", "by": name, "text": name}],
    )


def check_safe(desk: Desk) -> str:
    """The screen's text, in which nothing could steer the terminal."""
    text = screen_text(desk)
    for sign in text.replace("\n", ""):
        assert category(sign) not in ("Cc", "Cs", "Zl", "Zp"), repr(sign)
    assert not BENDING.search(text)
    return text


def shown(text: str, name: str, cells: int) -> bool:
    """Whether the screen shows the name, or its beginning where it is cut."""
    wanted = clean(name)
    return wanted in text or wanted[:cells].rstrip() in text


async def do(pilot: Pilot[int], *calls: Callable[[], object]) -> str:
    """Do this, wait, and give what can be read then, once it is safe."""
    for call in calls:
        call()
        await settle(pilot)
    return check_safe(cast("Desk", pilot.app))


@pytest.mark.parametrize("name", [*NAMES.values()], ids=[*NAMES])
async def test_a_name_is_shown_as_it_is(name: str) -> None:
    """On every screen, part and form, whole or cut, and never as markup."""
    async with at_desk(casework_of(hostile(name))) as (desk, pilot):
        queue, page = on(desk, QueueScreen), CaseScreen("Q-1")
        assert shown(await do(pilot, lambda: queue.action_view("0")), name, 18)
        assert shown(await do(pilot, lambda: desk.push_screen(page)), name, 40)
        parts = [await do(pilot, partial(page.action_section, n)) for n in range(1, 8)]
        start = clean(name)[:12].rstrip()
        seen = [start in part.split("7 History", 1)[1] for part in parts]
        assert sum(seen) >= 4, parts
        assert shown(await do(pilot, page.recorder.particulars), name, 30)
        await do(pilot, desk.pop_screen, lambda: page.action_record("note"))
        await do(pilot, desk.pop_screen, page.action_leave)
        view = structs.replace(VIEWS[0], title=name)
        begin = partial(review, desk, ["Q-1"], view, queue.named)
        assert shown(await do(pilot, begin), name, 40)
        await do(pilot, desk.pop_screen)
        assert shown(await do(pilot, lambda: explain_case(desk, "Q-1")), name, 40)


@pytest.mark.parametrize("name", [NAMES[n] for n in ("closing", "call", "danger")])
async def test_a_name_in_questions_toasts_and_palette(name: str) -> None:
    """Corrections, questions, messages and the palette show it as it is too."""
    casework = casework_of(hostile(name))
    before = casework.holders["Q-1"]
    start = clean(name)[:20].rstrip()
    async with at_desk(casework) as (desk, pilot):
        page = CaseScreen("Q-1")
        await do(pilot, lambda: desk.push_screen(page))
        await do(pilot, lambda: page.action_section(6))
        await do(pilot, lambda: page.page.action_jump(-1))
        assert start in await do(pilot, page.action_correct)
        await do(pilot, on(desk, PickScreen).action_leave)
        await do(pilot, lambda: page.page.action_jump(0))
        assert start in await do(pilot, page.action_correct)
        form = cast("FormScreen | NoteScreen", desk.screen)
        await do(pilot, form.action_save)
        if desk.screen is form:
            await do(pilot, form.action_leave)
        assert casework.holders["Q-1"] == before, "an untouched form changes nothing"
        await do(pilot, lambda: page.page.action_jump(-1))
        assert start in await do(pilot, page.action_remove)
        question = on(desk, ConfirmScreen)
        assert start in await do(pilot, lambda: question.action_answer(True))
        assert start in told(desk)[0]
        assert start in await do(pilot, page.action_forget)
        await do(pilot, desk.pop_screen)
        assert start in await do(pilot, page.action_help)
        await do(pilot, desk.pop_screen)
        await press(pilot, "escape ctrl+p 'Q-1'")
        assert start in check_safe(desk)
        await press(pilot, "enter")
        on(desk, CaseScreen)
        check_safe(desk)


JOURNEY: Mapping[str, str] = {
    "panel, half": "0 z",
    "panel, away": "z z",
    "counts": "F",
    "preview of a bulk edit": "escape * b t 'vip' ctrl+s",
    "menu": "escape escape escape a",
    "drawer": "t",
    "scenario": "escape escape escape 0 = a l",
    "month": "escape escape escape M ] ] up left left left left left",
    "workload": "W F",
    "asleep": "escape enter s '+2w' ctrl+s escape Z",
    "log": "L right right",
    "planner": "escape 0 enter B",
    "fees": "escape $",
    "settings": "escape escape comma down",
}
"""By which keys one goes from screen to screen, each of which shows names."""


async def test_a_name_in_every_place_of_the_desk(tmp_path: Path) -> None:
    """Panel, counts, previews, drawer, month, log and all show it, and stay whole."""
    name = NAMES["closing"] + NAMES["danger"] + NAMES["call"]
    folder = tmp_path / "config"
    folder.mkdir()
    write_line(folder / "settings.toml", "adviser", name)
    casework = casework_of(hostile(name, "2027-01-10"), holder(case="Q-2"))
    start = clean(name)[:8].rstrip()
    async with at_desk(casework) as (desk, pilot):
        for place, keys in JOURNEY.items():
            await press(pilot, keys)
            assert start in check_safe(desk), place


async def test_messages_show_what_was_typed_as_it_was() -> None:
    """A refusal quotes what was typed, also where that is hostile."""
    async with at_desk(casework_of(holder())) as (desk, pilot):
        await press(pilot, "0 enter g")
        on(desk, FormScreen)
        form_input = desk.focused
        assert form_input is not None
        form_input.insert_text_at_cursor("[/] [b]x\x1b[2J")  # type: ignore[attr-defined]
        await press(pilot, "ctrl+s")
        assert "[/] [b]x [2J" in check_safe(desk)
        desk.notify("[/] \x1b[2J\n[b]y[/b]")
        await pilot.pause()
        text = check_safe(desk)
        assert "[/]  [2J" in text
        assert "[b]y[/b]" in text

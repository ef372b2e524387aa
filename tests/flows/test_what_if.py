"""What would happen if: tried beside the case, and no part of it until it is real."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from qmas_tui.casework.scenarios import saved
from qmas_tui.desk.screens.case import CaseScreen
from qmas_tui.desk.screens.explain_scenario import ExplainScenario
from qmas_tui.desk.screens.form import FormScreen
from qmas_tui.desk.screens.what_if import WhatIfScreen
from tests.desk.support import (
    LOW,
    at_desk,
    box_text,
    casework_of,
    on,
    press,
    screen_text,
    told,
)
from tests.make import holder

RENEWING = holder(
    applied_on=date(2023, 2, 1),
    landed_on=date(2024, 2, 10),
    grant=[{"until": date(2027, 2, 10), "confirmed": True}],
    passport=[{"expires_on": date(2034, 1, 1)}],
    dependant=[
        {"name": "LEE Mo", "relation": "spouse", "limit_of_stay": date(2027, 2, 10)}
    ],
)
"""Somebody whose stay ends in eleven weeks, with a job and a spouse."""
ASKED = {
    "I lose the job in December": ("= a j '31/12' ctrl+s", "no work"),
    "I stay away until March": (
        "= a t '20/12' tab '1/3/27' ctrl+s",
        "stay ended while away",
    ),
    "they grant only a year": (
        "= a f 'today' ctrl+s a g '1/2/27' tab '10/2/28' ctrl+s",
        "731 d earlier",
    ),
}


@pytest.mark.parametrize("asked", ASKED)
async def test_a_clients_question_is_answered_in_under_ten_keys(asked: str) -> None:
    """What if I lose the job, stay away, get only a year: days aside, nine keys."""
    keys, said = ASKED[asked]
    casework = casework_of(RENEWING)
    async with at_desk(casework) as (desk, pilot):
        await press(pilot, "0")
        await press(pilot, keys)
        text = screen_text(desk)
        for each in (said, "SCENARIO", "nothing here is on record"):
            assert each in text
    assert len([key for key in keys.split() if "'" not in key]) < 10


@pytest.mark.presses(
    "what-if",
    "suppose",
    "suppose-job-lost",
    "suppose-job",
    "new-scenario",
    "hold-against",
    "scenario-1",
    "make-real",
    "drop-scenario",
)
async def test_a_lost_job_is_tried_compared_made_real_and_undone() -> None:
    """It stands beside a new job in March; what has happened becomes one step."""
    casework = casework_of(RENEWING)
    async with at_desk(casework) as (desk, pilot):
        await press(pilot, "0 enter = a j '15/11/26' ctrl+s")
        await press(pilot, "n a j '15/11/26' ctrl+s a w '5/2/27' tab '60k' ctrl+s h")
        text = screen_text(desk)
        assert "[2] is better than [1]" in text
        await press(pilot, "X 1 h")
        assert told(desk)[-1] == "There is no other scenario; n begins one."
        assert casework.holders["Q-1"] == RENEWING
        await press(pilot, "ctrl+s")
        on(desk, CaseScreen)
        assert [each.kind for each in casework.holders["Q-1"].work] == [
            "employment",
            "none",
        ]
        assert told(desk)[-1] == "Q-1: Job lost, last day 15 Nov 2026"
        await press(pilot, "u")
        assert casework.holders["Q-1"] == RENEWING


@pytest.mark.presses(
    "suppose-income",
    "suppose-assessable",
    "suppose-trip",
    "suppose-return",
    "suppose-file",
    "suppose-decision",
    "suppose-passport",
    "suppose-leaves",
)
async def test_each_change_has_its_form_and_leaves_no_trace() -> None:
    """A letter opens each; leaving the page leaves the record, and no step."""
    casework = casework_of(RENEWING)
    async with at_desk(casework) as (desk, pilot):
        steps = len(casework.history())
        await press(pilot, "0 enter =")
        await press(pilot, " ".join(f"a {letter} escape" for letter in "iytbfgl"))
        await press(pilot, "a p '1/1/27' ctrl+s q")
        assert casework.holders["Q-1"] == RENEWING
        assert len(casework.history()) == steps
        await press(pilot, "=")
        assert "Passport until 1 Jan 2027" in screen_text(desk)
        await press(pilot, "ctrl+q")
        assert "Leave the desk without saving 1 scenario?" in screen_text(desk)
        await press(pilot, "n V 'new passport' ctrl+s ctrl+q")
    assert not desk.is_running


@pytest.mark.presses("suppose-otherwise", "suppose-no-more", "suppose-row")
async def test_any_row_is_new_or_removed() -> None:
    """What is supposed of a row is corrected in its form, and dropped by a key."""
    async with at_desk(casework_of(RENEWING)) as (desk, pilot):
        await press(pilot, "0 enter = a r 'new_excluded' enter '1/3/26' ctrl+s")
        await press(pilot, "a r 'remove_work' enter home c ctrl+u '1/4/26' ctrl+s")
        text = screen_text(desk)
        assert "New excluded, from: 1 Apr 2026" in text
        assert "Removed work 1" in text
        await press(pilot, "down x")
        assert "Removed work" not in screen_text(desk)


@pytest.mark.presses(
    "look-into", "other-then", "other-rules", "copy-scenario", "other-half"
)
async def test_a_scenario_is_asked_on_another_day_by_other_rules(
    tmp_path: Path,
) -> None:
    """A moved line is explained as the scenario has it; a wrong file is told."""
    async with at_desk(casework_of(RENEWING), LOW) as (desk, pilot):
        await press(pilot, "0 = a j '31/12' ctrl+s d '5/1/27' ctrl+s")
        assert "until 5 Jan 2027" in screen_text(desk)
        await press(pilot, "down enter")
        on(desk, ExplainScenario)
        assert "SCENARIO   Q-1 LEE Ka Yan · No work" in screen_text(desk)
        await press(pilot, f"q y tab R '{tmp_path}/none.toml' ctrl+s")
        assert "none.toml" in box_text(desk)
        on(desk, FormScreen)
        await press(pilot, "ctrl+u 'shipped' ctrl+s")
        assert "by the shipped rules" in screen_text(desk)


@pytest.mark.presses("save-scenario", "drop-scenario")
async def test_a_scenario_is_saved_beside_the_record() -> None:
    """It is there when the page is opened again, marked where a row has changed."""
    casework = casework_of(RENEWING)
    async with at_desk(casework) as (desk, pilot):
        await press(pilot, "0 enter = V a j '31/12' ctrl+s ctrl+s")
        assert "Nothing was recorded" in told(desk)[-1]
        assert "change 1 (job lost, last day 31 Dec 2026)" in told(desk)[-1]
        await press(pilot, "V ctrl+u 'no_job' ctrl+s q")
        (kept,) = saved(casework, "Q-1")
        assert kept.name == "no job"
        assert casework.undo.words() == "Q-1, added"
        await press(pilot, "= 1")
        casework.amend("Q-1", "work", 1, [("title", "Cook")])
        desk.changed()
        await pilot.pause()
        assert "no job is out of date" in screen_text(desk)
        await press(pilot, "V ctrl+s")
        assert "worse" in screen_text(desk)
        await press(pilot, "X y")
        assert saved(casework, "Q-1") == ()
        on(desk, WhatIfScreen)

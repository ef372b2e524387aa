"""The one list of commands."""

from __future__ import annotations

import re
from importlib import import_module
from itertools import combinations
from pathlib import Path
from pkgutil import iter_modules
from typing import get_args

import pytest
from textual.screen import Screen

from qmas_tui.desk import screens
from qmas_tui.desk.app import Desk
from qmas_tui.desk.commands import (
    CHANGING,
    COMMANDS,
    Command,
    Place,
    bindings_at,
    commands_at,
    footer_at,
    listed_at,
)
from qmas_tui.desk.prospect_commands import PROSPECT_CHANGING
from qmas_tui.desk.recovery import RecoveryApp, RecoveryScreen
from qmas_tui.desk.screens.add_menu import AddMenu
from qmas_tui.desk.screens.add_to_prospect import ProspectMenu
from qmas_tui.desk.screens.asleep import AsleepScreen
from qmas_tui.desk.screens.both import BothScreen
from qmas_tui.desk.screens.case import CaseScreen
from qmas_tui.desk.screens.explain import ExplainScreen
from qmas_tui.desk.screens.fees import FeesScreen
from qmas_tui.desk.screens.first_run import FirstRunScreen
from qmas_tui.desk.screens.form import FormScreen
from qmas_tui.desk.screens.log import LogScreen
from qmas_tui.desk.screens.mapping import MappingScreen
from qmas_tui.desk.screens.month import MonthScreen
from qmas_tui.desk.screens.note import NoteScreen
from qmas_tui.desk.screens.outcomes import OutcomesScreen
from qmas_tui.desk.screens.planner import PlannerScreen
from qmas_tui.desk.screens.prospect import ProspectScreen
from qmas_tui.desk.screens.prospect_review import ProspectReviewScreen
from qmas_tui.desk.screens.prospects import ProspectsScreen
from qmas_tui.desk.screens.queue import QueueScreen
from qmas_tui.desk.screens.report import ReportScreen
from qmas_tui.desk.screens.review import ReviewScreen
from qmas_tui.desk.screens.rule import RuleScreen
from qmas_tui.desk.screens.rules import RulesScreen
from qmas_tui.desk.screens.rules_diff import RulesDiffScreen
from qmas_tui.desk.screens.settings import SettingsScreen
from qmas_tui.desk.screens.supposing import SupposeMenu
from qmas_tui.desk.screens.what_if import WhatIfScreen
from qmas_tui.desk.screens.workload import WorkloadScreen
from qmas_tui.desk.widgets.bars import keys_line
from qmas_tui.views.width import cell_width
from tests.flows.changing import DOING
from tests.flows.prospects import WALKS

FLOWS = Path(__file__).parents[1] / "flows"
STORIES = {
    *DOING,
    *WALKS,
    *[
        name
        for path in FLOWS.glob("test_*.py")
        for mark in re.findall(r"mark\.presses\((.*?)\)", path.read_text("utf-8"), re.S)
        for name in re.findall(r'"([a-z0-9-]+)"', mark)
    ],
}
"""The commands that a story says it presses."""
PLACES: tuple[Place, ...] = get_args(Place)
SCREENS = {
    "queue": QueueScreen,
    "case": CaseScreen,
    "review": ReviewScreen,
    "add": AddMenu,
    "explain": ExplainScreen,
    "log": LogScreen,
    "month": MonthScreen,
    "workload": WorkloadScreen,
    "planner": PlannerScreen,
    "fees": FeesScreen,
    "asleep": AsleepScreen,
    "prospects": ProspectsScreen,
    "both": BothScreen,
    "prospect": ProspectScreen,
    "prospect-review": ProspectReviewScreen,
    "add-prospect": ProspectMenu,
    "outcomes": OutcomesScreen,
    "what-if": WhatIfScreen,
    "suppose": SupposeMenu,
    "settings": SettingsScreen,
    "rules": RulesScreen,
    "rule": RuleScreen,
    "rules-diff": RulesDiffScreen,
    "first-run": FirstRunScreen,
    "form": FormScreen,
    "note": NoteScreen,
    "take-in": MappingScreen,
    "report": ReportScreen,
    "recovery": RecoveryScreen,
}
UNDELIVERED = {
    *("ctrl+j", "ctrl+m", "ctrl+i", "ctrl+h", "ctrl+enter", "ctrl+b", "ctrl+a"),
    *("ctrl+c", "ctrl+z", "shift+enter", "ctrl+shift+s"),
}
"""Keys that a terminal or tmux keeps for itself, or sends as another key."""


def test_ids_are_unique() -> None:
    """Every command has an id of its own."""
    ids = [command.id for command in COMMANDS]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("place", PLACES)
def test_a_key_does_one_thing_on_a_screen(place: Place) -> None:
    """No two commands of one screen have a key in common."""
    for one, other in combinations(commands_at(place), 2):
        assert not set(one.keys) & set(other.keys), (one.id, other.id)


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.id)
def test_terminals_deliver_every_key(command: Command) -> None:
    """No command hangs on a key that terminals keep back or send as another one."""
    assert not set(command.keys) & UNDELIVERED


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.id)
def test_every_command_is_told_and_can_be_done(command: Command) -> None:
    """Every command has a title, a sentence, and an action on screen or app."""
    assert command.title
    assert command.help[0].isupper()
    assert not command.help.endswith(".")
    action = command.method
    for place in command.places:
        app = RecoveryApp if place == "recovery" else Desk
        owner = app if action.startswith("app.") else SCREENS[place]
        assert hasattr(owner, f"action_{action.removeprefix('app.')}")


def below(kind: type[object]) -> set[type[object]]:
    """A class and all that are made of it."""
    return {kind}.union(*map(below, kind.__subclasses__()))


def test_every_screen_of_a_place_does_its_commands() -> None:
    """Where screens share a place, none of them lists a key that does nothing."""
    for module in iter_modules(screens.__path__, f"{screens.__name__}."):
        import_module(module.name)
    shared = [each for each in below(Screen) if getattr(each, "place", "") in PLACES]
    assert len(shared) > len(PLACES)
    for screen in shared:
        for command in commands_at(screen.place):  # type: ignore[attr-defined]
            if not command.method.startswith("app."):
                found = hasattr(screen, f"action_{command.method}")
                assert found or screen.__subclasses__(), (screen, command.id)


@pytest.mark.parametrize("place", PLACES)
def test_the_footer_fits(place: Place) -> None:
    """At 80 columns the footer fits, and shows help and the way out."""
    spans = keys_line(footer_at(place), 80)
    told = "".join(span.text for span in spans)
    assert cell_width(told.rstrip()) <= 80
    assert told.rstrip().endswith(("esc leave", "q leave", "q quit"))
    menus = ("form", "add", "add-prospect", "suppose", "note")
    assert place in menus or "? keys" in told


@pytest.mark.parametrize("place", PLACES)
def test_bindings_come_from_the_list(place: Place) -> None:
    """A screen binds the keys of the list, each under the name of its command."""
    bound = {binding.id: binding.key for binding in bindings_at(place)}
    for command in commands_at(place):
        if command.keys and command.id not in ("palette", "quit"):
            assert bound.pop(f"{place}.{command.id}") == ",".join(command.keys)
    assert not bound


def test_lists_tell_the_views_once() -> None:
    """Ten digits for the views are one line of help, and those of the sections."""
    listed = listed_at("queue")
    assert [c.keys for c in listed if c.id.startswith("view-")] == [("0-9",)]
    sections = [c for c in listed_at("case") if c.id.startswith("section-")]
    assert [(c.keys, c.title) for c in sections] == [(("0-7",), "section")]
    assert listed_at("form") == commands_at("form")


def test_what_destroys_for_good_has_no_key() -> None:
    """What is seldom wanted is found in the palette alone, and lists say so."""
    without = {command.id for command in COMMANDS if not command.keys}
    assert without == {"forget", "move-holders"}
    (listed,) = [command for command in listed_at("case") if command.id == "forget"]
    assert listed.keys == ("ctrl+p",)


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.id)
def test_every_command_has_a_story(command: Command) -> None:
    """It is pressed by a story in tests/flows that says so, or done and undone there.

    Each story marked with `presses` is held to it as it runs.
    """
    digits = "0123456789"
    told = {name.rstrip(digits) for name in STORIES}
    assert command.id.rstrip(digits) in told, f"presses({command.id!r}) stands nowhere"


def test_every_change_is_done_and_undone() -> None:
    """Whoever adds a command that changes the book says by which keys it is done."""
    assert (
        {*DOING, *PROSPECT_CHANGING} == CHANGING <= {command.id for command in COMMANDS}
    )

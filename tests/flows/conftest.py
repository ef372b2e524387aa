"""Every story, too, is alone with its desk, and presses what it says it presses."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from textual.app import App

from qmas_tui.desk.commands import COMMANDS, UNBOUND, commands_at
from tests.desk.alone import be_alone


@pytest.fixture(autouse=True)
def _alone(monkeypatch: pytest.MonkeyPatch) -> None:
    be_alone(monkeypatch)


@pytest.fixture(autouse=True)
def _pressed(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> Iterator[None]:
    """A story marked with `presses` has done those commands by its end."""
    said = {name for mark in request.node.iter_markers("presses") for name in mark.args}
    if not said:
        yield
        return
    done: set[str] = set()
    run = App.run_action

    async def noted(app: App[Any], action: Any, *more: Any, **named: Any) -> bool:
        done.update(_commands(app, action))
        return await run(app, action, *more, **named)

    monkeypatch.setattr(App, "run_action", noted)
    yield
    assert said <= done, f"the story does not press {sorted(said - done)}"


def _commands(app: App[Any], action: object) -> Iterator[str]:
    """The commands of the screen in front for which an action stands."""
    for each in app.screen.active_bindings.values():
        if each.binding.action == action and each.binding.id:
            yield each.binding.id.partition(".")[2]
    known = commands_at(getattr(app.screen, "place", "form"))
    for command in [*known, *[each for each in COMMANDS if each.id in UNBOUND]]:
        if command.action.removeprefix("app.") == str(action).removeprefix("app."):
            yield command.id

"""The page of the command line and the commands agree."""

from __future__ import annotations

import re
from pathlib import Path

import click

from qmas_tui.cli.main import cli
from tests.cli.runs import loaded

PAGE = Path(__file__).parents[2] / "docs" / "commands.md"
SHARED = {"--book", "--as-of"}


def _options(command: click.Command) -> set[str]:
    return {
        name
        for parameter in command.params
        if isinstance(parameter, click.Option)
        for name in parameter.opts
    }


def _commands() -> dict[str, click.Command]:
    found: dict[str, click.Command] = {}
    for name in cli.commands:
        found[name] = command = loaded(name)
        if isinstance(command, click.Group):
            found |= {f"{name} {each}": one for each, one in command.commands.items()}
    return found


def _sections() -> dict[str, str]:
    _head, *parts = re.split(r"^## ", PAGE.read_text("utf-8"), flags=re.MULTILINE)
    return {part.split("\n", 1)[0]: part for part in parts}


def test_every_command_is_documented() -> None:
    """The page has one section for each command, in the order of the help."""
    assert list(_sections()) == list(_commands())


def test_every_option_is_documented() -> None:
    """Each section lists the options of its command, and no others."""
    for name, command in _commands().items():
        listed = set(re.findall(r"^- `(--[a-z-]+)", _sections()[name], re.MULTILINE))
        assert listed == _options(command) - SHARED, name


def test_options_of_all_commands_are_documented() -> None:
    """The head of the page lists what every command takes."""
    head = PAGE.read_text("utf-8").split("\n## ")[0]
    for name in _options(cli) - {"-h", "--help"}:
        assert f"`{name}" in head
    for name, command in _commands().items():
        assert _options(command) >= SHARED, name

"""What a command of the desk is: by which keys, where, and what it is good for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

import msgspec
from msgspec import Struct

Place = Literal[
    "queue",
    "case",
    "review",
    "add",
    "explain",
    "log",
    "month",
    "workload",
    "planner",
    "fees",
    "asleep",
    "prospects",
    "both",
    "prospect",
    "prospect-review",
    "add-prospect",
    "outcomes",
    "what-if",
    "suppose",
    "settings",
    "rules",
    "rule",
    "rules-diff",
    "form",
    "note",
    "take-in",
    "report",
    "first-run",
    "recovery",
]
OwnKeys = Mapping[str, tuple[str, ...]]
"""Keys that the user gave to commands, by their ids."""
Need = Literal["", "case", "row", "change", "offer", "recovered"]


class Command(Struct, frozen=True):
    """What a user can do: by which keys, where, and what it is good for.

    A command without keys is found in the palette alone. `action` names a method
    `action_…` of the screen or the app; `needs` what must be there for it to do
    anything, as the screen's `lacks` knows it.
    """

    id: str
    keys: tuple[str, ...]
    title: str
    help: str
    places: tuple[Place, ...]
    action: str
    footer: bool = False
    needs: Need = ""

    @property
    def method(self) -> str:
        """The name of the action, without what is handed to it."""
        return self.action.partition("(")[0]


def command(
    id: str,
    keys: str,
    title: str,
    help: str,
    places: str,
    *,
    action: str = "",
    footer: bool = False,
    needs: Need = "",
) -> Command:
    """A command on one line: its keys and places are words with a space between."""
    made = msgspec.convert(places.split(), tuple[Place, ...])
    action = action or id.replace("-", "_")
    return Command(id, tuple(keys.split()), title, help, made, action, footer, needs)

"""The user's own keys: checked against every screen, and named as people write them.

Textual reports no clash and no unknown command, and takes keys that no terminal sends.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from difflib import get_close_matches

from msgspec import Struct
from textual.keys import KEY_NAME_REPLACEMENTS, Keys

from qmas_tui.desk.commands import (
    BEFORE_THE_PAGE,
    COMMANDS,
    KEY_NAMES,
    UNBOUND,
    OwnKeys,
    commands_at,
    key_name,
)
from qmas_tui.errors import Problem

SENT_AS: Mapping[str, str] = {
    **{"ctrl+j": "enter", "ctrl+m": "enter", "ctrl+i": "tab", "ctrl+h": "backspace"},
    "ctrl+enter": "enter",
    "shift+enter": "enter",
}
KEPT: Mapping[str, str] = {
    **dict.fromkeys(("f10", "f11"), "the window of the terminal"),
    **dict.fromkeys(("ctrl+@", "ctrl+space"), "the choice of a language"),
    **dict.fromkeys(("ctrl+c", "ctrl+z"), "the terminal"),
    **dict.fromkeys(("ctrl+a", "ctrl+b"), "tmux and screen"),
    "f1": "the help of many terminals",
}
MOVING = frozenset(
    {"down", "up", "pagedown", "pageup", "home", "end", "j", "k", "G", "ctrl+f"}
)
"""What lists move their cursor by."""
TAKEN: Mapping[str, str] = {"ctrl+q": "leaves the desk", "ctrl+p": "finds everything"}
_NAMES = {name: key for key, name in KEY_NAMES.items()}
_KNOWN = frozenset(key.value for key in Keys)


class KeyMap(Struct, frozen=True):
    """Keys that can be used, by command, and what is wrong with all others."""

    own: OwnKeys
    problems: tuple[Problem, ...] = ()


def read_key(typed: str) -> str:
    """A key by the name that bindings know, from how a person writes it."""
    key = _NAMES.get(typed, typed)
    if len(key) != 1 or key.isalnum():
        return key
    name = unicodedata.name(key, key).lower().replace("-", "_").replace(" ", "_")
    return KEY_NAME_REPLACEMENTS.get(name, name)


def check_keys(given: Mapping[str, tuple[str, ...]]) -> KeyMap:
    """The commands whose keys can be used; a line at fault is told and left out."""
    own: dict[str, tuple[str, ...]] = {}
    problems: list[Problem] = []
    for id, typed in given.items():
        keys = tuple(read_key(each) for each in typed)
        if fault := _fault(id, keys):
            problems.append(Problem(id, fault))
        else:
            own[id] = keys
    while clash := next(_clashes(own), None):
        id, what = clash
        del own[id]
        problems.append(Problem(id, what))
    return KeyMap(own, tuple(problems))


def _fault(id: str, keys: tuple[str, ...]) -> str:
    """What is wrong with the keys of a command by themselves."""
    known = [command.id for command in COMMANDS]
    if id not in known:
        near = get_close_matches(id, known, 1)
        return "there is no such command" + (f"; did you mean {near[0]}?" * bool(near))
    if id in UNBOUND or not next(c for c in COMMANDS if c.id == id).keys:
        return "its keys cannot be changed; ctrl+p finds it"
    if not keys:
        return "name at least one key"
    if keys == ("f1",):
        return "f1 alone is not enough: many terminals keep it for their own help"
    return next((fault for key in keys if (fault := key_fault(id, key, keys))), "")


def key_fault(id: str, key: str, keys: tuple[str, ...] = ()) -> str:
    """Why a key cannot be used for a command; empty where it can."""
    name = key_name(key)
    if key in SENT_AS:
        return f"terminals send {name} as {SENT_AS[key]}"
    if key in KEPT and not (key == "f1" and len(keys) > 1):
        return f"{name} is kept back by {KEPT[key]}"
    if "alt+" in key:
        return f"{name} cannot be told from esc and a letter"
    if key in TAKEN:
        return f"{name} {TAKEN[key]}"
    if key in MOVING and id not in BEFORE_THE_PAGE and key not in _shipped(id):
        return f"{name} moves the cursor in lists"
    return "" if _is_key(key) else f"no terminal sends a key {name}"


def _shipped(id: str) -> tuple[str, ...]:
    return next((command.keys for command in COMMANDS if command.id == id), ())


def _is_key(key: str) -> bool:
    """Whether terminals know a key by that name."""
    bare = key.rpartition("+")[2] if key.rpartition("+")[2] else key
    if len(key) == 1 or key in _KNOWN:
        return True
    if "+" in key:
        return key.startswith(("ctrl+", "shift+")) and (
            len(bare) == 1 or bare in _KNOWN
        )
    return key in KEY_NAME_REPLACEMENTS.values() or _is_sign(key)


def _is_sign(name: str) -> bool:
    try:
        unicodedata.lookup(name.replace("_", " ").upper())
    except KeyError:
        return name in ("less_than_sign", "greater_than_sign")
    return True


def _clashes(own: OwnKeys) -> Iterator[tuple[str, str]]:
    """Commands of one screen with the same key, the one given last to be left out."""
    order = list(own)
    for place in dict.fromkeys(p for command in COMMANDS for p in command.places):
        holding: dict[str, str] = {}
        for command in commands_at(place, own):
            for key in command.keys:
                other = holding.setdefault(key, command.id)
                if other == command.id:
                    continue
                last, first = command.id, other
                if last not in own or (
                    first in own and order.index(first) > order.index(last)
                ):
                    last, first = first, last
                yield last, f"{key_name(key)} is {first} on the same screen ({place})"

"""What one person likes: the settings as a list that can be changed, and own keys."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from msgspec import Struct, inspect

from qmas_tui.casework.casework import Casework
from qmas_tui.config.keys import KEYS_FILE as KEYS_FILE  # for what the desk says
from qmas_tui.config.keys import ReadKeys, read_keys
from qmas_tui.config.own_file import Plain, write_line
from qmas_tui.config.place import config_folder
from qmas_tui.config.settings import (
    SETTINGS_FILE,
    ReadSettings,
    Settings,
    load_settings,
    read_settings,
    user_folder,
)
from qmas_tui.errors import DataError, Problem
from qmas_tui.toml_files import read_text, typed

Kind = Literal["choice", "number", "text", "list"]
_KINDS: dict[type, Kind] = {
    inspect.BoolType: "choice",
    inspect.IntType: "number",
    inspect.StrType: "text",
    inspect.VarTupleType: "list",
}
_TRUTHS = {"yes": True, "no": False}


class Setting(Struct, frozen=True):
    """A setting: what it is for, what it says now, and what it says by default."""

    name: str
    help: str
    kind: Kind
    value: str
    default: str
    is_own: bool
    choices: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """Its name in words."""
        return self.name.replace("_", " ")


def settings_in_force() -> ReadSettings:
    """The user's settings, and what is wrong in their file."""
    return read_settings(user_folder())


def take_up_settings(casework: Casework) -> Settings:
    """Have a book go by the settings as they are now, and sign with their initials."""
    settings = settings_in_force().settings
    casework.settings = settings
    casework.session.who = settings.adviser or casework.session.who
    return settings


def settings_list() -> list[Setting]:
    """Every setting, in the order of config/settings.toml."""
    read, usual, helped = settings_in_force(), load_settings(None), dict(_helped())
    return [
        Setting(
            name,
            helped[name],
            kind,
            _said(getattr(read.settings, name)),
            _said(getattr(usual, name)),
            name in read.own,
            tuple(_TRUTHS) if kind == "choice" else (),
        )
        for name, kind in _kinds().items()
    ]


def change_setting(name: str, text: str | None) -> None:
    """Save what a setting is to be in the user's file; None gives back the default.

    Raises DataError that says what is wrong with it; nothing is saved then.
    """
    value = None if text is None else _read(name, text.strip())
    write_line(user_folder() / SETTINGS_FILE, name, value)


def own_keys() -> ReadKeys:
    """The user's own keys, not yet checked."""
    return read_keys(user_folder())


def save_keys(command: str, keys: tuple[str, ...]) -> None:
    """Keep the keys of a command; none gives it back its own. Raises DataError."""
    value = keys[0] if len(keys) == 1 else keys or None
    write_line(user_folder() / KEYS_FILE, command, value)


def _kinds() -> dict[str, Kind]:
    found = inspect.type_info(Settings)
    assert isinstance(found, inspect.StructType)
    return {each.name: _KINDS[type(each.type)] for each in found.fields}


_WAYS: dict[Kind, str] = {
    "choice": "write yes or no",
    "number": "no number",
    "list": "write numbers with commas between them",
}


def _read(name: str, text: str) -> Plain:
    kind = _kinds()[name]
    try:
        value = _plain(kind, text)
    except (KeyError, ValueError):
        problem = Problem(name, f'"{text}" cannot be read: {_WAYS[kind]}')
        raise DataError("Nothing was saved.", [problem]) from None
    usual = {each: getattr(load_settings(None), each) for each in _kinds()}
    typed(usual | {name: value}, Settings, "")
    return value


def _plain(kind: Kind, text: str) -> Plain:
    match kind:
        case "choice":
            return _TRUTHS[text]
        case "number":
            return int(text or 0)
        case "list":
            return tuple([int(each) for each in text.split(",") if each.strip()])
        case "text":
            return text


def _said(value: Plain) -> str:
    """A value as it is typed."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return ", ".join(str(each) for each in value)
    return str(value)


def _helped() -> Iterator[tuple[str, str]]:
    """Each setting with the comment above it."""
    comment: list[str] = []
    text = read_text(config_folder() / SETTINGS_FILE, SETTINGS_FILE)
    for line in text.splitlines():
        if line.startswith("#"):
            comment.append(line.removeprefix("#").strip())
        elif " = " in line:
            yield line.partition(" = ")[0], " ".join(comment)
        if not line.startswith("#"):
            comment = []

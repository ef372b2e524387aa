"""The user's settings: the program's defaults with the user's own file over them."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

from msgspec import Meta, Struct
from platformdirs import user_config_path

from qmas_tui.config.place import config_folder
from qmas_tui.errors import DataError, Problem
from qmas_tui.toml_files import read_tables, typed

SETTINGS_FILE = "settings.toml"
FOLDER_VARIABLE = "QMAS_TUI_CONFIG"
APPLICATION = "qmas-tui"


class Settings(Struct, frozen=True, gc=False, kw_only=True, forbid_unknown_fields=True):
    """How one person likes the desk; config/settings.toml says what each is."""

    theme: Annotated[str, Meta(pattern=r"\S")]
    adviser: str
    due_within_days: Annotated[int, Meta(ge=0, le=366)]
    animations: bool
    backups_kept: Annotated[int, Meta(ge=1)]
    calendar_alarms: tuple[Annotated[int, Meta(ge=0, le=366)], ...]
    filings_a_month: Annotated[int, Meta(ge=0)]
    mask_after_minutes: Annotated[int, Meta(ge=0)]


class ReadSettings(Struct, frozen=True):
    """The settings in force, and the lines of the user's file that could not be used.

    `own` names those that the user's file sets.
    """

    settings: Settings
    own: frozenset[str] = frozenset()
    problems: tuple[Problem, ...] = ()


def user_folder(environment: Mapping[str, str] | None = None) -> Path:
    """The user's config folder: QMAS_TUI_CONFIG, or what is usual on the system."""
    given = (os.environ if environment is None else environment).get(FOLDER_VARIABLE)
    if given:
        return Path(given).expanduser()
    return user_config_path(APPLICATION, appauthor=False)


def load_settings(folder: Path | None) -> Settings:
    """The settings in force; `folder` is the user's, None for the defaults alone."""
    return read_settings(folder).settings


def read_settings(folder: Path | None) -> ReadSettings:
    """The settings in force; what is wrong in the user's file stops nobody.

    In the place of a line that cannot be used stands its default.
    """
    used = read_tables(config_folder() / SETTINGS_FILE, SETTINGS_FILE)
    own: set[str] = set()
    problems: list[Problem] = []
    for name, value in _written(folder, problems).items():
        try:
            typed(used | {name: value}, Settings, SETTINGS_FILE)
        except DataError as error:
            problems += error.problems
        else:
            used[name] = value
            own.add(name)
    settings = typed(used, Settings, SETTINGS_FILE)
    return ReadSettings(settings, frozenset(own), tuple(problems))


def _written(folder: Path | None, problems: list[Problem]) -> dict[str, object]:
    """What the user's file says, not yet checked; nothing where it is no TOML."""
    if folder is None or not (folder / SETTINGS_FILE).exists():
        return {}
    try:
        return read_tables(folder / SETTINGS_FILE, SETTINGS_FILE)
    except DataError as error:
        problems += error.problems
        return {}

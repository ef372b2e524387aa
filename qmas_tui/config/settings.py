"""The user's settings: the program's defaults with the user's own file over them."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

from msgspec import Meta, Struct
from platformdirs import user_config_path

from qmas_tui.config.place import config_folder
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


def user_folder(environment: Mapping[str, str] | None = None) -> Path:
    """The user's config folder: QMAS_TUI_CONFIG, or what is usual on the system."""
    given = (os.environ if environment is None else environment).get(FOLDER_VARIABLE)
    if given:
        return Path(given).expanduser()
    return user_config_path(APPLICATION, appauthor=False)


def load_settings(folder: Path | None) -> Settings:
    """The settings in force; `folder` is the user's, None for the defaults alone.

    Raises DataError with every fault of the user's file.
    """
    tables = read_tables(config_folder() / SETTINGS_FILE, SETTINGS_FILE)
    if folder is not None and (folder / SETTINGS_FILE).exists():
        tables |= read_tables(folder / SETTINGS_FILE, SETTINGS_FILE)
    return typed(tables, Settings, SETTINGS_FILE)

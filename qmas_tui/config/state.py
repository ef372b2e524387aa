"""Where the program keeps what it notes by itself, and nobody has to look after."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from platformdirs import user_state_path

from qmas_tui.config.settings import APPLICATION

STATE_VARIABLE: Final = "QMAS_TUI_STATE"


def state_folder(environment: Mapping[str, str] | None = None) -> Path:
    """The user's state folder: QMAS_TUI_STATE, or what is usual on the system."""
    given = (os.environ if environment is None else environment).get(STATE_VARIABLE)
    if given:
        return Path(given).expanduser()
    return user_state_path(APPLICATION, appauthor=False)

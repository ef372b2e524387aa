"""Where the program keeps what it notes by itself, and nobody has to look after."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from platformdirs import user_state_path

from qmas_tui.config.settings import APPLICATION

STATE_VARIABLE: Final = "QMAS_TUI_STATE"
_CODE_LETTERS: Final = 20


def state_folder(environment: Mapping[str, str] | None = None) -> Path:
    """The user's state folder: QMAS_TUI_STATE, or what is usual on the system."""
    given = (os.environ if environment is None else environment).get(STATE_VARIABLE)
    if given:
        return Path(given).expanduser()
    return user_state_path(APPLICATION, appauthor=False)


def code_of(name: str | bytes) -> str:
    """What stands for something in the name of a file, and tells nothing of it."""
    whole = name.encode() if isinstance(name, str) else name
    return hashlib.sha256(whole).hexdigest()[:_CODE_LETTERS]


def code_of_book(book: Path) -> str:
    """What stands for a book, by whatever link it is named."""
    return code_of(os.fsencode(os.path.realpath(book)))

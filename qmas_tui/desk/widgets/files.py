"""Completes the name of a file as it is typed."""

from __future__ import annotations

import os
from itertools import islice
from pathlib import Path

from textual.suggester import Suggester

MOST = 2_000
"""So many names of a folder are looked at; more would make keys wait."""


class FileSuggester(Suggester):
    """The first file or folder that begins with what is typed; right takes it."""

    def __init__(self) -> None:
        super().__init__(use_cache=False, case_sensitive=True)

    async def get_suggestion(self, value: str) -> str | None:
        """The whole path, as it would be typed."""
        folder, name = os.path.split(value)
        if not name:
            return None
        try:
            place = Path(folder or ".").expanduser()
            with os.scandir(place) as entries:
                found = [e for e in islice(entries, MOST) if e.name.startswith(name)]
            if not found:
                return None
            first = min(found, key=lambda each: each.name)
            return os.path.join(folder, first.name) + ("/" if first.is_dir() else "")
        except (OSError, ValueError, RuntimeError):  # no folder, no home
            return None

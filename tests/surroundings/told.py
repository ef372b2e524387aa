"""What is said of where a book lies."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from qmas_tui.surroundings import warnings_about


def warned(
    path: Path,
    platform: str = "linux",
    environment: Mapping[str, str] | None = None,
    mounts: str = "",
) -> list[str]:
    """The warnings, with nothing of the machine that runs the test."""
    return warnings_about(
        path, platform=platform, environment=environment or {}, mounts=mounts
    )

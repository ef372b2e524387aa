"""What a file is to be, its name says by its ending."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from qmas_tui.errors import DataError


def ending_of(path: Path, known: Iterable[str]) -> str:
    """The ending of a file, such as ".csv", in small letters.

    Raises DataError where it is none of those that are `known`.
    """
    ending = path.suffix.casefold()
    if ending not in known:
        raise DataError(
            f"The ending of {path} names no format; use {', '.join(known)}."
        )
    return ending

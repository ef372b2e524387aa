"""The classes that a screen has for its size, from its first moment on.

Textual gives them after the first layout: whatever stands on the screen is then styled,
laid out and drawn once more, which takes a fifth of the time in which a form opens.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from textual.screen import Screen

Breakpoints = Sequence[tuple[int, str]] | None


def take_size(screen: Screen[Any]) -> None:
    """Give a screen that is being composed the classes of its width and height."""
    app = screen.app
    across = _first_given(screen.HORIZONTAL_BREAKPOINTS, app.HORIZONTAL_BREAKPOINTS)
    down = _first_given(screen.VERTICAL_BREAKPOINTS, app.VERTICAL_BREAKPOINTS)
    reached = [*_reached(across, app.size.width), *_reached(down, app.size.height)]
    screen.add_class(*reached, update=False)


def _first_given(own: Breakpoints, of_app: Breakpoints) -> Sequence[tuple[int, str]]:
    return (of_app if own is None else own) or ()


def _reached(points: Sequence[tuple[int, str]], cells: int) -> Sequence[str]:
    """The class of the last breakpoint that is not beyond so many cells."""
    return [name for least, name in sorted(points) if least <= cells][-1:]

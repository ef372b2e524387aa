"""A screen that is styled and laid out once for its size, before it is first seen.

Textual gives the classes of a size after the first layout, and tells a screen of its
size once it was laid out for that: for either it would lay out and draw everything once
more.
"""

from __future__ import annotations

from collections.abc import Sequence

from textual import events, on
from textual.screen import Screen, ScreenResultType

Breakpoints = Sequence[tuple[int, str]] | None


class SizedScreen(Screen[ScreenResultType]):
    """A screen with the classes of its width and height from its first moment on."""

    def take_size(self) -> None:
        """Take these classes, while it is being composed."""
        app = self.app
        across = _first_given(self.HORIZONTAL_BREAKPOINTS, app.HORIZONTAL_BREAKPOINTS)
        down = _first_given(self.VERTICAL_BREAKPOINTS, app.VERTICAL_BREAKPOINTS)
        reached = [*_reached(across, app.size.width), *_reached(down, app.size.height)]
        self.add_class(*reached, update=False)

    @on(events.Resize)
    def _lay_out_once(self, event: events.Resize) -> None:
        """Lay out for another size alone."""
        if event.size == self.outer_size:
            event.prevent_default()


def _first_given(own: Breakpoints, of_app: Breakpoints) -> Sequence[tuple[int, str]]:
    return (of_app if own is None else own) or ()


def _reached(points: Sequence[tuple[int, str]], cells: int) -> Sequence[str]:
    """The class of the last breakpoint that is not beyond so many cells."""
    return [name for least, name in sorted(points) if least <= cells][-1:]

"""An app over one book: what its screens share, and how they hear of a change."""

from __future__ import annotations

from collections.abc import Iterator

from qmas_tui.casework.casework import Casework
from qmas_tui.desk.quiet import QuietApp
from qmas_tui.desk.screens.framed import FramedScreen
from qmas_tui.desk.trouble import Trouble


class BookApp(QuietApp[int]):
    """What every screen may know of its app; it knows no screen of the desk itself."""

    def __init__(self, casework: Casework) -> None:
        super().__init__(casework.settings.theme, casework.settings.animations)
        self.casework = casework
        self.status = ""
        self.trouble: Trouble | None = None
        self.is_reading = False
        """Whether something long is read from the book, on which no key may wait."""

    def changed(self) -> None:
        """The book is another: whatever can be seen shows it."""
        for screen in self.in_sight():
            screen.redraw()

    def in_sight(self) -> Iterator[FramedScreen]:
        """The screens that can be seen: the one in front, and one behind a dialog."""
        for screen in reversed(self.screen_stack):
            if isinstance(screen, FramedScreen):
                yield screen
            if not screen.is_modal:
                return

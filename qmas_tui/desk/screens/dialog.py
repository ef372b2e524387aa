"""A box in front of a screen, which is seen behind it."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen, ScreenResultType

from qmas_tui.desk.breakpoints import take_size


class Dialog(ModalScreen[ScreenResultType]):
    """A box in the middle, as wide as it says where the terminal is wide enough."""

    WIDTH: ClassVar[int]
    BESIDE: ClassVar[int] = 4
    """Cells of the width that words in the box leave free."""
    DEFAULT_CSS = """
    Dialog {
        align: center middle;
        background: $background 60%;
        & > Vertical {
            max-width: 100%; height: auto; padding: 1 1; background: $panel;
        }
        &:ansi > Vertical { outline: round $accent; }
    }
    """

    def body(self) -> ComposeResult:
        """What stands in the box."""
        yield from ()

    def compose(self) -> ComposeResult:
        """The box."""
        take_size(self)
        with Vertical() as box:
            box.styles.width = self.WIDTH
            yield from self.body()

    @property
    def room(self) -> int:
        """How wide words in the box may be."""
        return min(self.WIDTH, self.app.size.width) - self.BESIDE

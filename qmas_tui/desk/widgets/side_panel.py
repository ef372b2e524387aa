"""The panel of the case under the cursor, below a list or beside it."""

from __future__ import annotations

from typing import Final, Generic, Literal, TypeVar

from qmas_tui.desk.widgets.lines import LineView
from qmas_tui.views.model import Line

A = TypeVar("A")
Size = Literal["small", "large", "off"]
PanelForm = Literal["three", "half", "whole"]
"""Three lines, half of the screen, or a column with everything."""
SIZES: Final[tuple[Size, ...]] = ("small", "large", "off")
BESIDE: Final = 140
"""From this width on the panel stands beside the list."""
LOW: Final = 30
"""Below this height the panel begins small."""


class SidePanel(LineView, Generic[A]):
    """A case in as many lines as there is room for; its screen says how large it is.

    Below the list it is small, three lines, or large, half of the screen. Beside it
    shows the whole case; large there means that the list gives way.
    """

    DEFAULT_CSS = """
    SidePanel {
        background: $panel;
        &.-small { height: 3; margin-bottom: 1; }
        &.-large { height: 13; }
        &.-off { display: none; }
        &.-beside.-small { width: 60; height: 1fr; margin: 0; }
        &.-beside.-large { width: 1fr; height: 1fr; }
    }
    """

    def __init__(self, id: str | None = None) -> None:
        super().__init__(has_cursor=False, id=id)

    def draw(self, case: A | None) -> None:
        """Show a case, or nothing."""
        if case is None or self.has_class("-off"):
            self.show(())
            return
        form: PanelForm = "half"
        if self.has_class("-beside"):
            form = "whole"
        elif self.has_class("-small"):
            form = "three"
        self.show(self.lines(case, form, self.size.width))

    def lines(self, case: A, form: PanelForm, width: int) -> tuple[Line, ...]:
        """A case in that many lines."""
        raise NotImplementedError


def usual_size(width: int, height: int) -> Size:
    """The size with which a screen begins."""
    return "small" if width >= BESIDE or height < LOW else "large"


def next_size(size: Size) -> Size:
    """The size after this one, round and round."""
    return SIZES[(SIZES.index(size) + 1) % len(SIZES)]

"""A drawer: it opens over a part of a screen, and the rest stays in sight."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen, ScreenResultType

from qmas_tui.desk.breakpoints import take_size
from qmas_tui.desk.widgets.bars import Bar, keys_line
from qmas_tui.facts.changes import Case
from qmas_tui.views.model import Span

SIDE_BY_SIDE = 100
"""From so many columns on it stands at the right; below that, at the foot."""


def drawer_title(title: str, whose: Case) -> tuple[list[Span], list[Span]]:
    """What is asked, of whom; the case, at the other end, for those who look for it."""
    name = f"{whose.name} {whose.name_zh}" if whose.name_zh else whose.name
    left = [Span(title, "head"), Span("   "), Span(name, "strong")]
    return left, [Span(whose.case, "dim")]


class Drawer(ModalScreen[ScreenResultType]):
    """The right half, or the lower one; its keys stand in the place of the footer."""

    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012 (as the screen declares it)
        (0, "-below"),
        (SIDE_BY_SIDE, "-beside"),
    ]
    DEFAULT_CSS = """
    Drawer {
        background: $background 35%;
        & > #keys { dock: bottom; }
        & > #drawer { background: $panel; padding: 1 2 0 2; }
        &.-beside { align: right top; }
        &.-beside > #drawer { width: 50%; height: 1fr; margin: 1 0 0 0; }
        &:ansi.-beside > #drawer { border-left: solid $accent; padding: 1 2 0 1; }
        &.-below { align: left bottom; }
        &.-below > #drawer {
            width: 100%; height: auto; min-height: 50%; max-height: 80%;
            padding: 0 2; border-top: solid $accent 60%;
        }
    }
    """

    def body(self) -> ComposeResult:
        """What stands in the drawer."""
        yield from ()

    def keys(self) -> Sequence[tuple[str, str]]:
        """The keys that work in it."""
        return ()

    def compose(self) -> ComposeResult:
        """The drawer, and below it the keys."""
        take_size(self)
        with Vertical(id="drawer"):
            yield from self.body()
        yield Bar(panel=True, id="keys")

    def show_keys(self) -> None:
        """Say which keys work."""
        width = self.app.size.width
        self.query_one("#keys", Bar).say(*keys_line(self.keys(), width, 1))

    @property
    def is_beside(self) -> bool:
        """Whether it stands beside what it was opened from."""
        return self.app.size.width >= SIDE_BY_SIDE

    @property
    def room(self) -> int:
        """How wide words in it may be."""
        width = self.app.size.width
        return (width // 2 if self.is_beside else width) - 4

    @property
    def height(self) -> int:
        """How many lines there are at most."""
        height = self.app.size.height
        return height - 4 if self.is_beside else height * 4 // 5 - 2

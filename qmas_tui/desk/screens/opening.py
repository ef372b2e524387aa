"""The first frame: it stands, and answers, while the book is opened behind it."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen

from qmas_tui.desk.widgets.bars import Bar, keys_line
from qmas_tui.views.model import Span
from qmas_tui.views.width import clean


class OpeningScreen(Screen[None]):
    """Says what is opened; keys that are not its own are kept for the queue.

    Attributes:
        typed: those keys, in their order.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("q", "app.quit", "quit", show=False),
        Binding("f2", "app.theme", "theme", show=False),
    ]
    DEFAULT_CSS = """
    OpeningScreen {
        background: $background; color: $foreground;
        & #footer { dock: bottom; }
    }
    """

    def __init__(self, book: str) -> None:
        super().__init__()
        self._book = book
        self.typed: list[events.Key] = []

    def compose(self) -> ComposeResult:
        """Header and footer, with the list still to come between them."""
        yield Bar(panel=True, id="header")
        yield Bar(panel=True, id="footer")

    def on_mount(self) -> None:
        """Say what is opened, and which keys answer meanwhile."""
        name = Span(f"   {clean(self._book)}")
        self.query_one("#header", Bar).say(
            Span(" QMAS desk", "head"), name, Span("   opening …", "dim")
        )
        keys = keys_line([("f2", "theme"), ("q", "quit")])
        self.query_one("#footer", Bar).say(*keys)

    def on_key(self, event: events.Key) -> None:
        """Keep a key that means something only once the queue is there."""
        if event.key not in ("q", "f2"):
            event.stop()
            self.typed.append(event)

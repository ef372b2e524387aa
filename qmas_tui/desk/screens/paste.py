"""A box to paste rows into, such as those of a statement of travel records."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import TextArea

from qmas_tui.desk.commands import bindings_at, footer_at
from qmas_tui.desk.screens.confirm import confirm
from qmas_tui.desk.screens.dialog import Dialog
from qmas_tui.desk.widgets.bars import Bar, keys_line
from qmas_tui.views.model import Span


class PasteScreen(Dialog[str | None]):
    """Gives the text that was pasted, or none where it was left."""

    WIDTH = 84
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_at("form")]
    DEFAULT_CSS = """
    PasteScreen {
        & TextArea { height: 14; max-height: 60vh; border: none; margin: 1 0; }
        & TextArea:focus { border: none; }
    }
    """

    def __init__(self, title: str) -> None:
        super().__init__()
        self._title = title

    def body(self) -> ComposeResult:
        """The title, the text, and the keys."""
        yield Bar(id="title")
        yield TextArea()
        yield Bar(id="keys")

    def on_mount(self) -> None:
        """Begin in the text."""
        self.query_one("#title", Bar).say_all(
            Span(f" {self._title}", "head"), self.room
        )
        self.query_one("#keys", Bar).say(*keys_line(footer_at("form")))
        self.query_one(TextArea).focus()

    @property
    def text(self) -> str:
        """What was pasted."""
        return self.query_one(TextArea).text

    def action_save(self) -> None:
        """Go on with what was pasted."""
        self.dismiss(self.text if self.text.strip() else None)

    def action_leave(self) -> None:
        """Leave; asks where something pasted would be lost."""
        if self.text.strip():
            confirm(self.app, "Leave what you pasted?", self._leave)
        else:
            self._leave()

    def _leave(self) -> None:
        self.dismiss(None)

"""The keys that work here, and why one does nothing just now."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from qmas_tui.desk.commands import Command, key_name
from qmas_tui.desk.screens.dialog import Dialog
from qmas_tui.desk.widgets.bars import Bar
from qmas_tui.desk.widgets.lines import LineView
from qmas_tui.desk.wrap import wrapped
from qmas_tui.views.model import Line, Span
from qmas_tui.views.width import pad

MOVING = (
    ("↓ ↑", "next and previous line"),
    ("pgup pgdn", "a screenful up and down"),
    ("home end < >", "to the first and the last line"),
)


class HelpScreen(Dialog[None]):
    """Every key of the screen below."""

    WIDTH = 84
    BINDINGS: ClassVar[list[BindingType]] = [
        ("escape,question_mark,q", "close", "back")
    ]
    DEFAULT_CSS = """
    HelpScreen {
        & > Vertical { max-height: 90%; }
        & LineView { height: auto; max-height: 28; }
        & #title { height: 2; }
    }
    """

    def __init__(
        self,
        rows: list[tuple[Command, str, str]],
        wrong: str = "",
        letters: bool = True,
    ) -> None:
        """Each command with what it would do, and why it can do nothing just now.

        `letters` says whether they move the cursor where they are no command.
        """
        super().__init__()
        self._rows = rows
        self._wrong = wrong
        self._has_letters = letters

    def body(self) -> ComposeResult:
        """A title and the keys."""
        yield Bar(id="title")
        yield LineView(has_cursor=False, id="keys")

    def on_mount(self) -> None:
        """List the keys."""
        self.query_one("#title", Bar).say(Span(" Keys that work here", "head"))
        wrong = (Line((Span(f" !! {self._wrong}", "act"),)), Line())
        lines = [*(wrong if self._wrong else ())]
        lines += [self._line(*row) for row in self._rows]
        lines += [
            Line((Span(pad(f" {keys}", 16), "accent"), Span(what)))
            for keys, what in (*MOVING, *self._letters())
        ]
        lines = list(wrapped(lines, self.room))
        view = self.query_one("#keys", LineView)
        view.styles.height = min(len(lines), max(4, self.size.height - 8))
        view.show(lines)
        view.can_focus = True
        view.focus()

    def _letters(self) -> list[tuple[str, str]]:
        """Letters move too, where they are no command."""
        taken = {key for command, _does, _lack in self._rows for key in command.keys}
        is_free = self._has_letters and "j" not in taken
        return [] if not is_free else [("j k", "the same as ↓ and ↑")]

    def _line(self, command: Command, does: str, lack: str) -> Line:
        keys = " ".join(key_name(key) for key in command.keys)
        if lack:
            told = f"{command.title}: not now, {lack[:1].lower()}{lack[1:]}"
            spans = [Span(pad(f" {keys}", 16), "dim"), Span(told, "dim")]
        else:
            spans = [Span(pad(f" {keys}", 16), "accent"), Span(does)]
        return Line(tuple(spans))

    def action_close(self) -> None:
        """Back to the screen below."""
        self.dismiss(None)

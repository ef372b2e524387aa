"""A question that only `y` says yes to: no enter confirms by accident."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen

from qmas_tui.desk.widgets.bars import Bar, keys_line
from qmas_tui.views.model import Span

WIDTH = 64


class ConfirmScreen(ModalScreen[bool]):
    """Asks before something is lost."""

    BINDINGS: ClassVar[list[BindingType]] = [
        ("y", "answer(True)", "yes"),
        ("n,escape", "answer(False)", "no"),
    ]
    DEFAULT_CSS = """
    ConfirmScreen {
        align: center middle;
        background: $background 60%;
        & > Vertical { width: 64; max-width: 96%; height: auto; padding: 1 1;
                       background: $panel; border-left: thick $warning; }
    }
    """

    def __init__(self, question: str) -> None:
        super().__init__()
        self._question = question

    def compose(self) -> ComposeResult:
        """The question and its two answers."""
        with Vertical():
            yield Bar(id="question")
            yield Bar()
            yield Bar(id="answers")

    def on_mount(self) -> None:
        """Ask."""
        question = self.query_one("#question", Bar)
        room = min(WIDTH, self.app.size.width * 96 // 100) - 6
        question.say_all(Span(f" {self._question}", "strong"), room)
        answers = keys_line([("y", "yes"), ("n", "no")])
        self.query_one("#answers", Bar).say(*answers)

    def action_answer(self, yes: bool) -> None:
        """Give the answer."""
        self.dismiss(yes)

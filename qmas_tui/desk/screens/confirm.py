"""A question that only `y` says yes to: no enter confirms by accident."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, ClassVar

from textual.app import App, ComposeResult
from textual.binding import BindingType

from qmas_tui.desk.screens.dialog import Dialog
from qmas_tui.desk.widgets.bars import Bar, keys_line
from qmas_tui.views.model import Span


class ConfirmScreen(Dialog[bool]):
    """Asks before something is lost, or kept that should not be; `told` says why."""

    WIDTH = 64
    BESIDE = 6
    ANSWERS: ClassVar[Sequence[tuple[str, str]]] = (("y", "yes"), ("n", "no"))
    BINDINGS: ClassVar[list[BindingType]] = [
        ("y", "answer(True)", "yes"),
        ("n,escape", "answer(False)", "no"),
    ]
    DEFAULT_CSS = """
    ConfirmScreen > Vertical { border-left: thick $warning; }
    """

    def __init__(self, question: str, told: Sequence[str] = ()) -> None:
        super().__init__()
        self._question = question
        self._told = [(Bar(), words) for words in told]

    def body(self) -> ComposeResult:
        """What is to be known, the question and its two answers."""
        yield from [bar for bar, _words in self._told]
        yield Bar(id="question")
        yield Bar()
        yield Bar(id="answers")

    def on_mount(self) -> None:
        """Ask."""
        for bar, words in self._told:
            bar.say_all(Span(f" {words}"), self.room)
        question = self.query_one("#question", Bar)
        question.say_all(Span(f" {self._question}", "strong"), self.room)
        self.query_one("#answers", Bar).say(*keys_line(self.ANSWERS))

    def action_answer(self, yes: bool) -> None:
        """Give the answer."""
        self.dismiss(yes)


def confirm(
    app: App[Any],
    question: str,
    then: Callable[[], object],
    told: Sequence[str] = (),
) -> None:
    """Ask, and go on where the answer is yes."""

    def answered(yes: bool | None) -> None:
        if yes:
            then()

    app.push_screen(ConfirmScreen(question, told), answered)

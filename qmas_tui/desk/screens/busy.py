"""Says what is being done while it takes its time; nothing else can be done then."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from textual.app import ComposeResult
from textual.message import Message

from qmas_tui.desk.screens.dialog import Dialog
from qmas_tui.desk.widgets.bars import Bar
from qmas_tui.errors import QmasError
from qmas_tui.views.model import Span

Result = TypeVar("Result")


class BusyScreen(Dialog[Result | QmasError]):
    """Does something long in a thread, and gives what came of it or why nothing did."""

    WIDTH = 64
    BESIDE = 6
    DEFAULT_CSS = """
    BusyScreen > Vertical { border-left: thick $accent; }
    """

    class Ended(Message):
        """It is done, or it could not be done."""

    def __init__(self, words: str, make: Callable[[], Result]) -> None:
        super().__init__()
        self._words = words
        self._make = make
        self._result: Result | QmasError

    def body(self) -> ComposeResult:
        """What is being done."""
        yield Bar(id="words")

    def on_mount(self) -> None:
        """Say it, and begin."""
        words = Span(f" {self._words} …", "strong")
        self.query_one("#words", Bar).say_all(words, self.room)
        # The app's own: one of this screen would be cancelled as the screen goes.
        self.app.run_worker(self._do, thread=True, group="busy")

    def _do(self) -> None:
        try:
            self._result = self._make()
        except QmasError as error:
            self._result = error
        self.post_message(self.Ended())

    def on_busy_screen_ended(self) -> None:
        """Hand on what came of it."""
        self.dismiss(self._result)

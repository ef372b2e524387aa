"""Says what is being done while it takes its time; nothing else can be done then."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from textual.app import ComposeResult

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

    def __init__(self, words: str, make: Callable[[], Result]) -> None:
        super().__init__()
        self._words = words
        self._make = make

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
        result: Result | QmasError
        try:
            result = self._make()
        except QmasError as error:
            result = error
        self.call_later(self._end, result)

    def _end(self, result: Result | QmasError) -> None:
        self.dismiss(result)

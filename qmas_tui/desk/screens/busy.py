"""Says what is being done while it takes its time; nothing else can be done then."""

from __future__ import annotations

from collections.abc import Callable

from textual.app import ComposeResult
from textual.message import Message

from qmas_tui.casework.casework import Done
from qmas_tui.desk.screens.dialog import Dialog
from qmas_tui.desk.widgets.bars import Bar
from qmas_tui.errors import QmasError
from qmas_tui.views.model import Span


class BusyScreen(Dialog[Done | QmasError]):
    """Does something long in a thread, and gives what was done or why it was not."""

    WIDTH = 64
    BESIDE = 6
    DEFAULT_CSS = """
    BusyScreen > Vertical { border-left: thick $accent; }
    """

    class Ended(Message):
        """It is done, or it could not be done."""

        def __init__(self, result: Done | QmasError) -> None:
            super().__init__()
            self.result = result

    def __init__(self, words: str, make: Callable[[], Done]) -> None:
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
        try:
            self.post_message(self.Ended(self._make()))
        except QmasError as error:
            self.post_message(self.Ended(error))

    def on_busy_screen_ended(self, message: Ended) -> None:
        """Hand on what was done."""
        self.dismiss(message.result)

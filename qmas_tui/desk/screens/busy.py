"""Says what is being done while it takes its time; nothing else can be done then."""

from __future__ import annotations

from collections.abc import Callable

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.screen import ModalScreen

from qmas_tui.casework.casework import Done
from qmas_tui.desk.widgets.bars import Bar
from qmas_tui.errors import QmasError
from qmas_tui.views.model import Span

WIDTH = 64


class BusyScreen(ModalScreen[Done | QmasError]):
    """Does something long in a thread, and gives what was done or why it was not."""

    DEFAULT_CSS = """
    BusyScreen {
        align: center middle;
        background: $background 60%;
        & > Vertical { width: 64; max-width: 96%; height: auto; padding: 1 1;
                       background: $panel; border-left: thick $accent; }
    }
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

    def compose(self) -> ComposeResult:
        """What is being done."""
        with Vertical():
            yield Bar(id="words")

    def on_mount(self) -> None:
        """Say it, and begin."""
        room = min(WIDTH, self.app.size.width * 96 // 100) - 6
        self.query_one("#words", Bar).say_all(Span(f" {self._words} …", "strong"), room)
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

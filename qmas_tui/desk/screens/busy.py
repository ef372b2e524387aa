"""Says what is being done while it takes its time; nothing else can be done then."""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock
from typing import ClassVar, TypeVar

from textual import getters
from textual.app import ComposeResult
from textual.binding import BindingType

from qmas_tui.casework.case_list import Progress
from qmas_tui.desk.keys_in_order import KeysInOrder
from qmas_tui.desk.screens.dialog import Dialog
from qmas_tui.desk.widgets.bars import Bar, keys_line
from qmas_tui.errors import QmasError, Stopped
from qmas_tui.steps import Step as Hears
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


class _EscapeScreen(BusyScreen[Result]):
    """The same with a line that says how it is stopped."""

    app = getters.app(KeysInOrder)
    BINDINGS: ClassVar[list[BindingType]] = [("escape", "stop", "stop")]
    _is_stopped = False

    def body(self) -> ComposeResult:
        """What is being done, how far it is, and the key that stops it."""
        yield from super().body()
        yield Bar(id="far")

    def on_mount(self) -> None:
        """Say how it is stopped."""
        self._say("")

    def action_stop(self) -> None:
        """Stop at the next step."""
        self._is_stopped = True
        self._say("stopping …")

    def _say(self, told: str) -> None:
        keys = keys_line([("esc", "stop")])
        self.query_one("#far", Bar).say(*keys, Span(told, "dim"))


class StoppableScreen(_EscapeScreen[Result]):
    """The same for what tells how far it is, and can be stopped with escape."""

    def __init__(self, words: str, make: Callable[[Progress], Result]) -> None:
        super().__init__(words, lambda: make(self._step))

    def _step(self, done: int, total: int) -> bool:
        if total:
            self.call_later(self._say, f"{done:,} of {total:,}")
        self.app.give_way()
        return not self._is_stopped


class SavingScreen(_EscapeScreen[Result]):
    """The same for a change of the book, which can be stopped until it is kept."""

    def __init__(self, words: str, make: Callable[[Hears], Result]) -> None:
        super().__init__(words, lambda: make(self._far))
        self._turn = Lock()
        self._is_kept = False

    def action_stop(self) -> None:
        """Stop it, unless all is written."""
        with self._turn:
            if not self._is_kept:
                super().action_stop()

    def _far(self, done: int, total: int) -> None:
        with self._turn:
            if self._is_stopped:
                raise Stopped("Stopped; nothing was changed.")
            self._is_kept = done == total
        if self._is_kept:
            self.call_later(self._tell_kept)
        else:
            self.call_later(self._say, f"{done:,} of {total:,}")
            self.app.give_way()

    def _tell_kept(self) -> None:
        told = " being saved, cannot be stopped; u undoes it"
        self.query_one("#far", Bar).say(Span(told, "dim"))

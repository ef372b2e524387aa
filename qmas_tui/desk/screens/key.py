"""Asks for another key for a command, checks it and keeps it."""

from __future__ import annotations

from textual import events, getters
from textual.app import ComposeResult

from qmas_tui.casework.preferences import save_keys
from qmas_tui.desk.book_app import BookApp
from qmas_tui.desk.commands import Command, key_name
from qmas_tui.desk.key_map import check_keys
from qmas_tui.desk.screens.dialog import Dialog
from qmas_tui.desk.widgets.bars import Bar, keys_line
from qmas_tui.errors import DataError
from qmas_tui.views.model import Span

KEYS = [("any key", "takes its place"), ("backspace", "default"), ("esc", "leave")]


class KeyScreen(Dialog[str | None]):
    """The next key that is pressed is that of the command; gives what was done."""

    WIDTH = 64
    app = getters.app(BookApp)

    def __init__(self, command: Command) -> None:
        super().__init__()
        self._command = command

    def body(self) -> ComposeResult:
        """Which command, what was wrong with a key, and the keys."""
        yield Bar(id="title")
        yield Bar(id="wrong")
        yield Bar(id="keys")

    def on_mount(self) -> None:
        """Ask."""
        now = " ".join(key_name(key) for key in self._command.keys)
        asked = f" New key for: {self._command.title} (now {now})"
        self.query_one("#title", Bar).say_all(Span(asked, "head"), self.room)
        self.query_one("#keys", Bar).say(*keys_line(KEYS))

    def on_key(self, event: events.Key) -> None:
        """Take the key, or say why not."""
        event.stop()
        event.prevent_default()
        if event.key == "escape":
            self.dismiss(None)
        else:
            self._take(() if event.key == "backspace" else (event.key,))

    def _take(self, keys: tuple[str, ...]) -> None:
        """Keep these keys; none gives the command its own again."""
        id, title = self._command.id, self._command.title
        others = {k: v for k, v in self.app.own_keys.items() if k != id}
        if fault := self._fault({**others, id: keys} if keys else others):
            self._refuse(fault)
            return
        try:
            save_keys(id, tuple(key_name(key) for key in keys))
        except DataError as error:
            self._refuse(str(error.problems[0]))
            return
        self.app.take_keys()
        now = " ".join(key_name(key) for key in keys) or "its own key again"
        self.dismiss(f"{title}: {now}")

    def _fault(self, wanted: dict[str, tuple[str, ...]]) -> str:
        problems = check_keys(wanted).problems
        return problems[0].what if problems else ""

    def _refuse(self, why: str) -> None:
        self.query_one("#wrong", Bar).say_all(Span(f" {why}", "act"), self.room)

"""A note of as many lines as it needs."""

from __future__ import annotations

import os
import shlex
import subprocess
import tempfile
from functools import partial
from pathlib import Path
from typing import ClassVar

from textual import getters
from textual.app import ComposeResult, SuspendNotSupported
from textual.binding import BindingType
from textual.widgets import TextArea

from qmas_tui.casework.casework import Done, Terms
from qmas_tui.desk.attempt import Attempt
from qmas_tui.desk.book_app import BookApp
from qmas_tui.desk.commands import bindings_at, footer_at
from qmas_tui.desk.screens.confirm import confirm
from qmas_tui.desk.screens.dialog import Dialog
from qmas_tui.desk.screens.form import Save
from qmas_tui.desk.widgets.bars import Bar, keys_line
from qmas_tui.errors import QmasError
from qmas_tui.views.model import Span
from qmas_tui.views.say import capital

NO_EDITOR = "Name your editor in $EDITOR, and start the desk again."
NO_WAY = "This terminal cannot be handed to another program."
FAILED = "The editor ended with an error; what is typed here is as it was."


class NoteScreen(Dialog[Done | None]):
    """A text; `save` is given it as the field "text"."""

    WIDTH = 84
    app = getters.app(BookApp)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_at("note")]
    DEFAULT_CSS = """
    NoteScreen {
        & #text {
            height: 12; margin: 1 1 0 1; padding: 0 1; border: none;
            background: $surface;
        }
        & #wrong { height: 1; margin: 0 1; }
    }
    """

    def __init__(self, title: str, text: str, save: Save) -> None:
        super().__init__()
        self._title = title
        self._start = text
        self._save = save

    def body(self) -> ComposeResult:
        """Title, text, what is wrong with it, keys."""
        yield Bar(panel=True, id="title")
        yield TextArea(self._start, tab_behavior="focus", id="text")
        yield Bar(id="wrong")
        yield Bar(panel=True, id="keys")

    def on_mount(self) -> None:
        """Begin at the end of what is there."""
        self.query_one("#title", Bar).say(Span(f" {self._title}", "head"))
        self.query_one("#keys", Bar).say(*keys_line(footer_at("note")))
        self._area.move_cursor(self._area.document.end)
        self._area.focus()

    @property
    def _area(self) -> TextArea:
        return self.query_one(TextArea)

    @property
    def text(self) -> str:
        """What is typed, line by line; a tab is so many spaces."""
        lines = self._area.text.expandtabs(4).splitlines()
        return "\n".join(line.rstrip() for line in lines).strip("\n")

    @property
    def is_changed(self) -> bool:
        """Whether something typed would be lost."""
        return self._area.text != self._start

    def action_save(self) -> None:
        """Save, or say what is wrong."""
        self.query_one("#wrong", Bar).say_all(Span(""), 1)
        Attempt(self.app, self._make, self.dismiss, self._refuse).run()

    def _make(self, terms: Terms) -> Done:
        return self._save([("text", self.text)], terms)

    def _refuse(self, error: QmasError) -> None:
        """Say why it is not saved; what is typed stays."""
        apart = [error.message, *[str(problem) for problem in error.problems]]
        wrong = self.query_one("#wrong", Bar)
        wrong.say_all(Span(capital("; ".join(apart)), "act"), wrong.size.width)

    def action_editor(self) -> None:
        """Write it in an editor of one's own."""
        editor = os.environ.get("VISUAL") or os.environ.get("EDITOR")
        if not editor:
            self.notify(NO_EDITOR, severity="warning")
            return
        try:
            with self.app.suspend():
                text = edited(self._area.text, editor)
        except SuspendNotSupported:
            self.notify(NO_WAY, severity="warning")
        except (OSError, ValueError, subprocess.CalledProcessError):
            self.notify(FAILED, severity="error")
        else:
            self._area.text = text
            self._area.move_cursor(self._area.document.end)

    def action_leave(self) -> None:
        """Leave; asks only where something typed would be lost."""
        if self.is_changed:
            question = "Leave without saving what you typed?"
            confirm(self.app, question, partial(self.dismiss, None))
        else:
            self.dismiss(None)


def edited(text: str, editor: str) -> str:
    """The text as an editor leaves it; nothing of it stays behind.

    Raises OSError, ValueError or CalledProcessError where that fails.
    """
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "note.txt"
        path.write_text(f"{text}\n" if text else "", "utf-8")
        subprocess.run([*shlex.split(editor), str(path)], check=True)
        return path.read_text("utf-8").removesuffix("\n")

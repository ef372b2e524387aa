"""A note of as many lines as it needs."""

from __future__ import annotations

import os
import shlex
import subprocess
import tempfile
from collections.abc import Sequence
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
from qmas_tui.desk.screens.drawer import Drawer, drawer_title
from qmas_tui.desk.screens.form import Save
from qmas_tui.desk.widgets.bars import Bar
from qmas_tui.errors import QmasError
from qmas_tui.facts.holder import Holder
from qmas_tui.views.model import Span
from qmas_tui.views.say import capital

NO_EDITOR = "Name your editor in $EDITOR, and start the desk again."
NO_WAY = "This terminal cannot be handed to another program."
FAILED = "The editor ended with an error; what is typed here is as it was."


class NoteScreen(Drawer[Done | None]):
    """A text; `save` is given it as the field "text"; `whose` stands in the head."""

    app = getters.app(BookApp)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_at("note")]
    DEFAULT_CSS = """
    NoteScreen {
        & #text {
            height: 12; margin: 1 0; padding: 0 1; border: none; background: $surface;
        }
        &.-beside #text { height: 60%; }
        &.-below #text { height: 9; margin: 0; }
        & #wrong { height: auto; }
    }
    """

    def __init__(self, title: str, whose: Holder, text: str, save: Save) -> None:
        super().__init__()
        self._title = title
        self._whose = whose
        self._start = text
        self._save = save

    def body(self) -> ComposeResult:
        """Title, text, and what is wrong with it."""
        yield Bar(id="title")
        yield TextArea(self._start, tab_behavior="focus", id="text")
        yield Bar(id="wrong")

    def keys(self) -> Sequence[tuple[str, str]]:
        """How it is saved and left."""
        return footer_at("note", own=self.app.own_keys)

    def on_mount(self) -> None:
        """Begin at the end of what is there."""
        self._area.move_cursor(self._area.document.end)
        self._area.focus()

    def on_resize(self) -> None:
        """Lay out for the room that there is."""
        self.call_after_refresh(self._lay_out)

    def _lay_out(self) -> None:
        if self.query("#drawer"):  # else it was left meanwhile
            title = drawer_title(self._title, self._whose)
            self.query_one("#title", Bar).say_apart(*title, self.room)
            self.show_keys()

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
        words = Span(capital("; ".join(apart)), "act")
        self.query_one("#wrong", Bar).say_all(words, self.room)

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

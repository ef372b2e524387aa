"""A note of as many lines as it needs."""

from __future__ import annotations

import os
import shlex
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult, SuspendNotSupported
from textual.binding import BindingType

from qmas_tui.casework.casework import Done, Terms
from qmas_tui.desk.attempt import Attempt
from qmas_tui.desk.commands import bindings_at, footer_at
from qmas_tui.desk.draft import THROWN, FormDraft
from qmas_tui.desk.screens.drafted import Drafted
from qmas_tui.desk.screens.drawer import drawer_title
from qmas_tui.desk.screens.form import Save
from qmas_tui.desk.widgets.bars import Bar
from qmas_tui.desk.widgets.note_area import NoteArea, words_of
from qmas_tui.errors import QmasError
from qmas_tui.facts.changes import Case
from qmas_tui.facts.parsing import FieldTexts
from qmas_tui.views.model import Role, Span
from qmas_tui.views.say import capital

NO_EDITOR = "Name your editor in $EDITOR, and start the desk again."
NO_WAY = "This terminal cannot be handed to another program."
FAILED = "The editor ended with an error; what is typed here is as it was."


class NoteScreen(Drafted):
    """A text; `save` is given it as the field "text"; `whose` stands in the head.

    The code `form` names, with the case, what is kept where it is left without saving.
    """

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

    def __init__(
        self, title: str, whose: Case, text: str, save: Save, form: str
    ) -> None:
        super().__init__()
        self._title = title
        self._whose = whose
        self._form = form
        self._aside = text
        self._area = NoteArea(text, tab_behavior="focus", id="text")
        self._start = text
        self._save = save

    def body(self) -> ComposeResult:
        """Title, text, and what is wrong with it."""
        yield Bar(id="title")
        yield self._area
        yield Bar(id="wrong")

    def keys(self) -> Sequence[tuple[str, str]]:
        """How it is saved and left."""
        return footer_at("note", own=self.app.own_keys)

    def on_mount(self) -> None:
        """Begin at the end of what is there."""
        self.draft = draft = FormDraft(self.app.casework, self._whose.case, self._form)
        self._tell(draft.words(self.began), "warn")
        self._put(dict(draft.found.typed)["text"] if draft.found else self._start)
        self._area.focus()

    def on_resize(self) -> None:
        """Lay out for the room that there is."""
        self.call_after_refresh(self._lay_out)

    def _lay_out(self) -> None:
        if self.query("#drawer"):  # else it was left meanwhile
            title = drawer_title(self._title, self._whose)
            self.query_one("#title", Bar).say_apart(*title, self.room)
            self.show_keys()

    def _put(self, text: str) -> None:
        self._area.text = text
        self._area.move_cursor(self._area.document.end)

    def _tell(self, words: str, role: Role = "act") -> None:
        """Say something below the text; empty words take it away."""
        self.query_one("#wrong", Bar).say_all(Span(words, role), self.room)

    @property
    def text(self) -> str:
        """What is typed, line by line; a tab is so many spaces."""
        if not self.is_changed:
            return self._start
        lines = self._area.text.expandtabs(4).splitlines()
        return "\n".join(line.rstrip() for line in lines).strip("\n")

    @property
    def is_changed(self) -> bool:
        """Whether something typed would be lost."""
        return self._area.text != words_of(self._start)

    @property
    def began(self) -> FieldTexts:
        """What stood there."""
        return [("text", self._start)]

    @property
    def typed(self) -> FieldTexts:
        """What stands there by now, if it is something else."""
        return [("text", self._area.text)] if self.is_changed else []

    def action_save(self) -> None:
        """Save, or say what is wrong."""
        self._tell("")
        Attempt(self.app, self._make, self._saved, self._refuse).run()

    def _saved(self, done: Done) -> None:
        if self.draft:
            self.draft.end()
        self.dismiss(done)

    def _make(self, terms: Terms) -> Done:
        return self._save([("text", self.text)], terms)

    def _refuse(self, error: QmasError) -> None:
        """Say why it is not saved; what is typed stays."""
        apart = [error.message, *[str(problem) for problem in error.problems]]
        self._tell(capital("; ".join(apart)))

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
            self._put(text)

    def action_throw_away(self) -> None:
        """Begin as the text was; once more brings back what was typed."""
        aside, self._aside = self._aside, self._area.text
        self._put(self._start if self.is_changed else aside)
        self._tell("" if self.is_changed else THROWN, "warn")


def edited(text: str, editor: str) -> str:
    """The text as an editor leaves it; nothing of it stays behind.

    Raises OSError, ValueError or CalledProcessError where that fails.
    """
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "note.txt"
        path.write_text(f"{text}\n" if text else "", "utf-8")
        subprocess.run([*shlex.split(editor), str(path)], check=True)
        return path.read_text("utf-8").removesuffix("\n")

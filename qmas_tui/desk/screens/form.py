"""One form for every kind of row: fields, what is wrong with them, save."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import ClassVar

from textual import getters
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll

from qmas_tui.casework.casework import Done, Terms
from qmas_tui.desk.attempt import Attempt
from qmas_tui.desk.book_app import BookApp
from qmas_tui.desk.commands import bindings_at, footer_at
from qmas_tui.desk.screens.confirm import confirm
from qmas_tui.desk.screens.dialog import Dialog
from qmas_tui.desk.widgets.bars import Bar, keys_line
from qmas_tui.desk.widgets.field_row import FieldRow
from qmas_tui.errors import QmasError
from qmas_tui.facts.parsing import FieldTexts
from qmas_tui.views.form import FormField
from qmas_tui.views.model import Span
from qmas_tui.views.say import capital

Save = Callable[[FieldTexts, Terms], Done]


class Fields(VerticalScroll, inherit_bindings=False):
    """Scrolls to the field that one goes to, and by no key of its own."""


class FormScreen(Dialog[Done | None]):
    """A form; `save` does what it asks for, or says at which field it cannot."""

    WIDTH = 76
    app = getters.app(BookApp)
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings_at("form"),
        ("down", "app.focus_next", "next"),
        ("up", "app.focus_previous", "back"),
    ]
    DEFAULT_CSS = """
    FormScreen {
        & > Vertical { max-height: 96%; }
        & #fields { height: auto; max-height: 100%; padding: 1 1 0 1; }
        & #fields { scrollbar-size-vertical: 1; }
        & #wrong { height: 1; margin: 0 1; }
    }
    """

    def __init__(
        self,
        title: str,
        fields: Sequence[FormField],
        values: FieldTexts,
        save: Save,
        warning: str = "",
    ) -> None:
        super().__init__()
        self._title = title
        self._warning = warning
        known = dict(values)
        self._rows = [FieldRow(field, known.get(field.name, "")) for field in fields]
        self._save = save

    def body(self) -> ComposeResult:
        """Title, fields, what is wrong with the whole, keys."""
        yield Bar(panel=True, id="title")
        yield Bar(panel=True, id="warning")
        with Fields(id="fields", can_focus=False):
            yield from self._rows
        yield Bar(id="wrong")
        yield Bar(panel=True, id="keys")

    def on_mount(self) -> None:
        """Begin in the first field."""
        self.query_one("#title", Bar).say(Span(f" {self._title}", "head"))
        warning = self.query_one("#warning", Bar)
        warning.display = bool(self._warning)
        warning.say_all(Span(f" {self._warning}", "warn"), self.room)
        self.query_one("#keys", Bar).say(*keys_line(footer_at("form")))
        room = max(4, self.size.height - 8)
        self.query_one("#fields").styles.max_height = room
        self._rows[0].input.focus()

    def on_input_submitted(self) -> None:
        """Enter goes on to the next field."""
        self.focus_next()

    @property
    def is_changed(self) -> bool:
        """Whether something typed would be lost."""
        return any(row.is_changed for row in self._rows)

    @property
    def given(self) -> FieldTexts:
        """What is typed, field by field."""
        return [(row.field.name, row.text) for row in self._rows]

    def action_save(self) -> None:
        """Save, or say at each field what is wrong; nothing is saved then."""
        for row in self._rows:
            row.hint()
        self.query_one("#wrong", Bar).say_all(Span(""), 1)
        save = partial(self._save, self.given)
        Attempt(self.app, save, self.dismiss, self._refuse).run()

    def _refuse(self, error: QmasError) -> None:
        """Say what is wrong, each at its field; what is typed stays."""
        rows = {row.field.name: row for row in self._rows}
        apart = [error.message]
        for problem in error.problems:
            if problem.where in rows:
                rows[problem.where].refuse(problem.what)
            else:
                apart.append(str(problem))
        said = capital("; ".join(apart))
        wrong = self.query_one("#wrong", Bar)
        wrong.say_all(Span(said, "act"), wrong.size.width)
        first = [p.where for p in error.problems if p.where in rows]
        if first:
            rows[first[0]].input.focus()

    def action_leave(self) -> None:
        """Leave; asks only where something typed would be lost."""
        if self.is_changed:
            question = "Leave without saving what you typed?"
            confirm(self.app, question, partial(self.dismiss, None))
        else:
            self.dismiss(None)


def open_form(
    app: BookApp, form: Dialog[Done | None], then: Callable[[Done], object]
) -> None:
    """Open a form, and go on with what was done once it is saved."""

    def left(done: Done | None) -> None:
        if done is not None:
            then(done)

    app.push_screen(form, left)

"""One form for every kind of row: fields, what is wrong with them, save."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, ClassVar, cast

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.suggester import SuggestFromList

from qmas_tui.casework.casework import Done
from qmas_tui.casework.form import FormField
from qmas_tui.desk.attempt import attempt
from qmas_tui.desk.commands import bindings_at, footer_at
from qmas_tui.desk.screens.confirm import ConfirmScreen
from qmas_tui.desk.widgets.bars import Bar, keys_line
from qmas_tui.desk.widgets.typed import Typed
from qmas_tui.errors import QmasError
from qmas_tui.views.model import Span
from qmas_tui.views.width import pad

if TYPE_CHECKING:
    from qmas_tui.desk.app import Desk

Given = list[tuple[str, str]]
Save = Callable[[Given], Done]
LABEL = 24
WIDTH = 76


class FieldRow(Vertical):
    """A field: its name, its input, and below what is wrong or how to type it."""

    DEFAULT_CSS = """
    FieldRow {
        height: auto;
        & Input { border: none; height: 1; padding: 0; width: 1fr;
                  background: $surface; }
        & Input:focus { background: $cursor; border: none; }
        & .line { layout: horizontal; height: 1; }
        & .label { width: 26; }
    }
    """

    def __init__(self, field: FormField, value: str) -> None:
        super().__init__()
        self.field = field
        self.start = value
        suggester = None
        if field.choices:
            suggester = SuggestFromList(field.choices, case_sensitive=False)
        self.input = Typed(value, suggester=suggester)
        self._shown = self.input.value

    def compose(self) -> ComposeResult:
        """Name and input on one line, the hint below."""
        label = Bar()
        label.add_class("label")
        with Vertical(classes="line"):
            yield label
            yield self.input
        yield Bar(id="hint")

    def on_mount(self) -> None:
        """Say what the field is and how it is typed."""
        sign = "*" if self.field.required else " "
        label = self.query_one(".label", Bar)
        label.say(Span(pad(f" {self.field.label} {sign}", LABEL), "plain"))
        self.hint()

    def hint(self) -> None:
        """How the field is typed."""
        hint = self.query_one("#hint", Bar)
        hint.styles.height = 1
        hint.say(Span(" " * (LABEL + 2) + self.field.hint, "dim"))

    def refuse(self, what: str) -> None:
        """What is wrong with the field."""
        said = Span(" " * (LABEL + 2) + f"!! {what}", "act")
        self.query_one("#hint", Bar).say_all(said, self.size.width)

    @property
    def text(self) -> str:
        """What is typed; what stands there untouched is given back as it is."""
        return self.input.value.strip() if self.is_changed else self.start

    @property
    def is_changed(self) -> bool:
        """Whether something else is typed than stood there."""
        return self.input.value != self._shown


class FormScreen(ModalScreen[Done | None]):
    """A form; `save` does what it asks for, or says at which field it cannot."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings_at("form"),
        ("down", "app.focus_next", "next"),
        ("up", "app.focus_previous", "back"),
    ]
    DEFAULT_CSS = """
    FormScreen {
        align: center middle;
        background: $background 60%;
        & > #form { width: 76; max-width: 96%; height: auto; max-height: 96%;
                    background: $panel; padding: 1 1; }
        & #fields { height: auto; max-height: 100%; padding: 1 1 0 1; }
        & #fields { scrollbar-size-vertical: 1; }
        & #wrong { height: 1; margin: 0 1; }
    }
    """

    def __init__(
        self,
        title: str,
        fields: Sequence[FormField],
        values: Given,
        save: Save,
        warning: str = "",
    ) -> None:
        super().__init__()
        self._title = title
        self._warning = warning
        known = dict(values)
        self._rows = [FieldRow(field, known.get(field.name, "")) for field in fields]
        self._save = save

    def compose(self) -> ComposeResult:
        """Title, fields, what is wrong with the whole, keys."""
        with Vertical(id="form"):
            yield Bar(panel=True, id="title")
            yield Bar(panel=True, id="warning")
            with VerticalScroll(id="fields", can_focus=False):
                yield from self._rows
            yield Bar(id="wrong")
            yield Bar(panel=True, id="keys")

    def on_mount(self) -> None:
        """Begin in the first field."""
        self.query_one("#title", Bar).say(Span(f" {self._title}", "head"))
        warning = self.query_one("#warning", Bar)
        warning.display = bool(self._warning)
        room = min(WIDTH, self.size.width * 96 // 100) - 4
        warning.say_all(Span(f" {self._warning}", "warn"), room)
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
    def given(self) -> Given:
        """What is typed, field by field."""
        return [(row.field.name, row.text) for row in self._rows]

    def action_save(self) -> None:
        """Save, or say at each field what is wrong; nothing is saved then."""
        for row in self._rows:
            row.hint()
        self.query_one("#wrong", Bar).say_all(Span(""), 1)
        desk = cast("Desk", self.app)
        attempt(desk, lambda: self._save(self.given), self.dismiss, self._refuse)

    def _refuse(self, error: QmasError) -> None:
        """Say what is wrong, each at its field; what is typed stays."""
        rows = {row.field.name: row for row in self._rows}
        apart = [error.message]
        for problem in error.problems:
            if problem.where in rows:
                rows[problem.where].refuse(problem.what)
            else:
                apart.append(str(problem))
        said = "; ".join(apart)
        wrong = self.query_one("#wrong", Bar)
        wrong.say_all(Span(said[:1].upper() + said[1:], "act"), wrong.size.width)
        first = [p.where for p in error.problems if p.where in rows]
        if first:
            rows[first[0]].input.focus()

    def action_leave(self) -> None:
        """Leave; asks only where something typed would be lost."""
        if not self.is_changed:
            self.dismiss(None)
            return

        def leave(sure: bool | None) -> None:
            if sure:
                self.dismiss(None)

        question = "Leave without saving what you typed?"
        self.app.push_screen(ConfirmScreen(question), leave)

"""One form for every kind of row: fields, what is wrong with them, save."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.events import DescendantFocus
from textual.screen import ModalScreen

from qmas_tui.casework.casework import Done, Terms
from qmas_tui.desk.attempt import Attempt
from qmas_tui.desk.book_app import BookApp
from qmas_tui.desk.commands import bindings_at, footer_at
from qmas_tui.desk.draft import THROWN, FormDraft
from qmas_tui.desk.screens.confirm import confirm
from qmas_tui.desk.screens.drafted import Drafted
from qmas_tui.desk.screens.pick import pick
from qmas_tui.desk.widgets.bars import Bar
from qmas_tui.desk.widgets.entry import Given
from qmas_tui.desk.widgets.field_row import FieldRow
from qmas_tui.desk.widgets.fields import Fields
from qmas_tui.desk.widgets.pick_line import PickLine
from qmas_tui.desk.widgets.told import FieldTold
from qmas_tui.desk.widgets.typed import Typed
from qmas_tui.errors import NeedsConsent, QmasError
from qmas_tui.facts.parsing import FieldTexts
from qmas_tui.views.field_told import field_told
from qmas_tui.views.form import FormField
from qmas_tui.views.model import Role, Span
from qmas_tui.views.say import capital

SEE_FIELD = "Not saved: see the field in red"
Save = Callable[[FieldTexts, Terms], Done]


class FormScreen(Drafted):
    """A form; `save` does what it asks for, or says at which field it cannot.

    `case` and the code `form` name what is kept where it is left without saving.
    One without a code saves nothing to the book, and says in words of its own what
    was not done.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings_at("form"),
        ("down,enter", "app.focus_next", "next"),
        ("up", "app.focus_previous", "back"),
    ]
    DEFAULT_CSS = """
    FormScreen {
        & #title { margin-bottom: 1; }
        & #fields { height: auto; scrollbar-size-vertical: 1; }
        &.-below #title { margin-bottom: 0; }
        & #wrong { display: none; }
    }
    """
    rows_have_words: ClassVar[bool] = True
    """Whether each row says of itself what is to be said."""

    def __init__(
        self,
        title: str,
        fields: Sequence[FormField],
        values: FieldTexts,
        save: Save,
        warning: str = "",
        case: str = "",
        form: str = "",
    ) -> None:
        super().__init__()
        self._case = case
        self._form = form
        self._aside: FieldTexts = ()
        self._title = title
        self._warning = warning
        known = dict(values)
        told = self.rows_have_words
        self._rows = [FieldRow(each, known.get(each.name, ""), told) for each in fields]
        self._save = save

    def body(self) -> ComposeResult:
        """Title, fields, what is wrong with the whole."""
        yield Bar(id="title")
        yield Bar(id="warning")
        yield Bar(id="draft")
        yield from self.fields()
        yield FieldTold()
        yield from self.foot()
        yield Bar(id="wrong")

    def fields(self) -> ComposeResult:
        """One field below the other."""
        with Fields(id="fields", can_focus=False):
            yield from self._rows

    def foot(self) -> ComposeResult:
        """What stands below the fields."""
        yield from ()

    def keys(self) -> Sequence[tuple[str, str]]:
        """How it is filled in, saved and left."""
        save, *rest = footer_at("form")
        if self.enter_saves:
            return [("enter", save[1]), *rest]
        return [save, ("←→", "choose"), ("space", "tick"), ("tab", "next field"), *rest]

    @property
    def enter_saves(self) -> bool:
        """Whether enter in a line saves it, as where there is no other field."""
        return [type(row.input) for row in self._rows] == [Typed]

    def on_mount(self) -> None:
        """Begin in the first field."""
        self.say_title()
        self._say("#warning", self._warning)
        self.draft = FormDraft(self.app.casework, self._case, self._form)
        self._say("#draft", self.draft.words(self.began))
        self.put(self.draft.found.typed if self.draft.found else ())
        self.show_keys()
        self.changed()
        self._rows[0].input.focus()

    def _say(self, bar: str, words: str, role: Role = "warn") -> None:
        """Say something above or below the fields, where there is anything to say."""
        told = self.query_one(bar, Bar)
        told.display = bool(words)
        told.say_all(Span(words, role), self.room)

    def on_resize(self) -> None:
        """Lay out for the room that there is."""
        self.call_after_refresh(self._lay_out_anew)

    def _lay_out_anew(self) -> None:
        if self.query("#drawer"):  # else it was left meanwhile
            self.lay_out()
            self.fit()

    def lay_out(self) -> None:
        """Say again what is said to fit the room."""
        self.say_title()
        self.show_keys()

    def action_field(self) -> None:
        """Say what the field under the cursor is, or no more."""
        self.query_one(FieldTold).toggle_class("-open")
        self._tell_field()

    @on(DescendantFocus)
    def _tell_field(self) -> None:
        told = self.query_one(FieldTold)
        here = [row.field for row in self._rows if row.input.has_focus]
        if told.is_open and here:
            told.say(field_told(here[0], self.app.casework.policy), self.room)
            self.call_after_refresh(self.fit)

    def say_title(self) -> None:
        """What is asked."""
        self.query_one("#title", Bar).say(Span(self._title, "head"))

    def fit(self) -> None:
        """The fields take what the rest leaves, and scroll in that."""
        for fields in self.query(Fields):
            fields.take_rest_of(self.height)

    def on_input_submitted(self) -> None:
        """Enter in a line saves it, or goes on to the next field."""
        if self.enter_saves:
            self.action_save()
        else:
            self.focus_next()

    @on(PickLine.Asked)
    def _pick(self, asked: PickLine.Asked) -> None:
        """Open the list of a field."""
        line = asked.line
        (row,) = [each for each in self._rows if each.input is line]

        def picked(value: str) -> None:
            line.pick(value)
            self.focus_next()

        pick(self.app, row.field.label, line.options, line.text, picked, asked.typed)

    @on(Given)
    def _given(self) -> None:
        self.changed()
        if not self.has_red:
            self.say_wrong("")

    def changed(self) -> None:
        """A value is given somewhere, at first those that the form begins with."""

    @property
    def has_red(self) -> bool:
        """Whether something is said to be wrong with a field."""
        return any(row.is_wrong for row in self._rows)

    @property
    def rows(self) -> dict[str, FieldRow]:
        """The fields by name."""
        return {row.field.name: row for row in self._rows}

    @property
    def is_changed(self) -> bool:
        """Whether something typed would be lost."""
        return any(row.is_changed for row in self._rows)

    @property
    def began(self) -> FieldTexts:
        """What stood there, field by field."""
        return [(row.field.name, row.start) for row in self._rows]

    @property
    def typed(self) -> FieldTexts:
        """What else is given by now."""
        return [(row.field.name, row.text) for row in self._rows if row.is_changed]

    def put(self, typed: FieldTexts) -> None:
        """Give these as if they were typed."""
        rows = self.rows
        for name, text in typed:
            if name in rows:
                rows[name].put(text)

    @property
    def given(self) -> FieldTexts:
        """What is typed, field by field."""
        return [(row.field.name, row.text) for row in self._rows]

    def action_save(self) -> None:
        """Save, or say at each field what is wrong; nothing is saved then."""
        for row in self._rows:
            row.hint()
        self.say_wrong("")
        save = partial(self._save, self.given)
        Attempt(self.app, save, self._saved, self._refuse, ask=self.ask).run()

    def _saved(self, done: Done) -> None:
        if self.draft:
            self.draft.end()
        self.dismiss(done)

    def ask(self, question: NeedsConsent, yes: Callable[[], object]) -> None:
        """Ask what has to be agreed to before it is saved."""
        told = [question.message, *[str(each) for each in question.problems]]
        confirm(self.app, question.question, yes, told)

    def _refuse(self, error: QmasError) -> None:
        """Say what is wrong, each at its field; what is typed stays."""
        rows, apart = self.rows, list[str]()
        at: dict[str, list[str]] = {}
        for problem in error.problems:
            if problem.where in rows:
                at.setdefault(problem.where, []).append(problem.what)
            else:
                apart.append(str(problem))
        for name, whats in at.items():
            rows[name].refuse("; ".join(whats))
        said = SEE_FIELD if at and self._form else error.message
        words = [said.rstrip(".") if apart else said, *apart]
        self.say_wrong(capital("; ".join(words)))
        if at:
            first = rows[next(iter(at))]
            first.input.focus()
            self.call_after_refresh(first.scroll_visible, animate=False)

    def say_wrong(self, said: str) -> None:
        """What is wrong with the whole; empty where nothing is."""
        if said or self.query_one("#wrong").display:
            self._say("#wrong", said, "act")
            self.call_after_refresh(self.fit)

    def action_throw_away(self) -> None:
        """Begin as the form began; once more brings back what was typed."""
        typed, self._aside = self._aside, self.typed
        if self._aside:
            for row in self._rows:
                row.reset()
        else:
            self.put(typed)
        self._say("#draft", THROWN if self._aside else "")
        self.call_after_refresh(self.fit)


def open_form(
    app: BookApp, form: ModalScreen[Done | None], then: Callable[[Done], object]
) -> None:
    """Open a form, and go on with what was done once it is saved."""

    def left(done: Done | None) -> None:
        if done is not None:
            then(done)

    app.push_screen(form, left)

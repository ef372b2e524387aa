"""The forms in which something is supposed of a case; nothing of it is recorded."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar, Final

from textual.binding import BindingType

from qmas_tui.casework.casework import Casework, Done, Terms
from qmas_tui.casework.scenario import Scenario, save_scenario
from qmas_tui.casework.trying import asked_on, facts_before, read_change, try_out
from qmas_tui.casework.trying_rows import read_row_change
from qmas_tui.desk.attempt import Attempt
from qmas_tui.desk.book_app import BookApp
from qmas_tui.desk.commands import bindings_at
from qmas_tui.desk.screens.form import FormScreen, Save, open_form
from qmas_tui.desk.screens.letters_menu import LettersMenu
from qmas_tui.desk.screens.pick import pick
from qmas_tui.desk.what_if_commands import LETTERS
from qmas_tui.errors import QmasError
from qmas_tui.facts.parsing import FieldTexts
from qmas_tui.views.echo import echo_of
from qmas_tui.views.form import FormField
from qmas_tui.views.say import day_words
from qmas_tui.views.scenario.forms import (
    change_fields,
    change_said,
    change_texts,
    form_of,
)
from qmas_tui.views.scenario.rows import (
    AnyRow,
    any_row_fields,
    any_row_texts,
    any_rows,
    row_of,
)

ROW: Final = "row"
TITLES: Final = {what: title for _key, what, title, _help in LETTERS}
THEN: Final = FormField("then", "ask on", "+3w, 15/3/28", "date", (), False)
NAME: Final = FormField("name", "name", "unique in the case", "text", (), True)
RULES: Final = FormField(
    "rules", "rules", "shipped, policy.toml, application-fee=700", "file", (), False
)


class SupposeMenu(LettersMenu):
    """What can be supposed, each by a letter."""

    place = "suppose"
    verb = "Suppose"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_at("suppose")]


class SupposeForm(FormScreen):
    """A form of what is supposed; it says back how days and amounts are read."""

    def __init__(
        self,
        title: str,
        fields: Sequence[FormField],
        values: FieldTexts,
        save: Save,
        casework: Casework,
    ) -> None:
        super().__init__(f"Scenario: {title}", fields, values, save)
        self._casework = casework

    def keys(self) -> Sequence[tuple[str, str]]:
        """The same as in other forms, but for what the first does."""
        (key, _save), *others = super().keys()
        return [(key, "take"), *others]

    def changed(self) -> None:
        """Say back what is typed."""
        for row in self.rows.values():
            row.say_back(echo_of(row.field, row.text, None, self._casework.as_of))


class Supposing:
    """Opens the forms of one scenario; `tried` is handed what came of it."""

    def __init__(
        self, app: BookApp, scenario: Scenario, tried: Callable[[Scenario], object]
    ) -> None:
        self._app = app
        self._scenario = scenario
        self._tried = tried

    def by_letter(self) -> None:
        """Ask by a letter what is supposed more."""

        def taken(what: str | None) -> None:
            if what == ROW:
                self._pick_row()
            elif what is not None:
                self._short_form(what)

        name = self._app.casework.holders[self._scenario.case].name
        self._app.push_screen(SupposeMenu(name), taken)

    def correct(self, at: int) -> None:
        """Ask anew for the change of that place."""
        change = self._scenario.changes[at]
        which = row_of(change)
        if which is None:
            self._short_form(form_of(change), at)
        elif which.kind == "remove":
            self._app.notify("A removed row has nothing to correct; x drops it.")
        else:
            self._row_form(which, at)

    def then(self) -> None:
        """Ask on which day to ask."""
        known = (
            [("then", day_words(self._scenario.then))] if self._scenario.then else []
        )

        def make(given: FieldTexts) -> Scenario:
            return asked_on(self._scenario, dict(given)["then"], self._app.casework)

        self._open("another day to ask on", [THEN], known, make)

    def rules(self) -> None:
        """Ask by which rules to ask."""

        def make(given: FieldTexts) -> Scenario:
            return self._scenario.asked_so(rules=dict(given)["rules"] or None)

        known = [("rules", self._scenario.rules or "")]
        self._open("other rules", [RULES], known, make)

    def name(self) -> None:
        """Ask for the name under which the scenario is saved, and save it."""
        casework, scenario = self._app.casework, self._scenario
        made: list[Scenario] = []

        def save(given: FieldTexts, terms: Terms) -> Done:
            named = save_scenario(casework, scenario, dict(given)["name"], terms)
            made.append(named)
            return Done(f"Saved: {named.name}")

        def saved(done: Done) -> None:
            self._app.notify(done.what)
            self._tried(made[-1])

        known = [("name", scenario.name or scenario.title)]
        form = SupposeForm("save it under a name", [NAME], known, save, casework)
        open_form(self._app, form, saved)

    def _short_form(self, form: str, at: int | None = None) -> None:
        casework, scenario = self._app.casework, self._scenario
        change = None if at is None else scenario.changes[at]
        assessed = casework.assessed(scenario.case)
        if form == "leaves" and not assessed.holder.dependant:
            self._app.notify("Nobody of the family is on record.")
            return
        fields = change_fields(form, assessed, casework.policy)

        def make(given: FieldTexts) -> Scenario:
            said = change_said(form, given, fields)
            return scenario.with_change(read_change(form, said, casework.as_of), at)

        self._open(TITLES[form], fields, change_texts(form, change), make)

    def _pick_row(self) -> None:
        """Pick the row that is supposed otherwise, as the changes so far leave them."""
        options = any_rows(facts_before(self._app.casework, self._scenario))
        known = {option.id: which for option, which in options}

        def picked(id: str) -> None:
            self._row_form(known[id])

        title = "Which row is supposed otherwise?"
        pick(self._app, title, [option for option, _ in options], "", picked)

    def _row_form(self, which: AnyRow, at: int | None = None) -> None:
        casework, scenario = self._app.casework, self._scenario
        holder = facts_before(casework, scenario, at)

        def make(given: FieldTexts) -> Scenario:
            change = read_row_change(which, holder, given, casework.as_of)
            return scenario.with_change(change, at)

        if which.kind == "remove":
            Attempt(self._app, lambda _terms: make(()), self._tried, self._fail).run()
            return
        shown = holder if at is None else facts_before(casework, scenario, at + 1)
        is_new = which.kind == "add" and at is None
        fields = any_row_fields(
            which, casework.assessed(scenario.case), casework.policy
        )
        texts = () if is_new else any_row_texts(which, shown)
        self._open(which.title, fields, texts, make)

    def _fail(self, error: QmasError) -> None:
        self._app.notify(error.message, severity="error")

    def _open(
        self,
        title: str,
        fields: Sequence[FormField],
        values: FieldTexts,
        make: Callable[[FieldTexts], Scenario],
    ) -> None:
        """Open a form of which a scenario is made that can be asked."""
        casework = self._app.casework
        made: list[Scenario] = []

        def save(given: FieldTexts, _terms: Terms) -> Done:
            scenario = make(given)
            try_out(casework, scenario)
            made.append(scenario)
            return Done(scenario.title)

        def saved(_done: Done) -> None:
            self._tried(made[-1])

        open_form(self._app, SupposeForm(title, fields, values, save, casework), saved)

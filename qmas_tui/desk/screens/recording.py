"""The commands that record something on a case, shared by its page and the review."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from qmas_tui.casework.casework import Done, Terms
from qmas_tui.casework.settling import field_of_column, home_of
from qmas_tui.desk.attempt import Attempt
from qmas_tui.desk.screens.confirm import confirm
from qmas_tui.desk.screens.explain import explain_case, explain_line
from qmas_tui.desk.screens.form import FormScreen, Save, open_form
from qmas_tui.desk.screens.note import NoteScreen
from qmas_tui.desk.screens.page import PageScreen
from qmas_tui.desk.screens.pick import pick
from qmas_tui.errors import BookError, DataError, Problem
from qmas_tui.facts.parsing import FieldTexts
from qmas_tui.facts.reading import read_bool
from qmas_tui.facts.rows import Note, Row, Unread
from qmas_tui.views.form import (
    FormField,
    fields_of,
    settling_form,
    texts_of,
    whose_trip,
)
from qmas_tui.views.mapping import FIELD_OPTIONS
from qmas_tui.views.model import Line, Section, Span
from qmas_tui.views.records import row_at, row_words

FAMILY = FormField(
    "family", "also for the family", "yes or no", "choice", ("yes", "no"), False
)
SNOOZE = (
    FormField("until", "until", "+2w, 15/3/27", "date", (), True),
    FormField("text", "why", "for the file", "text", (), False),
)
STARTS: dict[str, FieldTexts] = {
    "grant": [("family", "yes")],
    "filing": [("kind", "extension"), ("outcome", "pending")],
    "work": [("currency", "HKD")],
}
"""What a new form proposes: never a fact that somebody must have read first."""

HIDDEN = frozenset({"step", "by"})
"""Fields that the adviser seldom needs; the command line knows them."""


class Recording(PageScreen):
    """A page about one case on which things can be recorded."""

    @property
    def case(self) -> str:
        """The case that the page is about."""
        raise NotImplementedError

    @property
    def shown(self) -> str:
        """The same, for what asks before it touches another."""
        return self.case

    def recorded(self, done: Done, table: str) -> None:
        """Something was recorded on this page; "snooze" stands for a case put off."""

    def ask(
        self,
        title: str,
        fields: Sequence[FormField],
        values: FieldTexts,
        save: Save,
        table: str,
    ) -> None:
        """Open a form, and show what came of it."""
        form = FormScreen(title, fields, values, save)
        open_form(self.app, form, partial(self.tell_recorded, table))

    def tell_recorded(self, table: str, done: Done) -> None:
        """Something was recorded: count it, say so, and show it."""
        self.recorded(done, table)
        self.tell(done)

    def action_record(self, table: str, values: FieldTexts = ()) -> None:
        """Ask for a new row, filled in with what is known of it, and record it."""
        case = self.case
        fields = [each for each in fields_of(table) if each.name not in HIDDEN]
        if table == "grant":
            fields.append(FAMILY)
        if table == "trip" and (family := self.casework.holders[case].dependant):
            fields.append(whose_trip(family))

        def save(given: FieldTexts, terms: Terms) -> Done:
            rest = [(name, text) for name, text in given if name != "family" and text]
            shared = _yes(dict(given).get("family", ""))
            return self.casework.record(case, table, rest, "", shared, terms)

        if table == "note":
            self.ask_note(f"New note · {case}", dict(values).get("text", ""), save)
            return
        filled = {**dict(STARTS.get(table, [])), **dict(values)}
        self.ask(f"New {table} · {case}", fields, list(filled.items()), save, table)

    def ask_note(self, title: str, text: str, save: Save) -> None:
        """Ask for a text of several lines, and show what came of it."""
        open_form(self.app, NoteScreen(title, text, save), self._tell_note)

    def _tell_note(self, done: Done) -> None:
        self.tell_recorded("note", done)

    def action_particulars(self, only: Sequence[str] = ()) -> None:
        """Change the holder's own fields, or some of them alone."""
        fields = _some(fields_of("holder"), only)
        fields = [each for each in fields if each.name != "case"]
        case = self.case
        values = list(texts_of(self.casework.assessed(case).holder))

        def save(given: FieldTexts, terms: Terms) -> Done:
            changed = self._changed(values, given)
            self._check_fields(case, values, changed)
            return self.casework.set_fields(case, changed, terms=terms)

        self.ask(f"Particulars · {case}", fields, values, save, "holder")

    def action_correct(self) -> None:
        """Correct the recorded row under the cursor."""
        here = self.page.here
        if here is not None and here.row is not None:
            self.correct(*here.row)

    def correct(
        self,
        table: str,
        number: int,
        only: Sequence[str] = (),
        filled: FieldTexts = (),
    ) -> None:
        """Correct a recorded row, or some of its fields alone, filled in already."""
        case = self.case
        row = row_at(self.casework.holders[case], table, number)
        if isinstance(row, Unread):
            self._settle(number, row)
            return
        values = list(texts_of(row))

        def save(given: FieldTexts, terms: Terms) -> Done:
            self._check_still(case, table, number, row)
            changed = self._changed(values, given)
            return self.casework.amend(case, table, number, changed, terms=terms)

        title = f"Correct {row_words(row)} · {case}"
        if isinstance(row, Note):
            self.ask_note(title, row.text, save)
            return
        shown = list({**dict(values), **dict(filled)}.items())
        self.ask(title, _some(fields_of(table), only), shown, save, table)

    def _settle(self, number: int, cell: Unread) -> None:
        """Record what an unread cell says, in the field of its column."""
        case = self.case

        def settle(field: str) -> None:
            home = home_of(self.casework.holders[case], field)

            def save(given: FieldTexts, terms: Terms) -> Done:
                self._check_still(case, "unread", number, cell)
                said = [(name, text) for name, text in given if text]
                return self.casework.settle(case, number, home, said, terms)

            title = f"Settle {cell.column} · {case}"
            fields, values = settling_form(home.table, home.field, home.row, cell.text)
            self.ask(title, fields, values, save, "unread")

        if field := field_of_column(cell.column):
            settle(field)
        else:
            title = f"What is {cell.column}: {cell.text}?"
            pick(self.app, title, FIELD_OPTIONS[:-1], "", settle)

    def action_remove(self) -> None:
        """Take the recorded row under the cursor out, after asking."""
        if (found := self._row_here()) is None:
            return
        case, (table, number, row) = self.case, found

        def remove(terms: Terms) -> Done:
            self._check_still(case, table, number, row)
            return self.casework.remove(case, table, number, terms=terms)

        removed = partial(self.tell_recorded, table)
        removal = Attempt(self.app, remove, removed, self.fail)
        confirm(self.app, f"Remove the {row_words(row)}?", removal.run)

    def action_snooze(self) -> None:
        """Put the case off until a day."""
        case = self.case

        def save(given: FieldTexts, terms: Terms) -> Done:
            typed = dict(given)
            return self.casework.snooze(case, typed["until"], typed["text"], terms)

        self.ask(f"Put off · {case}", SNOOZE, [], save, "snooze")

    def action_explain(self) -> None:
        """Explain the date or finding under the cursor, or the day to act."""
        here = self.page.here
        if here is not None and here.about:
            explain_line(self.app, self.case, here)
        else:
            explain_case(self.app, self.case)

    def _row_here(self) -> tuple[str, int, Row] | None:
        """The recorded row under the cursor, with its table and number."""
        here = self.page.here
        if here is None or here.row is None:
            return None
        table, number = here.row
        return table, number, row_at(self.casework.holders[self.case], table, number)

    def _check_still(self, case: str, table: str, number: int, row: Row) -> None:
        """Raise DataError where another program changed the row meanwhile."""
        if row_at(self.casework.assessed(case).holder, table, number) != row:
            raise DataError("This row was changed meanwhile; look at it again.")

    def _check_fields(self, case: str, began: FieldTexts, changed: FieldTexts) -> None:
        """Raise DataError where another program changed one of these fields."""
        now, before = dict(texts_of(self.casework.assessed(case).holder)), dict(began)
        problems = [
            Problem(name, f"was {_became(text)}; look at it again")
            for name, _typed in changed
            if (text := now.get(name, "")) != before.get(name, "")
        ]
        if problems:
            raise DataError("Somebody else changed the same meanwhile.", problems)

    @staticmethod
    def _changed(old: FieldTexts, new: FieldTexts) -> FieldTexts:
        """Only what was typed anew; an empty text takes a field out."""
        before = dict(old)
        changed = [(name, text) for name, text in new if text != before.get(name, "")]
        if not changed:
            raise DataError("Nothing was changed; escape leaves the form.")
        return changed


def _some(fields: Sequence[FormField], only: Sequence[str]) -> Sequence[FormField]:
    """Some of the fields alone; all where none is named."""
    return [each for each in fields if not only or each.name in only]


def unread(title: str, error: BookError) -> Section:
    """In the place of what the journal would tell: why it cannot be read."""
    return Section(title, (Line((Span(f"!! {error.message}", "act"),)),))


def _became(text: str) -> str:
    return f"changed meanwhile to {text}" if text else "taken out meanwhile"


def _yes(text: str) -> bool:
    """Whether the answer is yes; left empty it is no."""
    try:
        return bool(text) and read_bool(text)
    except ValueError as error:
        problem = Problem("family", str(error))
        raise DataError("Say yes or no.", [problem]) from None

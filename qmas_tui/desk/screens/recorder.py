"""The forms that record something on one case, from whatever screen they are opened."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from qmas_tui.casework.casework import Casework, Done, Terms
from qmas_tui.casework.owners import person
from qmas_tui.casework.settling import field_of_column, home_of
from qmas_tui.desk.attempt import Attempt
from qmas_tui.desk.book_app import BookApp
from qmas_tui.desk.screens.confirm import confirm
from qmas_tui.desk.screens.form import Save, open_form
from qmas_tui.desk.screens.note import NoteScreen
from qmas_tui.desk.screens.pick import pick
from qmas_tui.desk.screens.record_form import RecordForm
from qmas_tui.errors import DataError, Problem, QmasError
from qmas_tui.facts.parsing import FieldTexts
from qmas_tui.facts.rows import Note, Row, Unread
from qmas_tui.views.form import (
    HOLDER,
    OWNER,
    FormField,
    fields_of,
    settling_form,
    texts_of,
)
from qmas_tui.views.mapping import FIELD_OPTIONS
from qmas_tui.views.record_form import (
    as_recorded,
    job_lost_fields,
    new_fields,
    row_fields,
)
from qmas_tui.views.records import row_at, row_words

SNOOZE: Final = (
    FormField("until", "until", "+2w, 15/3/27, fri", "date", (), True, table="review"),
    FormField("text", "why", "for the file", "text", (), False, table="review"),
)
STARTS: Final[dict[str, FieldTexts]] = {
    "filing": [("kind", "extension")],
    "work": [("currency", "HKD")],
}
"""What a new form proposes: never a fact that somebody must have read first."""
TITLES: Final = {
    "evidence": "Record a paper",
    "excluded": "Record time that does not count",
    "gap": "Record a gap in permission",
    "income": "Record an assessable income",
    "note": "Write a note",
    "request": "Record what was asked for",
    "work": "Record work",
}
HIDDEN: Final = frozenset({"by", "about"})
"""Fields that the adviser seldom needs; the command line knows them."""
Recorded = Callable[[str, Done], object]
"""Goes on after something was recorded in a table."""


class Recorder:
    """Opens the forms of one case; `recorded` hears of what was saved."""

    def __init__(self, app: BookApp, case: str, recorded: Recorded) -> None:
        self.app = app
        self.case = case
        self.recorded = recorded

    @property
    def casework(self) -> Casework:
        """The book, its rules and its day."""
        return self.app.casework

    def record(self, table: str, values: FieldTexts = ()) -> None:
        """Ask for a new row; `values` are filled in."""
        case, assessed = self.case, self.casework.assessed(self.case)
        policy = self.casework.policy
        every = new_fields(table, assessed, policy)
        fields = [each for each in every if each.name not in HIDDEN]
        start = {**dict(STARTS.get(table, [])), **dict(values)}

        def save(given: FieldTexts, terms: Terms) -> Done:
            said = [each for each in as_recorded(given, fields) if each[1]]
            return self.casework.record(case, table, said, "", terms)

        title = TITLES.get(table, f"Record a {table}")
        if table == "note":
            self._ask_note(title, start.get("text", ""), save, "record note")
            return
        values = list(start.items())
        self._ask(title, fields, values, save, table, f"record {table}")

    def job_lost(self) -> None:
        """Ask which job ended, and when."""
        case = self.case
        fields = job_lost_fields(self.casework.assessed(case))

        def save(given: FieldTexts, terms: Terms) -> Done:
            return self.casework.lose_job(case, given, "", terms)

        self._ask("Lost the job", fields, [], save, "work", "job-lost")

    def particulars(self, only: Sequence[str] = ()) -> None:
        """Change the holder's own fields, or some of them alone."""
        case = self.case
        fields = [
            each for each in _some(fields_of("holder"), only) if each.name != "case"
        ]
        values = list(texts_of(self.casework.assessed(case).holder))

        def save(given: FieldTexts, terms: Terms) -> Done:
            changed = _changed(values, given)
            self._check_fields(values, changed)
            return self.casework.set_fields(case, changed, terms=terms)

        form = f"particulars {' '.join(only)}"
        self._ask("Particulars", fields, values, save, "holder", form)

    def correct(
        self,
        table: str,
        number: int,
        of: str = HOLDER,
        only: Sequence[str] = (),
        filled: FieldTexts = (),
    ) -> None:
        """Correct a recorded row of the holder, or of one of the family.

        `only` are the fields that are asked for, where it is not all; `filled` are
        filled in already.
        """
        case, row = self.case, self._row_at(table, number, of)
        if isinstance(row, Unread):
            self._settle(number, row)
            return
        values = list(texts_of(row))
        assessed, policy = self.casework.assessed(case), self.casework.policy
        fields = _some(row_fields(table, assessed, policy), only)

        def save(given: FieldTexts, terms: Terms) -> Done:
            self._check_still(table, number, of, row)
            changed = [(OWNER, of), *_changed(values, as_recorded(given, fields))]
            return self.casework.amend(case, table, number, changed, terms=terms)

        title = f"Correct {row_words(row)}"
        form = f"correct {table} {number} {of} {' '.join(only)}"
        if isinstance(row, Note):
            self._ask_note(title, row.text, save, form)
            return
        shown = list({**dict(values), **dict(filled)}.items())
        self._ask(title, fields, shown, save, table, form)

    def remove(
        self,
        table: str,
        number: int,
        of: str,
        fail: Callable[[QmasError], object],
    ) -> None:
        """Take a recorded row out, after asking."""
        case, row = self.case, self._row_at(table, number, of)

        def remove(terms: Terms) -> Done:
            self._check_still(table, number, of, row)
            owner = [(OWNER, of)]
            return self.casework.remove(case, table, number, owner, terms=terms)

        def removed(done: Done) -> None:
            self.recorded(table, done)

        removal = Attempt(self.app, remove, removed, fail)
        confirm(self.app, f"Remove the {row_words(row)}?", removal.run)

    def close(self, fail: Callable[[QmasError], object]) -> None:
        """Close the case, after asking: it has no dates or findings any more."""
        case, name = self.case, self.casework.holders[self.case].name

        def close(terms: Terms) -> Done:
            given = [("status", "closed"), ("closed_on", "today")]
            return self.casework.set_fields(case, given, terms=terms)

        def closed(done: Done) -> None:
            self.recorded("holder", done)

        closing = Attempt(self.app, close, closed, fail)
        told = ["A closed case has no dates and no findings; all rows stay."]
        confirm(self.app, f"Close the case of {name}?", closing.run, told)

    def snooze(self) -> None:
        """Put the case off until a day."""
        case = self.case

        def save(given: FieldTexts, terms: Terms) -> Done:
            typed = dict(given)
            return self.casework.snooze(case, typed["until"], typed["text"], terms)

        self._ask("Snooze", SNOOZE, [], save, "snooze", "snooze")

    def _row_at(self, table: str, number: int, of: str) -> Row:
        """A recorded row of one of the case, counted from 1."""
        return row_at(
            person(self.casework.session.holder(self.case), of), table, number
        )

    def _settle(self, number: int, cell: Unread) -> None:
        """Record what an unread cell says, in the field of its column."""
        case = self.case

        def settle(field: str) -> None:
            home = home_of(self.casework.holders[case], field)

            def save(given: FieldTexts, terms: Terms) -> Done:
                self._check_still("unread", number, HOLDER, cell)
                said = [(name, text) for name, text in given if text]
                return self.casework.settle(case, number, home, said, terms)

            fields, values = settling_form(home.table, home.field, home.row, cell.text)
            title, form = f"Settle {cell.column}", f"settle {number} {field}"
            self._ask(title, fields, values, save, "unread", form)

        if field := field_of_column(cell.column):
            settle(field)
        else:
            title = f"What is {cell.column}: {cell.text}?"
            pick(self.app, title, FIELD_OPTIONS[:-1], "", settle)

    def _ask(
        self,
        title: str,
        fields: Sequence[FormField],
        values: FieldTexts,
        save: Save,
        table: str,
        form: str,
    ) -> None:
        """Open a form; `form` is the code under which what is typed is kept."""

        def saved(done: Done) -> None:
            self.recorded(table, done)

        asked = RecordForm(title, fields, values, save, self.casework, form, self.case)
        open_form(self.app, asked, saved)

    def _ask_note(self, title: str, text: str, save: Save, form: str) -> None:
        """Ask for a text of several lines."""

        def saved(done: Done) -> None:
            self.recorded("note", done)

        whose = self.casework.holders[self.case]
        open_form(self.app, NoteScreen(title, whose, text, save, form), saved)

    def _check_still(self, table: str, number: int, of: str, row: Row) -> None:
        """Raise DataError where another program changed the row meanwhile."""
        if self._row_at(table, number, of) != row:
            raise DataError("This row was changed meanwhile; look at it again.")

    def _check_fields(self, began: FieldTexts, changed: FieldTexts) -> None:
        """Raise DataError where another program changed one of these fields."""
        holder = self.casework.session.holder(self.case)
        now, before = dict(texts_of(holder)), dict(began)
        problems = [
            Problem(name, f"was {_became(text)}; look at it again")
            for name, _typed in changed
            if (text := now.get(name, "")) != before.get(name, "")
        ]
        if problems:
            raise DataError("Somebody else changed the same meanwhile.", problems)


def _some(fields: Sequence[FormField], only: Sequence[str]) -> list[FormField]:
    """Some of the fields alone; all where none is named."""
    return [each for each in fields if not only or each.name in only]


def _changed(old: FieldTexts, new: FieldTexts) -> FieldTexts:
    """Only what was typed anew; an empty text takes a field out."""
    before = dict(old)
    changed = [(name, text) for name, text in new if text != before.get(name, "")]
    if not changed:
        raise DataError("Nothing was changed; escape leaves the form.")
    return changed


def _became(text: str) -> str:
    return f"changed meanwhile to {text}" if text else "taken out meanwhile"

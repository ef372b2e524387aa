"""The forms that record something on one case, a holder or a prospect."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar, Final

from qmas_tui.casework.casework import Casework, Done, Terms
from qmas_tui.desk.attempt import Attempt
from qmas_tui.desk.book_app import BookApp
from qmas_tui.desk.screens.confirm import confirm
from qmas_tui.desk.screens.form import Save, open_form
from qmas_tui.desk.screens.in_place import InPlace
from qmas_tui.desk.screens.note import NoteScreen
from qmas_tui.desk.screens.record_form import RecordForm
from qmas_tui.desk.widgets.page_view import PageView
from qmas_tui.errors import DataError, Problem, QmasError
from qmas_tui.facts.changes import Case
from qmas_tui.facts.parsing import FieldTexts
from qmas_tui.facts.rows import Note, Row
from qmas_tui.views.form import HOLDER, OWNER, FormField, texts_of
from qmas_tui.views.records import row_at, row_words

SNOOZE: Final = (
    FormField("until", "until", "+2w, 15/3/27, fri", "date", (), True, table="review"),
    FormField("text", "why", "for the file", "text", (), False, table="review"),
)
HIDDEN: Final = frozenset({"by"})
"""What the adviser seldom needs; the command line knows it."""
Recorded = Callable[[str, Done], object]
"""Goes on after something was recorded in a table."""


class CaseRecorder:
    """Opens the forms of one case; `recorded` hears of what was saved."""

    kind: ClassVar[type[Case]]
    own: ClassVar[str]
    """Stands in the place of a table for the case's own fields."""
    titles: ClassVar[dict[str, str]]
    starts: ClassVar[dict[str, FieldTexts]]
    """What a new form proposes: never a fact that somebody must have read first."""

    drawer: ClassVar[type[RecordForm]] = RecordForm
    in_place: ClassVar[type[InPlace]] = InPlace

    def __init__(self, app: BookApp, case: str, recorded: Recorded) -> None:
        self.app = app
        self.case = case
        self.recorded = recorded
        self.page: PageView | None = None
        """On its row under the cursor something is corrected; else in a drawer."""

    @property
    def casework(self) -> Casework:
        """The book, its rules and its day."""
        return self.app.casework

    @property
    def whose(self) -> Case:
        """The case as it is now."""
        return self.casework.session.record(self.case, self.kind)

    def owner(self, of: str) -> Row:
        """Whose rows are meant."""
        raise NotImplementedError

    def new_fields(self, table: str) -> Sequence[FormField]:
        """What a form asks for of a new row."""
        raise NotImplementedError

    def row_fields(self, table: str) -> Sequence[FormField]:
        """What it asks for of a recorded row, or of the case itself."""
        raise NotImplementedError

    def said(
        self, given: FieldTexts, fields: Sequence[FormField]
    ) -> list[tuple[str, str]]:
        """What is given, as it is recorded."""
        del fields  # a holder's family is said in another way
        return list(given)

    def make_form(
        self,
        title: str,
        fields: Sequence[FormField],
        values: FieldTexts,
        save: Save,
        form: str,
    ) -> RecordForm:
        """A form about the case, in a drawer or on a row of a page."""
        whose, casework = self.whose, self.casework
        asked = title, fields, values, save, casework, form, self.case, whose
        if self.page is None:
            return self.drawer(*asked)
        return self.in_place(*asked, page=self.page)

    # What is recorded

    def record(self, table: str, values: FieldTexts = ()) -> None:
        """Ask for a new row; `values` are filled in."""
        case = self.case
        fields = [each for each in self.new_fields(table) if each.name not in HIDDEN]
        start = {**dict(self.starts.get(table, [])), **dict(values)}

        def save(given: FieldTexts, terms: Terms) -> Done:
            said = [each for each in self.said(given, fields) if each[1]]
            return self.casework.record(case, table, said, "", terms, self.kind)

        title = self.titles.get(table, f"Record a {table}")
        if table == "note":
            self._ask_note(title, start.get("text", ""), save, "record note")
            return
        self.ask(title, fields, list(start.items()), save, table, f"record {table}")

    def particulars(self, only: Sequence[str] = (), filled: FieldTexts = ()) -> None:
        """Change the case's own fields, or some of them alone."""
        case = self.case
        wanted = _some(self.row_fields(self.own), only)
        fields = [each for each in wanted if each.name != "case"]
        values = list(texts_of(self.whose))

        def save(given: FieldTexts, terms: Terms) -> Done:
            changed = _changed(values, given)
            self._check_fields(values, changed)
            return self.casework.set_fields(case, changed, "", terms, self.kind)

        form = f"particulars {' '.join(only)}"
        shown = list({**dict(values), **dict(filled)}.items())
        self.ask("Particulars", fields, shown, save, self.own, form)

    def correct(
        self,
        table: str,
        number: int,
        of: str = HOLDER,
        only: Sequence[str] = (),
        filled: FieldTexts = (),
    ) -> None:
        """Correct a recorded row of the case, or of one of its own.

        `only` are the fields that are asked for, where it is not all; `filled` are
        filled in already.
        """
        case, row = self.case, self.row_at(table, number, of)
        values = list(texts_of(row))
        fields = _some(self.row_fields(table), only)

        def save(given: FieldTexts, terms: Terms) -> Done:
            self.check_still(table, number, of, row)
            changed = [*self.owned(of), *_changed(values, self.said(given, fields))]
            return self.casework.amend(
                case, table, number, changed, "", terms, self.kind
            )

        title = f"Correct {row_words(row)}"
        form = f"correct {table} {number} {of} {' '.join(only)}"
        if isinstance(row, Note):
            self._ask_note(title, row.text, save, form)
            return
        shown = list({**dict(values), **dict(filled)}.items())
        self.ask(title, fields, shown, save, table, form)

    def remove(
        self,
        table: str,
        number: int,
        of: str,
        fail: Callable[[QmasError], object],
    ) -> None:
        """Take a recorded row out, after asking."""
        case, row = self.case, self.row_at(table, number, of)

        def remove(terms: Terms) -> Done:
            self.check_still(table, number, of, row)
            owner = self.owned(of)
            return self.casework.remove(
                case, table, number, owner, "", terms, self.kind
            )

        def removed(done: Done) -> None:
            self.recorded(table, done)

        removal = Attempt(self.app, remove, removed, fail)
        confirm(self.app, f"Remove the {row_words(row)}?", removal.run)

    def close(self, fail: Callable[[QmasError], object]) -> None:
        """Close the case, after asking: it has no dates or findings any more."""
        case, name = self.case, self.whose.name

        def close(terms: Terms) -> Done:
            given = [("status", "closed"), ("closed_on", "today")]
            return self.casework.set_fields(case, given, "", terms, self.kind)

        def closed(done: Done) -> None:
            self.recorded(self.own, done)

        closing = Attempt(self.app, close, closed, fail)
        told = ["A closed case has no dates and no findings; all rows stay."]
        confirm(self.app, f"Close the case of {name}?", closing.run, told)

    def snooze(self) -> None:
        """Put the case off until a day."""
        case = self.case

        def save(given: FieldTexts, terms: Terms) -> Done:
            said = [("outcome", "snoozed"), *given]
            return self.casework.record(case, "review", said, "", terms, self.kind)

        self.ask("Snooze", SNOOZE, [], save, "snooze", "snooze")

    # How it is asked

    def owned(self, of: str) -> list[tuple[str, str]]:
        """Whose row is meant, as it is said beside its fields."""
        return [(OWNER, of)]

    def row_at(self, table: str, number: int, of: str) -> Row:
        """A recorded row of one of the case, counted from 1."""
        return row_at(self.owner(of), table, number)

    def ask(
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

        open_form(self.app, self.make_form(title, fields, values, save, form), saved)

    def _ask_note(self, title: str, text: str, save: Save, form: str) -> None:
        """Ask for a text of several lines."""

        def saved(done: Done) -> None:
            self.recorded("note", done)

        open_form(self.app, NoteScreen(title, self.whose, text, save, form), saved)

    def check_still(self, table: str, number: int, of: str, row: Row) -> None:
        """Raise DataError where another program changed the row meanwhile."""
        if self.row_at(table, number, of) != row:
            raise DataError("This row was changed meanwhile; look at it again.")

    def _check_fields(self, began: FieldTexts, changed: FieldTexts) -> None:
        """Raise DataError where another program changed one of these fields."""
        now, before = dict(texts_of(self.whose)), dict(began)
        problems = [
            Problem(name, f"was {_became(text)}; look at it again")
            for name, _typed in changed
            if (text := now.get(name, "")) != before.get(name, "")
        ]
        if problems:
            raise DataError("Somebody else changed the same meanwhile.", problems)


def _some(fields: Sequence[FormField], only: Sequence[str]) -> list[FormField]:
    """Some of the fields alone, in that order; all where none is named."""
    known = {each.name: each for each in fields}
    return [known[name] for name in only if name in known] or list(fields)


def _changed(old: FieldTexts, new: FieldTexts) -> FieldTexts:
    """Only what was typed anew; an empty text takes a field out."""
    before = dict(old)
    changed = [(name, text) for name, text in new if text != before.get(name, "")]
    if not changed:
        raise DataError("Nothing was changed; escape leaves the form.")
    return changed


def _became(text: str) -> str:
    return f"changed meanwhile to {text}" if text else "taken out meanwhile"

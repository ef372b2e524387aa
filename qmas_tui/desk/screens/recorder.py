"""The forms that record something on a holder, from whatever screen they are opened."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Final

from qmas_tui.casework.casework import Done, Terms
from qmas_tui.casework.owners import person
from qmas_tui.casework.settling import field_of_column, home_of
from qmas_tui.desk.screens.case_recorder import SNOOZE as SNOOZE  # for the screens
from qmas_tui.desk.screens.case_recorder import CaseRecorder
from qmas_tui.desk.screens.pick import pick
from qmas_tui.facts.changes import Case
from qmas_tui.facts.holder import Holder
from qmas_tui.facts.parsing import FieldTexts
from qmas_tui.facts.rows import Row, Unread
from qmas_tui.views.form import HOLDER, FormField, fields_of, settling_form
from qmas_tui.views.mapping import FIELD_OPTIONS
from qmas_tui.views.record_form import (
    as_recorded,
    job_lost_fields,
    new_fields,
    row_fields,
)

TITLES: Final = {
    "evidence": "Record a paper",
    "excluded": "Record time that does not count",
    "gap": "Record a gap in permission",
    "income": "Record an assessable income",
    "note": "Write a note",
    "request": "Record what was asked for",
    "work": "Record work",
}


class Recorder(CaseRecorder):
    """Opens the forms of one holder."""

    kind: ClassVar[type[Case]] = Holder
    own = "holder"
    titles: ClassVar[dict[str, str]] = TITLES
    starts: ClassVar[dict[str, FieldTexts]] = {
        "filing": [("kind", "extension")],
        "work": [("currency", "HKD")],
    }

    def owner(self, of: str) -> Row:
        """The holder, or one of the family by name."""
        return person(self.casework.session.holder(self.case), of)

    def new_fields(self, table: str) -> Sequence[FormField]:
        """What a form asks for of a new row, as it is in this case."""
        assessed = self.casework.assessed(self.case)
        return new_fields(table, assessed, self.casework.policy)

    def row_fields(self, table: str) -> Sequence[FormField]:
        """What it asks for of a recorded row, or of the holder."""
        if table == self.own:
            return fields_of(table)
        assessed = self.casework.assessed(self.case)
        return row_fields(table, assessed, self.casework.policy)

    def said(
        self, given: FieldTexts, fields: Sequence[FormField]
    ) -> list[tuple[str, str]]:
        """What is given, with the family as it is recorded."""
        return as_recorded(given, fields)

    def correct(
        self,
        table: str,
        number: int,
        of: str = HOLDER,
        only: Sequence[str] = (),
        filled: FieldTexts = (),
    ) -> None:
        """Correct a recorded row; what a cell says that was not read is settled."""
        row = self.row_at(table, number, of)
        if isinstance(row, Unread):
            self._settle(number, row)
        else:
            super().correct(table, number, of, only, filled)

    def job_lost(self) -> None:
        """Ask which job ended, and when."""
        case = self.case
        fields = job_lost_fields(self.casework.assessed(case))

        def save(given: FieldTexts, terms: Terms) -> Done:
            return self.casework.lose_job(case, given, "", terms)

        self.ask("Lost the job", fields, [], save, "work", "job-lost")

    def _settle(self, number: int, cell: Unread) -> None:
        """Record what an unread cell says, in the field of its column."""
        case = self.case

        def settle(field: str) -> None:
            home = home_of(self.casework.holders[case], field)

            def save(given: FieldTexts, terms: Terms) -> Done:
                self.check_still("unread", number, HOLDER, cell)
                said = [(name, text) for name, text in given if text]
                return self.casework.settle(case, number, home, said, terms)

            fields, values = settling_form(home.table, home.field, home.row, cell.text)
            title, form = f"Settle {cell.column}", f"settle {number} {field}"
            self.ask(title, fields, values, save, "unread", form)

        if field := field_of_column(cell.column):
            settle(field)
        else:
            title = f"What is {cell.column}: {cell.text}?"
            pick(self.app, title, FIELD_OPTIONS[:-1], "", settle)

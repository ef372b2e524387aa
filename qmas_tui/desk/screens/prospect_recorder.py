"""The forms that record something on a prospect, and that of a new one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from qmas_tui.casework.casework import Done, Terms
from qmas_tui.casework.landing import land, landing_doubts
from qmas_tui.casework.prospect_foresight import foresee_prospect
from qmas_tui.casework.session import TRIAL
from qmas_tui.desk.book_app import BookApp
from qmas_tui.desk.screens.case_recorder import CaseRecorder
from qmas_tui.desk.screens.form import Save, open_form
from qmas_tui.desk.screens.in_place import InPlace
from qmas_tui.desk.screens.record_form import Ahead, RecordForm
from qmas_tui.facts.changes import Case
from qmas_tui.facts.holder import Holder
from qmas_tui.facts.parsing import FieldTexts
from qmas_tui.facts.prospect import Prospect
from qmas_tui.facts.rows import Row
from qmas_tui.facts.tables import rows_of, tables_below
from qmas_tui.views.form import HOLDER, OWNER, FormField
from qmas_tui.views.prospect.consequence import carried_over, prospect_consequence
from qmas_tui.views.prospect.form import (
    OWN,
    first_talk_fields,
    new_prospect_fields,
    prospect_fields,
)
from qmas_tui.views.say import day_words
from qmas_tui.views.two_records import landing_day

LANDING = (
    FormField("on", "landed on", "15/3/28, today", "date", (), True, of=Prospect),
    FormField(
        "until",
        "limit of stay",
        "once read; else empty",
        "date",
        (),
        False,
        of=Prospect,
    ),
)
TITLES = {
    "achievement": "Record an achievement",
    "account": "Record an account",
    "application": "Record an application",
    "conflict": "Record two papers that do not agree",
    "credit": "Record a credit that stands out",
    "dependant": "Record one of the family",
    "evidence": "Record a paper",
    "exercise": "Record a selection exercise",
    "income": "Record an income of twelve months",
    "lived": "Record a country lived in",
    "note": "Write a note",
    "offer": "Record an offer",
    "period": "Record what filled a time",
    "request": "Record what was asked for",
    "work": "Record work",
}


class ProspectForm(RecordForm):
    """A form about a prospect, which says what would follow for them."""

    def look_ahead(self, make: Callable[[Terms], Done]) -> Ahead:
        """What would follow from a change of the prospect."""
        found = foresee_prospect(self._casework, make)
        said = prospect_consequence(found.before, found.after)
        return Ahead(tuple(said), found.odd)


class ProspectInPlace(InPlace, ProspectForm):
    """The same, on the row itself."""


class LandingForm(RecordForm):
    """A form of a landing, which says what is carried over and what follows."""

    def look_ahead(self, make: Callable[[Terms], Done]) -> Ahead:
        """What the holder has from the prospect; then the first dates."""
        edited = make(TRIAL).edited
        made = edited[1] if edited else None
        found = super().look_ahead(make)
        if not isinstance(made, Holder):
            return found
        odd = landing_doubts(self._casework, made)
        return Ahead((carried_over(made), *found.follows), odd)


class ProspectRecorder(CaseRecorder):
    """Opens the forms of one prospect."""

    kind: ClassVar[type[Case]] = Prospect
    drawer: ClassVar[type[RecordForm]] = ProspectForm
    in_place: ClassVar[type[InPlace]] = ProspectInPlace
    own = OWN
    titles: ClassVar[dict[str, str]] = TITLES
    starts: ClassVar[dict[str, FieldTexts]] = {
        "application": [("submitted_on", "today")],
    }

    @property
    def prospect(self) -> Prospect:
        """The prospect as it is now."""
        return self.casework.session.prospect(self.case)

    def owner(self, of: str) -> Row:
        """The prospect; the row above is known by the table alone."""
        del of
        return self.prospect

    def row_at(self, table: str, number: int, of: str) -> Row:
        """A recorded row, or one under the row of that number."""
        below = tables_below(Prospect)
        if table not in below:
            return super().row_at(table, number, of)
        above = rows_of(self.prospect, below[table][0])[int(of) - 1]
        return rows_of(above, table)[number - 1]

    def owned(self, of: str) -> list[tuple[str, str]]:
        """The number of the row above, where there is one."""
        return [(OWNER, of)] if of not in ("", HOLDER) else []

    def record(self, table: str, values: FieldTexts = ()) -> None:
        """Ask for a new row, where there is one that it can stand under."""
        above = tables_below(Prospect).get(table, ("", None))[0]
        if above and not rows_of(self.prospect, above):
            self.app.notify(
                f"Each {table} stands under one {above}; record that first."
            )
        else:
            super().record(table, values)

    def new_fields(self, table: str) -> Sequence[FormField]:
        """What a form asks for of a new row."""
        return new_prospect_fields(table, self.prospect)

    def row_fields(self, table: str) -> Sequence[FormField]:
        """What it asks for of a recorded row, or of the prospect."""
        return prospect_fields(table, self.prospect)

    def make_form(
        self,
        title: str,
        fields: Sequence[FormField],
        values: FieldTexts,
        save: Save,
        form: str,
    ) -> RecordForm:
        """A form under a name of its own: a holder may have the same case."""
        return super().make_form(title, fields, values, save, f"prospect {form}")

    def land(self) -> None:
        """Ask when they landed: the holder is made, with the first dates."""
        case, casework = self.case, self.casework

        def save(given: FieldTexts, terms: Terms) -> Done:
            said = [each for each in given if each[1]]
            return land(casework, case, said, "", terms)

        def saved(done: Done) -> None:
            self.recorded("application", done)

        landed_on = landing_day(self.prospect, casework.as_of)
        day = day_words(landed_on) if landed_on else "today"
        title, values = "Record the landing", [("on", day)]
        form = LandingForm(
            title, LANDING, values, save, casework, "land", case, self.prospect
        )
        open_form(self.app, form, saved)


def add_prospect(app: BookApp, then: Callable[[Done], object]) -> None:
    """Ask what a first talk tells, and add the prospect."""

    def save(given: FieldTexts, terms: Terms) -> Done:
        said = [each for each in given if each[1]]
        return app.casework.add(said, "", terms, Prospect)

    values = [("adviser", app.casework.session.who), ("opened_on", "today")]
    values += [("route", "gpt"), ("citizenship", "unknown")]
    title, fields = "Add a prospect", first_talk_fields()
    form = ProspectForm(title, fields, values, save, app.casework, "add-prospect")
    open_form(app, form, then)

"""What if the application is filed on another day: shown at once, saved when asked."""

from __future__ import annotations

from datetime import date

from qmas_tui.casework.casework import Done, Terms
from qmas_tui.casework.prospects import Prospects, prospects_of
from qmas_tui.desk.attempt import Attempt
from qmas_tui.desk.screens.on_prospect import OnProspect
from qmas_tui.facts.prospect import Prospect
from qmas_tui.views.month import moved
from qmas_tui.views.say import day_words

NO_DAY = "No other filing day is shown: ← and → move it."


class FilingDay(OnProspect):
    """A page about a prospect on which the filing day can be moved."""

    file_on: date | None = None
    """The filing day that is tried; None for that on record."""

    @property
    def asked(self) -> Prospects:
        """Everyone as they are, or as if filed on the day that is tried."""
        if self.file_on is None:
            return self.app.prospects
        return prospects_of(self.casework, self.file_on)

    def action_file_on(self, days: int, months: int) -> None:
        """As if filed on a day so much later."""
        shown = self.asked.of(self.case).assessment.evaluated_on
        if shown is None:
            self.notify("A closed case is filed on no day.")
            return
        self.file_on = moved(shown, days=days, months=months)
        self.redraw()

    def action_as_recorded(self) -> None:
        """The filing day is again what the record says."""
        self.file_on = None
        self.redraw()

    def action_keep_day(self) -> None:
        """Record the day that is shown as the planned one."""
        day, case = self.file_on, self.case
        if day is None:
            self.notify(NO_DAY)
            return
        given = [("file_on", day_words(day))]

        def save(terms: Terms) -> Done:
            return self.casework.set_fields(case, given, "", terms, Prospect)

        def saved(done: Done) -> None:
            self.file_on = None
            self.tell(done)

        Attempt(self.app, save, saved, self.fail).run()

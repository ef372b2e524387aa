"""The commands that record something on a case, shared by its page and the review."""

from __future__ import annotations

from qmas_tui.casework.casework import Done
from qmas_tui.desk.screens.add_menu import add
from qmas_tui.desk.screens.case_recorder import CaseRecorder
from qmas_tui.desk.screens.explain import explain_case, explain_line
from qmas_tui.desk.screens.page import PageScreen
from qmas_tui.desk.screens.recorder import Recorder
from qmas_tui.errors import BookError
from qmas_tui.facts.parsing import FieldTexts
from qmas_tui.views.form import HOLDER
from qmas_tui.views.model import Line, Section, Span


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

    @property
    def recorder(self) -> CaseRecorder:
        """What opens the forms of the case."""
        return self._holders_recorder

    @property
    def _holders_recorder(self) -> Recorder:
        return Recorder(self.app, self.case, self.tell_recorded)

    def tell_recorded(self, table: str, done: Done) -> None:
        """Something was recorded: count it, say so, and show it."""
        self.recorded(done, table)
        self.tell(done)

    def action_record(self, table: str, values: FieldTexts = ()) -> None:
        """Ask for a new row, with some of it filled in, and record it."""
        self.recorder.record(table, values)

    def action_add(self) -> None:
        """Ask what is to be added, by a letter."""
        add(self.app, self._holders_recorder, self.tell)

    def action_correct(self) -> None:
        """Correct the recorded row under the cursor, or the particulars."""
        if found := self.row_here():
            self.recorder.correct(*found)
        else:
            self.recorder.particulars()

    def action_remove(self) -> None:
        """Take the recorded row under the cursor out, or close the case; both ask."""
        if found := self.row_here():
            self.recorder.remove(*found, self.fail)
        else:
            self.recorder.close(self.fail)

    def action_snooze(self) -> None:
        """Put the case off until a day."""
        self.recorder.snooze()

    def action_explain(self) -> None:
        """Explain the date or finding under the cursor, or the day to act."""
        here = self.page.here
        if here is not None and here.about:
            explain_line(self.app, self.case, here)
        else:
            explain_case(self.app, self.case)

    def row_here(self) -> tuple[str, int, str] | None:
        """The table, number and owner of the recorded row under the cursor."""
        here = self.page.here
        if here is None or here.row is None:
            return None
        owner = here.subject if here.row[0] == "trip" else ""
        return (*here.row, owner or HOLDER)


def unread(title: str, error: BookError) -> Section:
    """In the place of what the journal would tell: why it cannot be read."""
    return Section(title, (Line((Span(f"!! {error.message}", "act"),)),))

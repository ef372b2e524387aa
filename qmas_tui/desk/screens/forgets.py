"""A page whose case can be erased for good."""

from __future__ import annotations

from textual.message import Message

from qmas_tui.casework.casework import Done, Terms
from qmas_tui.desk.attempt import Attempt
from qmas_tui.desk.screens.base import DeskScreen
from qmas_tui.desk.screens.form import open_form
from qmas_tui.desk.screens.one_field import forget_form
from qmas_tui.facts.changes import Case
from qmas_tui.views.mentions import Mentions


class Forgets(DeskScreen):
    """Asks for its reference again; then the desk closes the page, and erases it."""

    class Forget(Message):
        """The case is to be erased for good."""

        def __init__(self, case: str) -> None:
            super().__init__()
            self.case = case

    @property
    def record(self) -> Case:
        """The case as it is recorded."""
        raise NotImplementedError

    def action_forget(self) -> None:
        """Erase the case for good, once its reference is typed again."""
        record, casework = self.record, self.casework
        case = record.case
        is_both = case in casework.holders and case in casework.prospects

        def ask(named: Mentions) -> None:
            open_form(self.app, forget_form(record, named, is_both), typed)

        def typed(_again: Done) -> None:
            self.post_message(self.Forget(case))

        def look(_terms: Terms) -> Mentions:
            return casework.privacy.mentions(case)

        words = f"Looking for other cases that mention {case}"
        Attempt(self.app, look, ask, self.fail).run_long(words, keeps=True)

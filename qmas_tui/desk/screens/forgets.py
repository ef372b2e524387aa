"""A page whose case can be erased for good."""

from __future__ import annotations

from textual.message import Message

from qmas_tui.casework.casework import Done
from qmas_tui.desk.screens.base import DeskScreen
from qmas_tui.desk.screens.forget_form import ForgetForm
from qmas_tui.desk.screens.form import open_form
from qmas_tui.facts.changes import Case


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
        record = self.record

        def typed(_again: Done) -> None:
            self.post_message(self.Forget(record.case))

        open_form(self.app, ForgetForm(record, self.casework, self.fail), typed)

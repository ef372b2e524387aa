"""Asks for the reference of a case again before it is erased for good."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

from textual import events, work
from textual.app import ComposeResult
from textual.message import Message

from qmas_tui.casework.casework import Casework, Done, Terms
from qmas_tui.casework.privacy import cases_words
from qmas_tui.desk.commands import footer_at
from qmas_tui.desk.screens.form import FormScreen
from qmas_tui.desk.widgets.bars import Bar
from qmas_tui.errors import DataError, Problem, QmasError
from qmas_tui.facts.changes import Case
from qmas_tui.facts.parsing import FieldTexts
from qmas_tui.views.form import FormField
from qmas_tui.views.mentions import Mentions
from qmas_tui.views.say import count

UNSEEN: Final = "Wait a moment: nothing is erased before you have seen what this does."


class ForgetForm(FormScreen):
    """Only the reference saves it, and it erases nothing; `fail` hears why it closes.

    Meanwhile the cases are looked for that mention the person. What saves counts only
    where it was pressed once they stood there.
    """

    enter_saves = False

    def __init__(
        self, record: Case, casework: Casework, fail: Callable[[QmasError], object]
    ) -> None:
        case = record.case
        hint = f"type {case} again to erase it for good"
        again = FormField("case", "case", hint, "text", (), True)
        is_both = case in casework.holders and case in casework.prospects
        both = ", as a prospect and as a holder," if is_both else ""
        warning = (
            f"{record.name}: everything ever recorded on this case{both} is erased "
            "from the book, its journal and its backups. This cannot be undone."
        )
        save = partial(_typed_again, case)
        super().__init__(f"Forget · {case}", [again], [], save, warning)
        self._asked = case
        self._fail = fail
        self._seen_at: float | None = None
        """When all stood there, by the clock of the keys."""

    def foot(self) -> ComposeResult:
        """Who mentions the person."""
        yield Bar(id="named")

    def keys(self) -> Sequence[tuple[str, str]]:
        """How it is done and left: there is one field, and nothing to choose."""
        return footer_at("form")

    def on_mount(self) -> None:
        """Look for them."""
        self._say("#named", f"Looking for other cases that mention {self._asked} …")
        self._look()

    @work(thread=True)
    def _look(self) -> None:
        try:
            named = self.app.casework.privacy.mentions(self._asked)
        except QmasError as error:
            self.call_later(self._end, error)
        else:
            self.call_later(self._tell, named)

    def _tell(self, named: Mentions) -> None:
        self._say("#named", _left(named))
        self.call_after_refresh(self.fit)
        self.call_after_refresh(self._see)

    def _see(self) -> None:
        self._seen_at = Message().time

    def _end(self, error: QmasError) -> None:
        if self.is_current:
            self.dismiss(None)
            self._fail(error)
        else:
            self.say_wrong(error.message)

    def on_key(self, event: events.Key) -> None:
        """Drop what saves where it was pressed blind."""
        bound = self.active_bindings.get(event.key)
        is_seen = self._seen_at is not None and event.time > self._seen_at
        if bound and bound.binding.action == "save" and not is_seen:
            event.stop()
            self.notify(UNSEEN)


def _typed_again(case: str, given: FieldTexts, _terms: Terms) -> Done:
    if dict(given)["case"] != case:
        problem = Problem("case", f"is not {case}, the reference of this case")
        raise DataError("Nothing was erased.", [problem])
    return Done(f"{case} is to be forgotten", (case,))


def _left(named: Mentions) -> str:
    """What mentions the person and is not erased."""
    number = len({case for case, _where in named})
    if not number:
        return ""
    others = count(number, "other case")
    return (
        f"Mentions of the person in the record or history of {others} are left as "
        f"they are: {cases_words(named)}."
    )

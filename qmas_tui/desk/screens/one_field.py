"""A form of one field: which case is to be forgotten."""

from __future__ import annotations

from qmas_tui.casework.casework import Done, Terms
from qmas_tui.casework.privacy import cases_words
from qmas_tui.desk.screens.form import FormScreen
from qmas_tui.errors import DataError, Problem
from qmas_tui.facts.changes import Case
from qmas_tui.facts.parsing import FieldTexts
from qmas_tui.views.form import FormField
from qmas_tui.views.mentions import Mentions
from qmas_tui.views.say import count


def forget_form(record: Case, named: Mentions, is_both: bool) -> FormScreen:
    """Asks for the reference of a case again; only that saves it, and erases nothing.

    `named` is where other cases mention the person; `is_both` where the case is of a
    prospect and of a holder.
    """
    case = record.case
    hint = f"type {case} again to erase it for good"
    again = FormField("case", "case", hint, "text", (), True)

    def save(given: FieldTexts, _terms: Terms) -> Done:
        if dict(given)["case"] != case:
            problem = Problem("case", f"is not {case}, the reference of this case")
            raise DataError("Nothing was erased.", [problem])
        return Done(f"{case} is to be forgotten", (case,))

    both = ", as a prospect and as a holder," if is_both else ""
    warning = (
        f"{record.name}: everything ever recorded on this case{both} is erased from "
        f"the book, its journal and its backups. This cannot be undone.{_left(named)}"
    )
    return FormScreen(f"Forget · {case}", [again], [], save, warning)


def _left(named: Mentions) -> str:
    """What mentions the person and is not erased."""
    number = len({case for case, _where in named})
    if not number:
        return ""
    others = count(number, "other case")
    return (
        f" Mentions of the person in the record or history of {others} are left as "
        f"they are: {cases_words(named)}."
    )

"""Asks for the reference of a case again before it is erased for good."""

from __future__ import annotations

from qmas_tui.casework.casework import Done
from qmas_tui.casework.form import FormField
from qmas_tui.desk.screens.form import FormScreen, Given
from qmas_tui.errors import DataError, Problem
from qmas_tui.facts.holder import Holder


def forget_form(holder: Holder) -> FormScreen:
    """The form; it is saved only with the reference of the case, and erases nothing."""
    case = holder.case
    hint = f"type {case} again to erase it for good"
    again = FormField("case", "case", hint, "text", (), True)

    def save(given: Given) -> Done:
        if dict(given)["case"] != case:
            problem = Problem("case", f"is not {case}, the reference of this case")
            raise DataError("Nothing was erased.", [problem])
        return Done(f"{case} is to be forgotten", (case,))

    warning = (
        f"{holder.name}: everything ever recorded on this case is erased from the "
        "book, its journal and its backups. This cannot be undone."
    )
    return FormScreen(f"Forget · {case}", [again], [], save, warning)

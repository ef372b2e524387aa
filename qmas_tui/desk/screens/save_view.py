"""Saves what the queue shows as a view, under a title; there own views are removed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from qmas_tui.casework.casework import Casework, Done, Terms
from qmas_tui.casework.saved_views import Look
from qmas_tui.desk.screens.form import FormScreen
from qmas_tui.errors import DataError, Problem
from qmas_tui.facts.parsing import FieldTexts
from qmas_tui.views.form import FormField
from qmas_tui.views.queue import NamedView

NEW, CHANGE, REMOVE = "new", "change", "remove"
_TITLE: Final = FormField(
    "title", "title", "as the row of views shows it", "text", (), True
)


def save_view_form(
    casework: Casework,
    view: NamedView,
    look: Look,
    then: Callable[[NamedView | None], object],
) -> FormScreen:
    """Asks for a title; of an own view also whether to change or to remove it.

    `then` hears of the view saved, or of none where it was removed.
    """
    is_own = casework.saved.is_own(view)
    choices = (CHANGE, NEW, REMOVE)
    hint = "change this view, save a new one, or remove this"
    what = FormField("what", "what", hint, "choice", choices, True)
    fields = [_TITLE, what] if is_own else [_TITLE]
    values = [("title", view.title), ("what", CHANGE)] if is_own else []

    def save(given: FieldTexts, _terms: Terms) -> Done:
        texts = {"what": NEW, **dict(given)}
        title = texts["title"].strip()
        match _chosen(texts["what"], choices):
            case "change":
                then(casework.saved.change(view, title, look))
            case "remove":
                casework.saved.remove(view)
                then(None)
                return Done(f"View {view.title} removed")
            case _:
                then(casework.saved.add(title, look, view))
        return Done(f"View {title} saved")

    return FormScreen("Save as a view", fields, values, save, form="save-view")


def _chosen(typed: str, choices: tuple[str, ...]) -> str:
    """One of them, by its beginning. Raises DataError."""
    found = [each for each in choices if typed and each.startswith(typed.casefold())]
    if not found:
        problem = Problem("what", f"is {', '.join(choices)}")
        raise DataError("Nothing was saved.", [problem])
    return found[0]

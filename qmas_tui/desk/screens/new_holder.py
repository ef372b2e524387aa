"""The form of a new case, from whatever screen it is opened."""

from __future__ import annotations

from collections.abc import Callable

from qmas_tui.casework.casework import Done, Terms
from qmas_tui.desk.book_app import BookApp
from qmas_tui.desk.screens.form import open_form
from qmas_tui.desk.screens.record_form import RecordForm
from qmas_tui.facts.parsing import FieldTexts
from qmas_tui.views.form import fields_of


def add_holder(app: BookApp, then: Callable[[Done], object]) -> None:
    """Ask for a new case, and add it."""

    def save(given: FieldTexts, terms: Terms) -> Done:
        said = [(name, text) for name, text in given if text]
        return app.casework.add(said, terms=terms)

    values = [("adviser", app.casework.session.who)]
    fields, form = fields_of("holder"), "add-holder"
    asked = RecordForm("Add a holder", fields, values, save, app.casework, form)
    open_form(app, asked, then)

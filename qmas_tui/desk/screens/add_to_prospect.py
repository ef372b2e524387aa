"""What can be added to a prospect, each by a letter."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual.binding import BindingType

from qmas_tui.casework.casework import Done
from qmas_tui.desk.book_app import BookApp
from qmas_tui.desk.commands import bindings_at
from qmas_tui.desk.screens.letters_menu import LettersMenu
from qmas_tui.desk.screens.prospect_recorder import ProspectRecorder, add_prospect
from qmas_tui.views.prospect.form import FIRST_TALK


class ProspectMenu(LettersMenu):
    """The tables of a prospect, and a prospect that is new."""

    place = "add-prospect"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_at("add-prospect")]


def add_to_prospect(
    app: BookApp, recorder: ProspectRecorder | None, added: Callable[[Done], object]
) -> None:
    """Ask by a letter what is to be added, and open its form.

    `added` hears of a new prospect.
    """

    def taken(what: str | None) -> None:
        if what == "prospect":
            add_prospect(app, added)
        elif what == "particulars" and recorder:
            recorder.particulars(FIRST_TALK)
        elif what and recorder:
            recorder.record(what)

    app.push_screen(ProspectMenu(recorder.whose.name if recorder else ""), taken)

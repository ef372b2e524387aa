"""What can be added, each by a letter: the menu opens at once and takes the letter."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual.binding import BindingType

from qmas_tui.casework.casework import Done
from qmas_tui.desk.book_app import BookApp
from qmas_tui.desk.commands import bindings_at
from qmas_tui.desk.screens.letters_menu import NO_CASE, LettersMenu
from qmas_tui.desk.screens.new_holder import add_holder
from qmas_tui.desk.screens.recorder import Recorder


class AddMenu(LettersMenu):
    """The things that can be added to a holder."""

    place = "add"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_at("add")]


def add(
    app: BookApp, recorder: Recorder | None, added: Callable[[Done], object]
) -> None:
    """Ask by a letter what is to be added, and open its form.

    `recorder` is that of the case to add it to, if there is one; `added` hears of a
    new case.
    """

    def taken(what: str | None) -> None:
        if what is not None:
            open_added(app, what, recorder, added)

    app.push_screen(AddMenu(recorder.whose.name if recorder else ""), taken)


def open_added(
    app: BookApp,
    what: str,
    recorder: Recorder | None,
    added: Callable[[Done], object],
) -> None:
    """Open the form of what is to be added."""
    if what == "holder":
        add_holder(app, added)
    elif recorder is None:
        app.notify(f"{NO_CASE}.".capitalize())
    elif what == "job-lost":
        recorder.job_lost()
    elif what == "particulars":
        recorder.particulars()
    else:
        recorder.record(what)

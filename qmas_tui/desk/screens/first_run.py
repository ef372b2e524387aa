"""What stands before an empty book: how to begin."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical

from qmas_tui.casework.casework import Done, Terms
from qmas_tui.casework.whereabouts import is_there
from qmas_tui.desk.book_app import BookApp, Elsewhere
from qmas_tui.desk.commands import bindings_at, commands_at, key_name
from qmas_tui.desk.screens.base import DeskScreen
from qmas_tui.desk.screens.form import FormScreen, open_form
from qmas_tui.desk.screens.new_holder import add_holder
from qmas_tui.desk.widgets.choice_list import ChoiceList
from qmas_tui.desk.widgets.lines import LineView
from qmas_tui.errors import BookError, DataError, Problem
from qmas_tui.facts.parsing import FieldTexts
from qmas_tui.views.form import FormField
from qmas_tui.views.model import Line, Span
from qmas_tui.views.width import pad

WAYS = ("first-import", "first-holder", "demo", "other-book")
BOOK = FormField(
    "path", "book", "the path of a book that there is; → completes", "file", (), True
)


class FirstRunScreen(DeskScreen):
    """The ways to begin; it goes away once the book holds somebody."""

    place = "first-run"
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings_at("first-run"),
        Binding("enter", "do", show=False),
    ]
    DEFAULT_CSS = """
    FirstRunScreen {
        & Vertical { height: 1fr; align: center middle; }
        & #welcome { height: 4; width: 64; margin: 2 0 0 0; }
        & ChoiceList { height: 6; width: 64; }
    }
    """

    def body(self) -> ComposeResult:
        """That the book is empty, and what can be done about it."""
        with Vertical():
            yield LineView(has_cursor=False, id="welcome")
            yield ChoiceList(id="ways")

    def on_mount(self) -> None:
        """Show the ways."""
        self.redraw()
        self.query_one("#welcome", LineView).show(
            [
                Line((Span("  This book holds nobody yet.", "strong"),)),
                Line((Span(f"  It is called {self.casework.name}.", "dim"),)),
                Line((Span("  How would you like to begin?", "dim"),)),
            ]
        )
        self.query_one(ChoiceList).focus()
        self.redraw()

    def redraw(self) -> None:
        """Show the ways with their keys; go away where somebody is there."""
        super().redraw()
        casework = self.casework
        if (casework.holders or casework.prospects) and self.app.screen is self:
            self.app.pop_screen()
            return
        known = {c.id: c for c in commands_at("first-run", self.own_keys)}
        self.query_one(ChoiceList).fill(
            [
                Line(
                    (
                        Span(pad(f" {key_name(known[id].keys[0])}", 5), "head"),
                        Span(known[id].help),
                    ),
                    about=id,
                )
                for id in WAYS
            ]
        )

    def action_do(self) -> None:
        """Do what the cursor rests on."""
        here = self.query_one(ChoiceList).here
        known = {c.id: c for c in commands_at("first-run")}
        self.call_later(self.app.run_action, known[here].action, self)

    def action_first_holder(self) -> None:
        """Ask for the first holder."""
        add_holder(self.app, self.tell)


def ask_for_book(app: BookApp, then: Callable[[Elsewhere], object]) -> None:
    """Ask for the path of a book that is there."""

    def look(given: FieldTexts, _terms: Terms) -> Done:
        path = Path(dict(given)["path"]).expanduser()
        what = "" if path.name else "is missing"
        try:
            what = what or ("" if is_there(path) else "there is no book")
        except BookError as error:
            what = error.message
        if what:
            raise DataError("Nothing was opened.", [Problem("path", what)])
        return Done(str(path))

    form = FormScreen("Open another book", [BOOK], [], look)
    open_form(app, form, lambda done: then(Elsewhere(Path(done.what))))

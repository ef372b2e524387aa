"""Why something of a prospect is so."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from textual.binding import BindingType

from qmas_tui.casework.prospects import prospects_of
from qmas_tui.desk.book_app import BookApp
from qmas_tui.desk.commands import bindings_at
from qmas_tui.desk.screens.page import PageScreen
from qmas_tui.desk.widgets.header import PROSPECTS
from qmas_tui.errors import DataError
from qmas_tui.views.model import Line, Section, Span
from qmas_tui.views.prospect.explained import explain_prospect
from qmas_tui.views.prospect.head import full_name

NOTHING = "There is nothing to explain here."


class ExplainProspectScreen(PageScreen):
    """The facts, the arithmetic, the rules, and what settles it."""

    place = "explain"
    where = PROSPECTS
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_at("explain")]

    def __init__(self, case: str, kind: str, file_on: date | None) -> None:
        super().__init__()
        self._case, self._kind, self._file_on = case, kind, file_on

    def on_mount(self) -> None:
        """Explain."""
        self.redraw()
        self.page.focus()

    def redraw(self) -> None:
        """Explain it as it is now."""
        super().redraw()
        try:
            found = explained(self.app, self._case, self._kind, self._file_on)
        except DataError:
            self.is_gone("What was explained here is no longer so.")
            return
        who = self.casework.prospects[self._case]
        head = (Span(" Explain ", "chip"), Span(f"  {who.case} ", "dim"))
        self.show_top([Line((*head, Span(full_name(who), "strong")))])
        self.show_page(found)


def explained(
    app: BookApp, case: str, kind: str, file_on: date | None
) -> tuple[Section, ...]:
    """What is said of it. Raises DataError for what the prospect does not have."""
    asked = prospects_of(app.casework, file_on)
    of = asked.of(case)
    return explain_prospect(of, asked.pathways(of), kind, app.casework.policy)


def explain_prospect_line(
    app: BookApp, case: str, kind: str, file_on: date | None = None
) -> None:
    """Explain what a line is about, where there is anything to explain."""
    try:
        explained(app, case, kind, file_on)
    except DataError:
        app.notify(NOTHING)
    else:
        app.push_screen(ExplainProspectScreen(case, kind, file_on))

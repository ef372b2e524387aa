"""Why something of a prospect is so."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from qmas_tui.casework.prospects import prospects_of
from qmas_tui.desk.book_app import BookApp
from qmas_tui.desk.screens.explain import WhyScreen
from qmas_tui.desk.widgets.header import PROSPECTS
from qmas_tui.errors import DataError
from qmas_tui.views.model import Line, Section, Span
from qmas_tui.views.prospect.explained import explain_prospect
from qmas_tui.views.prospect.head import full_name

NOTHING = "There is nothing to explain here."


class ExplainProspectScreen(WhyScreen):
    """Why something of a prospect is so."""

    where = PROSPECTS

    def __init__(self, case: str, kind: str, file_on: date | None) -> None:
        super().__init__()
        self._case, self._kind, self._file_on = case, kind, file_on

    def explained(self) -> tuple[Line, Sequence[Section]]:
        """Of whom it is, and what is said of it."""
        found = explained(self.app, self._case, self._kind, self._file_on)
        who = self.casework.prospects[self._case]
        head = Span(f"{who.case} ", "dim"), Span(full_name(who), "strong")
        return Line(head), found


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

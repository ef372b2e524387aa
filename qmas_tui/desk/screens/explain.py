"""Why a date is that date, or why a finding stands."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import BindingType

from qmas_tui.desk.book_app import BookApp
from qmas_tui.desk.commands import bindings_at
from qmas_tui.desk.screens.text import TextScreen
from qmas_tui.errors import DataError
from qmas_tui.views.explain.page import explain, explain_head, explainable
from qmas_tui.views.items import kind_of
from qmas_tui.views.model import Line, Section, Span


class WhyScreen(TextScreen):
    """The facts, the arithmetic, the rules, and what would change it."""

    place = "explain"
    sign: ClassVar[Span] = Span(" Explain ", "chip")
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_at("explain")]

    def explained(self) -> tuple[Line, Sequence[Section]]:
        """What is explained, and the page. Raises DataError once it is gone."""
        raise NotImplementedError

    def on_mount(self) -> None:
        """Explain."""
        self.redraw()
        self.page.focus()

    def redraw(self) -> None:
        """Explain it as it is now."""
        super().redraw()
        try:
            head, found = self.explained()
        except DataError:
            self.is_gone("What was explained here is no longer so.")
            return
        self.show_top([Line((self.sign, Span("  "), *head.spans))])
        self.show_page(found)


class ExplainScreen(WhyScreen):
    """Why a date or finding of a holder is so."""

    def __init__(self, case: str, kind: str, subject: str) -> None:
        super().__init__()
        self._case = case
        self._kind = kind
        self._subject = subject

    def explained(self) -> tuple[Line, Sequence[Section]]:
        """The date or finding, of whom."""
        assessed = self.casework.assessed(self._case)
        found = explain(assessed, self._kind, self._subject, self.casework.policy)
        return explain_head(assessed, self._kind, self._subject), found


def explain_line(app: BookApp, case: str, line: Line) -> None:
    """Explain the date or finding that a line of a page is about."""
    about = (line.about, line.subject or "holder")
    if about in _explainable(app, case):
        app.push_screen(ExplainScreen(case, *about))
    else:
        app.notify("There is nothing to explain here.")


def explain_case(app: BookApp, case: str) -> None:
    """Explain what makes the day to act of a case, else its first date."""
    assessed = app.casework.assessed(case)
    item = assessed.assessment.next
    wanted = (kind_of(item, assessed), item.subject) if item else None
    if known := _explainable(app, case):
        about = wanted if wanted in known else known[0]
        app.push_screen(ExplainScreen(case, *about))
    else:
        app.notify("There is nothing to explain on this case.")


def _explainable(app: BookApp, case: str) -> list[tuple[str, str]]:
    assessed = app.casework.assessed(case)
    return [(each.kind, each.subject) for each in explainable(assessed)]

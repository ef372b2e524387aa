"""Selection exercises, who waits for one, and what became of all applications."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType

from qmas_tui.desk.commands import bindings_at
from qmas_tui.desk.screens.page import PageScreen
from qmas_tui.desk.widgets.header import PROSPECTS
from qmas_tui.views.model import Line, Span
from qmas_tui.views.prospect.exercises import exercise_sections, waiting_section


class OutcomesScreen(PageScreen):
    """Counts of the office, and never a chance."""

    place = "outcomes"
    where = PROSPECTS
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_at("outcomes")]

    def on_mount(self) -> None:
        """Count."""
        self.redraw()
        self.page.focus()

    def redraw(self) -> None:
        """Count as it is now."""
        super().redraw()
        now, policy = self.app.prospects, self.casework.policy
        people = list(now.recorded.values())
        self.show_top([Line((Span(" Exercises and outcomes ", "chip"),))])
        found = exercise_sections(people, now.statistics(), policy)
        self.show_page([waiting_section(people), *found])

"""Selection exercises, who waits for one, and what became of all applications."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import work
from textual.binding import BindingType

from qmas_tui.casework.prospects import Prospects
from qmas_tui.desk.commands import bindings_at
from qmas_tui.desk.screens.page import PageScreen
from qmas_tui.desk.widgets.header import PROSPECTS
from qmas_tui.views.model import Line, Section, Span
from qmas_tui.views.prospect.exercises import exercise_sections, waiting_section


class OutcomesScreen(PageScreen):
    """Counts of the office, and never a chance."""

    place = "outcomes"
    where = PROSPECTS
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_at("outcomes")]

    _of: Prospects | None = None
    _sections: Sequence[Section] = (Section("Counting …", ()),)

    def on_mount(self) -> None:
        """Count."""
        self.redraw()
        self.page.focus()

    def redraw(self) -> None:
        """Count anew where anybody is another."""
        super().redraw()
        now = self.app.prospects
        if now is not self._of:
            self._of = now
            self._count(now)
        self.show_top([Line((Span(" Exercises and outcomes ", "chip"),))])
        self.show_page(self._sections)

    @work(thread=True, exclusive=True, group="outcomes", description="count")
    def _count(self, now: Prospects) -> None:
        """Count them all, while keys answer."""
        people = list(now.recorded.values())
        found = exercise_sections(people, now.statistics(), now.policy)
        self.call_later(self._counted, now, (waiting_section(people), *found))

    def _counted(self, now: Prospects, sections: Sequence[Section]) -> None:
        if now is self._of and self.is_attached:
            self._sections = sections
            self.redraw()

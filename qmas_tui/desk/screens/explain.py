"""Why a date is that date, or why a finding stands."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType

from qmas_tui.desk.commands import bindings_at
from qmas_tui.desk.screens.page import PageScreen
from qmas_tui.desk.wrap import wrapped
from qmas_tui.views.explain import explain, explain_head
from qmas_tui.views.model import Line, Section, Span


class ExplainScreen(PageScreen):
    """The anchor, the arithmetic, the rules, and what would change it."""

    place = "explain"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_at("explain")]

    def __init__(self, case: str, kind: str, subject: str) -> None:
        super().__init__()
        self._case = case
        self._kind = kind
        self._subject = subject

    def on_mount(self) -> None:
        """Explain."""
        self.redraw()
        self.page.focus()

    def redraw(self) -> None:
        """Explain it as it is now."""
        super().redraw()
        entry = self.casework.entry(self._case)
        head = explain_head(entry, self._kind, self._subject)
        self.show_top([Line((Span(" Explain ", "chip"), Span("  "), *head.spans))])
        found = explain(entry, self._kind, self._subject, self.casework.policy)
        room = self.size.width - 6
        self.page.show_sections(
            [Section(each.title, wrapped(each.lines, room)) for each in found]
        )

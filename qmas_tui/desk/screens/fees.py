"""What a family pays from today to the right of abode."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType

from qmas_tui.casework.what_if import fees_ahead
from qmas_tui.desk.commands import bindings_at
from qmas_tui.desk.screens.page import PageScreen
from qmas_tui.views.fee_page import fee_sections, fees_head
from qmas_tui.views.model import Line, Span


class FeesScreen(PageScreen):
    """The steps ahead, and who pays what at each."""

    place = "fees"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_at("fees")]

    def __init__(self, case: str) -> None:
        super().__init__()
        self._case = case

    @property
    def shown(self) -> str:
        """The case whose fees are shown."""
        return self._case

    def on_mount(self) -> None:
        """Add up."""
        self.redraw()
        self.page.focus()

    def redraw(self) -> None:
        """Add up as it is now."""
        super().redraw()
        holder = self.casework.holders.get(self._case)
        if holder is None:
            self.is_gone(f"There is no case {self._case} any more.")
            return
        found = fees_ahead(self.casework, self._case)
        head = fees_head(found, holder.name)
        self.show_top([Line((Span(" Fees ", "chip"), *head.spans))])
        self.show_page(fee_sections(found, holder.name))

"""The holder under the cursor, below the queue or beside it."""

from __future__ import annotations

from qmas_tui.casework.casework import Casework
from qmas_tui.desk.widgets.side_panel import SidePanel
from qmas_tui.views.model import AssessedCase
from qmas_tui.views.panel.short import half_screen, three_lines
from qmas_tui.views.panel.whole import whole_case


class CasePanel(SidePanel):
    """A holder, or nothing."""

    def __init__(self, casework: Casework, id: str | None = None) -> None:
        super().__init__(id=id)
        self._casework = casework
        self._soon = casework.settings.due_within_days

    def draw(self, case: AssessedCase | None) -> None:
        """Show a case, or nothing."""
        if case is None or self.has_class("-off"):
            self.show(())
            return
        width, soon = self.size.width, self._soon
        if self.has_class("-beside"):
            self.show(whole_case(case, self._casework.policy, soon, width))
        elif self.has_class("-small"):
            self.show(three_lines(case, soon, width))
        else:
            self.show(half_screen(case, self._casework.policy, soon, width))

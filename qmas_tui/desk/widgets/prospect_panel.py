"""The prospect under the cursor, below the queue of prospects or beside it."""

from __future__ import annotations

from qmas_tui.desk.widgets.side_panel import SidePanel
from qmas_tui.views.prospect_rows import AssessedProspect
from qmas_tui.views.prospects.panel import half_screen, three_lines, whole_prospect


class ProspectPanel(SidePanel[AssessedProspect]):
    """A prospect, or nothing."""

    def draw(self, case: AssessedProspect | None) -> None:
        """Show a prospect, or nothing."""
        if case is None or self.has_class("-off"):
            self.show(())
        elif self.has_class("-beside"):
            self.show(whole_prospect(case, self.size.width))
        elif self.has_class("-small"):
            self.show(three_lines(case, self.size.width))
        else:
            self.show(half_screen(case, self.size.width))

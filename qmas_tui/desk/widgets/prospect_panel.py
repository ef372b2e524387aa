"""The prospect under the cursor, below the queue of prospects or beside it."""

from __future__ import annotations

from qmas_tui.desk.widgets.side_panel import PanelForm, SidePanel
from qmas_tui.views.model import Line
from qmas_tui.views.prospect_rows import AssessedProspect
from qmas_tui.views.prospects.panel import half_screen, three_lines, whole_prospect


class ProspectPanel(SidePanel[AssessedProspect]):
    """A prospect, or nothing."""

    def lines(
        self, case: AssessedProspect, form: PanelForm, width: int
    ) -> tuple[Line, ...]:
        """A prospect in that many lines."""
        return prospect_lines(case, form, width)


def prospect_lines(
    of: AssessedProspect, form: PanelForm, width: int
) -> tuple[Line, ...]:
    """A prospect as a panel of that form has it."""
    draw = {"whole": whole_prospect, "three": three_lines, "half": half_screen}
    return draw[form](of, width)

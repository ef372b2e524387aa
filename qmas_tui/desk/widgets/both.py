"""Holders and prospects as one list, and the panel of either."""

from __future__ import annotations

from qmas_tui.casework.casework import Casework
from qmas_tui.desk.widgets.case_panel import holder_lines
from qmas_tui.desk.widgets.index_table import IndexTable
from qmas_tui.desk.widgets.prospect_panel import prospect_lines
from qmas_tui.desk.widgets.side_panel import PanelForm, SidePanel
from qmas_tui.views.both import Either
from qmas_tui.views.model import AssessedCase, Line

WIDE = 115
"""From this width on a row has reference, adviser and limit."""


class BothTable(IndexTable[Either]):
    """Everybody under the heads of their groups, in columns that both kinds have."""

    has_own_row = False

    def usual_columns(self) -> tuple[str, ...]:
        """Kind and reasons, more where there is room; the last takes what is left."""
        if self.room < WIDE:
            return "act_by", "kind", "name", "why"
        return "act_by", "kind", "case", "name", "adviser", "limit", "why"


class BothPanel(SidePanel[Either]):
    """A holder or a prospect, or nothing."""

    def __init__(self, casework: Casework, id: str | None = None) -> None:
        super().__init__(id=id)
        self._casework = casework

    def lines(self, case: Either, form: PanelForm, width: int) -> tuple[Line, ...]:
        """As each has it in the list of their own kind."""
        if isinstance(case, AssessedCase):
            return holder_lines(case, form, width, self._casework)
        return prospect_lines(case, form, width)

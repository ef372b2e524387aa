"""The holder under the cursor, below the queue or beside it."""

from __future__ import annotations

from qmas_tui.casework.casework import Casework
from qmas_tui.desk.widgets.side_panel import PanelForm, SidePanel
from qmas_tui.views.model import AssessedCase, Line
from qmas_tui.views.panel.short import half_screen, three_lines
from qmas_tui.views.panel.whole import whole_case


class CasePanel(SidePanel[AssessedCase]):
    """A holder, or nothing."""

    def __init__(self, casework: Casework, id: str | None = None) -> None:
        super().__init__(id=id)
        self._casework = casework

    def lines(
        self, case: AssessedCase, form: PanelForm, width: int
    ) -> tuple[Line, ...]:
        """A holder in that many lines."""
        return holder_lines(case, form, width, self._casework)


def holder_lines(
    case: AssessedCase, form: PanelForm, width: int, casework: Casework
) -> tuple[Line, ...]:
    """A holder as a panel of that form has it."""
    soon = casework.soon()
    if form == "whole":
        return whole_case(case, casework.policy, soon, width)
    if form == "three":
        return three_lines(case, soon, width)
    return half_screen(case, casework.policy, soon, width)

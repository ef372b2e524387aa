"""The queue of prospects as a list."""

from __future__ import annotations

from qmas_tui.desk.widgets.index_table import IndexTable
from qmas_tui.views.model import Line, Span
from qmas_tui.views.prospect_rows import AssessedProspect
from qmas_tui.views.prospects.line import (
    Laid,
    prospect_line,
    prospect_titles,
    usual_columns,
)


class ProspectTable(IndexTable[AssessedProspect]):
    """Prospects under the heads of their groups."""

    @property
    def _laid(self) -> Laid:
        return Laid(self.room, self._cells)

    def usual_columns(self) -> tuple[str, ...]:
        """Counts and reasons first, more where there is room."""
        return usual_columns(self.room)

    def usual_line(self, case: AssessedProspect, sign: Span | None) -> Line:
        """A prospect in those columns."""
        return prospect_line(case, self._laid, sign)

    def usual_titles(self) -> Line:
        """The titles of those columns."""
        return prospect_titles(self._laid, self.sort)

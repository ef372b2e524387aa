"""The queue of prospects as a list."""

from __future__ import annotations

from typing import Final

from qmas_tui.desk.widgets.index_table import MARKED, IndexTable
from qmas_tui.views.model import Line, Span
from qmas_tui.views.prospect_rows import AssessedProspect
from qmas_tui.views.prospects.line import Laid, prospect_line, prospect_titles
from qmas_tui.views.width import cell_width

LEAST_CASE, MOST_CASE = 4, 14
MEASURED: Final = 500
"""So many cases say how wide their column is to be."""


class ProspectTable(IndexTable[AssessedProspect]):
    """Prospects under the heads of their groups."""

    @property
    def _laid(self) -> Laid:
        widths = [cell_width(case) for case in self.cases[:MEASURED]]
        return Laid(self.room, min(MOST_CASE, max([LEAST_CASE, *widths])))

    def case_line(self, case: AssessedProspect) -> Line:
        """A prospect in its columns, with the sign that it is marked."""
        is_marked = case.prospect.case in self.marks
        return prospect_line(case, self._laid, MARKED if is_marked else Span(" "))

    def titles(self) -> Line:
        """The titles of the columns, over their cells."""
        return prospect_titles(self._laid)

"""The queue of prospects: who is advised before the landing, and what is next."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType

from qmas_tui.casework.casework import Done
from qmas_tui.casework.prospects import ProspectList
from qmas_tui.desk.commands import Need, bindings_at
from qmas_tui.desk.screens.shaped import ShapedScreen
from qmas_tui.desk.widgets.header import PROSPECTS
from qmas_tui.desk.widgets.prospect_panel import ProspectPanel
from qmas_tui.desk.widgets.prospect_table import ProspectTable
from qmas_tui.facts.changes import Case
from qmas_tui.facts.prospect import Prospect
from qmas_tui.views.prospect_rows import AssessedProspect

if TYPE_CHECKING:  # what a key opens is loaded once the queue stands
    from qmas_tui.desk.screens.prospect_recorder import ProspectRecorder


class ProspectsScreen(ShapedScreen[AssessedProspect]):
    """Everyone before the landing, in views by stage."""

    place = "prospects"
    where = PROSPECTS
    HINT = "names, case, adviser:mw stage:filed finding:letter tag:vip"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_at("prospects")]

    def __init__(self, asked: str = "", view: str = "") -> None:
        super().__init__(asked, view)
        self._view_at = len(self.cases.views) - 1  # begin with everyone

    @property
    def cases(self) -> ProspectList:
        """The prospects."""
        return self.app.prospect_list

    def make_table(self) -> ProspectTable:
        """The list of prospects."""
        return ProspectTable(self.cases.listing, self.casework.soon, id="table")

    def make_panel(self) -> ProspectPanel:
        """The panel of a prospect."""
        return ProspectPanel(id="panel")

    def named(self, row: str) -> tuple[type[Case], str]:
        """Every row is a prospect."""
        return Prospect, row

    def others(self) -> tuple[str, Iterable[Case]]:
        """Whoever has landed."""
        return "holder", self.casework.holders.values()

    def missing(self) -> Mapping[Need, str]:
        """Commands on a case need one under the cursor."""
        return {} if self.case else {"case": "there is nobody in this view"}

    # One of them, or a new one

    @property
    def shown(self) -> str:
        """The case under the cursor, for what asks before it touches another."""
        return self.case or ""

    def _recorder(self) -> ProspectRecorder | None:
        from qmas_tui.desk.screens.prospect_recorder import ProspectRecorder

        case = self.case
        if case is None:
            return None
        return ProspectRecorder(self.app, case, lambda _, done: self.tell(done))

    def action_open(self) -> None:
        """Open the prospect under the cursor."""
        from qmas_tui.desk.screens.prospect import ProspectScreen

        if case := self.case:
            table = self.query_one(ProspectTable)
            self.app.push_screen(ProspectScreen(case, table.cases, table.go_to))

    def _open_added(self, done: Done) -> None:
        """Open a new prospect: what is recorded next is about that one."""
        from qmas_tui.desk.screens.prospect import ProspectScreen

        self.tell(done)
        self.app.push_screen(ProspectScreen(done.cases[0]))

    def action_explain(self) -> None:
        """Explain what is to be done first for the one under the cursor."""
        from qmas_tui.desk.screens.explain_prospect import explain_prospect_line

        if case := self.case:
            found = self.app.prospects.of(case).assessment
            explain_prospect_line(self.app, case, found.next.kind if found.next else "")

    def action_add(self) -> None:
        """Ask what is to be added, by a letter."""
        from qmas_tui.desk.screens.add_to_prospect import add_to_prospect

        add_to_prospect(self.app, self._recorder(), self._open_added)

    def action_close(self) -> None:
        """Close the case under the cursor, after asking."""
        if recorder := self._recorder():
            recorder.close(self.fail)

    def action_land(self) -> None:
        """Record the landing of the one under the cursor."""
        if recorder := self._recorder():
            recorder.land()

    def action_outcomes(self) -> None:
        """Show exercises and outcomes."""
        from qmas_tui.desk.screens.outcomes import OutcomesScreen

        self.app.push_screen(OutcomesScreen())

    def key_escape(self) -> None:
        """Escape leaves the filter line, else unmarks, else leaves the list."""
        if not self.unshape():
            self.action_leave()

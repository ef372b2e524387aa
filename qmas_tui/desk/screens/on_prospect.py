"""A page about one prospect on which things can be recorded and settled."""

from __future__ import annotations

from qmas_tui.desk.screens.add_to_prospect import add_to_prospect
from qmas_tui.desk.screens.prospect_recorder import ProspectRecorder
from qmas_tui.desk.screens.settling import Settling
from qmas_tui.views.form import HOLDER
from qmas_tui.views.model import Remedy

WAYS = "ways"


class OnProspect(Settling):
    """The forms of a prospect, behind the same keys on every such page."""

    @property
    def recorder(self) -> ProspectRecorder:
        """What opens the forms of the prospect."""
        return ProspectRecorder(self.app, self.case, self.tell_recorded)

    def settle_by(self, remedy: Remedy) -> None:
        """Open the form of a remedy, or go where it leads."""
        match remedy.form:
            case "ways":
                self.show_section(WAYS)
            case "land":
                self.action_land()
            case _:
                super().settle_by(remedy)

    def action_land(self) -> None:
        """Record the landing."""
        self.recorder.land()

    def action_add(self) -> None:
        """Ask what is to be added, by a letter."""
        add_to_prospect(self.app, self.recorder, self.tell)

    def row_here(self) -> tuple[str, int, str] | None:
        """The table, number and row above of the recorded row under the cursor."""
        here = self.page.here
        if here is None or here.row is None:
            return None
        return (*here.row, here.subject or HOLDER)

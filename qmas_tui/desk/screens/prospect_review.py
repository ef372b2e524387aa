"""One prospect at a time through a view."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType

from qmas_tui.desk.commands import bindings_at
from qmas_tui.desk.screens.explain_prospect import explain_prospect_line
from qmas_tui.desk.screens.on_prospect import OnProspect
from qmas_tui.desk.screens.pile import PileScreen, need_a_case
from qmas_tui.desk.screens.prospect import EDGE, NOW, ProspectScreen
from qmas_tui.desk.widgets.header import PROSPECTS
from qmas_tui.facts.changes import Case
from qmas_tui.facts.prospect import Prospect
from qmas_tui.views.model import Line
from qmas_tui.views.prospect.now import now_sections
from qmas_tui.views.prospect.top import prospect_top


class ProspectReviewScreen(PileScreen, OnProspect):
    """The prospects of a view, one after the other."""

    place = "prospect-review"
    where = PROSPECTS
    kind: ClassVar[type[Case]] = Prospect
    NEED_A_CASE = need_a_case("prospect-review")
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_at("prospect-review")]

    def begin_case(self) -> None:
        """Begin at the top of the page."""
        self.page.begin()

    def draw_case(self) -> None:
        """Show the prospect on top: what is new, what is to be done, the test."""
        of = self.app.prospects.of(self.case)
        top = prospect_top(of, None, None, self.room)
        self.show_top([self.progress(), Line(), *top])
        room = self.size.width - EDGE
        self.show_page([self.since(), *now_sections(of, self.casework.policy, room)])

    def action_explain(self) -> None:
        """Explain what is under the cursor, or what is to be done first."""
        here, item = self.page.here, self.app.prospects.of(self.case).assessment.next
        about = here.about if here and here.about else item.kind if item else ""
        explain_prospect_line(self.app, self.case, about)

    def action_open(self) -> None:
        """Open the whole prospect; escape comes back to the review."""
        self.show_section(NOW)

    def show_section(self, key: str) -> None:
        """Open the prospect at a section."""
        page = ProspectScreen(self.case, self.pile.alike, self.come_to, key)
        self.app.push_screen(page)

"""One case at a time through a view, as one would go through a pile of paper."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import BindingType

from qmas_tui.desk.commands import bindings_at
from qmas_tui.desk.screens.blocks import ROOM_FOR_PATH, BlockScreen
from qmas_tui.desk.screens.case import CaseScreen
from qmas_tui.desk.screens.pile import PileScreen, need_a_case
from qmas_tui.desk.widgets.lines import spaced
from qmas_tui.facts.changes import Case
from qmas_tui.facts.holder import Holder
from qmas_tui.views.case.date_table import dates_section
from qmas_tui.views.case.findings import finding_sections
from qmas_tui.views.case.page import case_head
from qmas_tui.views.lay import INDENT
from qmas_tui.views.model import AssessedCase, Line, Section
from qmas_tui.views.review import lacking_section, review_sections, shortly
from qmas_tui.views.timeline import timeline

MOST_SINCE = 6
"""So many lines at most say above the columns what is new."""
LEAST_BELOW = 9
"""Header, footer, and what is left to be seen below the columns."""


class ReviewScreen(PileScreen, BlockScreen):
    """The holders of a view, one after the other."""

    place = "review"
    kind: ClassVar[type[Case]] = Holder
    NEED_A_CASE = need_a_case("review")
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_at("review")]

    def begin_case(self) -> None:
        """Begin in the first block."""
        self.first.begin()

    def draw_summary(self) -> None:
        """Show what the review came to, in one block."""
        self.blocks.lay_out(0, has_aside=False)
        super().draw_summary()

    def draw_case(self) -> None:
        """Show the case on top."""
        here, was_narrow = self.page.here, self.blocks.is_narrow
        self.blocks.lay_out(self.size.width, has_aside=False)
        assessed = self.casework.assessed(self.case)
        width, landed_on = self.size.width - 4, assessed.holder.landed_on
        top = [self.progress(), Line(), *case_head(assessed, self.room)]
        if self.size.height >= ROOM_FOR_PATH:
            path = timeline(assessed.assessment, self.casework.as_of, width, landed_on)
            top += [Line(), *path]
        if self.blocks.is_narrow:
            self.show_top(top)
            self.show_page(self._sections(assessed))
        else:
            since = shortly(self.since(), MOST_SINCE, "enter, then 7")
            told = [since.head, *spaced(since.lines, INDENT)]
            self.show_top([*top, Line(), *told, Line()])
            self._draw_columns(assessed)
        if self.blocks.is_narrow != was_narrow and not self.stay_at(here):
            self.begin_case()

    def _draw_columns(self, assessed: AssessedCase) -> None:
        def dates(room: int) -> Sequence[Section]:
            return [dates_section(assessed, room=room)]

        def findings(room: int) -> Sequence[Section]:
            return finding_sections(assessed, room)

        height = self.size.height - len(self.top) - LEAST_BELOW
        self.draw_columns(dates, findings, height)
        self.show_page([lacking_section(assessed, self.casework.policy)])

    def _sections(self, assessed: AssessedCase) -> Sequence[Section]:
        policy, room = self.casework.policy, self.size.width - 6
        _, *rest = review_sections(assessed, policy, (), room)
        return [self.since(), *rest]

    def action_open(self) -> None:
        """Open the whole case; escape comes back to the review."""
        if not self.pile.is_over:
            self.app.push_screen(CaseScreen(self.case, self.pile.alike, self.come_to))

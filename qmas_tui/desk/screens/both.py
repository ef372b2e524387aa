"""Holders and prospects in one list; enter opens the page of either."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from textual.binding import BindingType

from qmas_tui.casework.both import BothList
from qmas_tui.desk.commands import Need, bindings_at
from qmas_tui.desk.screens.case import CaseScreen
from qmas_tui.desk.screens.explain import explain_case
from qmas_tui.desk.screens.explain_prospect import explain_prospect_line
from qmas_tui.desk.screens.prospect import ProspectScreen
from qmas_tui.desk.screens.shaped import ShapedScreen
from qmas_tui.desk.widgets.both import BothPanel, BothTable
from qmas_tui.facts.changes import Case
from qmas_tui.facts.prospect import Prospect
from qmas_tui.views.both import Either, key_of, named_by


class BothScreen(ShapedScreen[Either]):
    """Everybody of whom the office takes care, by what is to be done first."""

    place = "both"
    where = "Both"
    HINT = "names, case, adviser:mw kind:prospect risk:act due<=7"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_at("both")]

    @property
    def cases(self) -> BothList:
        """Holders and prospects."""
        return self.app.both_list

    def make_table(self) -> BothTable:
        """The list of both."""
        return BothTable(self.cases.listing, self.casework.soon, id="table")

    def make_panel(self) -> BothPanel:
        """The panel of either."""
        return BothPanel(self.casework, id="panel")

    def missing(self) -> Mapping[Need, str]:
        """Commands on a case need one under the cursor."""
        return {} if self.case else {"case": "there is nobody in this view"}

    @property
    def shown(self) -> str:
        """The reference under the cursor, for what asks before it touches another."""
        return named_by(self.case)[1] if self.case else ""

    def named(self, row: str) -> tuple[type[Case], str]:
        """The key of a row says which kind it is."""
        return named_by(row)

    def action_open(self) -> None:
        """Open the page of whoever is under the cursor; J and K go on in their kind."""
        if not self.case:
            return
        kind, case = named_by(self.case)
        alike = self.by_kind(self.listed)[kind]

        def came_to(other: str) -> None:
            self.query_one(BothTable).go_to(key_of(kind, other))

        page = ProspectScreen if kind is Prospect else CaseScreen
        self.app.push_screen(page(case, alike, came_to))

    def action_explain(self) -> None:
        """Explain what is to be done first for whoever is under the cursor."""
        if not self.case:
            return
        kind, case = named_by(self.case)
        if kind is Prospect:
            item = self.app.prospects.of(case).assessment.next
            explain_prospect_line(self.app, case, item.kind if item else "")
        else:
            explain_case(self.app, case)

    def key_escape(self) -> None:
        """Escape leaves the filter line, else unmarks, else leaves the list."""
        if not self.unshape():
            self.action_leave()

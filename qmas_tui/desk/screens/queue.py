"""Home: the queue, and what can be done to its cases, to one or to many."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from textual.binding import BindingType

from qmas_tui.casework.assessments import Assessments
from qmas_tui.casework.casework import Done
from qmas_tui.desk.book_app import BookApp
from qmas_tui.desk.commands import Need, bindings_at, footer_at
from qmas_tui.desk.screens.shaped import ShapedScreen
from qmas_tui.desk.widgets.case_panel import CasePanel
from qmas_tui.desk.widgets.queue_table import QueueTable
from qmas_tui.desk.widgets.side_panel import LOW
from qmas_tui.facts.changes import Case
from qmas_tui.facts.holder import Holder
from qmas_tui.views.listings import HOLDERS
from qmas_tui.views.model import AssessedCase

if TYPE_CHECKING:  # what a key opens is loaded once the queue stands
    from qmas_tui.desk.screens.recorder import Recorder

ROOM_FOR_PANEL = LOW


class QueueScreen(ShapedScreen[AssessedCase]):
    """Who needs a decision, why, and what happens if it waits."""

    place = "queue"
    HINT = "names, case, adviser:mw limit<=60 stage:ext risk:act"
    WITH: ClassVar = {**ShapedScreen.WITH, "limit": ("limit", "expected_end")}
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_at("queue")]

    @property
    def cases(self) -> Assessments:
        """The holders."""
        return self.casework.holder_list

    def make_table(self) -> QueueTable:
        """The list of holders."""
        return QueueTable(HOLDERS, self.casework.soon, id="table")

    def make_panel(self) -> CasePanel:
        """The panel of a holder."""
        return CasePanel(self.casework, id="panel")

    def named(self, row: str) -> tuple[type[Case], str]:
        """Every row is a holder."""
        return Holder, row

    def others(self) -> tuple[str, Iterable[Case]]:
        """Whoever has not landed."""
        return "prospect", self.casework.prospects.values()

    def missing(self) -> Mapping[Need, str]:
        """Commands on a case need one under the cursor."""
        return {} if self.case else {"case": "there is no case in this view"}

    def footer(self) -> Sequence[tuple[str, str]]:
        """The same keys whichever view is shown."""
        return footer_at("queue", (), self.own_keys)

    # One case

    def action_open(self) -> None:
        """Open the case under the cursor."""
        from qmas_tui.desk.screens.case import CaseScreen

        if case := self.case:
            table = self.query_one(QueueTable)
            self.app.push_screen(CaseScreen(case, table.cases, table.go_to))

    def _open_added(self, done: Done) -> None:
        """Open a new case: what is recorded next is about that one."""
        from qmas_tui.desk.screens.case import CaseScreen

        self.tell(done)
        self.app.push_screen(CaseScreen(done.cases[0]))

    def action_explain(self) -> None:
        """Explain the day to act of the case under the cursor."""
        from qmas_tui.desk.screens.explain import explain_case

        if case := self.case:
            explain_case(self.app, case)

    def action_what_if(self) -> None:
        """Ask what would happen if, of the case under the cursor."""
        from qmas_tui.desk.screens.what_if import WhatIfScreen

        if case := self.case:
            self.app.push_screen(WhatIfScreen(case))

    # Many cases

    def _recorder(self) -> Recorder | None:
        from qmas_tui.desk.screens.recorder import Recorder

        case = self.case
        return (
            Recorder(self.app, case, lambda _, done: self.tell(done)) if case else None
        )

    def action_add(self) -> None:
        """Ask what is to be added, by a letter."""
        from qmas_tui.desk.screens.add_menu import add

        add(self.app, self._recorder(), self._open_added)

    def action_close(self) -> None:
        """Close the case under the cursor, after asking."""
        if recorder := self._recorder():
            recorder.close(self.fail)

    def action_move_holders(self) -> None:
        """Ask whether holders who have not landed are moved to the prospects."""
        from qmas_tui.desk.moving import ask_to_move

        ask_to_move(self)

    def key_escape(self) -> None:
        """Escape leaves the filter line, else unmarks, else clears the filter."""
        self.unshape()


def back_to_list(app: BookApp) -> ShapedScreen[Any]:
    """Close whatever stands in front of the list that one came from."""
    while not isinstance(app.screen, ShapedScreen):
        app.pop_screen()
    return app.screen


def back_to_queue(app: BookApp) -> QueueScreen:
    """Close whatever stands in front of the queue."""
    while not isinstance(app.screen, QueueScreen):
        app.pop_screen()
    return app.screen

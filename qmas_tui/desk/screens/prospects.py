"""The queue of prospects: who is advised before the landing, and what is next."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.binding import BindingType

from qmas_tui.casework.casework import Done
from qmas_tui.casework.prospects import Prospects
from qmas_tui.desk.book_app import SMALL_BOOK
from qmas_tui.desk.commands import Need, bindings_at
from qmas_tui.desk.screens.marked import MarkedScreen
from qmas_tui.desk.widgets.bars import Bar, views_line
from qmas_tui.desk.widgets.filter_line import FilterLine
from qmas_tui.desk.widgets.header import PROSPECTS
from qmas_tui.desk.widgets.prospect_panel import ProspectPanel
from qmas_tui.desk.widgets.prospect_table import ProspectTable
from qmas_tui.desk.widgets.typed import Typed
from qmas_tui.errors import DataError
from qmas_tui.facts.prospect import Prospect
from qmas_tui.views.groups import IndexRow, grouped_index, told_index
from qmas_tui.views.prospect_rows import AssessedProspect
from qmas_tui.views.prospects.line import prospect_group
from qmas_tui.views.prospects.named import EVERYONE, VIEWS, counts_of
from qmas_tui.views.prospects.sought import HINT, parse_sought
from qmas_tui.views.queue import NamedView, no_match_words

if TYPE_CHECKING:  # what a key opens is loaded once the queue stands
    from qmas_tui.desk.screens.prospect_recorder import ProspectRecorder

LOOKING = "Looking at every prospect …"


class ProspectsScreen(MarkedScreen):
    """Everyone before the landing, in views by stage."""

    place = "prospects"
    kind = Prospect
    where = PROSPECTS
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_at("prospects")]

    def __init__(self) -> None:
        super().__init__()
        self._view_at = EVERYONE
        self._sought = parse_sought("")
        self._words = ""

    def make_filter(self) -> FilterLine:
        """The line in which a filter is typed."""
        return FilterLine(HINT)

    def make_table(self) -> ProspectTable:
        """The list of prospects."""
        return ProspectTable(id="table")

    def make_panel(self) -> ProspectPanel:
        """The panel of a prospect."""
        return ProspectPanel(id="panel")

    def on_mount(self) -> None:
        """Begin with everyone."""
        self.redraw()
        self.query_one(ProspectTable).focus()

    @property
    def recorded(self) -> Mapping[str, Prospect]:
        """Every prospect."""
        return self.casework.prospects

    @property
    def views(self) -> Sequence[NamedView]:
        """The views by stage."""
        return [each.named for each in VIEWS]

    # Showing

    def redraw(self) -> None:
        """Show the prospects of the view as they are now."""
        super().redraw()
        self.lay_out()
        now = self.app.prospects
        if now.is_worked_out or len(now.recorded) <= SMALL_BOOK:
            self._show(now)
        else:
            self.fill(told_index([LOOKING]))
            self._look(now)

    @work(thread=True, exclusive=True, group="prospects", description="look")
    def _look(self, now: Prospects) -> None:
        """Work many of them out while keys answer."""
        if now.queue:
            self.call_later(self._show, now)

    def _show(self, now: Prospects) -> None:
        view, every = VIEWS[self._view_at], now.queue
        here = [each for each in every if view.holds(each)]
        found = [each for each in here if self._sought(each)]
        self.query_one(FilterLine).tell(f"{len(found)} of {len(here)}")
        counts = counts_of(every)
        bar = self.query_one("#views", Bar)
        bar.say(*views_line(self.views, self._view_at, counts, bar.size.width))
        self.fill(self._index(found, len(here), every))

    def _index(
        self,
        found: Sequence[AssessedProspect],
        total: int,
        every: Sequence[AssessedProspect],
    ) -> Sequence[IndexRow]:
        """The lines of the list; where nobody is listed, why, and what to do."""
        view = VIEWS[self._view_at].named
        if found:
            soon = self.casework.settings.due_within_days
            groups = [(x.prospect.case, prospect_group(x, soon)) for x in found]
            return grouped_index(groups, soon)
        if not self._words:
            return told_index([view.empty])
        matching = counts_of(each for each in every if self._sought(each))
        return told_index(no_match_words(view, total, self.views, matching))

    def fill(self, index: Sequence[IndexRow]) -> None:
        """List these lines, with the panel."""
        table = self.query_one(ProspectTable)
        table.fill(index, self.app.prospects.of)
        self.query_one("#columns", Bar).show((table.titles(),))
        self.draw_panel()
        super().fill(index)

    def draw_panel(self) -> None:
        """Show the prospect under the cursor as it is now."""
        super().draw_panel()
        now, case = self.app.prospects, self.case
        shown = now.of(case) if case and case in now.recorded else None
        self.query_one(ProspectPanel).draw(shown)

    def missing(self) -> Mapping[Need, str]:
        """Commands on a case need one under the cursor."""
        return {} if self.case else {"case": "there is nobody in this view"}

    # Asking

    def show_view(self, key: str) -> None:
        """Show a view."""
        self._view_at = [each.key for each in self.views].index(key)
        self.redraw()

    def action_view(self, digit: str) -> None:
        """Show the view of a digit, if there is one."""
        for view in self.views:
            if view.digit == digit:
                self.show_view(view.key)

    def action_turn_view(self, step: int) -> None:
        """Show the next view, or the one before."""
        self._view_at = (self._view_at + step) % len(VIEWS)
        self.redraw()

    def action_filter(self) -> None:
        """Open the filter line."""
        self.query_one(FilterLine).open()

    @on(Typed.Changed, "#filter")
    def _typed(self, event: Typed.Changed) -> None:
        line = self.query_one(FilterLine)
        try:
            self._sought, self._words = parse_sought(event.value), event.value.strip()
        except DataError as error:
            line.tell(error.message, "act")
        else:
            self.redraw()

    @on(Typed.Submitted, "#filter")
    def _kept(self) -> None:
        line = self.query_one(FilterLine)
        line.typed.remember()
        self.query_one(ProspectTable).focus()
        if not self._words:
            line.close()

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
        line = self.query_one(FilterLine)
        if not line.typed.has_focus and self.unmark():
            return
        if line.is_open:
            line.close()
            self.query_one(ProspectTable).focus()
        else:
            self.action_leave()

"""The next 24 months as bars: filings, limits that end, seven years, applications."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from qmas_tui.desk.commands import bindings_at
from qmas_tui.desk.screens.days import LOOKING, DaysScreen
from qmas_tui.desk.widgets.bars import Bar, choice_line
from qmas_tui.desk.widgets.choice_list import ChoiceList
from qmas_tui.desk.widgets.lines import LineView
from qmas_tui.desk.wrap import wrapped
from qmas_tui.facts.holder import Holder
from qmas_tui.facts.prospect import Prospect
from qmas_tui.views.both import record_of
from qmas_tui.views.days import OF_PROSPECTS
from qmas_tui.views.model import Span
from qmas_tui.views.workload import (
    COLUMNS,
    head_line,
    load_lines,
    sum_lines,
)

EVERYBODY = "everybody"
NOBODY = "no adviser"


class WorkloadScreen(DaysScreen):
    """Months as bars; enter shows the cases behind a number."""

    place = "workload"
    where = "Workload"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_at("workload")]
    DEFAULT_CSS = """
    WorkloadScreen {
        & #title { margin: 1 0 0 0; }
        & #advisers { margin: 0 0 1 0; }
        & #sums { height: auto; margin: 1 0 0 0; }
        &.-short #title, &.-short #advisers { margin: 0; }
    }
    """

    def __init__(self) -> None:
        super().__init__()
        self._column = 0
        self._advisers: list[str | None] = [None]

    def body(self) -> ComposeResult:
        """Whose work, the months, and what is to be said of them."""
        yield Bar(id="title")
        yield Bar(id="advisers")
        yield Bar(id="head")
        yield ChoiceList(id="months")
        yield LineView(has_cursor=False, id="sums")

    def on_mount(self) -> None:
        """Begin with everybody, in this month."""
        self.redraw()
        self.query_one(ChoiceList).focus()

    def looked(self) -> None:
        """The advisers of all cases are known."""
        known = {record_of(each).adviser or "" for each in self.cases.values()}
        self._advisers = [None, *sorted(known)]

    @property
    def _place(self) -> int:
        known, adviser = self._advisers, self.adviser
        return known.index(adviser) if adviser in known else 0

    def draw(self) -> None:
        """Show the months."""
        width, most = self.size.width, self.casework.settings.filings_a_month
        told = f"  {LOOKING}" if self.is_looking else "  24 months"
        title = [Span(" "), Span(" Workload ", "chip"), Span(told, "dim")]
        self.query_one("#title", Bar).say(*title)
        names = [EVERYBODY if x is None else x or NOBODY for x in self._advisers]
        choices = choice_line(names, self._place, width)
        self.query_one("#advisers", Bar).say(*choices)
        head = head_line(COLUMNS[self._column], most, width - 2)
        self.query_one("#head", Bar).say(Span(" "), *head.spans)
        self.query_one(ChoiceList).fill(load_lines(self.work.loads, most, width - 2))
        view = self.query_one("#sums", LineView)
        sums = wrapped(sum_lines(self.work, most), width - 2)
        view.styles.height = len(sums)
        view.show(sums)

    # Commands

    def action_column(self, step: int) -> None:
        """The next column, whose cases enter shows."""
        self._column = (self._column + step) % len(COLUMNS)
        self.draw()

    def action_by_adviser(self) -> None:
        """The work of the next adviser."""
        self.count_for(self._advisers[(self._place + 1) % len(self._advisers)])

    def action_cases(self) -> None:
        """The cases of the month and column, in the queue."""
        column, month = COLUMNS[self._column], self.query_one(ChoiceList).here
        if not any(load.of(column) for load in self.work.loads if load.about == month):
            self.notify("There is no such case in this month.")
            return
        whose = "" if self.adviser is None else f' adviser:"{self.adviser}"'
        kinds = {Prospect} if column in OF_PROSPECTS else {Holder}
        self.show_cases(f"{column}={month}{whose}", kinds)

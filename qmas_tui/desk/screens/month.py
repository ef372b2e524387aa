"""A calendar month: what falls on each day, and whose it is."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical

from qmas_tui.desk.commands import bindings_at
from qmas_tui.desk.screens.days import LOOKING, DaysScreen
from qmas_tui.desk.widgets.bars import Bar
from qmas_tui.desk.widgets.lines import LineView
from qmas_tui.desk.wrap import wrapped
from qmas_tui.views.both import named_by
from qmas_tui.views.model import Line, Span
from qmas_tui.views.month import (
    Month,
    day_lines,
    day_title,
    ends_of,
    legend,
    month_lines,
    month_title,
    moved,
    then_lines,
)
from qmas_tui.views.workload import head_line, load_lines, sum_lines

BESIDE = 120
"""From this width on the workload stands beside the month."""
MONTH_CELLS = 66
ROOM_FOR_NAMES = 110
"""From this width on the months beside it are named, and whose the kinds are."""
DETAIL, DETAIL_LOW = 8, 3
LOW = 30
FRAME, LOW_FRAME = 5, 3
"""So many lines are header, title and footer, with the air between them."""


class MonthScreen(DaysScreen):
    """The days of a month; enter shows the cases of one."""

    place = "month"
    where = "Month"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_at("month")]
    DEFAULT_CSS = """
    MonthScreen {
        & #title { margin: 1 0 1 0; }
        & #grid { height: auto; }
        & #detail { height: 1fr; }
        & #load { width: 1fr; padding: 0 1; border-left: solid $dim 30%; }
        &.-low #title { margin: 0; }
    }
    """

    def __init__(self) -> None:
        super().__init__()
        self._day = self.app.casework.as_of

    def body(self) -> ComposeResult:
        """The month, the day under the cursor, and the workload where there is room."""
        yield Bar(id="title")
        with Horizontal():
            with Vertical():
                yield LineView(has_cursor=False, id="grid")
                yield LineView(has_cursor=False, id="detail")
            yield LineView(has_cursor=False, id="load")

    def on_mount(self) -> None:
        """Begin with today."""
        self.redraw()

    @property
    def _is_wide(self) -> bool:
        return self.size.width >= BESIDE

    def draw(self) -> None:
        """Show the month, the day and the workload."""
        width, height = self.size
        is_low = height < LOW
        self.set_class(is_low, "-low")
        cells = max(MONTH_CELLS, width // 2) if self._is_wide else width
        self.query_one(Vertical).styles.width = cells
        is_short = width < ROOM_FOR_NAMES
        left = [Span(" "), *month_title(self._day, is_short), *legend(is_short)]
        told = LOOKING if self.is_looking else ""
        self.query_one("#title", Bar).say_apart(left, [Span(f"{told} ", "dim")], width)
        room = height - (LOW_FRAME if is_low else FRAME)
        casework = self.casework
        month = Month(self._day, casework.as_of, casework.policy.holidays, self.days)
        least = DETAIL_LOW if is_low else DETAIL
        grid = month_lines(month, cells - 1, room - least)
        self._fill("#grid", grid)
        self._draw_day(cells - 1, room - len(grid))
        self.query_one("#load").display = self._is_wide
        if self._is_wide:
            self._draw_load(width - cells - 4)

    def _fill(self, id: str, lines: list[Line]) -> None:
        view = self.query_one(id, LineView)
        if id == "#grid":
            view.styles.height = len(lines)
        view.show(lines)

    def _draw_day(self, width: int, room: int) -> None:
        """Who the day is about, and where there is room what comes after it."""
        here, (_first, last) = self._day, ends_of(self._day)
        days = sorted(day for day in self.days if here < day <= last)
        marks = self.days.get(here, ())
        found = [(mark, self.cases[mark.case]) for mark in marks]
        after = [(m, self.cases[m.case]) for day in days for m in self.days[day]]
        lines = [Line(day_title(here, marks)), *day_lines(found, width, room - 1)]
        lines += then_lines(after[:room], width, room - len(lines))
        self._fill("#detail", lines)

    def _draw_load(self, width: int) -> None:
        work, most = self.work, self.casework.settings.filings_a_month
        lines = [Line((Span("Workload", "head"), Span("  24 months", "dim"))), Line()]
        lines += [head_line(None, most, width), *load_lines(work.loads, most, width)]
        sums = wrapped(sum_lines(work, most), width)
        self._fill("#load", [*lines, Line(), *sums])

    # Commands

    def action_day(self, step: int) -> None:
        """Another day."""
        self._day = moved(self._day, days=step)
        self.draw()

    def action_month_step(self, step: int) -> None:
        """The same day of another month."""
        self._day = moved(self._day, months=step)
        self.draw()

    def action_month_end(self, end: int) -> None:
        """The first or the last day of the month."""
        self._day = ends_of(self._day)[end]
        self.draw()

    def action_cases(self) -> None:
        """The cases of the day, in the queue."""
        if marks := self.days.get(self._day):
            kinds = {named_by(mark.case)[0] for mark in marks}
            self.show_cases(f"on={self._day.isoformat()}", kinds)
        else:
            self.notify("Nothing falls on this day.")

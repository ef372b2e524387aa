"""Until when somebody who is away should be back, day by day."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.worker import get_current_worker

from qmas_tui.casework.casework import Done, Terms
from qmas_tui.casework.trying import trip_until
from qmas_tui.casework.what_if import Presence, day_read, days_of_return
from qmas_tui.desk.commands import bindings_at
from qmas_tui.desk.screens.base import DeskScreen
from qmas_tui.desk.screens.form import FormScreen, open_form
from qmas_tui.desk.screens.recorder import Recorder
from qmas_tui.desk.widgets.bars import Bar
from qmas_tui.desk.widgets.lines import LineView
from qmas_tui.desk.wrap import wrapped
from qmas_tui.facts.parsing import FieldTexts
from qmas_tui.views.form import HOLDER, OWNER, FormField
from qmas_tui.views.model import Line, Section, Span
from qmas_tui.views.month import ends_of, moved
from qmas_tui.views.planner import (
    best_day,
    day_lines,
    legend,
    no_law,
    planner_head,
    return_line,
    strip_lines,
    within,
    year_line,
    year_section,
)

BESIDE = 132
"""From this width on the residence years stand beside the days."""
STRIP = 74
LEAST_DETAIL = 7
LOW = 30
FRAME, LOW_FRAME = 8, 6
"""So many lines are header, head, legend and footer, with the air between them."""
LOOKING = " asking for every day of return …"
OUT = FormField("out", "leaves on", "+2w, 15/3/27, fri", "date", (), True, table="trip")


class PlannerScreen(DeskScreen):
    """The days of return; enter plans a trip to the one under the cursor."""

    place = "planner"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_at("planner")]
    DEFAULT_CSS = """
    PlannerScreen {
        & #head { margin: 1 0 0 0; }
        & #legend { margin: 0 0 1 0; }
        & #days { height: auto; width: 76; }
        & #detail { height: 1fr; }
        & #beside { height: auto; width: 1fr; }
        & #both { height: auto; layout: horizontal; }
        &.-low #head, &.-low #legend { margin: 0; }
    }
    """

    def __init__(self, case: str) -> None:
        super().__init__()
        self._case = case
        self._who = HOLDER
        self._out: date | None = None
        self._found: Presence | None = None
        self._of: tuple[object, ...] = ()
        self._day: date | None = None

    @property
    def shown(self) -> str:
        """The case whose days are shown."""
        return self._case

    def body(self) -> ComposeResult:
        """Who is away, the days, the years, and the day under the cursor."""
        from textual.containers import Container

        yield Bar(id="head")
        yield Bar(id="answer")
        yield Bar(id="legend")
        with Container(id="both"):
            yield LineView(has_cursor=False, id="days")
            yield LineView(has_cursor=False, id="beside")
        yield LineView(has_cursor=False, id="detail")

    def on_mount(self) -> None:
        """Ask."""
        self.redraw()

    def redraw(self) -> None:
        """Ask again where the case or the day is another, and draw what is known."""
        super().redraw()
        holder = self.casework.holders.get(self._case)
        if holder is None:
            self.is_gone(f"There is no case {self._case} any more.")
            return
        names = [HOLDER, *[each.name for each in holder.dependant]]
        self._who = self._who if self._who in names else HOLDER
        now = (holder, self.casework.policy, self.casework.as_of, self._who, self._out)
        if now != self._of:
            self._of = now
            self._look()
        if self.query("#head"):
            self.draw()

    @work(thread=True, exclusive=True, group="planner")
    def _look(self) -> None:
        worker = get_current_worker()
        found = days_of_return(self.casework, self._case, self._out, self._who)
        if not worker.is_cancelled:
            self.call_later(self._show, found)

    def _show(self, found: Presence) -> None:
        self._found = found
        self._day = within(found, self._day or best_day(found))
        self.draw()

    def draw(self) -> None:
        """Show the days, and the one under the cursor."""
        width, height = self.size
        self.set_class(height < LOW, "-low")
        found, here = self._found, self._day
        name = self.casework.holders[self._case].name
        chip = Span(" Planner ", "chip")
        if found is None or here is None:
            self.query_one("#head", Bar).say(Span(" "), chip, Span(LOOKING, "dim"))
            return
        head = planner_head(found, name)
        self.query_one("#head", Bar).say(Span(" "), chip, *head.spans)
        self.query_one("#answer", Bar).show((return_line(found),))
        self.query_one("#legend", Bar).show((legend(found),))
        room = height - (LOW_FRAME if height < LOW else FRAME)
        is_wide = width >= BESIDE
        years = year_section(found, here)
        every = [] if is_wide or not years.lines else [Line(), *_set_in(years)]
        detail = day_lines(found, here)
        has_room = room - len(detail) - len(every) > len(every)
        detail += every if has_room else [] if is_wide else year_line(found, here)
        detail += [Line(), no_law()]
        folded = wrapped(detail, width - 2)
        rows = max(3, min(room - max(LEAST_DETAIL, len(folded)) - 2, 37))
        self._fill("#days", [*strip_lines(found, here, rows), Line()])
        self._fill("#beside", _set_in(years) if is_wide and years.lines else [])
        self.query_one("#detail", LineView).show(folded)

    def _fill(self, id: str, lines: list[Line]) -> None:
        view = self.query_one(id, LineView)
        view.styles.height = len(lines)
        view.show(lines)

    # Commands

    def action_day(self, step: int) -> None:
        """Another day of return."""
        self._turn(days=step)

    def action_month_step(self, step: int) -> None:
        """The same day of another month."""
        self._turn(months=step)

    def action_month_end(self, end: int) -> None:
        """The first or the last day of the month."""
        if self._found is not None and self._day is not None:
            self._day = within(self._found, ends_of(self._day)[end])
            self.draw()

    def action_best(self) -> None:
        """The last safe day."""
        if self._found is not None:
            self._day = best_day(self._found)
            self.draw()

    def _turn(self, days: int = 0, months: int = 0) -> None:
        if self._found is not None and self._day is not None:
            self._day = within(self._found, moved(self._day, days, months))
            self.draw()

    def action_person(self, step: int) -> None:
        """The next of the family."""
        holder = self.casework.holders[self._case]
        names = [HOLDER, *[each.name for each in holder.dependant]]
        at = names.index(self._who) + step
        self._who = names[at % len(names)]
        self._ask_anew(None)

    def _ask_anew(self, out: date | None) -> None:
        """Ask for another departure, or anew for the same."""
        self._out, self._day, self._of = out, None, ()
        self.redraw()

    def action_departure(self) -> None:
        """Ask for another day of departure."""
        picked: list[date] = []

        def save(given: FieldTexts, _terms: Terms) -> Done:
            picked.append(day_read(self.casework, "out", dict(given)["out"]))
            return Done("Another departure", ())

        def saved(_done: Done) -> None:
            self._ask_anew(picked[-1])

        open_form(self.app, FormScreen("Departure", [OUT], [], save), saved)

    def action_what_if(self) -> None:
        """Ask what would happen if the return were on the day under the cursor."""
        from qmas_tui.desk.screens.what_if import WhatIfScreen

        if self._found is not None and self._day is not None:
            trip = trip_until(self._found, self._day)
            self.app.push_screen(WhatIfScreen(self._case, trip))

    def action_plan(self) -> None:
        """Record the trip to the day under the cursor as a planned one."""
        found, day = self._found, self._day
        if found is None or day is None:
            return
        back = ("back", day.isoformat())
        recorder = Recorder(self.app, self._case, self._recorded)
        if found.trip:
            whose = found.subject
            recorder.correct("trip", found.trip, whose, ("back",), (back,))
            return
        who = [(OWNER, found.subject)] if found.subject != HOLDER else []
        is_ahead = found.out > found.as_of and not who
        planned = [("planned", "yes")] if is_ahead else []
        given = (*who, ("out", found.out.isoformat()), back, *planned)
        recorder.record("trip", given)

    def _recorded(self, _table: str, done: Done) -> None:
        self._out = self._found.out if self._found else None
        self.tell(done)


def _set_in(section: Section) -> list[Line]:
    """A section with its lines under its title, set in like all that stands above."""
    return [Line((Span(" "), *each.spans)) for each in (section.head, *section.lines)]

"""What would happen if: a page beside the case, which is no part of the record."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical

from qmas_tui.casework.casework import Done, Terms
from qmas_tui.casework.making_real import make_real
from qmas_tui.casework.scenario import Scenario
from qmas_tui.casework.trying import case_then, held_against
from qmas_tui.desk.attempt import Attempt
from qmas_tui.desk.commands import Need, bindings_at
from qmas_tui.desk.screens.explain_scenario import explain_tried
from qmas_tui.desk.screens.scenarios import ScenariosScreen
from qmas_tui.desk.screens.supposing import Supposing
from qmas_tui.desk.widgets.bars import Bar
from qmas_tui.desk.widgets.lines import LineView
from qmas_tui.desk.widgets.page_view import PageView
from qmas_tui.errors import QmasError
from qmas_tui.views.model import Line, Section
from qmas_tui.views.scenario.changes import CHANGE
from qmas_tui.views.scenario.head import (
    asked_line,
    foot_line,
    held_line,
    scenario_head,
    tabs_line,
)
from qmas_tui.views.scenario.page import (
    beside_sections,
    refused_sections,
    scenario_sections,
)
from qmas_tui.views.scenario.strips import strip_lines

EDGE = 8
SIDE_BY_SIDE = 180
"""From this width on the page has two halves."""
FIRST_HALF = 2
"""So many sections stand in the first: the changes, and the dates that they move."""
ROOM_FOR_STRIPS = 34
"""From this height on the path is drawn as it is now and as it would be."""
ROOM_FOR_AIR = 30
"""From this height on there is air round the head."""


class WhatIfScreen(ScenariosScreen):
    """Scenarios of one case; what is supposed is recorded nowhere."""

    place = "what-if"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_at("what-if")]
    DEFAULT_CSS = """
    WhatIfScreen {
        & #scenario { border-left: thick $warning; }
        & #top { margin: 0; background: $panel; }
        & #page, & #aside { margin: 1 0 0 0; width: 1fr; }
        & #rests { margin: 0 0 0 1; }
    }
    """

    def body(self) -> ComposeResult:
        """All of it stands beside a rule of its own."""
        with Vertical(id="scenario"):
            yield LineView(has_cursor=False, id="top")
            with Horizontal():
                yield PageView(id="page")
                yield PageView(id="aside")
            yield Bar(id="rests")

    def on_mount(self) -> None:
        """Show it; the keys go to the page."""
        self.redraw()

    @property
    def room(self) -> int:
        """So many cells wide a line may be beside the rule."""
        return self.size.width - 5

    @property
    def pages(self) -> Sequence[PageView]:
        """The page, and the rest of it beside it where there is room."""
        return [each for each in self.query(PageView) if each.display]

    @property
    def page(self) -> PageView:
        """The half to which the keys go."""
        here = self.focused
        return here if isinstance(here, PageView) else self.query_one("#page", PageView)

    def action_next_block(self) -> None:
        """Go to the other half."""
        pages = list(self.pages)
        pages[(pages.index(self.page) + 1) % len(pages)].focus()

    # Showing

    def redraw(self) -> None:
        """Show the scenario over the facts as they are now."""
        super().redraw()
        if self._case not in self.casework.holders:
            self.is_gone(f"There is no case {self._case} any more.")
            return
        is_wide = self.size.width >= SIDE_BY_SIDE
        room = (self.size.width // 2 if is_wide else self.size.width) - EDGE
        try:
            top, sections = self._beside(room) or self._alone(room)
        except QmasError as error:
            top, sections = [], refused_sections(self.scenario.changes, error)
        head = scenario_head(self.casework.holders[self._case], self.room)
        titles = [each.title for each in self.scenarios]
        tabs = [tabs_line(titles, self._here, self._held, self.room)]
        air = [] if self.size.height < ROOM_FOR_AIR else [Line()]
        self.show_top([*air, head, *tabs[: len(titles) - 1], *air, *top])
        left = FIRST_HALF if is_wide else len(sections)
        page, aside = (
            self.query_one("#page", PageView),
            self.query_one("#aside", PageView),
        )
        aside.display = is_wide
        page.show_sections(sections[:left], room)
        aside.show_sections(sections[left:], room)
        if self.focused not in self.pages:
            page.focus()
        self.query_one("#rests", Bar).say(*foot_line().spans)

    def _alone(self, room: int) -> tuple[Sequence[Line], Sequence[Section]]:
        tried = self.tried_whole()
        top = asked_line(tried.found, tried.scenario.rules, self.room)
        steps = tried.question.steps
        strips: list[Line] = []
        if self.size.height >= ROOM_FOR_STRIPS:
            now = self.casework.assessed(self._case)
            strips = strip_lines(now, case_then(tried), self.room)
        air = [Line()] if strips else []
        sections = scenario_sections(tried.found, tried.doers, steps, room)
        return [top, *air, *strips], sections

    def _beside(self, room: int) -> tuple[Sequence[Line], Sequence[Section]] | None:
        """This one beside the one that it is held against, if there is one."""
        if self._held is None:
            return None
        tried, other = self.tried(self._here), self.tried(self._held)
        answers = held_against(tried, other)
        digits = self._held + 1, self._here + 1
        top = held_line(answers[2], digits, self.casework.as_of, self.room)
        both = (other.scenario.changes, tried.scenario.changes)
        return [top], beside_sections(answers, digits, both, room)

    def missing(self) -> Mapping[Need, str]:
        """Changes are corrected and dropped where there are any."""
        return {} if self.scenario.changes else {"change": "nothing is supposed yet"}

    # What is supposed

    @property
    def _supposing(self) -> Supposing:
        return Supposing(self.app, self.scenario, self.take)

    def _at(self) -> int | None:
        """The place of the change under the cursor, or of the only one."""
        here = self.page.here
        if here is not None and here.row is not None and here.row[0] == CHANGE:
            return here.row[1] - 1
        if len(self.scenario.changes) == 1:
            return 0
        self.notify("The cursor is on no change.")
        return None

    def action_suppose(self) -> None:
        """Suppose something more."""
        self._supposing.by_letter()

    def action_suppose_otherwise(self) -> None:
        """Correct the change under the cursor."""
        if (at := self._at()) is not None:
            self._supposing.correct(at)

    def action_suppose_no_more(self) -> None:
        """Drop it."""
        if (at := self._at()) is not None:
            self.take(self.scenario.without_change(at))

    def action_other_then(self) -> None:
        """Ask on another day."""
        self._supposing.then()

    def action_other_rules(self) -> None:
        """Ask by other rules."""
        self._supposing.rules()

    def action_explain(self) -> None:
        """Explain what the cursor rests on; of a change, correct it."""
        here = self.page.here
        if here is not None and here.row is not None:
            self.action_suppose_otherwise()
            return
        try:
            tried = self.tried(self._here)
        except QmasError as error:
            self.fail(error)
        else:
            explain_tried(self, tried)

    def action_save_scenario(self) -> None:
        """Save it under a name."""
        if self.scenario.changes:
            self._supposing.name()
        else:
            self.notify("Nothing is supposed yet; there is nothing to save.")

    # Into the record

    def action_make_real(self) -> None:
        """Record what is supposed, as one step, and go back to the case."""
        scenario = self.scenario

        def make(terms: Terms) -> Done:
            return make_real(self.casework, scenario, terms)

        def made(done: Done) -> None:
            self.scenarios[self._here] = Scenario(self._case)
            self.app.pop_screen()
            self.notify(done.what)
            self.app.changed()

        Attempt(self.app, make, made, self.fail).run()

"""What would happen if: a page beside the case, which is no part of the record."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from msgspec import Struct
from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical

from qmas_tui.casework.casework import Done, Terms
from qmas_tui.casework.trying import (
    Trial,
    Tried,
    held_against,
    looked_through,
    make_real,
    try_out,
)
from qmas_tui.desk.attempt import Attempt
from qmas_tui.desk.commands import Need, bindings_at
from qmas_tui.desk.screens.explain_scenario import explain_tried
from qmas_tui.desk.screens.page import PageScreen
from qmas_tui.desk.screens.supposing import Supposing
from qmas_tui.desk.widgets.bars import Bar
from qmas_tui.desk.widgets.lines import LineView
from qmas_tui.desk.widgets.page_view import PageView
from qmas_tui.errors import QmasError
from qmas_tui.views.model import Line, Section, Span
from qmas_tui.views.scenario.changes import CHANGE
from qmas_tui.views.scenario.head import (
    asked_line,
    foot_line,
    held_line,
    scenario_head,
    tabs_line,
)
from qmas_tui.views.scenario.page import beside_sections, scenario_sections

EDGE = 8
ROOM_FOR_AIR = 30
"""From this height on there is air round the head."""
MOST = 9
"""As many scenarios of a case as there are digits."""


class Known(Struct, frozen=True):
    """What came of a trial, and all that it rests on."""

    basis: tuple[object, ...]
    tried: Tried

    def rests_on(self, basis: tuple[object, ...]) -> bool:
        """Whether it rests on these very things."""
        return all(a is b for a, b in zip(self.basis, basis, strict=True))


class WhatIfScreen(PageScreen):
    """Scenarios of one case; what is supposed is recorded nowhere."""

    place = "what-if"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_at("what-if")]
    DEFAULT_CSS = """
    WhatIfScreen {
        & #scenario { border-left: thick $warning; }
        & #top { margin: 0; background: $panel; }
        & #rests { margin: 0 0 0 1; }
    }
    """

    def __init__(self, case: str) -> None:
        super().__init__()
        self._case = case
        self._here = 0
        self._held: int | None = None
        self._known: dict[int, Known] = {}

    def body(self) -> ComposeResult:
        """All of it stands beside a rule of its own."""
        with Vertical(id="scenario"):
            yield LineView(has_cursor=False, id="top")
            yield PageView(id="page")
            yield Bar(id="rests")

    def on_mount(self) -> None:
        """Begin with what was tried last."""
        self.redraw()
        self.page.focus()

    @property
    def shown(self) -> str:
        """The case that it is about."""
        return self._case

    @property
    def trials(self) -> list[Trial]:
        """The scenarios of the case, one at least."""
        return self.app.trials.setdefault(self._case, [Trial(self._case)])

    @property
    def trial(self) -> Trial:
        """The scenario that is shown."""
        return self.trials[self._here]

    @property
    def room(self) -> int:
        """So many cells wide a line may be beside the rule."""
        return self.size.width - 5

    # Showing

    def redraw(self) -> None:
        """Show the scenario over the facts as they are now."""
        super().redraw()
        if self._case not in self.casework.holders:
            self.is_gone(f"There is no case {self._case} any more.")
            return
        room = self.size.width - EDGE
        try:
            top, sections = self._beside(room) or self._alone(room)
        except QmasError as error:
            top, sections = [], [_refused(error)]
        head = scenario_head(self.casework.holders[self._case], self.room)
        titles = [each.title for each in self.trials]
        tabs = [tabs_line(titles, self._here, self._held)] if len(titles) > 1 else []
        air = [] if self.size.height < ROOM_FOR_AIR else [Line()]
        self.show_top([*air, head, *tabs, *air, *top, *air])
        self.page.show_sections(sections, room)
        self.query_one("#rests", Bar).say(*foot_line().spans)

    def _alone(self, room: int) -> tuple[Sequence[Line], Sequence[Section]]:
        tried = self._tried(self._here)
        if not tried.found.is_whole:
            self._look_through(self._here, tried)
        top = asked_line(tried.found, tried.trial.rules, self.room)
        steps = tried.question.steps
        return [top], scenario_sections(tried.found, tried.doers, steps, room)

    def _beside(self, room: int) -> tuple[Sequence[Line], Sequence[Section]] | None:
        """This one beside the one that it is held against, if there is one."""
        if self._held is None:
            return None
        tried, other = self._tried(self._here), self._tried(self._held)
        answers = held_against(tried, other)
        digits = self._held + 1, self._here + 1
        top = held_line(answers[2], digits, self.casework.as_of, self.room)
        both = (other.trial.changes, tried.trial.changes)
        return [top], beside_sections(answers, digits, both, room)

    def _tried(self, place: int) -> Tried:
        """What comes of a scenario; kept as long as nothing is another."""
        casework, trial = self.casework, self.trials[place]
        holder = casework.holders[self._case]
        basis = (trial, holder, casework.policy, casework.as_of)
        known = self._known.get(place)
        if known is None or not known.rests_on(basis):
            known = self._known[place] = Known(basis, try_out(casework, trial))
        return known.tried

    @work(thread=True, exclusive=True, group="scenario", description="look")
    def _look_through(self, place: int, tried: Tried) -> None:
        """Look at the days in between, and which change did what, behind the keys."""
        found = looked_through(tried)
        self.call_later(self._looked, place, tried, found)

    def _looked(self, place: int, tried: Tried, found: Tried) -> None:
        known = self._known.get(place)
        if known is not None and known.tried is tried and self.is_attached:
            self._known[place] = Known(known.basis, found)
            self.redraw()

    def missing(self) -> Mapping[Need, str]:
        """Changes are corrected and dropped where there are any."""
        return {} if self.trial.changes else {"change": "nothing is supposed yet"}

    # What is supposed

    @property
    def _supposing(self) -> Supposing:
        return Supposing(self.app, self.trial, self._take)

    def _take(self, trial: Trial) -> None:
        self.trials[self._here] = trial
        self._held = None
        self.redraw()

    def _at(self) -> int | None:
        """The place of the change under the cursor, or of the only one."""
        here = self.page.here
        if here is not None and here.row is not None and here.row[0] == CHANGE:
            return here.row[1] - 1
        if len(self.trial.changes) == 1:
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
            self._take(self.trial.without_change(at))

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
            tried = self._tried(self._here)
        except QmasError as error:
            self.fail(error)
        else:
            explain_tried(self, tried)

    # Several

    def action_scenario(self, digit: int) -> None:
        """Show the scenario of a digit."""
        if digit <= len(self.trials):
            self._here, self._held = digit - 1, None
            self.redraw()
        else:
            self.notify(f"There is no scenario {digit}; n begins another.")

    def action_new_scenario(self) -> None:
        """Begin another."""
        if len(self.trials) == MOST:
            self.notify(f"There are {MOST} already; x drops their changes.")
            return
        self.trials.append(Trial(self._case))
        self.action_scenario(len(self.trials))

    def action_hold_against(self) -> None:
        """Hold it against the next of the others; after the last against none."""
        others = [n for n in range(len(self.trials)) if n != self._here]
        if not others:
            self.notify("There is no other scenario; n begins one.")
            return
        place = others.index(self._held) + 1 if self._held in others else 0
        self._held = others[place] if place < len(others) else None
        self.redraw()

    # Into the record

    def action_make_real(self) -> None:
        """Record what is supposed, as one step, and go back to the case."""
        trial = self.trial

        def make(terms: Terms) -> Done:
            return make_real(self.casework, trial, terms)

        def made(done: Done) -> None:
            self.trials[self._here] = Trial(self._case)
            self.app.pop_screen()
            self.notify(done.what)
            self.app.changed()

        Attempt(self.app, make, made, self.fail).run()


def _refused(error: QmasError) -> Section:
    """Why a scenario cannot be asked over the facts as they are now."""
    words = "; ".join([error.message, *map(str, error.problems)])
    return Section("Cannot be asked", (Line((Span(f"!! {words}", "act"),)),))

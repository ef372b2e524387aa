"""One case at a time through a view, as one would go through a pile of paper."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar, get_args

from textual.binding import BindingType

from qmas_tui.casework.casework import Done, Terms
from qmas_tui.casework.undo import Way, since_review
from qmas_tui.desk.attempt import Attempt
from qmas_tui.desk.commands import Need, bindings_at, commands_at
from qmas_tui.desk.screens.blocks import ROOM_FOR_PATH, BlockScreen
from qmas_tui.desk.screens.case import CaseScreen
from qmas_tui.desk.screens.recording import unread
from qmas_tui.desk.tallies import Kind, Tallies
from qmas_tui.desk.widgets.lines import spaced
from qmas_tui.errors import BookError
from qmas_tui.views.case.date_table import dates_section
from qmas_tui.views.case.findings import finding_sections
from qmas_tui.views.case.page import case_head
from qmas_tui.views.lay import INDENT
from qmas_tui.views.model import AssessedCase, Line, Section, Span
from qmas_tui.views.queue import NamedView
from qmas_tui.views.review import (
    Tally,
    lacking_section,
    review_sections,
    review_summary,
    shortly,
    since_section,
)
from qmas_tui.views.timeline import timeline
from qmas_tui.views.width import cell_width

BAR = 40
MOST_SINCE = 6
"""So many lines at most say above the columns what is new."""
LEAST_BELOW = 9
"""Header, footer, and what is left to be seen below the columns."""
NEED_A_CASE = frozenset(c.method for c in commands_at("review") if c.needs == "case")
KINDS: dict[str, Kind] = {"snooze": "snoozed", "review": "reviewed"}


class ReviewScreen(BlockScreen):
    """The pile: each case is looked at, put off, or changed."""

    place = "review"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_at("review")]

    def __init__(self, cases: list[str], view: NamedView) -> None:
        super().__init__()
        self._cases = cases
        self._view = view
        self._at = 0
        self._tallies = Tallies()

    @property
    def case(self) -> str:
        """The case on top of the pile."""
        return self._cases[self._at]

    @property
    def shown(self) -> str:
        """That case; the summary is about none."""
        return "" if self.is_over else self.case

    @property
    def is_over(self) -> bool:
        """Whether the summary is shown."""
        return self._at >= len(self._cases)

    def on_mount(self) -> None:
        """Begin where the last review stopped, else with the first not seen today."""
        stopped = self.casework.bookmarks.find(self._view.key, self._cases)
        self._at = self._cases.index(stopped) if stopped else 0
        while not self.is_over and self._is_reviewed_today(self.case):
            self._at += 1
        if self.is_over:
            self._at = 0
        self.redraw()
        self.begin(self.first)

    def _is_reviewed_today(self, case: str) -> bool:
        reviews = self.casework.holders[case].review
        return bool(reviews) and reviews[-1].on == self.casework.as_of

    def redraw(self) -> None:
        """Show the case on top, or the summary."""
        self._drop_gone()
        self.blocks.lay_out(0 if self.is_over else self.size.width, has_aside=False)
        super().redraw()
        if self.is_over:
            self._draw_summary()
            return
        assessed = self.casework.assessed(self.case)
        width, landed_on = self.size.width - 4, assessed.holder.landed_on
        top = [self._progress(), Line(), *case_head(assessed, self.room)]
        if self.size.height >= ROOM_FOR_PATH:
            path = timeline(assessed.assessment, self.casework.as_of, width, landed_on)
            top += [Line(), *path]
        if self.blocks.is_narrow:
            self.show_top(top)
            self.show_page(self._sections(assessed))
        else:
            since = shortly(self._since(assessed), MOST_SINCE, "enter, then 7")
            told = [since.head, *spaced(since.lines, INDENT)]
            self.show_top([*top, Line(), *told, Line()])
            self._draw_columns(assessed)

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
        return [self._since(assessed), *rest]

    def _since(self, assessed: AssessedCase) -> Section:
        try:
            steps = since_review(self.casework.history(self.case))
        except BookError as error:
            return unread(since_section(assessed, ()).title, error)
        return since_section(assessed, steps)

    def _drop_gone(self) -> None:
        """Cases that another program took out are no longer in the pile."""
        known = self.casework.holders
        self._at -= sum(case not in known for case in self._cases[: self._at])
        self._cases = [case for case in self._cases if case in known]

    def _progress(self) -> Line:
        total = len(self._cases)
        reviewed = len(self._tallies.of("reviewed"))
        snoozed = len(self._tallies.of("snoozed"))
        told = f"{reviewed} reviewed · {snoozed} snoozed   "
        spans = [
            Span(" Review ", "chip"),
            Span(f"  {self._view.title} · {self._at + 1} of {total}   "),
            Span(told, "dim"),
        ]
        room = self.size.width - sum(cell_width(span.text) for span in spans) - 4
        bar = min(BAR, room)
        if bar > 0:
            full = bar * self._at // total
            spans += [Span("━" * full, "accent"), Span("─" * (bar - full), "dim")]
        return Line(tuple(spans))

    def _draw_summary(self) -> None:
        done = {kind: self._tallies.of(kind) for kind in get_args(Kind)}
        seen = {each.case for tallies in done.values() for each in tallies}
        holders = self.casework.holders
        left = [
            Tally(each, holders[each].name, "")
            for each in self._cases
            if each not in seen and not self._is_reviewed_today(each)
        ]
        head = (Span(" Review ", "chip"), Span(f"  {self._view.title} · done"))
        self.show_top([Line(head)])
        self.show_page(review_summary(done, left))

    def recorded(self, done: Done, table: str) -> None:
        """Keep count of what was changed."""
        case = done.cases[0]
        what = done.what.removeprefix(f"{case}: ")
        tally = Tally(case, self.casework.holders[case].name, what)
        self._tallies.add(KINDS.get(table, "changed"), tally)
        if table == "snooze":
            self._step(1)

    def went(self, way: Way, done: Done) -> None:
        """What was undone counts no longer, what was redone counts again."""
        if way == "undo":
            self._tallies.take_back(done.cases)
        else:
            self._tallies.make_again(done.cases)
        super().went(way, done)

    def action_open(self) -> None:
        """Open the whole case; escape comes back to the review."""
        if not self.is_over:
            self.app.push_screen(CaseScreen(self.case, self._cases, self._come_to))

    def _come_to(self, case: str) -> None:
        """Go on with a case to which one went on its page."""
        self._at = self._cases.index(case)

    def action_reviewed(self) -> None:
        """Note that the case was looked at, and go on."""
        if self.is_over:
            return
        case = self.case

        def mark(terms: Terms) -> Done:
            return self.casework.mark_reviewed(case, terms=terms)

        def reviewed(done: Done) -> None:
            self.recorded(done, "review")
            self._step(1)

        Attempt(self.app, mark, reviewed, self.fail).run()

    def action_next(self) -> None:
        """The next case."""
        if not self.is_over:
            self._step(1)

    def action_previous(self) -> None:
        """The case before."""
        if self._at > 0:
            self._step(-1)

    def _step(self, step: int) -> None:
        self._at += step
        self.redraw()
        self.begin(self.first)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """After the last case there is only the way back and out."""
        if self.is_over and action in NEED_A_CASE:
            return False
        return super().check_action(action, parameters)

    def missing(self) -> Mapping[Need, str]:
        """After the last case there is none to record anything on."""
        gone: dict[Need, str] = {"case": "every case was gone through"}
        return {**super().missing(), **(gone if self.is_over else {})}

    def action_leave(self) -> None:
        """Leave; the next review of this view goes on here."""
        case = "" if self.is_over else self.case
        self.casework.bookmarks.put(self._view.key, case)
        super().action_leave()

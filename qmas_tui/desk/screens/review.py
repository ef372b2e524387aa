"""One case at a time through a view, as one would go through a pile of paper."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from textual.binding import BindingType

from qmas_tui.casework.casework import Done, Terms
from qmas_tui.casework.undo import Way, since_review
from qmas_tui.desk.attempt import Attempt
from qmas_tui.desk.commands import Need, bindings_at, commands_at
from qmas_tui.desk.screens.case import CaseScreen
from qmas_tui.desk.screens.recording import Recording, unread
from qmas_tui.desk.tallies import Kind, Tallies
from qmas_tui.errors import BookError
from qmas_tui.views.case.page import case_head
from qmas_tui.views.model import AssessedCase, Line, Section, Span
from qmas_tui.views.review import Tally, review_sections, review_summary
from qmas_tui.views.timeline import timeline
from qmas_tui.views.width import cell_width

BAR = 40
NEED_A_CASE = frozenset(c.method for c in commands_at("review") if c.needs == "case")
KINDS: dict[str, Kind] = {"snooze": "snoozed", "review": "reviewed"}


class ReviewScreen(Recording):
    """The pile: each case is looked at, put off, or changed."""

    place = "review"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_at("review")]

    def __init__(
        self, cases: list[str], title: str, stopped_at: dict[str, str]
    ) -> None:
        """`stopped_at` keeps, by view, the case at which its review was left."""
        super().__init__()
        self._cases = cases
        self._view = title
        self._stopped_at = stopped_at
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
        stopped = self._stopped_at.pop(self._view, None)
        if stopped in self._cases:
            self._at = self._cases.index(stopped)
        while not self.is_over and self._is_reviewed_today():
            self._at += 1
        if self.is_over:
            self._at = 0
        self.redraw()
        self.page.focus()

    def _is_reviewed_today(self) -> bool:
        reviews = self.casework.holders[self.case].review
        return bool(reviews) and reviews[-1].on == self.casework.as_of

    def redraw(self) -> None:
        """Show the case on top, or the summary."""
        super().redraw()
        self._drop_gone()
        if self.is_over:
            self._draw_summary()
            return
        assessed = self.casework.assessed(self.case)
        head = [self._progress(), Line(), *case_head(assessed, self.room)]
        if self.size.height >= 30:
            width = self.size.width - 4
            landed_on = assessed.holder.landed_on
            drawn = timeline(assessed.assessment, self.casework.as_of, width, landed_on)
            head += [Line(), *drawn]
        self.show_top(head)
        self.show_page(self._sections(assessed))

    def _sections(self, assessed: AssessedCase) -> Sequence[Section]:
        policy, room = self.casework.policy, self.size.width - 6
        try:
            since = since_review(self.casework.history(self.case))
        except BookError as error:
            first, *rest = review_sections(assessed, policy, (), room)
            return (unread(first.title, error), *rest)
        return review_sections(assessed, policy, since, room)

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
            Span(f"  {self._view} · {self._at + 1} of {total}   "),
            Span(told, "dim"),
        ]
        room = self.size.width - sum(cell_width(span.text) for span in spans) - 4
        bar = min(BAR, room)
        if bar > 0:
            full = bar * self._at // total
            spans += [Span("━" * full, "accent"), Span("─" * (bar - full), "dim")]
        return Line(tuple(spans))

    def _draw_summary(self) -> None:
        self.show_top(
            [Line((Span(" Review ", "chip"), Span(f"  {self._view} · done")))]
        )
        kinds: tuple[Kind, ...] = ("reviewed", "snoozed", "changed")
        self.show_page([review_summary(*map(self._tallies.of, kinds))])

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
        self.page.cursor = 0
        self.redraw()
        self.page.scroll_home(animate=False)
        self.page.action_jump(0)

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
        if not self.is_over:
            self._stopped_at[self._view] = self.case
        super().action_leave()

"""One case at a time through a view, as one would go through a pile of paper."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType

from qmas_tui.casework.casework import Done
from qmas_tui.desk.commands import bindings_at
from qmas_tui.desk.screens.recording import Recording
from qmas_tui.desk.wrap import wrapped
from qmas_tui.errors import QmasError
from qmas_tui.views.case import case_head
from qmas_tui.views.model import Line, Section, Span
from qmas_tui.views.review import Tally, review_sections, review_summary
from qmas_tui.views.timeline import timeline

BAR = 40


class ReviewScreen(Recording):
    """The pile: each case is looked at, put off, or changed."""

    place = "review"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_at("review")]

    def __init__(self, cases: list[str], title: str) -> None:
        super().__init__()
        self._cases = cases
        self._view = title
        self._at = 0
        self._reviewed: dict[str, Tally] = {}
        self._snoozed: dict[str, Tally] = {}
        self._changed_cases: dict[str, Tally] = {}

    @property
    def case(self) -> str:
        """The case on top of the pile."""
        return self._cases[self._at]

    @property
    def is_over(self) -> bool:
        """Whether the summary is shown."""
        return self._at >= len(self._cases)

    def on_mount(self) -> None:
        """Begin with the first case that nobody has looked at today."""
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
        if self.is_over:
            self._draw_summary()
            return
        entry = self.casework.entry(self.case)
        head = [self._progress(), Line(), *case_head(entry)]
        if self.size.height >= 30:
            width = self.size.width - 4
            landed_on = entry.holder.landed_on
            drawn = timeline(entry.assessment, self.casework.as_of, width, landed_on)
            head += [Line(), *drawn]
        self.show_top(head)
        since = self.casework.since_review(self.case)
        found = review_sections(entry, self.casework.policy, since)
        room = self.size.width - 6
        self.page.show_sections(
            [Section(s.title, wrapped(s.lines, room)) for s in found]
        )

    def _progress(self) -> Line:
        total = len(self._cases)
        full = BAR * self._at // total
        told = f"{len(self._reviewed)} reviewed · {len(self._snoozed)} snoozed   "
        return Line(
            (
                Span(" Review ", "chip"),
                Span(f"  {self._view} · {self._at + 1} of {total}   "),
                Span(told, "dim"),
                Span("━" * full, "accent"),
                Span("─" * (BAR - full), "dim"),
            )
        )

    def _draw_summary(self) -> None:
        self.show_top(
            [Line((Span(" Review ", "chip"), Span(f"  {self._view} · done")))]
        )
        summary = review_summary(
            list(self._reviewed.values()),
            list(self._snoozed.values()),
            list(self._changed_cases.values()),
        )
        self.page.show_sections([summary])

    def recorded(self, done: Done) -> None:
        """Keep count of what was changed."""
        name = self.casework.holders[self.case].name
        snoozed = self.casework.holders[self.case].review[-1:]
        if snoozed and snoozed[0].outcome == "snoozed" and "Snoozed" in done.what:
            self._snoozed[self.case] = Tally(self.case, name, done.what)
            self._step(1)
        else:
            self._changed_cases[self.case] = Tally(self.case, name, done.what)

    def action_reviewed(self) -> None:
        """Note that the case was looked at, and go on."""
        if self.is_over:
            return
        try:
            done = self.casework.mark_reviewed(self.case)
        except QmasError as error:
            self.fail(error)
            return
        name = self.casework.holders[self.case].name
        self._reviewed[self.case] = Tally(self.case, name, done.what)
        self._step(1)

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
        """After the last case there is only the way out."""
        ours = ("grant", "filing", "work", "note", "trip", "passport", "evidence")
        more = ("request", "dependant", "particulars", "snooze", "explain")
        if self.is_over and action in (*ours, *more):
            return False
        return super().check_action(action, parameters)

"""The page of one case: path, dates, findings, and every recorded row."""

from __future__ import annotations

from typing import ClassVar

from msgspec import structs
from textual.binding import BindingType
from textual.message import Message

from qmas_tui.casework.casework import Done, Terms
from qmas_tui.desk.attempt import Attempt
from qmas_tui.desk.commands import bindings_at
from qmas_tui.desk.screens.form import open_form
from qmas_tui.desk.screens.one_field import forget_form
from qmas_tui.desk.screens.recording import Recording, unread
from qmas_tui.errors import BookError
from qmas_tui.views.case.page import case_head, case_parts
from qmas_tui.views.mentions import Mentions
from qmas_tui.views.model import AssessedCase, Line, Part, Span
from qmas_tui.views.timeline import timeline


class CaseScreen(Recording):
    """Everything known of a case, part by part."""

    place = "case"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_at("case")]

    class Forget(Message):
        """The case is to be erased for good."""

        def __init__(self, case: str) -> None:
            super().__init__()
            self.case = case

    def __init__(self, case: str) -> None:
        super().__init__()
        self._case = case
        self._part = 0

    @property
    def case(self) -> str:
        """The case that the page is about."""
        return self._case

    def on_mount(self) -> None:
        """Begin with dates and findings."""
        self.redraw()
        self.page.focus()

    def redraw(self) -> None:
        """Show the case as it is now."""
        super().redraw()
        if self._case not in self.casework.holders:
            self.is_gone(f"There is no case {self._case} any more.")
            return
        entry = self.casework.assessed(self._case)
        parts = self._parts(entry)
        drawn = timeline(
            entry.assessment,
            self.casework.as_of,
            self.size.width - 4,
            entry.holder.landed_on,
        )
        head = [*case_head(entry), Line(), *drawn, Line(), self._tabs(parts)]
        if self.size.height < 30:
            head = [*case_head(entry), Line(), self._tabs(parts)]
        self.show_top(head)
        self.show_page(parts[self._part].sections)

    def _parts(self, entry: AssessedCase) -> tuple[Part, ...]:
        policy = self.casework.policy
        try:
            return case_parts(entry, policy, self.casework.history(self._case))
        except BookError as error:
            *parts, history = case_parts(entry, policy, ())
            told = (unread(history.sections[0].title, error),)
            return (*parts, structs.replace(history, sections=told))

    def _tabs(self, parts: tuple[Part, ...]) -> Line:
        narrow = self.size.width < 110
        spans = []
        for number, part in enumerate(parts):
            title = part.title.split()[0] if narrow else part.title
            here = number == self._part
            spans.append(Span(f" {title} ", "chip" if here else "dim"))
            spans.append(Span(" " if narrow else "  "))
        return Line(tuple(spans))

    def _turn(self, step: int) -> None:
        entry = self.casework.assessed(self._case)
        parts = len(case_parts(entry, self.casework.policy, ()))
        self._part = (self._part + step) % parts
        self.page.cursor = 0
        self.redraw()
        self.page.action_jump(0)

    def action_next_part(self) -> None:
        """The next part of the page."""
        self._turn(1)

    def action_previous_part(self) -> None:
        """The part of the page before."""
        self._turn(-1)

    def action_forget(self) -> None:
        """Erase the case for good, once its reference is typed again."""
        holder = self.casework.holders[self._case]

        def ask(named: Mentions) -> None:
            open_form(self.app, forget_form(holder, named), typed)

        def typed(_again: Done) -> None:
            self.post_message(self.Forget(holder.case))

        def look(_terms: Terms) -> Mentions:
            return self.casework.privacy.mentions(holder.case)

        words = f"Looking for other cases that mention {holder.case}"
        Attempt(self.app, look, ask, self.fail).run_long(words)

"""The page of one case: path, dates, findings, and every recorded row."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import BindingType
from textual.message import Message

from qmas_tui.casework.casework import Done, Terms
from qmas_tui.desk.attempt import Attempt
from qmas_tui.desk.commands import bindings_at
from qmas_tui.desk.screens.form import open_form
from qmas_tui.desk.screens.one_field import forget_form
from qmas_tui.desk.screens.recording import Recording, unread
from qmas_tui.errors import BookError
from qmas_tui.facts.changes import Past
from qmas_tui.facts.holder import Holder
from qmas_tui.views.case.page import PARTS, case_head, case_part
from qmas_tui.views.mentions import Mentions
from qmas_tui.views.model import AssessedCase, Line, Section, Span
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
        self._part = "dates"
        self._read: tuple[Holder, Sequence[Past]] | None = None

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
        assessed = self.casework.assessed(self._case)
        head = [*case_head(assessed, self.room), Line()]
        if self.size.height >= 30:
            head += [*self._timeline(assessed), Line()]
        self.show_top([*head, self._tabs()])
        self.show_page(self._sections(assessed))

    def _timeline(self, assessed: AssessedCase) -> Sequence[Line]:
        width, landed_on = self.size.width - 4, assessed.holder.landed_on
        return timeline(assessed.assessment, self.casework.as_of, width, landed_on)

    def _sections(self, assessed: AssessedCase) -> Sequence[Section]:
        """The part that is shown, and no other."""
        policy = self.casework.policy
        if self._part != "history":
            return case_part(self._part, assessed, policy, ())
        try:
            history = self._history(assessed.holder)
            return case_part(self._part, assessed, policy, history)
        except BookError as error:
            (empty,) = case_part(self._part, assessed, policy, ())
            return (unread(empty.title, error),)

    def _history(self, holder: Holder) -> Sequence[Past]:
        """The steps of the case, kept until one of them makes it another holder."""
        if self._read is None or self._read[0] is not holder:
            self._read = holder, self.casework.history(holder.case)
        return self._read[1]

    def _tabs(self) -> Line:
        narrow = self.size.width < 110
        spans = []
        for key, title in PARTS.items():
            told = title.split()[0] if narrow else title
            spans.append(Span(f" {told} ", "chip" if key == self._part else "dim"))
            spans.append(Span(" " if narrow else "  "))
        return Line(tuple(spans))

    def _turn(self, step: int) -> None:
        keys = list(PARTS)
        self._part = keys[(keys.index(self._part) + step) % len(keys)]
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

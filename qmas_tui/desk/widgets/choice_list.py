"""A list of lines of which each can be given another answer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message

from qmas_tui.desk.widgets.lines import LineView
from qmas_tui.views.model import Line, Span


class ChoiceList(LineView, inherit_bindings=False):
    """The cursor rests on lines that are about something; letters are told of."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "move(1)", show=False),
        Binding("up", "move(-1)", show=False),
        Binding("pagedown,ctrl+f", "page(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("home,less_than_sign", "jump(0)", show=False),
        Binding("end,greater_than_sign", "jump(-1)", show=False),
    ]

    class Typed(Message):
        """A letter or a digit that is no key of the list."""

        def __init__(self, letter: str) -> None:
            super().__init__()
            self.letter = letter

    def stops(self, index: int) -> bool:
        """The cursor rests on what can be answered."""
        return 0 <= index < self.count and bool(self.line_at(index).about)

    @property
    def here(self) -> str:
        """What the line under the cursor is about; empty where there is none."""
        return self.line_at(self.cursor).about if self.stops(self.cursor) else ""

    def fill(self, lines: Sequence[Line]) -> None:
        """Show other lines; the cursor stays, or goes to the first that it can."""
        self.show(lines)
        if not self.stops(self.cursor):
            self.action_jump(0)

    def go_to(self, about: str) -> None:
        """Put the cursor on the line that is about something."""
        for index in range(self.count):
            if self.line_at(index).about == about:
                self.cursor = index
                return

    def on_key(self, event: events.Key) -> None:
        """Tell of letters that no key of list or screen takes."""
        letter = event.character or ""
        if letter.isalnum() and event.key not in self.screen.active_bindings:
            event.stop()
            self.post_message(self.Typed(letter))


def tick(is_on: bool) -> Span:
    """The box before a line that can be ticked."""
    return Span(" [x] ", "accent") if is_on else Span(" [ ] ", "dim")

"""What was picked from a longer list; enter, space or a letter opens that."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message

from qmas_tui.desk.widgets.entry import Picked
from qmas_tui.views.mapping import Option
from qmas_tui.views.model import Line, Role, Span


class PickLine(Picked):
    """One of many values."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,space,right", "open", show=False),
        Binding("backspace,delete", "pick_none", show=False),
    ]

    class Asked(Message):
        """The list is to be opened; `typed` are the letters that narrow it."""

        def __init__(self, line: PickLine, typed: str = "") -> None:
            super().__init__()
            self.line = line
            self.typed = typed

    def __init__(self, options: Sequence[Option], text: str) -> None:
        super().__init__(text)
        self.options = options

    def draw(self) -> None:
        """The words of what is picked, or how one is."""
        words = [option.words for option in self.options if option.id == self.text]
        told = words[0] if words else self.text
        role: Role = "chip" if self.has_focus else "chosen"
        spans = [Span(f" {told} ", role)] if told else []
        if self.has_focus:
            spans.append(
                Span(" enter: the list" if told else " enter or a letter", "dim")
            )
        self.show([Line(tuple(spans) or (Span(" —", "dim"),))])

    def action_open(self) -> None:
        """Let one be picked."""
        self.post_message(self.Asked(self))

    def action_pick_none(self) -> None:
        """Pick none, where that may be."""
        if any(not option.id for option in self.options):
            self.pick("")

    def on_key(self, event: events.Key) -> None:
        """A letter opens the list, narrowed by it."""
        letter = event.character or ""
        if letter.isalnum():
            event.stop()
            self.post_message(self.Asked(self, letter))

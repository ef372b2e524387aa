"""Choices on one line, all of them to be seen: arrows, space or a first letter pick."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType

from qmas_tui.desk.widgets.entry import Picked
from qmas_tui.views.mapping import Option
from qmas_tui.views.model import Line, Role, Span
from qmas_tui.views.width import cell_width


class ChoiceLine(Picked):
    """A few values side by side, of which one is picked, or none yet."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right,space", "step(1)", show=False),
        Binding("left", "step(-1)", show=False),
        Binding("backspace,delete", "clear", show=False),
    ]

    def __init__(self, options: Sequence[Option], text: str) -> None:
        super().__init__(text)
        self._options = options

    @property
    def _at(self) -> int:
        ids = [option.id for option in self._options]
        return ids.index(self.text) if self.text in ids else -1

    def draw(self) -> None:
        """All values, on as many lines as they need."""
        rows: list[list[Span]] = [[]]
        room, used = self.size.width or 60, 0
        chosen: Role = "chip" if self.has_focus else "chosen"
        for number, option in enumerate(self._options):
            width = cell_width(option.words) + 2
            if used and used + width > room:
                rows.append([])
                used = 0
            role: Role = chosen if number == self._at else "dim"
            rows[-1].append(Span(f" {option.words} ", role))
            used += width
        if not self.text and self._at < 0 and self.has_focus:
            rows[-1].append(Span(" ←→", "accent"))
        self.styles.height = len(rows)
        self.show([Line(tuple(row)) for row in rows])

    def action_step(self, step: int) -> None:
        """Pick the value beside it."""
        at = self._at if self._at >= 0 or step > 0 else 0
        self.pick(self._options[(at + step) % len(self._options)].id)

    def action_clear(self) -> None:
        """Pick none, where that may be."""
        if any(not option.id for option in self._options):
            self.pick("")

    def on_key(self, event: events.Key) -> None:
        """Pick the next value that begins with the letter."""
        letter = (event.character or "").casefold()
        if not letter.isalnum():
            return
        event.stop()
        first = self._at + 1
        turned = [*self._options[first:], *self._options[:first]]
        for option in turned:
            if option.words.casefold().startswith(letter):
                self.pick(option.id)
                return

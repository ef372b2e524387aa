"""Things that are ticked one by one, such as the members of a family."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType

from qmas_tui.desk.widgets.entry import Picked
from qmas_tui.facts.parsing import names_text, read_names
from qmas_tui.views.form import Tick
from qmas_tui.views.model import Line, Role, Span
from qmas_tui.views.record_form import NOBODY
from qmas_tui.views.width import cell_width


class Ticks(Picked):
    """A line each; its text are the values ticked, and empty while nobody chose."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "tick", show=False),
        Binding("down", "go(1)", show=False),
        Binding("up", "go(-1)", show=False),
    ]

    def __init__(self, ticks: Sequence[Tick], text: str) -> None:
        super().__init__(text)
        self._ticks = ticks
        self._at = self._next(-1, 1) or 0

    def offer(self, ticks: Sequence[Tick]) -> None:
        """The same things, told anew."""
        self._ticks = ticks
        self.draw()

    @property
    def _on(self) -> Collection[str]:
        if self.text == NOBODY:
            return ()
        if self.text:
            return read_names(self.text)
        return [tick.value for tick in self._ticks if tick.on]

    def draw(self) -> None:
        """Each with its sign, its name, and what is told of it at the right."""
        on, room = self._on, self.size.width or 60
        lines = []
        for number, tick in enumerate(self._ticks):
            is_on = tick.on if tick.fixed else tick.value in on
            is_here = self.has_focus and number == self._at
            role: Role = "dim" if tick.fixed else "strong" if is_here else "plain"
            sign = Span(" ● " if is_on else " ○ ", "accent" if is_on else "dim")
            here = Span("›" if is_here else " ", "accent")
            words = Span(tick.words, role)
            told = sum(cell_width(span.text) for span in tick.told)
            used = cell_width(f"    {tick.words}")
            if tick.told and used + told + 2 > room:
                lines.append(Line((here, sign, words)))
                lines.append(Line((Span(" " * max(4, room - told)), *tick.told)))
            else:
                gap = Span(" " * max(0, room - used - told))
                lines.append(Line((here, sign, words, gap, *tick.told)))
            if tick.ask:
                lines.append(Line((Span(f"    {tick.ask}", "warn"),)))
        self.styles.height = len(lines)
        self.show(lines)

    def action_tick(self) -> None:
        """Set the tick, or take it out."""
        here = self._ticks[self._at]
        if here.fixed:
            return
        on = set(self._on) ^ {here.value}
        values = [t.value for t in self._ticks if t.value in on and not t.fixed]
        self.pick(names_text(values) or NOBODY)

    def action_go(self, step: int) -> None:
        """The next that can be ticked; from the last on to the next field."""
        there = self._next(self._at, step)
        if there is None:
            self.screen.focus_next() if step > 0 else self.screen.focus_previous()
        else:
            self._at = there
            self.draw()

    def _next(self, at: int, step: int) -> int | None:
        ahead = range(at + step, len(self._ticks) if step > 0 else -1, step)
        return next((n for n in ahead if not self._ticks[n].fixed), None)

"""Pay drawn as bars against the level that the office looks at."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from msgspec import Struct

from qmas_tui.views.canvas import Canvas
from qmas_tui.views.model import Role, Span

BAR: Final = "▇"
LEVEL: Final = "│"
_MARK: Final = "▼"
LEAST_CELLS: Final = 16
_MOST_CELLS: Final = 46
_LEVEL_AT: Final = 2
"""The level stands in the middle at the latest: so many times it is drawn in full."""


class PayBars(Struct, frozen=True, gc=False):
    """A scale over so many cells on which a level is marked."""

    most: int
    level: int
    cells: int

    @classmethod
    def over(cls, pays: Sequence[int], level: int, room: int) -> PayBars:
        """The scale of these pays; without room enough it draws nothing."""
        cells = min(room, _MOST_CELLS) if room >= LEAST_CELLS else 0
        return cls(max([_LEVEL_AT * level, *pays]), level, cells)

    def title(self) -> tuple[Span, ...]:
        """What the mark of the level says, above it."""
        canvas, words = Canvas(self.cells), f"our level {self.level:,} "
        at = self._column(self.level)
        canvas.put(at, _MARK, "warn")
        if len(words) <= at:
            canvas.put(at - len(words), words, "dim")
        else:
            canvas.put(at + 1, f" {words}", "dim")
        return canvas.line().spans

    def bar(self, pay: int | None, role: Role) -> tuple[Span, ...]:
        """A pay as a bar, behind the line of the level; below it in another role."""
        canvas = Canvas(self.cells)
        if pay:
            length = max(1, self._column(pay))
            canvas.put(0, BAR * length, role if pay >= self.level else "warn")
        canvas.put(self._column(self.level), LEVEL, "warn")
        return canvas.line().spans

    def _column(self, pay: int) -> int:
        return round(pay * (self.cells - 1) / self.most)

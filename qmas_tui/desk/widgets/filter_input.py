"""Where a filter is typed: how a word may go on, and what was asked for before."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import BindingType
from textual.suggester import Suggester

from qmas_tui.desk.widgets.typed import Typed
from qmas_tui.views.completion import completed


class _Completion(Suggester):
    """How the last word may go on, shown behind it."""

    def __init__(self) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self.terms: Sequence[str] = ()

    async def get_suggestion(self, value: str) -> str | None:
        """The whole line, if its last word begins one that is known."""
        whole = completed(value, self.terms)
        return whole if whole != value else None


class FilterInput(Typed):
    """Tab completes; up and down go through what was asked for before."""

    BINDINGS: ClassVar[list[BindingType]] = [
        ("tab", "complete", "complete"),
        ("up", "recall(-1)", "earlier"),
        ("down", "recall(1)", "later"),
    ]

    def __init__(self, placeholder: str, id: str | None = None) -> None:
        self._completion = _Completion()
        self._asked: list[str] = []
        self._place = 0
        super().__init__(
            placeholder=placeholder,
            suggester=self._completion,
            select_on_focus=False,
            id=id,
        )

    def offer(self, terms: Sequence[str]) -> None:
        """Complete by these: fields, and parts of a filter such as `adviser=mw`."""
        self._completion.terms = terms

    def remember(self) -> None:
        """Keep what is typed, to be asked again."""
        if self.value.strip():
            self._asked = [each for each in self._asked if each != self.value]
            self._asked.append(self.value)
        self._place = len(self._asked)

    def action_complete(self) -> None:
        """Write the word whole."""
        self.value = completed(self.value, self._completion.terms)
        self.cursor_position = len(self.value)

    def action_recall(self, step: int) -> None:
        """Show an earlier filter, or a later one; after the last an empty line."""
        place = max(0, min(len(self._asked), self._place + step))
        if place != self._place:
            self._place = place
            self.value = self._asked[place] if place < len(self._asked) else ""
            self.cursor_position = len(self.value)

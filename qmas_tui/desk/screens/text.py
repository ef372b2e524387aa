"""A page that is read: words are found in it, one place after the other."""

from __future__ import annotations

from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult

from qmas_tui.desk.screens.page import PageScreen
from qmas_tui.desk.widgets.filter_line import FilterLine
from qmas_tui.desk.widgets.typed import Typed
from qmas_tui.views.model import Section

HINT = "words of this page"


class TextScreen(PageScreen):
    """A page with a line in which one types what is looked for in it."""

    _place = 0
    """Which of the places one is at, from 0."""

    def body(self) -> ComposeResult:
        """The page, and below it that line."""
        yield from super().body()
        yield FilterLine(HINT)

    def show_page(self, sections: Sequence[Section]) -> None:
        """Show the page, and again what was found on it."""
        super().show_page(sections)
        if self._line.is_open:
            self._show()

    @property
    def _line(self) -> FilterLine:
        return self.query_one(FilterLine)

    def action_find(self) -> None:
        """Open the line."""
        self._line.open()

    @on(Typed.Changed)
    def _look(self) -> None:
        """Go to the first place from where one reads."""
        places = self._places()
        top = self.page.scroll_offset.y
        self._place = next((n for n, line in enumerate(places) if line >= top), 0)
        self._show()

    @on(Typed.Submitted)
    def _go_on(self) -> None:
        self.page.focus()

    def action_found(self, step: int) -> None:
        """Go to the next place, or to the one before."""
        self._place += step
        self._show()
        if not self._line.is_open:
            self.action_find()

    def _places(self) -> list[int]:
        words = self._line.typed.value.strip()
        return self.page.places(words) if words else []

    def _show(self) -> None:
        places = self._places()
        if places:
            self._place %= len(places)
            self.page.mark(places[self._place])
            self._line.tell(f"{self._place + 1} of {len(places)}")
        else:
            self.page.mark(None)
            typed = self._line.typed.value.strip()
            self._line.tell("not on this page" if typed else "", "warn")

    def action_leave(self) -> None:
        """Close the line first, where it is open."""
        if self._line.is_open:
            self._line.close()
            self.page.focus()
        else:
            super().action_leave()

"""A screen around a page of sections, with lines above it that stay."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from textual.app import ComposeResult
from textual.geometry import Size

from qmas_tui.desk.commands import Need
from qmas_tui.desk.screens.base import DeskScreen
from qmas_tui.desk.widgets.lines import LineView, spaced
from qmas_tui.desk.widgets.page_view import PageView
from qmas_tui.desk.wrap import wrapped
from qmas_tui.views.lay import INDENT
from qmas_tui.views.model import Line, Section, as_text, fields_shown


class PageScreen(DeskScreen):
    """A screen around a page of sections."""

    _drawn_for: Size | None = None
    _top: Sequence[Line] = ()
    DEFAULT_CSS = """
    PageScreen {
        & #top { margin: 1 0 0 0; height: auto; }
        & #page { margin: 1 0 0 0; }
    }
    """

    def body(self) -> ComposeResult:
        """Lines that stay above, and the page that scrolls."""
        yield LineView(has_cursor=False, id="top")
        yield PageView(id="page")

    @property
    def top(self) -> Sequence[Line]:
        """The lines above the page."""
        return self._top

    @property
    def page(self) -> PageView:
        """The page that scrolls."""
        return self.query_one(PageView)

    @property
    def pages(self) -> Sequence[PageView]:
        """All that scrolls, in the order in which it is read."""
        return [self.page]

    @property
    def room(self) -> int:
        """So many cells wide a line above the page may be."""
        return self.size.width - INDENT - 1

    def redraw(self) -> None:
        """Show everything as it is now."""
        self._drawn_for = self.size
        super().redraw()

    def _lay_out_anew(self) -> None:
        """It is drawn by the size of the screen alone: once for each."""
        if self.size != self._drawn_for:
            super()._lay_out_anew()

    def show_top(self, lines: Sequence[Line]) -> None:
        """Show lines above the page."""
        self._top = lines
        top = self.query_one("#top", LineView)
        folded = wrapped(lines, self.room)
        top.styles.height = len(folded)
        top.show(spaced(folded, INDENT - 1))

    def show_page(self, sections: Sequence[Section]) -> None:
        """Show the page below; nothing of it is cut off at the edge."""
        self.page.show_sections(sections, self.size.width - 6)

    def missing(self) -> Mapping[Need, str]:
        """What is recorded can be corrected where the cursor rests on it."""
        here = self.page.here
        is_recorded = here is not None and (here.row or fields_shown(self.page.whole))
        return {} if is_recorded else {"row": "the cursor is on nothing recorded"}

    def action_copy(self) -> None:
        """Copy the page as text."""
        parts = [as_text(self._top).strip(), *[each.text() for each in self.pages]]
        self.app.copy_to_clipboard("\n\n".join(parts) + "\n")
        self.notify("The page is on the clipboard.")

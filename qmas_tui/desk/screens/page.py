"""A screen that shows pages of sections, with a cursor on what can be explained."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult

from qmas_tui.desk.commands import Command
from qmas_tui.desk.screens.base import DeskScreen
from qmas_tui.desk.widgets.lines import LineView, spaced
from qmas_tui.views.model import Line, Section, Span, as_text

MARGIN = 2


class PageView(LineView):
    """Sections one under the other; the cursor rests on lines about something."""

    def stops(self, index: int) -> bool:
        """The cursor rests on a date, a finding or a recorded row."""
        if not 0 <= index < self.count:
            return False
        line = self.line_at(index)
        return bool(line.about or line.row)

    def show_sections(self, sections: Sequence[Section]) -> None:
        """Show the sections with air between them."""
        lines: list[Line] = []
        for section in sections:
            if lines:
                lines.append(Line())
            lines.append(Line((Span(section.title, "head"),)))
            lines += spaced(section.lines, MARGIN)
        self.show(lines)
        if not self.stops(self.cursor):
            self.action_jump(0)

    @property
    def here(self) -> Line | None:
        """The line under the cursor, if it rests on one."""
        return self.line_at(self.cursor) if self.stops(self.cursor) else None

    def text(self) -> str:
        """The page as plain text."""
        return as_text([self.line_at(index) for index in range(self.count)])


class PageScreen(DeskScreen):
    """A screen around a page of sections."""

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
    def page(self) -> PageView:
        """The page that scrolls."""
        return self.query_one(PageView)

    def show_top(self, lines: Sequence[Line]) -> None:
        """Show lines above the page."""
        top = self.query_one("#top", LineView)
        top.styles.height = len(lines)
        top.show(spaced(lines, MARGIN - 1))

    def lacks(self, command: Command) -> str:
        """Rows can be corrected where the cursor rests on one."""
        here = self.page.here
        if command.needs == "row" and (here is None or here.row is None):
            return "the cursor is on no recorded row"
        return super().lacks(command)

    def action_copy(self) -> None:
        """Copy the page as text."""
        self.app.copy_to_clipboard(self.page.text())
        self.notify("The page is on the clipboard.", markup=False)

"""A screen that shows pages of sections, with a cursor on what can be explained."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult

from qmas_tui.desk.commands import Command
from qmas_tui.desk.screens.base import DeskScreen
from qmas_tui.desk.widgets.lines import LineView, spaced
from qmas_tui.desk.wrap import wrapped
from qmas_tui.views.model import Line, Section, Span, as_text

MARGIN = 2
WHOLE = 10_000
"""Room enough to fold nothing."""


class PageView(LineView):
    """Sections one under the other; the cursor rests on lines about something."""

    _sections: Sequence[Section] = ()

    def stops(self, index: int) -> bool:
        """The cursor rests on the first line of a date, a finding or a row."""
        if not 0 <= index < self.count:
            return False
        line = self.line_at(index)
        if not (line.about or line.row):
            return False
        before = self.line_at(index - 1) if index else Line()
        return _matter(before) != _matter(line)

    def show_sections(self, sections: Sequence[Section], room: int) -> None:
        """Show the sections with air between them, folded to fit into `room`."""
        self._sections = sections
        self.show(_laid(sections, room))
        if not self.stops(self.cursor):
            self.action_jump(0)

    @property
    def here(self) -> Line | None:
        """The line under the cursor, if it rests on one."""
        return self.line_at(self.cursor) if self.stops(self.cursor) else None

    def text(self) -> str:
        """The page as plain text."""
        return as_text(_laid(self._sections, WHOLE))


def _matter(line: Line) -> tuple[str, str, tuple[str, int] | None]:
    return line.about, line.subject, line.row


def _laid(sections: Sequence[Section], room: int) -> list[Line]:
    lines: list[Line] = []
    for section in sections:
        if lines:
            lines.append(Line())
        lines.append(Line((Span(section.title, "head"),)))
        lines += spaced(wrapped(section.lines, room), MARGIN)
    return lines


class PageScreen(DeskScreen):
    """A screen around a page of sections."""

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
    def page(self) -> PageView:
        """The page that scrolls."""
        return self.query_one(PageView)

    def show_top(self, lines: Sequence[Line]) -> None:
        """Show lines above the page."""
        self._top = lines
        top = self.query_one("#top", LineView)
        folded = wrapped(lines, self.size.width - MARGIN - 1)
        top.styles.height = len(folded)
        top.show(spaced(folded, MARGIN - 1))

    def show_page(self, sections: Sequence[Section]) -> None:
        """Show the page below; nothing of it is cut off at the edge."""
        self.page.show_sections(sections, self.size.width - 6)

    def lacks(self, command: Command) -> str:
        """Rows can be corrected where the cursor rests on one."""
        here = self.page.here
        if command.needs == "row" and (here is None or here.row is None):
            return "the cursor is on no recorded row"
        return super().lacks(command)

    def action_copy(self) -> None:
        """Copy the page as text."""
        head = as_text(self._top).strip()
        self.app.copy_to_clipboard(f"{head}\n\n{self.page.text()}\n")
        self.notify("The page is on the clipboard.")

"""A page of sections that scrolls, with a cursor on what can be explained."""

from __future__ import annotations

from collections.abc import Sequence

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

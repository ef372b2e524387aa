"""A page of sections that scrolls, with a cursor on what can be explained."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import takewhile

from msgspec import structs
from textual.geometry import Size

from qmas_tui.desk.widgets.lines import LineView, spaced
from qmas_tui.desk.wrap import wrapped
from qmas_tui.views.lay import INDENT
from qmas_tui.views.model import Line, Remedy, Section, Span, as_text, text_of

WHOLE = 10_000
"""Room enough to fold nothing."""
Matter = tuple[str, str, tuple[str, int] | None, Remedy | None]


class PageView(LineView):
    """Sections one under the other; the cursor rests on lines about something."""

    _sections: Sequence[Section] = ()
    _found: int | None = None
    """The line at which what was looked for was found."""

    def stops(self, index: int) -> bool:
        """The cursor rests on the first line of a date, a finding or a row."""
        if not 0 <= index < self.count:
            return False
        line = self.line_at(index)
        if not (line.about or line.row or line.remedy):
            return False
        before = self.line_at(index - 1) if index else Line()
        return matter(before) != matter(line)

    def show_sections(self, sections: Sequence[Section], room: int) -> None:
        """Show the sections with air between them, folded to fit into `room`."""
        self._sections = sections
        self._found = None
        self.show(_laid(sections, room))
        if not self.stops(self.cursor):
            self.action_jump(0)

    def line_at(self, index: int) -> Line:
        """The line with that number; where something was found, it is marked whole."""
        line = super().line_at(index)
        if index != self._found:
            return line
        spans = tuple(Span(each.text, "chosen") for each in line.spans)
        return structs.replace(line, spans=spans)

    def places(self, words: str) -> list[int]:
        """The lines that have these words."""
        wanted = words.casefold()
        lines = map(self.line_at, range(self.count))
        return [n for n, line in enumerate(lines) if wanted in text_of(line).casefold()]

    def mark(self, index: int | None) -> None:
        """Mark one line, and bring it into sight; or none any more."""
        self._found = index
        if index is not None:
            self.scroll_to(y=index - self.size.height // 2, animate=False)
        self.refresh()

    @property
    def here(self) -> Line | None:
        """The line under the cursor, if it rests on one."""
        return self.line_at(self.cursor) if self.stops(self.cursor) else None

    @property
    def whole(self) -> Line:
        """The same with all that it was folded into."""
        first = self.line_at(self.cursor)
        rest = map(self.line_at, range(self.cursor + 1, self.count))
        parts = takewhile(lambda line: matter(line) == matter(first), rest)
        spans = [span for line in (first, *parts) for span in line.spans]
        return structs.replace(first, spans=tuple(spans))

    def begin(self) -> None:
        """Take the keys, and begin at the top."""
        self.focus()
        self.cursor = 0
        self.scroll_home(animate=False)
        self.action_jump(0)

    def go_to(self, is_it: Callable[[Line], bool]) -> bool:
        """Put the cursor on the first line that is meant; whether there is one."""
        for index in range(self.count):
            if self.stops(index) and is_it(self.line_at(index)):
                self.cursor = index
                return True
        return False

    def on_focus(self) -> None:
        """The cursor is shown where the keys go."""
        self.refresh()

    def on_blur(self) -> None:
        """It is hidden elsewhere."""
        self.refresh()

    @property
    def shows_cursor(self) -> bool:
        """Of several pages on a screen, that with the focus."""
        return self.has_focus

    def top_of(self, index: int) -> int:
        """The line from which on what the cursor rests on is told."""
        while index and self.line_at(index - 1).spans and not self.stops(index - 1):
            index -= 1
        return index

    def leave_room(self, lines: int) -> int:
        """Have so many lines of the screen for the cursor's line and below it.

        Gives the line of the screen on which that is now.
        """
        self.virtual_size = Size(self.size.width, self.count + lines)
        at = self.region.y + self.cursor - self.scroll_offset.y
        over = max(0, at + lines - self.screen.size.height + 1)
        self.scroll_relative(y=over, animate=False, immediate=True)
        return at - over

    def text(self) -> str:
        """The page as plain text."""
        return as_text(_laid(self._sections, WHOLE))


def matter(line: Line) -> Matter:
    """What a line is about."""
    return line.about, line.subject, line.row, line.remedy


def _laid(sections: Sequence[Section], room: int) -> list[Line]:
    lines: list[Line] = []
    for section in sections:
        if lines:
            lines.append(Line())
        lines.append(section.head)
        lines += spaced(wrapped(section.lines, room), INDENT)
    return lines

"""A scrolling list of lines that draws only what can be seen.

Text is data: it goes to the terminal as it is, without markup, and control characters
are replaced.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from msgspec import structs
from rich.segment import Segment
from rich.style import Style
from textual import getters
from textual.binding import Binding, BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from qmas_tui.desk.widgets.roles import RolesApp
from qmas_tui.views.model import Line, Span

CURSOR = "›"


class LineView(ScrollView, can_focus=True):
    """Lines in roles, with a cursor on one of them if `cursor` is wanted."""

    app = getters.app(RolesApp)
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,j", "move(1)", show=False),
        Binding("up,k", "move(-1)", show=False),
        Binding("pagedown,ctrl+f", "page(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("home,less_than_sign", "jump(0)", show=False),
        Binding("end,greater_than_sign", "jump(-1)", show=False),
    ]
    DEFAULT_CSS = """
    LineView {
        height: 1fr;
        overflow-x: hidden;
        scrollbar-size-vertical: 1;
        scrollbar-color: $dim 60%;
        scrollbar-color-hover: $dim;
        scrollbar-color-active: $dim;
        scrollbar-background: $background;
        scrollbar-background-hover: $background;
        scrollbar-background-active: $background;
    }
    """

    cursor: reactive[int] = reactive(0)

    class Moved(Message):
        """The cursor stands on another line."""

    def __init__(
        self,
        *,
        has_cursor: bool = True,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self.has_cursor = has_cursor
        self.can_focus = has_cursor
        self._lines: Sequence[Line] = ()
        self._ground = Style()

    @property
    def count(self) -> int:
        """How many lines there are."""
        return len(self._lines)

    def line_at(self, index: int) -> Line:
        """The line with that number, from 0."""
        return self._lines[index]

    def show(self, lines: Sequence[Line]) -> None:
        """Show other lines; the cursor stays where it can."""
        self._lines = lines
        self.reflow()

    def reflow(self) -> None:
        """The number of lines, or what they say, has changed."""
        self.virtual_size = Size(self.size.width, self.count)
        self.cursor = max(0, min(self.cursor, self.count - 1))
        self._follow()
        self.refresh()

    def on_resize(self) -> None:
        """Lines are laid out for the width that there is."""
        self.virtual_size = Size(self.size.width, self.count)
        self._follow()

    def watch_cursor(self) -> None:
        """Keep the cursor in sight and tell that it moved."""
        self._follow()
        self.refresh()
        self.post_message(self.Moved())

    def _follow(self) -> None:
        top, height = self.scroll_offset.y, max(1, self.size.height)
        y = max(min(top, self.top_of(self.cursor)), self.cursor - height + 1)
        if y != top and self.has_cursor and self.stops(self.cursor):
            self.scroll_to(y=y, animate=False, immediate=True)

    def top_of(self, index: int) -> int:
        """The first line that is seen with a line, such as the head above it."""
        return index

    def stops(self, index: int) -> bool:
        """Whether the cursor may rest on a line."""
        return 0 <= index < self.count

    @property
    def shows_cursor(self) -> bool:
        """Whether the line under the cursor is marked."""
        return self.has_cursor

    def action_move(self, step: int) -> None:
        """Move to the next line on which the cursor may rest."""
        if not self._land(self.cursor + step, step):
            self.scroll_relative(y=step, animate=False, immediate=True)

    def action_page(self, step: int) -> None:
        """Move by a screenful, also past the last line on which the cursor may rest."""
        page = step * max(1, self.size.height - 1)
        before = self.cursor
        index = max(0, min(self.count - 1, before + page))
        lands = self._land(index, step) or self._land(index, -step)
        if not lands or self.cursor == before:
            self.scroll_relative(y=page, animate=False, immediate=True)

    def action_jump(self, end: int) -> None:
        """Move to the first or the last line, and show what lies before or behind."""
        height = self.size.height
        if end:
            if not self._land(self.count - 1, -1) or self.cursor >= self.count - height:
                self.scroll_end(animate=False, immediate=True)
        elif not self._land(0, 1) or self.cursor < height:
            self.scroll_home(animate=False, immediate=True)

    def _land(self, index: int, step: int) -> bool:
        while self.has_cursor and 0 <= index < self.count:
            if self.stops(index):
                self.cursor = index
                return True
            index += step
        return False

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw some lines; the style that all stand on is worked out once."""
        self._ground = self.rich_style
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """Draw one line of what can be seen."""
        index = y + self.scroll_offset.y
        width = self.size.width
        base = self._ground
        if index >= self.count:
            return Strip.blank(width, base)
        line = self.line_at(index)
        here = self.shows_cursor and index == self.cursor and self.stops(index)
        if here:
            base += self.app.role_style("cursor")
        segments = [self._segment(span, base, here) for span in line.spans]
        if self.has_cursor:
            sign = CURSOR if here else " "
            segments.insert(0, Segment(sign, base + self.app.role_style("accent")))
        return Strip(segments).adjust_cell_length(width, base)

    def _segment(self, span: Span, base: Style, here: bool) -> Segment:
        if here and span.role == "dim":
            span = Span(span.text)
        return self.app.segment(span, base)


def spaced(lines: Sequence[Line], left: int = 1) -> list[Line]:
    """Lines with room on the left."""
    gap = Span(" " * left)
    return [structs.replace(line, spans=(gap, *line.spans)) for line in lines]

"""A page about one case in blocks: dates and findings side by side, the rest below."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual.app import ComposeResult

from qmas_tui.desk.screens.recording import Recording
from qmas_tui.desk.widgets.case_blocks import EDGE, MOST_DATES, CaseBlocks
from qmas_tui.desk.widgets.lines import LineView
from qmas_tui.desk.widgets.page_view import PageView, matter
from qmas_tui.views.lay import INDENT
from qmas_tui.views.model import Line, Section, width_of

ROOM_FOR_PATH = 30
"""A terminal this high has room for the path on four lines; a lower one has one."""
Drawn = Callable[[int], Sequence[Section]]
"""Sections as they are in a room so many cells wide."""


class BlockScreen(Recording):
    """A head that stays, and below it blocks between which `tab` goes."""

    def body(self) -> ComposeResult:
        """The head, and the blocks below it."""
        yield LineView(has_cursor=False, id="top")
        yield CaseBlocks(id="blocks")

    @property
    def blocks(self) -> CaseBlocks:
        """The blocks of the page."""
        return self.query_one(CaseBlocks)

    @property
    def pages(self) -> Sequence[PageView]:
        """The blocks that are shown."""
        return self.blocks.pages

    @property
    def page(self) -> PageView:
        """The block to which the keys go."""
        there = self.focused
        if isinstance(there, PageView) and there in self.pages:
            return there
        return self.first

    @property
    def first(self) -> PageView:
        """The block in which one begins."""
        return self.blocks.block("page" if self.blocks.is_narrow else "findings")

    def show_page(self, sections: Sequence[Section]) -> None:
        """Show the page below the columns."""
        block, room = self.blocks.block("page"), self.size.width - EDGE
        block.show_sections(sections, room)

    def stay_at(self, here: Line | None) -> bool:
        """Put the cursor on what it was on, in whichever block that stands now."""
        for page in self.pages:
            if here and page.go_to(lambda line: matter(line) == matter(here)):
                page.focus()
                return True
        return False

    def draw_columns(self, dates: Drawn, findings: Drawn, height: int) -> None:
        """Show dates and findings beside each other, in at most so many lines."""
        room = self.blocks.room(self.size.width) + EDGE
        most = round(room * MOST_DATES)
        told = dates(most - EDGE)
        left = min(most, max(map(width_of, told)) + EDGE + INDENT)
        right = room - left - INDENT
        self.blocks.show_now(told, findings(right - EDGE), (left, right), height)

    def action_next_block(self) -> None:
        """Go to the next block."""
        self.turn(1)

    def action_previous_block(self) -> None:
        """Go to the block before."""
        self.turn(-1)

    def turn(self, step: int) -> None:
        """Go from block to block."""
        pages = list(self.pages)
        pages[(pages.index(self.page) + step) % len(pages)].focus()

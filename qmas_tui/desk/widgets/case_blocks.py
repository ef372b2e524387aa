"""The blocks of a case page: dates, findings, a section, and papers beside them."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical

from qmas_tui.desk.widgets.bars import Bar
from qmas_tui.desk.widgets.page_view import PageView
from qmas_tui.views.lay import INDENT
from qmas_tui.views.model import Line, Section

TWO_COLUMNS = 100
"""From this width on dates and findings stand side by side, above the section."""
THREE_COLUMNS = 180
"""From this width on papers and notes stand beside them."""
LEAST_SECTION = 8
"""So many lines of the section are left to be seen, whatever stands above it."""
MOST_DATES = 0.58
"""The dates take no more than this part of the width that findings share with them."""
EDGE = INDENT + 2
"""What a block keeps free of its width: the cursor, the indent, the scrollbar."""


class CaseBlocks(Horizontal):
    """Blocks of a page, of which a narrow terminal shows the section alone."""

    DEFAULT_CSS = """
    CaseBlocks {
        & #main { width: 1fr; }
        & #now { height: auto; margin: 0 0 1 0; }
        & #findings { margin: 0 0 0 2; }
        & #tabs { margin: 0 0 1 0; }
        & #aside { width: 36%; margin: 0 0 0 2; }
    }
    """

    def compose(self) -> ComposeResult:
        """Dates and findings, the tabs, the section, and what stands beside them."""
        with Vertical(id="main"):
            with Horizontal(id="now"):
                yield PageView(id="dates")
                yield PageView(id="findings")
            yield Bar(id="tabs")
            yield PageView(id="page")
        yield PageView(id="aside")

    def lay_out(self, width: int, has_aside: bool = True) -> None:
        """Show as many blocks as the width has room for, and are wanted."""
        self.query_one("#now").display = width >= TWO_COLUMNS
        self.query_one("#tabs").display = has_aside
        self.block("aside").display = has_aside and width >= THREE_COLUMNS

    @property
    def is_narrow(self) -> bool:
        """Whether the section is all that there is."""
        return not self.query_one("#now").display

    @property
    def has_aside(self) -> bool:
        """Whether there is a third column."""
        return self.block("aside").display

    def block(self, name: str) -> PageView:
        """A block by name."""
        return self.query_one(f"#{name}", PageView)

    @property
    def pages(self) -> Sequence[PageView]:
        """The blocks that are shown, in the order in which they are read."""
        if self.is_narrow:
            return [self.block("page")]
        names = ["dates", "findings", "page", *(["aside"] if self.has_aside else [])]
        return [self.block(name) for name in names]

    def room(self, width: int) -> int:
        """The cells of a line of the section."""
        aside = width * 36 // 100 + INDENT if self.has_aside else 0
        return width - aside - EDGE

    def show_now(
        self,
        dates: Sequence[Section],
        findings: Sequence[Section],
        widths: tuple[int, int],
        height: int,
    ) -> None:
        """Show dates and findings in columns that wide, as high as they need."""
        for name, sections, width in zip(
            ("dates", "findings"), (dates, findings), widths, strict=True
        ):
            block = self.block(name)
            block.styles.width = width
            block.show_sections(sections, width - EDGE)
        needed = max(self.block(name).count for name in ("dates", "findings"))
        self.query_one("#now").styles.height = min(needed, max(6, height))

    def show_tabs(self, line: Line) -> None:
        """Show which section is open."""
        self.query_one("#tabs", Bar).say(*line.spans)

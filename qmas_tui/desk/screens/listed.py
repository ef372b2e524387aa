"""A list of cases with the panel of the one under the cursor, below it or beside it."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Container, Vertical

from qmas_tui.desk.screens.base import DeskScreen
from qmas_tui.desk.screens.jump import Target
from qmas_tui.desk.widgets.bars import Bar, tab_starts
from qmas_tui.desk.widgets.filter_line import FilterLine
from qmas_tui.desk.widgets.index_table import IndexTable
from qmas_tui.desk.widgets.lines import LineView
from qmas_tui.desk.widgets.side_panel import (
    BESIDE,
    LOW,
    SIZES,
    SidePanel,
    Size,
    next_size,
    usual_size,
)
from qmas_tui.views.queue import NamedView

REST_SECONDS = 0.06
"""The panel follows a cursor that has rested so long."""


class ListedScreen(DeskScreen):
    """Views, filter and list; the panel shows the case under the cursor."""

    DEFAULT_CSS = """
    ListedScreen {
        & #desk { height: 1fr; }
        & #left { width: 1fr; height: 1fr; }
        & #views { margin: 1 0 1 0; }
        &.-low #views { margin: 0; }
        &.-beside #desk { layout: horizontal; }
        &.-beside.-large #left { width: 82; }
    }
    """

    def __init__(self) -> None:
        super().__init__()
        self._panel_size: Size | None = None
        self._in_panel: str | None = None
        self._layout: tuple[bool, bool, Size] | None = None

    def body(self) -> ComposeResult:
        """Views, filter and table, and the case under the cursor."""
        with Container(id="desk"):
            with Vertical(id="left"):
                yield Bar(id="views")
                yield self.make_filter()
                yield Bar(id="columns")
                yield self.make_table()
            yield self.make_panel()

    def make_filter(self) -> FilterLine:
        """The line in which a filter is typed."""
        raise NotImplementedError

    def make_table(self) -> IndexTable[Any]:
        """The list, under the id "table"."""
        raise NotImplementedError

    def make_panel(self) -> SidePanel[Any]:
        """The panel, under the id "panel"."""
        raise NotImplementedError

    @property
    def views(self) -> Sequence[NamedView]:
        """The views above the list."""
        raise NotImplementedError

    def targets(self) -> Iterator[Target]:
        """The list, the views, the places."""
        yield from super().targets()
        bar = self.query_one("#views", Bar)
        starts = tab_starts(bar.line_at(0))
        for start, view in zip(starts, self.views, strict=True):
            x, y = bar.region.offset
            yield Target(x + start, y, partial(self.show_view, view.key))

    def show_view(self, key: str) -> None:
        """Show a view, in the order and with the columns that it has."""
        raise NotImplementedError

    @property
    def case(self) -> str | None:
        """The case under the cursor."""
        return self.query_one("#table", IndexTable).case

    def lay_out(self) -> None:
        """Set list and panel where the screen has room for them."""
        width, height = self.size
        size = self._panel_size or usual_size(width, height)
        layout = height < LOW, width >= BESIDE, size
        if layout == self._layout:
            return
        is_new, self._layout = self._layout is None, layout
        classes = {f"-{name}": name == size for name in SIZES}
        classes["-beside"] = width >= BESIDE
        self.query_one("#panel").update_classes(classes, update=not is_new)
        self.update_classes({**classes, "-low": height < LOW}, update=not is_new)
        if not is_new:  # else it is styled and drawn once its parts have their size
            self.call_after_refresh(self.redraw)

    def action_panel_size(self) -> None:
        """Make the panel larger, or smaller, or take it away."""
        width, height = self.size
        self._panel_size = next_size(self._panel_size or usual_size(width, height))
        self.lay_out()

    def draw_panel(self) -> None:
        """Show the case under the cursor as it is now."""
        self._in_panel = self.case

    @on(LineView.Moved)
    def _moved(self, message: LineView.Moved) -> None:
        message.stop()
        if self.case != self._in_panel:
            self._follow()

    @work(exclusive=True, group="panel")
    async def _follow(self) -> None:
        """Show the case once the cursor rests; until then nothing waits for it."""
        await asyncio.sleep(REST_SECONDS)
        self.draw_panel()

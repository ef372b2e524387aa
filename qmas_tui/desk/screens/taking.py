"""What every way to take in a file shares: lines to answer, and one step at the end."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType

from qmas_tui.casework.casework import Done
from qmas_tui.desk.commands import bindings_at
from qmas_tui.desk.screens.base import DeskScreen
from qmas_tui.desk.screens.confirm import confirm
from qmas_tui.desk.screens.report import ReportScreen
from qmas_tui.desk.widgets.bars import Bar
from qmas_tui.desk.widgets.choice_list import ChoiceList
from qmas_tui.desk.widgets.lines import LineView, spaced
from qmas_tui.desk.wrap import wrapped
from qmas_tui.views.model import Line, Span
from qmas_tui.views.width import cell_width, clean, cut

TALL = 30
ROOM_FOR_READ = 16
"""From this height on there is room for what would be read."""


class TakingScreen(DeskScreen):
    """A list on which each line can be answered; below, what would come of it."""

    place = "take-in"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_at("take-in")]
    DEFAULT_CSS = """
    TakingScreen {
        & #head { margin: 1 0; }
        & #below { height: auto; margin: 1 0 0 0; }
        & #why { height: auto; margin: 1 0; }
        & #outcome { height: auto; background: $panel; padding: 1 0; }
        &.-low { & #head { margin: 0; }
                 & #why { margin: 0; }
                 & #outcome { padding: 0; } }
    }
    """

    def body(self) -> ComposeResult:
        """Head, titles, lines to answer, what would be read, why, what comes of it."""
        yield Bar(id="head")
        yield Bar(id="titles")
        yield ChoiceList(id="list")
        yield LineView(has_cursor=False, id="below")
        yield LineView(has_cursor=False, id="why")
        yield LineView(has_cursor=False, id="outcome")

    @property
    def listed(self) -> ChoiceList:
        """The lines that can be answered."""
        return self.query_one(ChoiceList)

    @property
    def source(self) -> str:
        """The name of what is taken in."""
        raise NotImplementedError

    def on_mount(self) -> None:
        """Begin on the first line."""
        self.redraw()
        self.listed.focus()

    def redraw(self) -> None:
        """Show everything as it is now."""
        super().redraw()
        self.set_class(self.size.height < TALL, "-low")
        self.draw()

    def draw(self) -> None:
        """Show the page as it is now."""
        raise NotImplementedError

    def draw_head(self, told: str, state: str = "nothing is saved yet") -> None:
        """What is taken in, and how far it is."""
        left = [Span(" Take in ", "chip"), Span("  ")]
        right = [Span(f"{state} ", "warn")]
        used = sum(cell_width(each.text) for each in (*left, *right)) + 4
        room = self.size.width - used
        name = cut(clean(self.source), max(8, room))
        rest = cut(told, max(0, room - cell_width(name) - 3))
        left += [Span(name, "strong"), Span(f"   {rest}", "dim")]
        self.query_one("#head", Bar).say_apart(left, right, self.size.width)

    def draw_below(
        self, below: Sequence[Line], why: Sequence[Line], outcome: Sequence[Line]
    ) -> None:
        """What would be read, what there is to say of a line, what would come of it."""
        for name, lines in (("#below", below), ("#why", why), ("#outcome", outcome)):
            view = self.query_one(name, LineView)
            folded = lines if name == "#below" else wrapped(lines, self.size.width - 4)
            view.display = bool(folded)
            padding = 2 if name == "#outcome" and self.size.height >= TALL else 0
            view.styles.height = len(folded) + padding
            view.show(spaced(folded))

    @property
    def below_room(self) -> int:
        """So many lines high may be what would be read."""
        height = self.size.height
        if height < ROOM_FOR_READ:
            return 0
        beside = 15 if height >= TALL else 8
        return max(5, height - beside - self.listed.count)

    @on(LineView.Moved)
    def _moved(self, message: LineView.Moved) -> None:
        message.stop()
        self.draw()

    def report(self) -> tuple[str, Sequence[str], str]:
        """Title and lines of the whole report, and the same as CSV if there is one."""
        raise NotImplementedError

    def action_report(self) -> None:
        """Show the whole report."""
        title, lines, csv = self.report()
        self.app.push_screen(ReportScreen(title, lines, csv))

    def refuse(self, words: str, about: str) -> None:
        """Say why it is not taken in yet, and go where that can be settled."""
        self.listed.go_to(about)
        self.notify(words, severity="warning")

    def taken(self, done: Done) -> None:
        """It is in the book: back to where one came from, and say so."""
        if self.app.screen is self:
            self.app.pop_screen()
        self.notify(f"{done.what}; u takes it back.")
        self.app.changed()

    def action_leave(self) -> None:
        """Leave; asks only where answers would be lost."""
        if self.is_changed:
            question = "Leave without taking it in? Your answers are lost."
            confirm(self.app, question, self._leave)
        else:
            self._leave()

    def _leave(self) -> None:
        if self.app.screen is self:
            self.app.pop_screen()

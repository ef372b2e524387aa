"""A screen between a header and a footer, whose keys come from the commands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.screen import Screen

from qmas_tui.desk.breakpoints import take_size
from qmas_tui.desk.commands import (
    SHIPPED,
    Command,
    Need,
    OwnKeys,
    Place,
    footer_at,
    listed_at,
)
from qmas_tui.desk.screens.help import HelpScreen, Wish
from qmas_tui.desk.screens.jump import JumpScreen, Target
from qmas_tui.desk.widgets.bars import Bar, keys_line
from qmas_tui.desk.widgets.lines import LineView


class FramedScreen(Screen[None]):
    """A screen with the header above and the footer below."""

    place: ClassVar[Place]
    letters_move: ClassVar[bool] = True
    """Whether letters that are no command move the cursor."""
    _was_left = False
    DEFAULT_CSS = """
    FramedScreen { background: $background; color: $foreground; }
    """

    def body(self) -> ComposeResult:
        """What stands between header and footer."""
        yield from ()

    def compose(self) -> ComposeResult:
        """Header, body, footer."""
        take_size(self)
        yield Bar(panel=True, id="header")
        yield from self.body()
        yield Bar(panel=True, id="footer")

    def on_screen_suspend(self) -> None:
        """Another screen is in front."""
        self._was_left = True

    def on_screen_resume(self) -> None:
        """Something may have changed while it was; a new screen is drawn already."""
        if self._was_left:
            self.redraw()

    def on_resize(self, event: events.Resize) -> None:
        """Lay out for the width that there is.

        A screen is told its size once it was laid out for that, too, and would be laid
        out and drawn once more.
        """
        self.call_after_refresh(self._lay_out_anew)
        if event.size == self.outer_size:
            event.prevent_default()

    def _lay_out_anew(self) -> None:
        if self.query("#footer"):  # else it was left meanwhile
            self.redraw()

    def redraw(self) -> None:
        """Show everything as it is now."""
        self.draw_header()
        keys = keys_line(self.footer(), self.size.width)
        self.query_one("#footer", Bar).say(*keys)

    def draw_header(self) -> None:
        """Say above where one is."""

    def footer(self) -> Sequence[tuple[str, str]]:
        """The keys that the footer shows."""
        return footer_at(self.place, self.missing(), self.own_keys)

    @property
    def own_keys(self) -> OwnKeys:
        """The keys that the user gave to commands."""
        return SHIPPED

    def missing(self) -> Mapping[Need, str]:
        """What commands may need and is not there just now, and why."""
        return {}

    def lacks(self, command: Command) -> str:
        """Why a command can do nothing here just now; empty where it can."""
        return self.missing().get(command.needs, "")

    def would(self, command: Command) -> str:
        """What a command would do here just now."""
        return command.help

    def wrong(self) -> str:
        """What is wrong just now, in a sentence; empty where nothing is."""
        return ""

    def warned(self) -> str:
        """What the list of keys says first; empty where there is nothing to say."""
        return self.wrong()

    def action_leave(self) -> None:
        """Back to the screen before."""
        self.app.pop_screen()

    def targets(self) -> Iterator[Target]:
        """The parts of the screen to which a letter may go: those that take keys."""
        for each in self.query(LineView):
            if each.focusable and each.region:
                yield Target(each.region.x, each.region.y, each.focus)

    def action_jump(self) -> None:
        """Put a letter over each of them, and go where one says."""
        self.app.push_screen(JumpScreen(list(self.targets())), self._jumped)

    def _jumped(self, target: Target | None) -> None:
        if target is not None:
            target.go()

    def action_help(self) -> None:
        """The keys that work here; one can be searched for, and done."""
        rows = [
            (command, self.would(command), self.lacks(command))
            for command in listed_at(self.place, self.own_keys)
        ]
        page = HelpScreen(rows, self.warned(), self.letters_move)
        self.app.push_screen(page, self._helped)

    def _helped(self, wish: Wish | None) -> None:
        if wish is None:
            return
        if wish.changes_key:
            self.change_key(wish.command)
        else:
            self.call_later(self.app.run_action, wish.command.action, self)

    def change_key(self, command: Command) -> None:
        """Ask for another key for a command, where that can be kept."""

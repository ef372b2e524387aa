"""What every screen of the desk shares: header, footer, and a way to follow changes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar, cast

from textual.app import ComposeResult
from textual.screen import Screen

from qmas_tui.casework.casework import Casework, Done
from qmas_tui.desk.commands import Command, Place, footer_at, listed_at
from qmas_tui.desk.widgets.bars import Bar, keys_line
from qmas_tui.errors import QmasError
from qmas_tui.views.model import Span
from qmas_tui.views.say import count, day_words, long_day

if TYPE_CHECKING:
    from qmas_tui.desk.app import Desk


class DeskScreen(Screen[None]):
    """A screen with the header above and the footer below."""

    place: ClassVar[Place]
    DEFAULT_CSS = """
    DeskScreen { background: $background; color: $foreground; }
    """

    @property
    def desk(self) -> Desk:
        """The app that this screen belongs to."""
        return cast("Desk", self.app)

    @property
    def casework(self) -> Casework:
        """The book, its rules and its day."""
        return self.desk.casework

    def body(self) -> ComposeResult:
        """What stands between header and footer."""
        yield from ()

    def compose(self) -> ComposeResult:
        """Header, body, footer."""
        yield Bar(panel=True, id="header")
        yield from self.body()
        yield Bar(panel=True, id="footer")

    def on_screen_resume(self) -> None:
        """Something may have changed while another screen was in front."""
        self.redraw()

    def on_resize(self) -> None:
        """Lay out for the width that there is."""
        self.call_after_refresh(self.redraw)

    def redraw(self) -> None:
        """Show the book as it is now."""
        self.draw_header()
        keys = keys_line(self.footer(), self.size.width)
        self.query_one("#footer", Bar).say(*keys)

    def footer(self) -> Sequence[tuple[str, str]]:
        """The keys that the footer shows."""
        return footer_at(self.place)

    def draw_header(self) -> None:
        """Whose book, which day, and how old the rules are."""
        casework = self.casework
        name = casework.name.removesuffix(".json")
        holders = count(len(casework.holders), "holder")
        status = self.desk.status or f"{name} · {holders}"
        left = [Span(" QMAS desk", "head"), Span(f"   {status}")]
        day = f"{long_day(casework.as_of)} HKT"
        rules = f"rules read {day_words(casework.policy.checked_on)} "
        right = [Span(f"{day}   {rules}", "dim")]
        width = self.size.width
        self.query_one("#header", Bar).say_apart(left, right, width)

    def lacks(self, command: Command) -> str:
        """Why a command can do nothing here just now; empty where it can."""
        if command.needs == "steps" and self.casework.undo_words() is None:
            return "there is no change to take back"
        return ""

    def help_rows(self) -> list[tuple[Command, str]]:
        """The commands of this screen, each with why it can do nothing now."""
        return [(command, self.lacks(command)) for command in listed_at(self.place)]

    def tell(self, done: Done) -> None:
        """Say what was done, and show it."""
        self.notify(done.what, markup=False)
        self.desk.changed()

    def fail(self, error: QmasError) -> None:
        """Say what is wrong."""
        words = [error.message, *[str(problem) for problem in error.problems]]
        self.notify("\n".join(words), severity="error", markup=False)

    def is_gone(self, words: str) -> None:
        """What the screen shows is no longer in the book: go back, and say so."""
        if self.app.screen is self:
            self.app.pop_screen()
            self.notify(words, severity="warning", markup=False)

    def action_undo(self) -> None:
        """Take back the last change, saying what it was."""
        words = self.casework.undo_words()
        if words is not None and self.casework.undo_asks():
            from qmas_tui.desk.screens.confirm import ConfirmScreen

            question = f"Take back {words}?"
            self.app.push_screen(ConfirmScreen(question), self._undo_if_sure)
        else:
            self._undo_if_sure(True)

    def _undo_if_sure(self, sure: bool | None) -> None:
        if not sure:
            return
        try:
            self.tell(self.casework.undo())
        except QmasError as error:
            self.fail(error)

    def action_leave(self) -> None:
        """Back to the screen before."""
        self.app.pop_screen()

    def action_help(self) -> None:
        """The keys that work here."""
        from qmas_tui.desk.screens.help import HelpScreen

        self.app.push_screen(HelpScreen(self.help_rows()))

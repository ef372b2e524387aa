"""What every screen of the desk shares: the book, and a way to change it."""

from __future__ import annotations

from functools import partial

from textual import getters

from qmas_tui.casework.casework import Casework, Done, HistoryAction, Terms
from qmas_tui.casework.export import Scope
from qmas_tui.casework.undo import Way
from qmas_tui.desk.attempt import Attempt
from qmas_tui.desk.book_app import BookApp
from qmas_tui.desk.commands import Command
from qmas_tui.desk.screens.confirm import confirm
from qmas_tui.desk.screens.framed import FramedScreen
from qmas_tui.desk.widgets.bars import Bar
from qmas_tui.errors import BookError, QmasError, Stopped
from qmas_tui.views.model import Span
from qmas_tui.views.say import count, day_words, long_day

DOES: dict[Way, tuple[str, str]] = {
    "undo": ("Take back", "Taking back"),
    "redo": ("Make again", "Making again"),
}
NOTHING: dict[Way, str] = {
    "undo": "there is no change to take back",
    "redo": "nothing was taken back last",
}
LOOKING = "Looking at what was done"
MEANWHILE = "Another program changed the book meanwhile; look at it again."


class DeskScreen(FramedScreen):
    """A screen over the book."""

    app = getters.app(BookApp)

    @property
    def casework(self) -> Casework:
        """The book, its rules and its day."""
        return self.app.casework

    @property
    def is_changed(self) -> bool:
        """Whether something said on the screen would be lost with it."""
        return False

    @property
    def shown(self) -> str:
        """The case that the screen is about; empty where it is about none."""
        return ""

    @property
    def scope(self) -> Scope:
        """What of the book is shown, for an export."""
        return Scope(case=self.shown)

    def draw_header(self) -> None:
        """Whose book, which day, how old the rules are; first what is wrong."""
        casework, trouble = self.casework, self.app.trouble
        name = casework.name.removesuffix(".db")
        holders = count(len(casework.holders), "holder")
        status = self.app.status or f"{name} · {holders}"
        left = [Span(" QMAS desk", "head"), Span(f"   {status}")]
        if trouble is not None:
            left.insert(0, Span(f" !! {trouble.word}  ", "act"))
        day = f"{long_day(casework.as_of)} HKT"
        rules = f"rules read {day_words(casework.policy.checked_on)} "
        right = [Span(f"{day}   {rules}", "dim")]
        self.query_one("#header", Bar).say_apart(left, right, self.size.width)

    def lacks(self, command: Command) -> str:
        """A step is needed to take back, or one taken back to make again."""
        action = self._actions.get(command.id)
        if action is not None and action.words() is None:
            return self.wrong() or NOTHING[action.way]
        return super().lacks(command)

    def would(self, command: Command) -> str:
        """What a command would do here; of undo and redo, to what."""
        told, action = super().would(command), self._actions.get(command.id)
        words = action.words() if action else None
        return f"{told}: {words}" if words else told

    @property
    def _actions(self) -> dict[str, HistoryAction]:
        return {"undo": self.casework.undo, "redo": self.casework.redo}

    def wrong(self) -> str:
        """What is wrong with the book."""
        trouble = self.app.trouble
        return "" if trouble is None else trouble.words

    def tell(self, done: Done) -> None:
        """Say what was done, and show it."""
        self.notify(done.what)
        self.app.changed()

    def fail(self, error: QmasError) -> None:
        """Say what is wrong; that the user stopped something is no error."""
        words = [error.message, *[str(problem) for problem in error.problems]]
        is_wish = isinstance(error, Stopped)
        self.notify("\n".join(words), severity="information" if is_wish else "error")

    def is_gone(self, words: str) -> None:
        """What the screen shows is no longer in the book: go back, and say so."""
        if self.app.screen is self:
            self.app.pop_screen()
            self.notify(words, severity="warning")

    def action_undo(self) -> None:
        """Take back the last change, saying what it was."""
        self._go(self.casework.undo)

    def action_redo(self) -> None:
        """Make again what was taken back last, saying what it is."""
        self._go(self.casework.redo)

    def went(self, way: Way, done: Done) -> None:
        """A step was taken back, or made again."""
        del way  # a review counts by it
        self.tell(done)

    def _go(self, action: HistoryAction) -> None:
        """Do it at once, or ask; the answer counts only for what was asked about."""

        def make(terms: Terms) -> Done:
            if (action.words(), action.made()) != (asked, made):
                raise BookError(MEANWHILE)
            return action.run(terms)

        does, doing = DOES[action.way]
        asked, made = action.words(), action.made()
        going = Attempt(self.app, make, partial(self.went, action.way), self.fail)
        if asked is None:  # it takes its time to say why
            going.run_long(LOOKING)
        elif action.asks(self.shown):
            sure = partial(going.run_long, f"{doing} {asked}")
            confirm(self.app, f"{does} {asked}? Done by {made}.", sure)
        else:
            going.run()

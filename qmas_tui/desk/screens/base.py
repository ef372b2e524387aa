"""What every screen of the desk shares: the book, and a way to change it."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct
from textual import getters

from qmas_tui.casework.casework import Casework, Done
from qmas_tui.desk.attempt import attempt, attempt_long
from qmas_tui.desk.book_app import BookApp
from qmas_tui.desk.commands import Command
from qmas_tui.desk.screens.confirm import ConfirmScreen
from qmas_tui.desk.screens.framed import FramedScreen
from qmas_tui.desk.widgets.bars import Bar
from qmas_tui.errors import BookError, QmasError
from qmas_tui.views.model import Span
from qmas_tui.views.say import count, day_words, long_day

NOTHING = {
    "undo": "there is no change to take back",
    "redo": "nothing was taken back last",
}
LOOKING = "Looking at what was done"
MEANWHILE = "Another program changed the book meanwhile; look at it again."


class Turn(Struct, frozen=True):
    """Undo or redo: what it does, to what just now, how, and what follows."""

    does: str
    doing: str
    words: Callable[[], str | None]
    made: Callable[[], str]
    asks: Callable[[str], bool]
    make: Callable[[], Done]
    then: Callable[[Done], None]


class DeskScreen(FramedScreen):
    """A screen over the book."""

    app = getters.app(BookApp)

    @property
    def casework(self) -> Casework:
        """The book, its rules and its day."""
        return self.app.casework

    @property
    def shown(self) -> str:
        """The case that the screen is about; empty where it is about none."""
        return ""

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
        turn = self._turns().get(command.id)
        if turn is not None and turn.words() is None:
            return self.wrong() or NOTHING[command.id]
        return super().lacks(command)

    def would(self, command: Command) -> str:
        """What a command would do here; of undo and redo, to what."""
        told, turn = super().would(command), self._turns().get(command.id)
        words = turn.words() if turn else None
        return f"{told}: {words}" if words else told

    def wrong(self) -> str:
        """What is wrong with the book."""
        trouble = self.app.trouble
        return "" if trouble is None else trouble.words

    def tell(self, done: Done) -> None:
        """Say what was done, and show it."""
        self.notify(done.what)
        self.app.changed()

    def fail(self, error: QmasError) -> None:
        """Say what is wrong."""
        words = [error.message, *[str(problem) for problem in error.problems]]
        self.notify("\n".join(words), severity="error")

    def is_gone(self, words: str) -> None:
        """What the screen shows is no longer in the book: go back, and say so."""
        if self.app.screen is self:
            self.app.pop_screen()
            self.notify(words, severity="warning")

    def action_undo(self) -> None:
        """Take back the last change, saying what it was."""
        self._turn_book(self._turns()["undo"])

    def action_redo(self) -> None:
        """Make again what was taken back last, saying what it is."""
        self._turn_book(self._turns()["redo"])

    def undone(self, done: Done) -> None:
        """A step was taken back."""
        self.tell(done)

    def redone(self, done: Done) -> None:
        """A step was made again."""
        self.tell(done)

    def _turns(self) -> dict[str, Turn]:
        book = self.casework
        undo = Turn(
            "Take back",
            "Taking back",
            book.undo_words,
            book.undo_made,
            book.undo_asks,
            book.undo,
            self.undone,
        )
        redo = Turn(
            "Make again",
            "Making again",
            book.redo_words,
            book.redo_made,
            book.redo_asks,
            book.redo,
            self.redone,
        )
        return {"undo": undo, "redo": redo}

    def _turn_book(self, turn: Turn) -> None:
        """Do it at once, or ask; the answer counts only for what was asked about."""

        def make() -> Done:
            if (turn.words(), turn.made()) != (asked, made):
                raise BookError(MEANWHILE)
            return turn.make()

        def answer(sure: bool | None) -> None:
            if sure:
                doing = f"{turn.doing} {asked}"
                attempt_long(self.app, doing, make, turn.then, self.fail)

        asked, made = turn.words(), turn.made()
        if asked is None:  # it takes its time to say why
            attempt_long(self.app, LOOKING, make, turn.then, self.fail)
        elif turn.asks(self.shown):
            question = f"{turn.does} {asked}? Done by {made}."
            self.app.push_screen(ConfirmScreen(question), answer)
        else:
            attempt(self.app, make, turn.then, self.fail)

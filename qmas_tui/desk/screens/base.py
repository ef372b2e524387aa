"""What every screen of the desk shares: the book, and a way to change it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import ClassVar

from textual import getters

from qmas_tui.casework.casework import Casework, Done, HistoryAction, Terms
from qmas_tui.casework.scope import Scope
from qmas_tui.casework.undo import Way
from qmas_tui.desk.attempt import Attempt
from qmas_tui.desk.book_app import BookApp
from qmas_tui.desk.commands import Command, OwnKeys, key_of
from qmas_tui.desk.screens.confirm import confirm
from qmas_tui.desk.screens.framed import FramedScreen
from qmas_tui.desk.screens.jump import Target
from qmas_tui.desk.widgets.bars import Bar
from qmas_tui.desk.widgets.header import HOLDERS, PLACES, Heading, header_line
from qmas_tui.errors import BookError, QmasError, Stopped
from qmas_tui.views.width import cell_width
from qmas_tui.views.words import because, remedy

MASKED = "masked, f4 shows"
DOES: dict[Way, tuple[str, str]] = {
    "undo": ("Undo", "Undoing"),
    "redo": ("Redo", "Redoing"),
}
NOTHING: dict[Way, str] = {
    "undo": "there is no change to undo",
    "redo": "nothing was undone last",
}
LOOKING = "Looking at what was done"
MEANWHILE = "Another program changed the book meanwhile; look at it again."


class DeskScreen(FramedScreen):
    """A screen over the book."""

    app = getters.app(BookApp)
    where: ClassVar[str] = HOLDERS
    """The place of the desk, as the header names it."""

    @property
    def casework(self) -> Casework:
        """The book, its rules and its day."""
        return self.app.casework

    @property
    def own_keys(self) -> OwnKeys:
        """The keys that the user gave to commands."""
        return self.app.own_keys

    def change_key(self, command: Command) -> None:
        """Ask for another key for a command, and show the keys again."""

        def changed(words: str | None) -> None:
            if words:
                self.notify(words)
                self.redraw()

        from qmas_tui.desk.screens.key import KeyScreen

        self.app.push_screen(KeyScreen(command), changed)

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
        heading = Heading(
            book=casework.name.removesuffix(".db"),
            holders=len(casework.holders),
            prospects=len(casework.prospects),
            here=self.where,
            day=casework.as_of,
            rules_read=casework.policy.checked_on,
            is_stale=bool(casework.findings()),
            rules_key=key_of("rules", self.own_keys) * bool(casework.accepted.waiting),
            status=self.app.status or (MASKED if self.app.is_masked else ""),
            trouble="" if trouble is None else trouble.word,
        )
        line = header_line(heading, self.size.width)
        self.query_one("#header", Bar).say(*line)

    def targets(self) -> Iterator[Target]:
        """The same, and the places of the desk that the header names."""
        yield from super().targets()
        cell = 0
        for span in self.query_one("#header", Bar).line_at(0).spans:
            if action := PLACES.get(span.text.strip()):
                go = partial(self.app.run_action, action)
                yield Target(cell, 0, partial(self.app.call_later, go))
            cell += cell_width(span.text)

    def lacks(self, command: Command) -> str:
        """A step is needed to undo, or one undone to redo."""
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

    def warned(self) -> str:
        """The same, and what is to be done about the rules of the whole book."""
        told = [f"{because(f)}. {remedy(f)}." for f in self.casework.findings()]
        return " ".join([each for each in (self.wrong(), *told) if each])

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
        """Undo the last change, saying what it was."""
        self._go(self.casework.undo)

    def action_redo(self) -> None:
        """Redo what was undone last, saying what it is."""
        self._go(self.casework.redo)

    def went(self, way: Way, done: Done) -> None:
        """A step was undone, or redone."""
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
            confirm(self.app, f"{does} {asked} ({made})?", sure)
        else:
            going.run()

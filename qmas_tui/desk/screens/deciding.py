"""What facts and travel share: read beside the keys, then decided line by line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, TypeVar

from textual import work

from qmas_tui.casework.casework import Done, Terms
from qmas_tui.desk.attempt import Attempt
from qmas_tui.desk.screens.taking import TakingScreen
from qmas_tui.desk.widgets.bars import Bar
from qmas_tui.errors import QmasError
from qmas_tui.views.mapping import AskedRow
from qmas_tui.views.mapping_lines import AskedLines, asked_titles
from qmas_tui.views.mapping_read import asked_why
from qmas_tui.views.model import Line, Role, Span

Read = TypeVar("Read")
AGAIN = "Wait a moment: it is being read."


class DecidingScreen(TakingScreen, Generic[Read]):
    """Reads something in a thread; each of its questions is then answered."""

    TITLES = ("What is to be decided", "what counts")

    def __init__(self) -> None:
        super().__init__()
        self.found: Read | None = None
        self._asked = 0

    @property
    def is_read(self) -> bool:
        """Whether it was read."""
        return self.found is not None

    @property
    def rows(self) -> Sequence[AskedRow]:
        """The questions of what was read."""
        raise NotImplementedError

    def read(self) -> Read:
        """Read it, in a thread. Raises QmasError."""
        raise NotImplementedError

    def take(self, terms: Terms) -> Done:
        """Take it in as one step. Raises QmasError."""
        raise NotImplementedError

    def told(self) -> tuple[str, Sequence[str], str]:
        """The head, what is told below, and what comes of it."""
        raise NotImplementedError

    def on_mount(self) -> None:
        """Read while keys answer."""
        self.begin()

    def begin(self) -> None:
        """Read it, or read it again."""
        self._asked += 1
        self._read(self._asked)

    @work(thread=True, exclusive=True, group="plan", description="read")
    def _read(self, number: int) -> None:
        try:
            found = self.read()
        except QmasError as error:
            self.call_later(self._failed, number, error)
        else:
            self.call_later(self._came, number, found)

    def _failed(self, number: int, error: QmasError) -> None:
        if number == self._asked:
            self._leave()
            self.fail(error)

    def _came(self, number: int, found: Read) -> None:
        if number == self._asked:
            self.found = found
            self.draw()
            self.action_wanted()
            self.take_typed()

    def draw(self) -> None:
        """The questions with their answers, and what would come of them."""
        if self.found is None:
            self.draw_head("", "reading …")
            self.draw_below([], [], [])
            return
        width = self.size.width - 2
        titles = asked_titles(*self.TITLES, width)
        self.query_one("#titles", Bar).say(*titles)
        self.listed.fill(AskedLines(self.rows, width, self.listed.cursor))
        head, below, outcome = self.told()  # of the line that the cursor is on now
        row = self.row
        why = asked_why(row) if isinstance(row, AskedRow) else []
        self.draw_head(head)
        shown = [Line((Span(each),)) for each in below[: self.below_room]]
        if (more := len(below) - len(shown)) > 0:
            told = f"and {more + 1} more; R shows all"
            shown[-1] = Line((Span(told, "dim"),))
        wanted = len(self.open)
        role: Role = "warn" if wanted else "dim"
        then = (
            f"{wanted} to be decided: tab goes there, space says yes to what is likely"
            if wanted
            else "Written as one step; one undo takes all of it back."
        )
        lines = [Line((Span(outcome, "strong"),)), Line((Span(then, role),))]
        self.draw_below(shown, why, lines)

    def action_take(self) -> None:
        """Take it in as one step, unless something is still to be decided."""
        if self.found is None:
            self.notify(AGAIN)
        elif not self.is_wanted():
            words = f"Taking in {self.source}"
            Attempt(self.app, self.take, self._taken, self._refused).run_stoppable(
                words
            )

    def _taken(self, done: Done) -> None:
        if done.cases:
            self.taken(done)
        else:
            self.notify(done.what)

    def _refused(self, error: QmasError) -> None:
        """Say why, and look again: another program may have changed the book."""
        self.fail(error)
        self.begin()

"""A menu of what can be added, each by a letter, open for the letter at once."""

from __future__ import annotations

from typing import ClassVar, Final

from textual import events
from textual.app import ComposeResult

from qmas_tui.desk.commands import Command, Place, commands_at, key_name
from qmas_tui.desk.screens.drawer import Drawer
from qmas_tui.desk.widgets.bars import Bar
from qmas_tui.desk.widgets.lines import LineView
from qmas_tui.views.model import Line, Span
from qmas_tui.views.width import cell_width, cut, pad

NO_CASE: Final = "there is no case to add it to"
TITLE: Final = 15
BELOW: Final = 4
"""So many lines of the drawer are no letters."""


class LettersMenu(Drawer[str | None]):
    """The things that can be added to a case; gives what the letter stands for."""

    place: ClassVar[Place]
    verb: ClassVar[str] = "Add"

    def __init__(self, name: str) -> None:
        """`name` is whose case it is added to; empty where there is none."""
        super().__init__()
        self._name = name

    def body(self) -> ComposeResult:
        """A line for each letter."""
        yield Bar(id="title")
        yield Bar()
        yield LineView(has_cursor=False, id="letters")
        yield Bar(id="wrong")

    def on_mount(self) -> None:
        """Tell the letters."""
        title = [Span(self.verb, "head")]
        if self._name:
            title += [Span("   "), Span(self._name, "strong")]
        self.query_one("#title", Bar).say(*title)
        known = [each for each in commands_at(self.place) if each.id != "cancel"]
        lines = [Line(self._letter(each)) for each in known]
        most = self.height - BELOW
        if len(lines) > most:
            lines = self._in_columns(known, most)
        letters = self.query_one("#letters", LineView)
        letters.styles.height = len(lines)
        letters.show(lines)
        self.show_keys()

    def _in_columns(self, known: list[Command], most: int) -> list[Line]:
        """So many lines at most: the letters with their titles side by side."""
        columns = -(-len(known) // most)
        height = -(-len(known) // columns)
        short = [self._letter(each)[:2] for each in known]
        return [
            Line(tuple(span for each in short[line::height] for span in each))
            for line in range(height)
        ]

    def _letter(self, command: Command) -> tuple[Span, ...]:
        can = bool(self._name) or command.needs != "case"
        letter = Span(f"  {key_name(command.keys[0])}  ", "head" if can else "dim")
        title = Span(pad(command.title, TITLE), "strong" if can else "dim")
        room = self.room - cell_width(letter.text) - TITLE
        return letter, title, Span(cut(command.help if can else NO_CASE, room), "dim")

    def keys(self) -> list[tuple[str, str]]:
        """A letter, or the way back."""
        return [("a letter", "opens the form"), ("esc", "leave")]

    def on_key(self, event: events.Key) -> None:
        """A letter that stands for nothing is told."""
        letter = event.character or ""
        if letter.isprintable() and event.key not in self.active_bindings:
            event.stop()
            self._say(
                f"{letter.strip() or 'space'} adds nothing; the letters are above."
            )

    def _say(self, words: str) -> None:
        self.query_one("#wrong", Bar).say_all(Span(words, "warn"), self.room)

    def action_take(self, what: str) -> None:
        """Go on with what the letter stands for."""
        needs = [each.needs for each in commands_at(self.place) if what in each.action]
        if not self._name and "case" in needs:
            self._say(f"There is no case under the cursor: {NO_CASE}.")
        else:
            self.dismiss(what)

    def action_leave(self) -> None:
        """Add nothing."""
        self.dismiss(None)

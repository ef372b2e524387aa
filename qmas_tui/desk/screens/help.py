"""The keys that work here, and why one does nothing: to search, to run, to change."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from msgspec import Struct
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from qmas_tui.desk.commands import Command, key_name
from qmas_tui.desk.screens.dialog import Dialog
from qmas_tui.desk.widgets.bars import Bar, keys_line
from qmas_tui.desk.widgets.choice_list import ChoiceList
from qmas_tui.desk.widgets.typed import Typed
from qmas_tui.desk.wrap import wrapped
from qmas_tui.views.model import Line, Span
from qmas_tui.views.width import pad

MOVING = (
    ("↓ ↑", "next and previous line"),
    ("pgup pgdn", "a screenful up and down"),
    ("home end < >", "to the first and the last line"),
)
CHANGE = "ctrl+k"
KEYS = [("type", "to search"), ("enter", "do it"), (CHANGE, "another key")]
KEYS_CELLS = 16
BESIDE_LIST = 9
"""Lines that the list leaves free: title, what is typed, keys, and air."""
CLOSES = "?"
"""The key that opened the page closes it, too."""


class Wish(Struct, frozen=True):
    """What is wanted of a command: to do it, or to give it another key."""

    command: Command
    changes_key: bool = False


class KeyList(ChoiceList):
    """The cursor rests once on each command, however many lines it takes."""

    def stops(self, index: int) -> bool:
        """Only the first line of a command."""
        if not super().stops(index):
            return False
        return not index or self.line_at(index - 1).about != self.line_at(index).about


class HelpScreen(Dialog[Wish | None]):
    """Every key of the screen below; gives what is wanted of one."""

    WIDTH = 84
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "close", "back", priority=True),
        Binding("enter", "do", "do it", priority=True),
        Binding(CHANGE, "change", "another key", priority=True),
        Binding("down", "list('move', 1)", priority=True),
        Binding("up", "list('move', -1)", priority=True),
        Binding("pagedown", "list('page', 1)", priority=True),
        Binding("pageup", "list('page', -1)", priority=True),
    ]
    DEFAULT_CSS = """
    HelpScreen {
        & KeyList { background: $panel; margin: 1 0; }
        & Typed { border: none; height: 1; padding: 0 1; }
        & Typed:focus { border: none; background: $surface; }
    }
    """

    def __init__(
        self,
        rows: Sequence[tuple[Command, str, str]],
        wrong: str = "",
        letters: bool = True,
    ) -> None:
        """Each command with what it would do, and why it can do nothing just now.

        `letters` says whether they move the cursor where they are no command.
        """
        super().__init__()
        self._rows = rows
        self._wrong = wrong
        self._has_letters = letters

    def body(self) -> ComposeResult:
        """A title, what is typed, the keys, and how to use the list."""
        yield Bar(id="title")
        yield Bar(id="wrong")
        yield Typed(placeholder="type to search")
        yield KeyList(id="list")
        yield Bar(id="keys")

    def on_mount(self) -> None:
        """List the keys."""
        self.query_one("#title", Bar).say(Span(" Keys that work here", "head"))
        self.query_one("#keys", Bar).say(*keys_line([*KEYS, ("esc", "leave")]))
        self._lay_out()
        self.query_one(Typed).focus()

    def on_resize(self) -> None:
        """Lay out for the room that there is."""
        self._lay_out()

    def _lay_out(self) -> None:
        wrong = self.query_one("#wrong", Bar)
        wrong.display = bool(self._wrong)
        wrong.say_all(Span(f" !! {self._wrong}", "act"), self.room)
        self._fill(self.query_one(Typed).value)

    @on(Typed.Changed)
    def _narrow(self, event: Typed.Changed) -> None:
        if CLOSES in event.value:
            self.dismiss(None)
            return
        self._fill(event.value)
        self.query_one(KeyList).action_jump(0)

    def _fill(self, typed: str) -> None:
        """The commands that hold the words, and without any how the cursor moves."""
        wanted = typed.casefold().split()
        lines = [
            self._line(*row)
            for row in self._rows
            if all(word in _words(*row) for word in wanted)
        ]
        if not wanted:
            lines += [
                Line((Span(pad(f" {keys}", KEYS_CELLS), "accent"), Span(what)))
                for keys, what in (*MOVING, *self._letters())
            ]
        if not lines:
            lines = [
                Line((Span(" No match among the commands of this screen.", "dim"),))
            ]
        listed = self.query_one(KeyList)
        warned = self.query_one("#wrong", Bar).count if self._wrong else 0
        room = max(4, self.app.size.height - BESIDE_LIST - warned)
        if not typed:
            listed.styles.height = min(len(wrapped(lines, self.room)), room)
        listed.fill(wrapped(lines, self.room))

    def _letters(self) -> list[tuple[str, str]]:
        """Letters move too, where they are no command."""
        taken = {key for command, _does, _lack in self._rows for key in command.keys}
        is_free = self._has_letters and "j" not in taken
        return [] if not is_free else [("j k", "the same as ↓ and ↑")]

    def _line(self, command: Command, does: str, lack: str) -> Line:
        keys = pad(f" {' '.join(key_name(key) for key in command.keys)}", KEYS_CELLS)
        if lack:
            told = f"{command.title}: not now, {lack[:1].lower()}{lack[1:]}"
            return Line((Span(keys, "dim"), Span(told, "dim")), about=command.id)
        return Line((Span(keys, "accent"), Span(does)), about=command.id)

    @property
    def _here(self) -> tuple[Command, str] | None:
        """The command under the cursor, and what it lacks."""
        about = self.query_one(KeyList).here
        found = ((c, lack) for c, _does, lack in self._rows if c.id == about)
        return next(found, None)

    def action_list(self, way: str, step: int) -> None:
        """Move the cursor of the list; what is typed stays."""
        listed = self.query_one(KeyList)
        (listed.action_move if way == "move" else listed.action_page)(step)

    def action_do(self) -> None:
        """Do the command under the cursor, or say why it can do nothing."""
        if self._here is None:
            return
        command, lack = self._here
        if lack:
            self.notify(f"{command.title}: not now, {lack}", severity="warning")
        else:
            self.dismiss(Wish(command))

    def action_change(self) -> None:
        """Give the command under the cursor another key."""
        if self._here is not None:
            self.dismiss(Wish(self._here[0], changes_key=True))

    def action_close(self) -> None:
        """Back to the screen below."""
        self.dismiss(None)


def _words(command: Command, does: str, lack: str) -> str:
    keys = " ".join(key_name(key) for key in command.keys)
    return f"{keys} {command.title} {does} {lack}".casefold()

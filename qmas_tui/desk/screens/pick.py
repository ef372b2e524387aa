"""Picks one of a list: letters narrow it, enter takes it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual import on
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType

from qmas_tui.desk.screens.dialog import Dialog
from qmas_tui.desk.widgets.bars import Bar, keys_line
from qmas_tui.desk.widgets.choice_list import ChoiceList
from qmas_tui.desk.widgets.typed import Typed
from qmas_tui.views.mapping import Option
from qmas_tui.views.model import Line, Span
from qmas_tui.views.width import clean

MOST = 12


class PickScreen(Dialog[str | None]):
    """Options, narrowed by what is typed; gives the id of one, or none on escape."""

    WIDTH = 64
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "back"),
        Binding("enter", "take", "take", priority=True),
        Binding("down", "move(1)", priority=True),
        Binding("up", "move(-1)", priority=True),
    ]
    DEFAULT_CSS = """
    PickScreen {
        & Typed { border: none; height: 1; padding: 0 1; margin: 1 0; }
        & Typed:focus { border: none; background: $surface; }
        & ChoiceList { background: $panel; }
    }
    """

    def __init__(
        self, title: str, options: Sequence[Option], now: str, typed: str = ""
    ) -> None:
        super().__init__()
        self._typed = typed
        self._title = title
        self._options = options
        self._now = now

    def body(self) -> ComposeResult:
        """What is picked, what is typed, what there is, and the keys."""
        yield Bar(id="title")
        yield Typed(placeholder="type to search")
        yield ChoiceList(id="options")
        yield Bar(id="keys")

    def on_mount(self) -> None:
        """Begin on what stands there now."""
        self.query_one("#title", Bar).say_all(
            Span(f" {self._title}", "head"), self.room
        )
        keys = keys_line([("enter", "take"), ("esc", "leave")])
        self.query_one("#keys", Bar).say(*keys)
        self._fill(self._typed)
        self.query_one(ChoiceList).go_to(self._now)
        typed = self.query_one(Typed)
        typed.focus()
        typed.value = self._typed
        typed.cursor_position = len(self._typed)

    @on(Typed.Changed)
    def _narrow(self, event: Typed.Changed) -> None:
        self._fill(event.value)
        self.query_one(ChoiceList).action_jump(0)

    def _fill(self, typed: str) -> None:
        """What holds the words; first what begins with them."""
        wanted = typed.casefold().split()
        found = [
            each
            for each in self._options
            if all(word in f"{each.id} {each.words}".casefold() for word in wanted)
        ]
        found.sort(
            key=lambda each: not each.words.casefold().startswith(typed.casefold())
        )
        listed = self.query_one(ChoiceList)
        room = max(2, self.app.size.height - 10)
        listed.styles.height = max(1, min(MOST, len(self._options), room))
        listed.fill([Line((Span(f" {clean(e.words)}"),), about=e.id) for e in found])

    def action_move(self, step: int) -> None:
        """Move the cursor of the list; what is typed stays."""
        self.query_one(ChoiceList).action_move(step)

    def action_take(self) -> None:
        """Take what the cursor rests on, if anything is left."""
        if picked := self.query_one(ChoiceList).here:
            self.dismiss(picked)

    def action_leave(self) -> None:
        """Pick nothing."""
        self.dismiss(None)


def pick(
    app: App[int],
    title: str,
    options: Sequence[Option],
    now: str,
    then: Callable[[str], object],
    typed: str = "",
) -> None:
    """Let one be picked, and go on with it; `typed` narrows the list from the start."""

    def picked(answer: str | None) -> None:
        if answer is not None:
            then(answer)

    app.push_screen(PickScreen(title, options, now, typed), picked)

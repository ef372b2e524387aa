"""What can be added, each by a letter: the menu opens at once and takes the letter."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar, Final

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType

from qmas_tui.casework.casework import Done
from qmas_tui.desk.book_app import BookApp
from qmas_tui.desk.commands import bindings_at, commands_at, key_name
from qmas_tui.desk.screens.drawer import Drawer
from qmas_tui.desk.screens.new_holder import add_holder
from qmas_tui.desk.screens.recorder import Recorder
from qmas_tui.desk.widgets.bars import Bar
from qmas_tui.desk.widgets.lines import LineView
from qmas_tui.views.model import Line, Span
from qmas_tui.views.width import pad

NO_CASE: Final = "there is no case to add it to"


class AddMenu(Drawer[str | None]):
    """The things that can be added; gives what the letter stands for."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings_at("add")]

    def __init__(self, recorder: Recorder | None) -> None:
        super().__init__()
        self._recorder = recorder

    def body(self) -> ComposeResult:
        """A line for each letter."""
        yield Bar(id="title")
        yield Bar()
        yield LineView(has_cursor=False, id="letters")
        yield Bar(id="wrong")

    def on_mount(self) -> None:
        """Tell the letters."""
        self.query_one("#title", Bar).say(*self._title())
        known = [each for each in commands_at("add") if each.id != "cancel"]
        lines = []
        for command in known:
            can = self._recorder is not None or command.needs != "case"
            letter = Span(f"  {key_name(command.keys[0])}  ", "head" if can else "dim")
            title = Span(pad(command.title, 15), "strong" if can else "dim")
            help_ = command.help if can else NO_CASE
            lines.append(Line((letter, title, Span(help_, "dim"))))
        letters = self.query_one("#letters", LineView)
        letters.styles.height = len(lines)
        letters.show(lines)
        self.show_keys()

    def _title(self) -> list[Span]:
        title = [Span("Add", "head")]
        if self._recorder is not None:
            holder = self._recorder.casework.holders[self._recorder.case]
            title += [Span("   "), Span(holder.name, "strong")]
        return title

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
        if self._recorder is None and what != "holder":
            self._say(f"There is no case under the cursor: {NO_CASE}.")
        else:
            self.dismiss(what)

    def action_leave(self) -> None:
        """Add nothing."""
        self.dismiss(None)


def add(
    app: BookApp, recorder: Recorder | None, added: Callable[[Done], object]
) -> None:
    """Ask by a letter what is to be added, and open its form.

    `recorder` is that of the case to add it to, if there is one; `added` hears of a
    new case.
    """

    def taken(what: str | None) -> None:
        if what is not None:
            open_added(app, what, recorder, added)

    app.push_screen(AddMenu(recorder), taken)


def open_added(
    app: BookApp,
    what: str,
    recorder: Recorder | None,
    added: Callable[[Done], object],
) -> None:
    """Open the form of what is to be added."""
    if what == "holder":
        add_holder(app, added)
    elif recorder is None:
        app.notify(f"{NO_CASE}.".capitalize())
    elif what == "job-lost":
        recorder.job_lost()
    elif what == "particulars":
        recorder.particulars()
    else:
        recorder.record(what)

"""Which columns a list shows, and in which order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from qmas_tui.desk.screens.dialog import Dialog
from qmas_tui.desk.widgets.bars import Bar, keys_line
from qmas_tui.desk.widgets.choice_list import ChoiceList, tick
from qmas_tui.views.model import Line, Span


class ColumnsScreen(Dialog[tuple[str, ...] | None]):
    """Gives the columns chosen, none for the usual ones; nothing on escape."""

    WIDTH = 52
    BINDINGS: ClassVar[list[BindingType]] = [
        ("escape,q", "leave", "back"),
        ("enter", "take", "show them"),
        ("space", "tick", "tick"),
        ("left", "move(-1)", "earlier"),
        ("right", "move(1)", "later"),
        ("u", "usual", "the usual"),
    ]
    DEFAULT_CSS = """
    ColumnsScreen {
        & > Vertical { height: 90%; }
        & ChoiceList { background: $panel; margin: 1 0; }
    }
    """

    def __init__(self, shown: Sequence[str], known: Mapping[str, str]) -> None:
        """`known` are the titles of all columns that there are."""
        super().__init__()
        self._titles = known
        rest = [key for key in known if key not in shown]
        self._order = [*shown, *rest]
        self._ticked = {*shown}

    def body(self) -> ComposeResult:
        """The columns, those shown first, and the keys."""
        yield Bar(id="title")
        yield ChoiceList(id="columns")
        yield Bar(id="keys")
        yield Bar(id="more")

    def on_mount(self) -> None:
        """Begin at the first."""
        self.query_one("#title", Bar).say(Span(" Columns", "head"))
        keys = (("enter", "show them"), ("space", "tick"), ("q", "leave"))
        self.query_one("#keys", Bar).say(*keys_line(keys))
        more = (("← →", "earlier, later"), ("u", "the usual"))
        self.query_one("#more", Bar).say(*keys_line(more))
        self._draw()
        self.query_one(ChoiceList).focus()

    def _draw(self) -> None:
        lines = [self._line(key) for key in self._order]
        self.query_one(ChoiceList).fill(lines)

    def _line(self, key: str) -> Line:
        is_shown = key in self._ticked
        title = Span(self._titles[key], "plain" if is_shown else "dim")
        return Line((tick(is_shown), title), about=key)

    def action_tick(self) -> None:
        """Show the column under the cursor, or do not; one always stays."""
        key = self.query_one(ChoiceList).here
        left = self._ticked ^ {key}
        if left:
            self._ticked = left
        self._draw()

    def action_move(self, step: int) -> None:
        """Put the column under the cursor one place earlier or later."""
        columns = self.query_one(ChoiceList)
        key = columns.here
        place = self._order.index(key)
        to = max(0, min(len(self._order) - 1, place + step))
        self._order.insert(to, self._order.pop(place))
        self._draw()
        columns.go_to(key)

    def action_take(self) -> None:
        """Show what is ticked, in this order."""
        self.dismiss(tuple([key for key in self._order if key in self._ticked]))

    def action_usual(self) -> None:
        """Show what is usual for the width of the screen."""
        self.dismiss(())

    def action_leave(self) -> None:
        """Leave them as they are."""
        self.dismiss(None)

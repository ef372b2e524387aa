"""The rules of the desk: every figure that they set, found by typing."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType

from qmas_tui.casework.casework import Done, Terms
from qmas_tui.casework.rules import Proposal, proposed_by_file, waiting
from qmas_tui.desk.commands import bindings_at, key_of
from qmas_tui.desk.screens.figures import FiguresScreen
from qmas_tui.desk.screens.form import FormScreen, open_form
from qmas_tui.desk.screens.rule import RuleScreen
from qmas_tui.desk.widgets.bars import Bar
from qmas_tui.desk.widgets.choice_list import ChoiceList
from qmas_tui.desk.widgets.filter_line import FilterLine
from qmas_tui.desk.widgets.lines import LineView, spaced
from qmas_tui.desk.widgets.typed import Typed
from qmas_tui.desk.wrap import wrapped
from qmas_tui.errors import DataError, Problem
from qmas_tui.facts.parsing import FieldTexts
from qmas_tui.views.form import FormField
from qmas_tui.views.haystack import fold
from qmas_tui.views.model import Span
from qmas_tui.views.rules_diff import not_accepted_words
from qmas_tui.views.rules_list import (
    FigureRow,
    about_row,
    list_line,
    list_titles,
    listed,
)
from qmas_tui.views.say import count

HINT = "E-11, fee, window; yours"
FILE = FormField("path", "file", "like policy.toml; → completes", "file", (), True)
NOTHING_WAITS = "The rules in force are those that were accepted last."
NOT_KNOWN = "which are of this office cannot be read"
ABOUT = 5
"""So many lines at most say what a figure is."""


class RulesScreen(FiguresScreen):
    """Every figure with its value, its days, and where it comes from."""

    place = "rules"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_at("rules")]
    DEFAULT_CSS = """
    RulesScreen {
        & #title { margin: 1 0 0 0; }
        & #waiting { display: none; }
        & #columns { margin: 1 0 0 0; }
        & ChoiceList { height: 1fr; }
        & #about { margin: 1 0; }
    }
    """

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[FigureRow] = []
        self._shown: dict[str, FigureRow] = {}

    def body(self) -> ComposeResult:
        """How many, the filter, the list, and what the figure under the cursor is."""
        yield Bar(id="title")
        yield Bar(id="waiting")
        yield Bar(id="columns")
        yield ChoiceList(id="figures")
        yield FilterLine(HINT)
        yield LineView(has_cursor=False, id="about")

    def on_mount(self) -> None:
        """Begin with the first."""
        self.redraw()
        self.query_one(ChoiceList).focus()

    @property
    def figure(self) -> FigureRow | None:
        """The figure under the cursor."""
        return self._shown.get(self.query_one(ChoiceList).here)

    def redraw(self) -> None:
        """Show every figure as it is now."""
        super().redraw()
        if not self.query("#about"):
            return
        self._rows = self.read_rows()
        self._draw_waiting()
        self._list()

    def _draw_waiting(self) -> None:
        accepted, bar = self.casework.accepted.waiting, self.query_one("#waiting", Bar)
        bar.display = accepted is not None
        if accepted is not None:
            key = key_of("rules-waiting", self.own_keys)
            told = not_accepted_words(accepted.differ, accepted.on, key)
            bar.say_all(Span(f" {told}", "warn"), self.size.width - 2)

    def _list(self) -> None:
        """List what is looked for."""
        line, room = self.query_one(FilterLine), self.size.width - 3
        wanted = fold(line.typed.value).split()
        as_of, own = self.casework.as_of, sum(bool(row.own) for row in self._rows)
        found = listed(self._rows, wanted, as_of)
        line.tell(f"{len(found)} of {len(self._rows)}")
        self._shown = {row.key: row for row in found}
        own_words = f"{own} of this office" if self.is_own_known else NOT_KNOWN
        told = f"  {count(len(self._rows), 'figure')}, {own_words}"
        self.query_one("#title", Bar).say(
            Span(" "), Span(" Rules ", "chip"), Span(told, "dim")
        )
        self.query_one("#columns", Bar).show((list_titles(room),))
        lines = [list_line(row, room, as_of) for row in found]
        self.query_one(ChoiceList).fill(lines)
        self._tell()

    @on(LineView.Moved)
    def _moved(self, message: LineView.Moved) -> None:
        message.stop()
        self._tell()

    def _tell(self) -> None:
        """Say what the figure under the cursor is."""
        about, row = self.query_one("#about", LineView), self.figure
        lines = wrapped(about_row(row), self.size.width - 5) if row else ()
        room = max(2, min(ABOUT, self.size.height - 18))
        about.styles.height = room
        about.show(spaced(lines[:room], 2))

    # Commands

    def action_show_rule(self) -> None:
        """Show the rule of the figure under the cursor."""
        if row := self.figure:
            self.app.push_screen(RuleScreen(row.rule.id, row.key))

    def action_find_rule(self) -> None:
        """Open the line in which one types."""
        self.query_one(FilterLine).open()

    @on(Typed.Changed)
    def _typed(self) -> None:
        self._list()

    @on(Typed.Submitted)
    def _kept(self) -> None:
        line = self.query_one(FilterLine)
        self.query_one(ChoiceList).focus()
        if not line.typed.value.strip():
            line.close()

    def action_rules_file(self) -> None:
        """Ask for a file, and show who would move by it."""
        made: list[Proposal] = []

        def save(given: FieldTexts, _terms: Terms) -> Done:
            if not (typed := dict(given)["path"]):
                raise DataError("Say which file.", [Problem("path", "is missing")])
            path = Path(typed).expanduser()
            made.append(proposed_by_file(self.casework, path))
            return Done(path.name)

        form = FormScreen("Hold a file against the rules in force", [FILE], [], save)
        open_form(self.app, form, lambda _done: self.hold(made[-1]))

    def action_rules_waiting(self) -> None:
        """Show who moves by what came and was not accepted."""
        if self.casework.accepted.waiting is None:
            self.notify(NOTHING_WAITS)
            return
        self.try_to_hold(self._waiting)

    def _waiting(self) -> Proposal:
        proposal = waiting(self.casework)
        assert proposal is not None, "it was there before"
        return proposal

    def action_leave(self) -> None:
        """Close the line first, where it is open."""
        line = self.query_one(FilterLine)
        if line.is_open:
            line.close()
            self.query_one(ChoiceList).focus()
        else:
            super().action_leave()

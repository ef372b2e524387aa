"""What can be done to a figure, on the list and on the page of its rule."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from qmas_tui.casework.casework import Done, Terms
from qmas_tui.casework.own_figures import (
    NOT_YET,
    figure_fields,
    figure_texts,
    figures_now,
    proposed_figure,
    without_figure,
)
from qmas_tui.casework.rules import Proposal
from qmas_tui.desk.screens.base import DeskScreen
from qmas_tui.desk.screens.form import FormScreen, open_form
from qmas_tui.desk.screens.rules_diff import RulesDiffScreen
from qmas_tui.errors import QmasError
from qmas_tui.facts.parsing import FieldTexts
from qmas_tui.views.echo import echo_of
from qmas_tui.views.rules_list import FigureRow

NO_FIGURE = "The cursor is on no figure."


class FigureForm(FormScreen):
    """Asks for a figure, and says back what is typed."""

    def changed(self) -> None:
        """Say back amounts and days."""
        for row in self._rows:
            row.say_back(echo_of(row.field, row.text, None, self.app.casework.as_of))


class FiguresScreen(DeskScreen):
    """A screen on which the cursor rests on figures."""

    where = "Rules"
    is_own_known = True
    """Whether the office's file could be read."""

    @property
    def figure(self) -> FigureRow | None:
        """The figure under the cursor."""
        raise NotImplementedError

    def read_rows(self) -> list[FigureRow]:
        """Every figure as it is now; a file at fault is told, and nothing is own."""
        rows, error = figures_now(self.casework)
        self.is_own_known = error is None
        if error is not None:
            self.fail(error)
        return rows

    def hold(self, proposal: Proposal) -> None:
        """Show who would move."""
        self.app.push_screen(RulesDiffScreen(proposal))

    def action_set_figure(self) -> None:
        """Ask for another value; saving it shows who would move."""
        if (row := self.figure) is None:
            self.notify(NO_FIGURE)
            return
        made: list[Proposal] = []

        def save(given: FieldTexts, _terms: Terms) -> Done:
            made.append(proposed_figure(self.casework, row, given))
            return Done(made[-1].title)

        title = f"{row.rule.id} {row.name}"
        fields, texts = figure_fields(row), figure_texts(row)
        form = FigureForm(title, fields, texts, save, NOT_YET)
        open_form(self.app, form, lambda _done: self.hold(made[-1]))

    def action_unset_figure(self) -> None:
        """Show who would move without what the office set."""
        if (row := self.figure) is None:
            self.notify(NO_FIGURE)
            return
        self.try_to_hold(partial(without_figure, self.casework, row))

    def try_to_hold(self, make: Callable[[], Proposal]) -> None:
        """Show who would move, or say why that cannot be asked."""
        try:
            self.hold(make())
        except QmasError as error:
            self.fail(error)

"""One rule whole: what it says, its figures, what it rests on."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType

from qmas_tui.desk.commands import bindings_at
from qmas_tui.desk.screens.figures import FiguresScreen
from qmas_tui.desk.screens.page import PageScreen
from qmas_tui.views.model import Line, Span
from qmas_tui.views.rules import rule_sections
from qmas_tui.views.rules_list import FigureRow


class RuleScreen(PageScreen, FiguresScreen):
    """A rule, with the cursor on its figures."""

    place = "rule"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_at("rule")]

    def __init__(self, id_: str, key: str) -> None:
        """`key` is the figure on which the cursor begins."""
        super().__init__()
        self._rule = id_
        self._key = key
        self._rows: list[FigureRow] = []

    def on_mount(self) -> None:
        """Show it."""
        self.redraw()
        self.page.go_to(lambda line: line.about == self._key)
        self.page.focus()

    @property
    def figure(self) -> FigureRow | None:
        """The figure under the cursor."""
        about = self.page.here.about if self.page.here else ""
        return next((row for row in self._rows if row.key == about), None)

    def redraw(self) -> None:
        """Show the rule as it is now."""
        super().redraw()
        if not self.query("#page"):
            return
        casework = self.casework
        rule = casework.policy.rules.get(self._rule)
        if rule is None:
            self.is_gone(f"There is no rule {self._rule} any more.")
            return
        self._rows = [row for row in self.read_rows() if row.rule.id == self._rule]
        chip = (Span(" Rule ", "chip"), Span(f"  {rule.id} {rule.title}", "strong"))
        self.show_top([Line(chip)])
        self.show_page(rule_sections(rule, self._rows, casework.as_of))

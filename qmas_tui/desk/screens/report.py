"""The whole report on a file, as a page that scrolls; it can be kept as CSV."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from textual.binding import BindingType

from qmas_tui.casework.casework import Done, Terms
from qmas_tui.desk.commands import bindings_at
from qmas_tui.desk.screens.form import FormScreen, open_form
from qmas_tui.desk.screens.text import TextScreen
from qmas_tui.errors import DataError, Problem
from qmas_tui.facts.parsing import FieldTexts
from qmas_tui.views.form import FormField
from qmas_tui.views.model import Line, Section, Span

FILE = FormField("path", "file", "a name such as report.csv", "text", (), True)


class ReportScreen(TextScreen):
    """All that would be taken in, and all that would not."""

    place = "report"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_at("report")]

    def __init__(self, title: str, lines: Sequence[str], csv: str) -> None:
        super().__init__()
        self._title = title
        self._lines = lines
        self._csv = csv

    def on_mount(self) -> None:
        """Show it."""
        self.redraw()
        self.page.focus()

    def redraw(self) -> None:
        """Show it, folded to the width that there is."""
        super().redraw()
        self.show_top([Line((Span(" Report ", "chip"), Span(f"  {self._title}")))])
        lines = tuple(Line((Span(each),)) for each in self._lines)
        self.show_page([Section("What would be taken in", lines)])

    def action_save_report(self) -> None:
        """Ask for a file, and write the report to it."""

        def save(given: FieldTexts, _terms: Terms) -> Done:
            if not (typed := dict(given)["path"]):
                raise DataError("Say where.", [Problem("path", "is missing")])
            path = Path(typed).expanduser()
            self.casework.save(path, self._csv)
            return Done(f"The report is written to {path}.")

        def written(done: Done) -> None:
            self.notify(done.what)

        if self._csv:
            open_form(
                self.app, FormScreen("Save the report", [FILE], [], save), written
            )
        else:
            self.notify("There is no table of this report.")

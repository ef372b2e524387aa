"""Asks which file is to be taken in, and opens what fits it."""

from __future__ import annotations

from pathlib import Path

from qmas_tui.casework.casework import Done, Terms
from qmas_tui.desk.book_app import BookApp
from qmas_tui.desk.screens.form import FormScreen, open_form
from qmas_tui.desk.screens.mapping import MappingScreen
from qmas_tui.errors import DataError, Problem
from qmas_tui.facts.parsing import FieldTexts
from qmas_tui.views.form import FormField

FILE = FormField(
    "path", "file", "a sheet: .xlsx .xls .ods .csv; → completes", "file", (), True
)


def take_in(app: BookApp, case: str) -> None:
    """Ask for the file, and go on by what it is; `case` is under the cursor, if any."""
    del case

    def opened(done: Done) -> None:
        app.push_screen(MappingScreen(Path(done.what)))

    open_form(app, FormScreen("Take in a file", [FILE], [], _look), opened)


def _look(given: FieldTexts, _terms: Terms) -> Done:
    """The path, if there is such a file; it is read later, beside the keys."""
    typed = dict(given)["path"]
    path = Path(typed).expanduser()
    try:
        is_file, is_there = path.is_file(), path.exists()
    except (OSError, ValueError, RuntimeError):
        is_file = is_there = False
    if not typed:
        raise DataError("Say which file.", [Problem("path", "is missing")])
    if not is_there:
        raise DataError("Nothing was read.", [Problem("path", "there is no such file")])
    if not is_file:
        raise DataError("Nothing was read.", [Problem("path", "is not a file")])
    return Done(str(path))

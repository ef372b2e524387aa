"""Asks which file is to be taken in, and opens what fits it."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from msgspec import structs

from qmas_tui.casework.casework import Done, Terms
from qmas_tui.casework.travelling import rows_of_text
from qmas_tui.desk.book_app import BookApp
from qmas_tui.desk.screens.form import FormScreen, open_form
from qmas_tui.desk.screens.mapping import MappingScreen
from qmas_tui.desk.screens.merge import MergeScreen
from qmas_tui.desk.screens.paste import PasteScreen
from qmas_tui.desk.screens.travel import TravelScreen
from qmas_tui.errors import DataError, Problem
from qmas_tui.facts.parsing import FieldTexts
from qmas_tui.views.form import FormField

HINT = "a sheet, facts (.toml .json), a statement of travel; → completes"
FILE = FormField("path", "file", HINT, "file", (), False)
FACTS = frozenset({".toml", ".json"})


def take_in(app: BookApp, case: str) -> None:
    """Ask for the file, and go on by what it is; `case` is under the cursor, if any."""

    def opened(done: Done) -> None:
        path = Path(done.what)
        if not done.what:
            app.push_screen(PasteScreen(f"Rows of travel of {case}"), pasted)
        elif path.suffix.casefold() in FACTS:
            app.push_screen(MergeScreen(path))
        else:
            app.push_screen(MappingScreen(path, case))

    def pasted(text: str | None) -> None:
        if text is not None:
            app.push_screen(TravelScreen(case, rows_of_text(text), "pasted rows"))

    hint = f"{HINT}; left empty: paste travel of {case}"
    field = structs.replace(FILE, hint=hint) if case else FILE
    look = partial(_look, bool(case))
    open_form(app, FormScreen("Take in a file", [field], [], look), opened)


def _look(may_paste: bool, given: FieldTexts, _terms: Terms) -> Done:
    """The path, if there is such a file; it is read later, beside the keys."""
    typed = dict(given)["path"]
    path = Path(typed).expanduser()
    try:
        is_file, is_there = path.is_file(), path.exists()
    except (OSError, ValueError, RuntimeError):
        is_file = is_there = False
    if not typed and may_paste:
        return Done("")
    if not typed:
        raise DataError("Say which file.", [Problem("path", "is missing")])
    if not is_there:
        raise DataError("Nothing was read.", [Problem("path", "there is no such file")])
    if not is_file:
        raise DataError("Nothing was read.", [Problem("path", "is not a file")])
    return Done(str(path))

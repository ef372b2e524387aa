"""Asks for a file, and writes the book to it."""

from __future__ import annotations

from pathlib import Path

from qmas_tui.casework.casework import Casework, Done
from qmas_tui.desk.screens.form import FormScreen
from qmas_tui.errors import DataError, Problem
from qmas_tui.facts.parsing import FieldTexts
from qmas_tui.views.form import FormField

FILE = FormField("path", "file", "a name such as book.toml", "text", (), True)


def snapshot_form(casework: Casework) -> FormScreen:
    """The form; saving it writes the snapshot."""

    def save(given: FieldTexts) -> Done:
        if not (typed := dict(given)["path"]):
            raise DataError("Say where.", [Problem("path", "is missing")])
        path = Path(typed).expanduser()
        casework.snapshot(path)
        return Done(f"The book is written to {path}.", ())

    return FormScreen("Snapshot of the book", [FILE], [], save)

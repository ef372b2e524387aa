"""Makes a book that nobody looks into yet."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from qmas_tui.book.book import prepare
from qmas_tui.book.paths import BookPaths
from qmas_tui.book.status import SaveStatus
from qmas_tui.facts.changes import Step


def make_book(path: Path, first: Step, at: datetime) -> None:
    """Make a book that holds what a step adds, or an empty one, whole or not at all.

    Reading it in would take as long again. Raises BookError where there is one.
    """
    paths = BookPaths.of(path)
    with SaveStatus(str(paths.book)).writing():
        prepare(paths, True, first, at)

"""Makes a book, whole or not at all."""

from __future__ import annotations

from contextlib import closing
from datetime import datetime
from pathlib import Path

from qmas_tui.book.cases import Cases
from qmas_tui.book.chain import LogPosition
from qmas_tui.book.paths import (
    BookPaths,
    check_file,
    exists,
    finish_recovery,
    make_whole,
)
from qmas_tui.book.records import Doing, Records
from qmas_tui.book.status import SaveStatus
from qmas_tui.errors import BookError
from qmas_tui.facts.changes import Step


def make_book(path: Path, first: Step, at: datetime) -> None:
    """Make a book that holds what a step adds, or an empty one, and leave it closed.

    Reading it in would take as long again. Raises BookError where there is one.
    """
    paths = BookPaths.of(path)
    with SaveStatus(str(paths.book)).writing():
        prepare(paths, True, first, at)


def fill(path: Path, first: Step) -> None:
    """Make a book in a file that is not there yet, with a first step or without."""
    with closing(Records(path)) as records:
        records.make_schema()
        if first:
            _, step, case_ids = Cases().after(first)
            with records.sqlite.transaction():
                records.write(LogPosition(), step, case_ids, Doing(first[0].who))


def prepare(paths: BookPaths, create: bool, first: Step, at: datetime) -> None:
    """Make a book if that is wanted, and see that the file is one.

    Raises BookError, DamagedBook, sqlite3.Error, or OSError.
    """
    finish_recovery(paths, at)
    if first or (create and not exists(paths)):
        try:
            make_whole(paths, lambda new: fill(new, first))
        except FileExistsError:
            if first:
                words = f"{paths.book} exists already; name one that does not."
                raise BookError(words) from None
    check_file(paths)

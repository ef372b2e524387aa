"""Goes over everything that a book keeps on disk, and says what is not as written."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from qmas_tui.book.backups import backups_of, cases_in
from qmas_tui.book.beside import Beside
from qmas_tui.book.cases import Cases
from qmas_tui.book.chain import Break, Chain
from qmas_tui.book.journal import Journal
from qmas_tui.book.loading import Loaded, load, unreadable
from qmas_tui.book.replay import Gaps, erased_lines, replay
from qmas_tui.errors import BookError, DamagedBook, Problem

_GAP: Final = (
    "line {}: the change was taken out without a note that its case was forgotten."
)


def verify(path: Path) -> list[Problem]:
    """What is wrong with the book file and its journal, every line of it; or nothing.

    Raises BookError where there is no book, or none that this program can read.
    """
    beside = Beside.of(path)
    while True:
        try:
            loaded = load(beside)
            with Journal(beside.journal).opened() as journal:
                stamp, data = journal.stamp(), journal.read()
        except DamagedBook as error:
            return [Problem("", error.message)]
        except OSError as error:
            raise unreadable(beside, error) from None
        if stamp == loaded.stamp:
            where = str(beside.journal)
            return [Problem(where, words) for words in _problems(data, loaded)]


def verify_backups(path: Path) -> list[Problem]:
    """What is wrong with the backups of a book, the newest first."""
    beside = Beside.of(path)
    erased = erased_lines(_whole(beside.journal))
    found = []
    for backup in backups_of(path):
        file, gaps = beside.backups / backup.name, Gaps(erased)
        try:
            cases_in(file, (gaps.hear,))
        except BookError as error:
            found.append(Problem(backup.name, error.message))
        else:
            if gaps.unexplained:
                words = _GAP.format(gaps.unexplained[0])
                found.append(Problem(backup.name, f"{file}, {words}"))
    return found


def _whole(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError:
        return b""


def _problems(data: bytes, loaded: Loaded) -> Iterator[str]:
    cases, gaps = Cases(), Gaps()
    try:
        replay(cases, Chain(), data, (gaps.hear,))
    except Break as error:
        yield f"{error}."
        return
    if cases.by_place() != loaded.cases.by_place():
        yield "its steps do not lead to the cases in the book file."
    if gaps.unexplained:
        yield _GAP.format(gaps.unexplained[0])

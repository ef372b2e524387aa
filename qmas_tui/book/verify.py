"""Says what is wrong with a book, its copies and what lies round it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from qmas_tui.book.audit import audit
from qmas_tui.book.backups import Backups
from qmas_tui.book.copies import doubtful
from qmas_tui.book.paths import BookPaths, check_file, listed
from qmas_tui.book.protocol import Checked
from qmas_tui.book.records import Records, opened_copy
from qmas_tui.book.status import SaveStatus, unreadable
from qmas_tui.errors import DamagedBook
from qmas_tui.surroundings import warnings_about

_MOST_TOLD: Final = 5
"""So many damages are told one by one."""
_UNKNOWN: Final = (
    "lies among the backups, but has not the name of one: nothing restores it. Take it "
    "elsewhere, or remove it."
)
_UNFINISHED: Final = (
    "is unfinished: a program is writing it just now, or was stopped and left it; if "
    "none is open, remove it."
)
_SET_ASIDE: Final = "was set aside; remove it once you know what it held."


def check_book(records: Records, path: Path | None = None) -> Checked:
    """Go over a book, and with a path over its copies and folder. Raises BookError.

    Args:
        path: where its user says that it lies.
    """
    found = audit(records)
    damage, more = found.damage[:_MOST_TOLD], len(found.damage) - _MOST_TOLD
    if more > 0:
        damage.append(f"Besides these, {more} of its parts are damaged.")
    if path is None:
        return Checked(tuple(damage), tuple(found.outside))
    backups = Backups(BookPaths.of(path))
    return Checked(
        tuple(damage),
        tuple(found.outside),
        tuple(doubtful(backups, None if damage else found)),
        (*warnings_about(path), *_beside(backups)),
    )


def damage_of(path: Path) -> list[str]:
    """What is wrong with a book, every part of it; or nothing.

    Raises BookError where there is no book, or none that this program can read.
    """
    paths = BookPaths.of(path)
    try:
        check_file(paths)
        with SaveStatus(str(paths.book)).reading(), opened_copy(paths.book) as records:
            return audit(records).damage
    except DamagedBook as error:
        return [error.message]


def _beside(backups: Backups) -> Iterator[str]:
    """What lies beside a book, in sentences."""
    paths, known = backups.paths, {each.name for each in backups.all()}
    try:
        others = [each for each in listed(paths.backups) if each.name not in known]
        for files, words in (
            (others, _UNKNOWN),
            (paths.temp_files(), _UNFINISHED),
            (paths.quarantined(), _SET_ASIDE),
        ):
            yield from (f"{file} {words}" for file in files)
    except OSError as error:
        raise unreadable(str(paths.folder), error) from None

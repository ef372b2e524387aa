"""Forgets cases: cleans them out of the file's empty places and of every copy.

That a case is forgotten is decided in one transaction, which notes in the table
`cleaning` that copies have still to be cleaned. Who is killed at that leaves the note,
and the next program to open the book goes on.
"""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Collection
from contextlib import closing
from pathlib import Path
from typing import Final

from qmas_tui.book.backups import Backups
from qmas_tui.book.history import History, erase
from qmas_tui.book.making import check_file
from qmas_tui.book.paths import BookPaths, listed
from qmas_tui.book.records import Records, wipe
from qmas_tui.errors import BookError, DamagedBook
from qmas_tui.files import sync_folder
from qmas_tui.tinysqlite import is_damage, reason

_TRIES: Final = 100
_PAUSE_SECONDS: Final = 0.02


def clean(records: Records, backups: Backups | None) -> tuple[int, int]:
    """Leave nothing of the cases that are forgotten in any file of a book.

    Returns how many copies they were erased from, and how many damaged or unfinished
    files were removed. Raises sqlite3.Error, OSError or BookError where something could
    not be cleaned; then it is still due.
    """
    history, sqlite = records.history, records.sqlite
    case_ids = history.to_clean()
    copies, removed = _clean_files(backups, history, case_ids) if backups else (0, 0)
    with sqlite.turn:
        sqlite.connection.execute("VACUUM")  # or bytes are left in empty places
    for _ in range(_TRIES):
        if sqlite.checkpoint():
            history.cleaned(case_ids)
            return copies, removed
        time.sleep(_PAUSE_SECONDS)
    raise BookError(f"another program is reading {sqlite.path}.")


def _clean_files(
    backups: Backups, history: History, case_ids: Collection[int]
) -> tuple[int, int]:
    paths, copies = backups.paths, 0
    removed = [*paths.quarantined(), *paths.temp_files()]
    for file in removed:
        os.unlink(file)
    known = {each.name for each in backups.all()}
    for file in listed(paths.backups):
        if not file.is_file():  # also what SQLite kept beside a copy, and took away
            continue
        try:
            check_file(BookPaths(file), is_copy=True)
            copies += _clean_copy(file, history, case_ids)
        except (DamagedBook, sqlite3.Error) as error:
            if not (isinstance(error, DamagedBook) or is_damage(error)):
                raise
            if file.name in known:  # nobody can say what it holds
                os.unlink(file)
                removed.append(file)
    sync_folder(paths.folder)
    return copies, len(removed)


def _clean_copy(file: Path, history: History, case_ids: Collection[int]) -> bool:
    """Erase cases from a copy of the book; whether it held any of them.

    A copy has no bytes in empty places, and is opened as any SQLite file: if a program
    is killed at this, the next one finds all of it or nothing. Raises sqlite3.Error.
    """
    with closing(sqlite3.connect(file, isolation_level=None)) as db:
        db.execute("PRAGMA secure_delete=ON")
        first = db.execute("SELECT hash FROM steps WHERE n = 1").fetchone()
        if first is None or not history.is_there(1, first[0]):
            return False
        db.execute("BEGIN IMMEDIATE")
        held = erase(db, case_ids) + wipe(db, case_ids)
        db.execute("COMMIT")
    return held > 0


def unclean(error: Exception) -> str:
    """What to say where cleaning was not finished."""
    why = str(error)
    if isinstance(error, sqlite3.Error | OSError):
        name = getattr(error, "filename", None)
        why = f"{name}: {reason(error)}" if name else reason(error)
    return (
        f"not every copy could be cleaned: {why.rstrip('.')}. Mend that, then open the "
        "book again: it goes on with it."
    )

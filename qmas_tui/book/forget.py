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
from qmas_tui.book.history import History
from qmas_tui.book.opening import check_file
from qmas_tui.book.paths import BookPaths, listed
from qmas_tui.book.records import NAME, Records
from qmas_tui.book.status import reason
from qmas_tui.errors import BookError, DamagedBook
from qmas_tui.files import sync_folder

_BROKEN: Final = frozenset(
    {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR}
)
"""What SQLite says of a file that is no sound book."""
_ZERO: Final = "CAST(zeroblob(length(CAST(doc AS BLOB))) AS TEXT)"
_ZEROS: Final = (
    "salt = zeroblob(length(salt)), body = zeroblob(length(body)), case_before ="
    " CAST(zeroblob(length(CAST(case_before AS BLOB))) AS TEXT), case_after ="
    " CAST(zeroblob(length(CAST(case_after AS BLOB))) AS TEXT)"
)
_NULLS: Final = "salt = NULL, body = NULL, case_before = NULL, case_after = NULL"
_TRIES: Final = 100
_PAUSE_SECONDS: Final = 0.02


def clean(records: Records, backups: Backups | None) -> tuple[int, int]:
    """Leave nothing of the cases that are forgotten in any file of a book.

    Returns how many copies they were erased from, and how many damaged or unfinished
    files were removed. Raises sqlite3.Error, OSError or BookError where something could
    not be cleaned; then it is still due.
    """
    history, storage = records.history, records.sqlite
    case_ids = history.to_clean()
    if backups is None:
        history.cleaned(case_ids)
        return 0, 0
    paths = backups.paths
    removed = [*paths.quarantined(), *paths.temp_files()]
    for file in removed:
        os.unlink(file)
    copies, known = 0, {each.name for each in backups.all()}
    for file in sorted(listed(paths.backups)):
        if not file.is_file():  # also what SQLite kept beside a copy, and took away
            continue
        try:
            check_file(BookPaths(file), is_copy=True)
            copies += _clean_copy(file, history, case_ids)
        except (DamagedBook, sqlite3.Error) as error:
            code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT)
            if code not in _BROKEN:
                raise
            if file.name in known:  # nobody can say what it holds
                os.unlink(file)
                removed.append(file)
    sync_folder(paths.folder)
    with storage.turn:
        storage.connection.execute("VACUUM")  # or bytes may be left in empty places
    for _ in range(_TRIES):
        if storage.checkpoint():
            history.cleaned(case_ids)
            return copies, len(removed)
        time.sleep(_PAUSE_SECONDS)
    raise BookError(f"another program is reading {paths.book}.")


def erase(db: sqlite3.Connection, case_ids: Collection[int]) -> int:
    """Erase the bodies of all changes to some cases; how many were erased.

    They are written over with zeros first: where a row grows smaller SQLite may move
    others, and leave a copy behind.
    """
    erased, which = 0, "WHERE case_id = ? AND body IS NOT NULL"
    for case_id in case_ids:
        db.execute(f"UPDATE changes SET {_ZEROS} {which}", (case_id,))
        erased += db.execute(
            f"UPDATE changes SET {_NULLS} {which}", (case_id,)
        ).rowcount
    return erased


def unclean(error: Exception) -> str:
    """What to say where cleaning was not finished."""
    if isinstance(error, BookError):
        why = error.message
    elif isinstance(error, sqlite3.Error | OSError):
        why = reason(error)
        if isinstance(error, OSError) and error.filename:
            why = f"{error.filename}: {why}"
    return (
        f"not every copy could be cleaned: {why.rstrip('.')}. Mend that, then open the "
        "book again: it goes on with it."
    )


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
        held = erase(db, case_ids)
        for case_id in case_ids:
            db.execute(f"UPDATE {NAME} SET doc = {_ZERO} WHERE id = ?", (case_id,))
            sql = f"DELETE FROM {NAME} WHERE id = ?"
            held += db.execute(sql, (case_id,)).rowcount
        db.execute("COMMIT")
    return held > 0

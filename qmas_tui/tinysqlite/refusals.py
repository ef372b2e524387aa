"""What it means that SQLite, or the system under it, refuses something."""

from __future__ import annotations

import sqlite3
from typing import Final

_BUSY: Final = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED})
_DAMAGED: Final = frozenset(
    # The last where a table is missing, or is another than it was.
    {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR}
)
_UNSYNCED: Final = frozenset(
    {sqlite3.SQLITE_IOERR_FSYNC, sqlite3.SQLITE_IOERR_DIR_FSYNC}
)
_WHY: Final = {
    sqlite3.SQLITE_FULL: "no space is left on the disk",
    sqlite3.SQLITE_READONLY: "it may not be written",
    sqlite3.SQLITE_PERM: "it may not be written",
    sqlite3.SQLITE_CANTOPEN: "it, or a file beside it, cannot be opened",
    sqlite3.SQLITE_IOERR: "the disk failed",
    # Not for want of space: SQLite says so. Which of these it was it does not say.
    sqlite3.SQLITE_IOERR_WRITE: "a quota or the largest size of a file is reached, or "
    "the disk failed",
}


def is_busy(error: BaseException) -> bool:
    """Whether another program is at work."""
    return _code(error) & 0xFF in _BUSY


def is_damage(error: BaseException) -> bool:
    """Whether the file is not as it was written."""
    return _code(error) & 0xFF in _DAMAGED


def is_unsynced(error: BaseException) -> bool:
    """Whether nobody can know what of the last change is on the disk."""
    return _code(error) in _UNSYNCED


def reason(error: sqlite3.Error | OSError) -> str:
    """Why something was refused, in words."""
    if isinstance(error, OSError):
        return error.strerror or str(error)
    code = _code(error)
    return _WHY.get(code) or _WHY.get(code & 0xFF, str(error))


def _code(error: BaseException) -> int:
    # A text that is none is found by Python, which gives no code.
    is_odd = type(error) is sqlite3.OperationalError
    return getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT * is_odd)

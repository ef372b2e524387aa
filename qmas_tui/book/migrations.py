"""Brings books of older versions over, one version after the other.

A book that cannot be brought over is left alone; of any other the old file is copied
first. The new journal is put in place before the new book file, so that a program
killed between the two finds an old book and begins again.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Final

from qmas_tui.book.beside import Beside, stamp
from qmas_tui.book.bookfile import VERSION
from qmas_tui.book.cases import Cases
from qmas_tui.book.chain import Break, Chain
from qmas_tui.book.founding import found_anew, journal_of
from qmas_tui.book.line import Begin
from qmas_tui.book.replay import journal_at, replay
from qmas_tui.book.version0 import is_version_0, steps_of
from qmas_tui.errors import BookError, DamagedBook
from qmas_tui.files import make_private_folder, sync_folder, written_beside

OLD_ENDING: Final = ".json"
"""Of a copy of a book file from before there was a journal."""

Migration = Callable[[Beside, bytes, datetime], None]


def migrate(beside: Beside, data: bytes, version: int, at: datetime) -> None:
    """Bring a book over to this version. Raises BookError, or OSError."""
    while version < VERSION:
        MIGRATIONS[version](beside, data, at)
        version += 1
        data = beside.book.read_bytes()


def keep_old_book(beside: Beside, when: datetime) -> None:
    """Copy a book file of an older version as it is, but once. Raises OSError."""
    make_private_folder(beside.backups)
    data = beside.book.read_bytes()
    if any(_holds(file, data) for file in beside.copies()):
        return
    file = beside.backups / f"{stamp(when)}-migration{OLD_ENDING}"
    with written_beside(file, (data,)) as name:
        os.replace(name, file)
    sync_folder(beside.backups)


def old_cases(file: Path) -> Cases:
    """The cases in a copy of an old book. Raises BookError or DamagedBook."""
    try:
        data = journal_at(file)
    except OSError as error:
        why = error.strerror or str(error)
        raise BookError(f"{file} cannot be read: {why}.") from None
    journal = _from_version_0(file, data, datetime.fromtimestamp(0).astimezone())
    cases = Cases()
    replay(cases, Chain(), journal)
    return cases


def source_of(data: bytes) -> str:
    """What a journal says that it was made from, of an old book file."""
    return hashlib.sha256(data).hexdigest()


def _holds(file: Path, data: bytes) -> bool:
    if file.suffix != OLD_ENDING or not file.is_file():
        return False
    return file.read_bytes() == data


def _to_version_1(beside: Beside, data: bytes, at: datetime) -> None:
    """Version 1 keeps the steps in a journal of their own."""
    journal = _from_version_0(beside.book, data, at)
    keep_old_book(beside, at)
    _set_aside(beside, journal, at)
    found_anew(beside, journal)


def _from_version_0(file: Path, data: bytes, at: datetime) -> bytes:
    """A sound journal of what an old book file holds. Raises DamagedBook."""
    try:
        journal = journal_of(steps_of(data, at), at, source_of(data))
        replay(Cases(), Chain(), journal)
    except ValueError as error:
        raise DamagedBook(f"{file} cannot be read as a book: {error}.") from None
    except Break:
        raise DamagedBook(
            f"{file} cannot be read as a book: its journal does not fit its cases."
        ) from None
    return journal


def _set_aside(beside: Beside, journal: bytes, at: datetime) -> None:
    """Keep a journal that lies there, unless it is what a killed migration left."""
    try:
        there = beside.journal.read_bytes()
    except FileNotFoundError:
        return
    if _origin(there) != _origin(journal):
        os.rename(beside.journal, beside.damaged(beside.journal, at))
        sync_folder(beside.folder)


def _origin(journal: bytes) -> tuple[str, int]:
    """What a journal was made from, and how many steps it has; or "" and 0."""
    chain, source = Chain(), ""
    try:
        for block in chain.blocks(journal):
            if isinstance(block.end.head, Begin):
                source = block.end.head.source
    except Break:
        return "", 0
    return source, chain.link.step


def known_version(data: bytes) -> int | None:
    """The older version that a book file is laid out in; None for any other file."""
    return 0 if is_version_0(data) else None


MIGRATIONS: Final[dict[int, Migration]] = {0: _to_version_1}
"""What brings a book from each version to the next."""

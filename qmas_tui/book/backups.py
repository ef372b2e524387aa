"""Copies of the journal, from which the whole book can be made again."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final, get_args

from msgspec import Struct

from qmas_tui.book.beside import Beside, stamp
from qmas_tui.book.journal import Journal, Reading
from qmas_tui.book.migrations import OLD_ENDING
from qmas_tui.book.protocol import Occasion
from qmas_tui.errors import BookError, DamagedBook
from qmas_tui.files import make_private_folder, sync_folder, written_beside
from qmas_tui.views.say import in_hong_kong

if TYPE_CHECKING:
    from hashlib import _Hash

ENDING: Final = ".journal"
_PIECE = 1 << 20


class Backup(Struct, frozen=True, gc=False):
    """A copy: its file's name, when and why it was made, and its size in bytes."""

    name: str
    made: datetime
    occasion: Occasion
    size: int


def backups_of(path: Path) -> list[Backup]:
    """The copies of the book at a path, the newest first.

    Raises BookError where they cannot be looked for.
    """
    beside = Beside.of(path)
    try:
        found = [_known(file) for file in beside.copies()]
    except OSError as error:
        raise BookError(f"{beside.backups} cannot be read: {error.strerror}.") from None
    return sorted((b for b in found if b), key=lambda b: b.name, reverse=True)


def backup_named(path: Path, name: str) -> Backup:
    """The copy of a name. Raises BookError where there is none."""
    for backup in backups_of(path):
        if backup.name == name:
            return backup
    raise BookError(
        f"There is no backup {name}; qmas-tui backup list names those there are."
    )


def has_daily(path: Path, when: datetime) -> bool:
    """Whether the day's copy is there; the day is Hong Kong's."""
    day = in_hong_kong(when).date()
    return any(
        each.occasion == "daily" and in_hong_kong(each.made).date() == day
        for each in backups_of(path)
    )


def make_backup(
    beside: Beside,
    size: int,
    digest: str,
    occasion: Occasion,
    when: datetime,
    turn: Callable[[], AbstractContextManager[bool]],
) -> str | None:
    """Copy the first `size` bytes of the journal; the name of the copy.

    The copy gets its name only in its `turn`, and only if it is still wanted then:
    None where it was not. Raises OSError, or DamagedBook where these bytes are no
    longer those of the SHA-256 `digest`.
    """
    os.stat(beside.folder)  # else a folder that vanished would be made anew
    make_private_folder(beside.backups)
    file = beside.backups / f"{stamp(when)}-{occasion}{ENDING}"
    copied = hashlib.sha256()
    with (
        Journal(beside.journal).opened() as journal,
        written_beside(file, _pieces(journal, size, copied)) as name,
        turn() as wanted,
    ):
        if wanted and copied.hexdigest() != digest:
            raise DamagedBook(f"{beside.journal} is no longer as it was written.")
        if wanted:
            try:
                os.replace(name, file)
            except FileNotFoundError:  # who forgot a case meanwhile took it away
                return None
    sync_folder(beside.backups)
    return file.name if wanted else None


def prune(path: Path, kept: int, made: str, now: datetime) -> None:
    """Remove all but the newest of the daily copies, and of the others.

    The copy just `made` stays. A copy from after `now`, when some clock was wrong,
    counts as older than all others. Raises BookError.
    """

    def worth(backup: Backup) -> tuple[bool, bool, datetime]:
        return backup.name == made, backup.made <= now, backup.made

    every = sorted(backups_of(path), key=worth, reverse=True)
    daily = [each for each in every if each.occasion == "daily"]
    others = [each for each in every if each.occasion != "daily"]
    for backup in (*daily[kept:], *others[kept:]):
        with suppress(OSError):
            os.unlink(Beside.of(path).backups / backup.name)


def _pieces(journal: Reading, size: int, copied: _Hash) -> Iterator[bytes]:
    for start in range(0, size, _PIECE):
        piece = journal.read(start, min(_PIECE, size - start))
        copied.update(piece)
        yield piece


def _known(file: Path) -> Backup | None:
    """A copy by its file's name; None for any other file."""
    when, dash, rest = file.name.rpartition("-")
    occasion, _, ending = rest.partition(".")
    if not dash or f".{ending}" not in (ENDING, OLD_ENDING):
        return None
    for known in get_args(Occasion):
        if known == occasion:
            with suppress(ValueError, OSError, OverflowError):
                made = datetime.strptime(when, "%Y%m%d-%H%M%S-%f").replace(tzinfo=UTC)
                in_hong_kong(made)
                return Backup(file.name, made, known, file.stat().st_size)
    return None

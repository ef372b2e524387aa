"""Forgets a case: erases the bodies of its entries wherever a copy of them is kept.

The new journal, put in place whole, is what decides: before that nothing was forgotten,
after it the rest is only cleaning, which the next program goes on with if this one is
killed. A file beside the book remembers that cleaning is due.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator
from contextlib import suppress
from datetime import datetime
from pathlib import Path

import msgspec
from msgspec import Struct

from qmas_tui.book.backups import backups_of, cases_in
from qmas_tui.book.beside import Beside
from qmas_tui.book.chain import Link
from qmas_tui.book.founding import save_book_of
from qmas_tui.book.line import BadLine, Entry, Erasure, decode, encode
from qmas_tui.book.loading import load
from qmas_tui.book.migrations import OLD_ENDING
from qmas_tui.book.replay import sound_lines
from qmas_tui.book.steps import erased
from qmas_tui.errors import BookError
from qmas_tui.facts.changes import Forgotten
from qmas_tui.files import replace_file, sync_folder


class Due(Struct, frozen=True, gc=False):
    """The places of the cases whose entries are to be erased everywhere."""

    places: frozenset[int] = frozenset()


class Cleared(Struct, frozen=True, gc=False):
    """A journal without the bodies of some cases, and the entries that had them."""

    data: bytes
    entries: tuple[int, ...]


def cleared(journal: bytes, places: Collection[int]) -> Cleared:
    """A journal with the bodies of all entries of some places erased."""
    entries: list[int] = []

    def lines() -> Iterator[bytes]:
        for raw in journal.splitlines(keepends=True):
            yield _cleared_line(raw, places, entries)

    return Cleared(b"".join(lines()), tuple(entries))


def erase(
    beside: Beside, link: Link, places: Collection[int], who: str, at: datetime
) -> Forgotten:
    """Erase some cases from journal, backups and set-aside files; the lock is held.

    `link` is the end of the journal. Raises OSError; what was not finished then is
    finished by `finish_erasing`.
    """
    whole = beside.journal.read_bytes()[: link.size]
    without = cleared(whole, places)
    shorter = msgspec.structs.replace(link, size=len(without.data))
    end = erased(shorter, without.entries, places, who, at)
    every = _due(beside).places.union(places)  # one may have been left half-done
    replace_file(beside.erasing, msgspec.json.encode(Due(every)))
    journal = without.data + end.data
    replace_file(beside.journal, journal)
    return _cleaned(beside, journal, every, len(without.entries))


def finish_erasing(beside: Beside) -> None:
    """Go on where a killed program stopped forgetting a case; the lock is held.

    Raises BookError, or DamagedBook where that cannot be, or OSError.
    """
    due = _due(beside)
    if not due.places:
        return
    load(beside)
    journal = beside.journal.read_bytes()
    if due.places <= forgotten_places(journal):
        _cleaned(beside, journal, due.places, 0)
    else:  # it never came to the journal
        _done(beside)


def forgotten_places(journal: bytes) -> frozenset[int]:
    """The places of the cases that a journal says were forgotten."""
    heads = (line.head for line in sound_lines(journal))
    erasures = (head.places for head in heads if isinstance(head, Erasure))
    return frozenset(place for places in erasures for place in places)


def _due(beside: Beside) -> Due:
    try:
        return msgspec.json.decode(beside.erasing.read_bytes(), type=Due)
    except (FileNotFoundError, msgspec.MsgspecError):
        return Due()


def _cleared_line(raw: bytes, places: Collection[int], entries: list[int]) -> bytes:
    try:
        line = decode(raw)
    except BadLine:
        return raw
    head = line.head
    if not isinstance(head, Entry) or line.body is None or head.place not in places:
        return raw
    entries.append(head.n)
    return encode(line.without_body())


def _cleaned(
    beside: Beside, journal: bytes, places: Collection[int], changes: int
) -> Forgotten:
    save_book_of(beside, journal)
    files = 0
    backups = backups_of(beside.book)
    for backup in backups:
        file = beside.backups / backup.name
        if file.suffix == OLD_ENDING:
            files += _removed(file)
        else:
            files += _cleared_backup(file, places)
    for file in (*beside.set_aside(), *beside.leavings()):
        files += _removed(file)
    if backups:  # a program killed in the midst may have left names unsynced
        sync_folder(beside.backups)
    sync_folder(beside.folder)
    _done(beside)
    return Forgotten(changes, len(backups), files)


def _cleared_backup(file: Path, places: Collection[int]) -> int:
    """Clear a copy, or remove one of which some lines cannot be read; files removed."""
    try:
        cases_in(file)
    except BookError:
        return _removed(file)
    without = cleared(file.read_bytes(), places)
    if without.entries:
        replace_file(file, without.data)
    return 0


def _removed(file: Path) -> int:
    os.unlink(file)
    sync_folder(file.parent)
    return 1


def _done(beside: Beside) -> None:
    with suppress(FileNotFoundError):
        os.unlink(beside.erasing)
    sync_folder(beside.folder)

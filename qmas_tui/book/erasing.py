"""Forgets a case: erases the bodies of its entries wherever a copy of them is kept.

The new journal, put in place whole, is what decides: before that nothing was forgotten,
after it the rest is only cleaning, which the next program goes on with if this one is
killed. A file beside the book remembers that cleaning is due.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path

import msgspec
from msgspec import Struct

from qmas_tui.book.backups import ENDING
from qmas_tui.book.beside import Beside
from qmas_tui.book.bookfile import Contents
from qmas_tui.book.chain import START, Break, Chain, Link
from qmas_tui.book.founding import contents_at_end, is_in_place, save_book
from qmas_tui.book.line import BadLine, Entry, decode, encode
from qmas_tui.book.loading import load
from qmas_tui.book.migrations import OLD_ENDING
from qmas_tui.book.replay import Record, journal_at, record_of
from qmas_tui.book.steps import erased
from qmas_tui.book.version0 import is_version_0
from qmas_tui.errors import BookError, DamagedBook
from qmas_tui.facts.changes import Forgotten
from qmas_tui.files import SyncFailed, replace_file, sync_folder


class Due(Struct, frozen=True, gc=False):
    """The places of the cases whose entries are to be erased everywhere."""

    places: frozenset[int] = frozenset()


class Cleared(Struct, frozen=True, gc=False):
    """A journal without the bodies of some cases, and the entries that had them."""

    data: bytes
    entries: tuple[int, ...] = ()


def cleared(journal: bytes, places: Collection[int]) -> Cleared:
    """A journal with the bodies of all entries of some places erased."""
    if not places:
        return Cleared(journal)
    entries: list[int] = []

    def lines() -> Iterator[bytes]:
        for raw in journal.splitlines(keepends=True):
            yield _cleared_line(raw, places, entries)

    return Cleared(b"".join(lines()), tuple(entries))


def erase(
    beside: Beside, link: Link, places: Collection[int], who: str, at: datetime
) -> Forgotten:
    """Erase some cases from journal, backups and set-aside files; the lock is held.

    `link` is the end of the journal. Raises OSError, or DamagedBook where the journal
    is not as it was written; where the new journal was in place by then, what was not
    finished is finished by `finish_erasing`.
    """
    whole = beside.journal.read_bytes()[: link.size]
    without = cleared(whole, places)
    shorter = msgspec.structs.replace(link, size=len(without.data))
    end = erased(shorter, without.entries, places, who, at)
    journal = without.data + end.data
    contents, record = _contents(beside, journal), record_of(journal)
    before = (due_places(beside) or frozenset()) & record.forgotten.difference(places)
    _note(beside, before.union(places))  # one before may have been left half-done
    try:
        replace_file(beside.journal, journal)
    except OSError:
        if not is_in_place(beside, journal):
            with suppress(OSError):
                _note(beside, before)
        raise
    done = _cleaned(beside, contents, record)
    return Forgotten(len(without.entries), done.backups, done.damaged)


def finish_erasing(beside: Beside) -> None:
    """Go on where a killed program stopped forgetting a case; the lock is held.

    A case whose forgetting never came to the journal is not forgotten. Raises
    BookError, or DamagedBook where that cannot be, or OSError.
    """
    if not os.path.lexists(beside.erasing):
        return
    load(beside)
    journal = beside.journal.read_bytes()
    due, record = due_places(beside), record_of(journal)
    if due is None or due & record.forgotten:
        _cleaned(beside, _contents(beside, journal), record)
    else:
        _done(beside)


def due_places(beside: Beside) -> frozenset[int] | None:
    """The places of the cases of which copies may still have to be cleaned.

    None where something is due, and it cannot be read what.
    """
    try:
        return msgspec.json.decode(journal_at(beside.erasing), type=Due).places
    except FileNotFoundError:
        return frozenset()
    except (OSError, msgspec.MsgspecError):
        return None


def _note(beside: Beside, due: frozenset[int]) -> None:
    if due:
        replace_file(beside.erasing, msgspec.json.encode(Due(due)))
    else:
        _done(beside)


def _contents(beside: Beside, journal: bytes) -> Contents:
    """What the book file has to hold. Raises DamagedBook."""
    try:
        return contents_at_end(journal)
    except Break as error:
        raise DamagedBook(f"{beside.journal}, {error}.") from None


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


class _Sweep:
    """Cleans every copy of a book of all that were forgotten, as far as that can be.

    `backups` were gone over, `damaged` files were removed, for what they hold cannot
    be known.
    """

    def __init__(self, beside: Beside, record: Record) -> None:
        self._beside = beside
        self._record = record
        self._error: OSError | None = None
        self.backups = self.damaged = 0

    def save(self, contents: Contents) -> None:
        """Write the book file anew."""
        with self._trying(self._beside.book):
            save_book(self._beside, contents)

    def clean(self, file: Path) -> None:
        """Clean what lies in the folder of copies; what is none is left alone."""
        if not file.is_file():
            return
        with self._trying(file):
            data = journal_at(file)
            if file.suffix == ENDING:
                self._clean(file, data)
            elif file.suffix == OLD_ENDING and _is_old_copy(file, data):
                os.unlink(file)
                self.backups += 1

    def remove(self, file: Path) -> None:
        """Remove a file that was set aside, or left unfinished."""
        with self._trying(file):
            os.unlink(file)

    def finish(self) -> None:
        """Have all of it on disk. Raises the first error that there was."""
        if self._error is not None:
            raise self._error
        for folder in (self._beside.backups, self._beside.folder):
            with suppress(FileNotFoundError, NotADirectoryError):
                sync_folder(folder)

    def _clean(self, file: Path, data: bytes) -> None:
        copy = record_of(data)
        if copy.book not in ("", self._record.book):
            return
        if not _is_whole(data):
            os.unlink(file)
            self.damaged += 1
            return
        without = cleared(data, self._record.forgotten_in(copy))
        if without.entries:
            replace_file(file, without.data)
        self.backups += 1

    @contextmanager
    def _trying(self, file: Path) -> Iterator[None]:
        try:
            yield
        except FileNotFoundError:
            pass  # somebody else removed it
        except SyncFailed:
            raise
        except BookError as error:
            self._error = self._error or OSError(None, f"{file}: {error.message}")
        except OSError as error:
            why = f"{file}: {error.strerror or error}"
            self._error = self._error or OSError(error.errno, why)


def _cleaned(beside: Beside, contents: Contents, record: Record) -> _Sweep:
    sweep = _Sweep(beside, record)
    sweep.save(contents)
    for file in beside.copies():
        sweep.clean(file)
    aside = beside.set_aside()
    for file in (*aside, *beside.leavings()):
        sweep.remove(file)
    sweep.damaged += len(aside)
    sweep.finish()
    _done(beside)
    return sweep


def _is_whole(data: bytes) -> bool:
    """Whether a copy is sound to its end. Raises BookError for a newer version's."""
    chain = Chain()
    try:
        for _ in chain.blocks(data):
            pass
    except Break:
        return False
    return chain.link != START and not chain.rest


def _is_old_copy(file: Path, data: bytes) -> bool:
    return file.name.endswith(f"-migration{OLD_ENDING}") or is_version_0(data)


def _done(beside: Beside) -> None:
    with suppress(FileNotFoundError):
        os.unlink(beside.erasing)
    sync_folder(beside.folder)

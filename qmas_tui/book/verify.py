"""Goes over a book, its copies and what lies round it, and says what is wrong."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterator
from contextlib import closing, suppress
from functools import cached_property
from pathlib import Path
from typing import Final

from msgspec import Struct, field

from qmas_tui.book.backups import Backups
from qmas_tui.book.cases import Seen, UndoStack, sorted_out
from qmas_tui.book.chain import (
    NOTHING,
    LogPosition,
    added,
    decode_sides,
    encode,
    read_case,
    seal_of,
)
from qmas_tui.book.history import MOST_CHANGES, ODD, Entry, damaged
from qmas_tui.book.paths import BookPaths, check_file, check_there, listed
from qmas_tui.book.protocol import Checked
from qmas_tui.book.records import Records, opened_copy
from qmas_tui.book.status import SaveStatus, unreadable
from qmas_tui.errors import BookError, DamagedBook, Problem
from qmas_tui.facts.changes import Case
from qmas_tui.surroundings import warnings_about

_MOST_TOLD: Final = 5
"""So many damages are told one by one."""
_TAKEN_OUT: Final = "A change was taken out without a note that its case was forgotten."
_ORPHANS: Final = (
    f"SELECT 1 FROM changes WHERE id / {MOST_CHANGES} NOT IN (SELECT n FROM steps)"
)
_UNKNOWN: Final = (
    "lies among the backups, but has not the name of one: nothing restores it. Take it "
    "elsewhere, or remove it."
)
_UNFINISHED: Final = (
    "is unfinished: a program is writing it just now, or was stopped and left it; if "
    "none is open, remove it."
)
_SET_ASIDE: Final = "was set aside; remove it once you know what it held."


class Audit(Struct):
    """What a book was found to hold, and what is wrong with it.

    Attributes:
        damage: what is not as it was written, in sentences.
        outside: records that something else than this program changed, likewise.
        last: by the id of its case, the document that the history leads to.
        records: every document by the id of its case.
        steps: the end of every sound step by its number.
        forgotten: the ids of the cases that the history says were forgotten.
        erased: the ids of the cases that have changes without contents.
    """

    damage: list[str] = field(default_factory=list)
    outside: list[str] = field(default_factory=list)
    last: dict[int, bytes] = field(default_factory=dict)
    records: dict[int, bytes] = field(default_factory=dict)
    steps: dict[int, LogPosition] = field(default_factory=dict)
    forgotten: set[int] = field(default_factory=set)
    erased: set[int] = field(default_factory=set)

    @property
    def position(self) -> LogPosition:
        """The end of the history."""
        return self.steps.get(max(self.steps, default=0), LogPosition())

    def cases(self) -> dict[int, Case]:
        """Every record, typed. Raises DamagedBook."""
        return {id_: read_case(id_, each) for id_, each in self.records.items()}


def audit(records: Records, forgotten: Collection[int] | None = ()) -> Audit:
    """Go over the records and the history of an open book; no error is raised.

    Args:
        forgotten: cases that were forgotten, as is known from elsewhere; None where
            nobody knows.
    """
    found = Audit()
    try:
        with records.sqlite.snapshot() as db:
            if db.execute("PRAGMA integrity_check(1)").fetchone() != ("ok",):
                found.damage.append("The file is not as it was written.")
            _go_over_steps(found, records)
            if db.execute(_ORPHANS).fetchone():
                found.damage.append("There are changes that belong to no step.")
            known = found.forgotten.union(forgotten or ())
            if forgotten is not None and found.erased - known:
                found.damage.append(_TAKEN_OUT)
            _go_over_records(found, records)
    except (sqlite3.Error, BookError, *ODD):  # its words could quote the records
        found.damage.append("The file cannot be read to its end.")
    return found


def _go_over_steps(found: Audit, records: Records) -> None:
    stack = UndoStack()
    for n in records.history.numbers():
        try:
            made = records.history.step(n)
            stack.push(n, made.head.does)
            entries = made.entries[::-1]
            made.entries.clear()
            while entries:  # an import is one step: each is let go once it is seen
                _go_over_change(found, n, entries.pop())
        except (DamagedBook, *ODD):
            found.damage.append(damaged(n).message)
        else:
            found.forgotten.update(made.forgotten)
            found.steps[n] = made.position


def _go_over_change(found: Audit, n: int, entry: Entry) -> None:
    if entry.body is None:
        found.erased.add(entry.case_id)
        return
    sides = decode_sides(entry.body)
    before, after = bytes(sides.before), bytes(sides.after)
    for document, case in ((before, entry.case_before), (after, entry.case_after)):
        # A document begins with its reference.
        is_case = document.startswith(b'{"case":%b,' % encode(case))
        if not (is_case or (case is None and document == NOTHING)):
            raise damaged(n)
    is_last = found.last.get(entry.case_id) == before or before == NOTHING
    if not is_last and not found.damage:
        found.outside.append(
            f"{entry.case_before} was changed outside the history before step {n}."
        )
    found.last[entry.case_id] = after


def _go_over_records(found: Audit, records: Records) -> None:
    is_known = not found.damage  # else nobody can say what the records should be
    last = {i: each for i, each in found.last.items() if each != NOTHING}
    seals = []
    for id_, document, seal in records.rows():
        kept = last.get(id_)
        found.records[id_] = document if kept is None or kept != document else kept
        if seal is None:
            try:
                case = read_case(id_, document).case
            except DamagedBook as error:
                found.damage.append(error.message)
                continue
            found.outside.append(f"{case} was changed outside the history.")
            seals += [seal_of(id_, last[id_])] if id_ in last else []
        elif seal != seal_of(id_, document):
            found.damage.append(f"The record {id_} is not as it was written.")
        elif is_known and last.get(id_) != document:
            found.damage.append(f"The record {id_} is not as the history left it.")
        else:
            seals.append(seal)
    if is_known:
        gone = sorted(last.keys() - found.records.keys())
        found.damage += [f"The record {id_} is missing." for id_ in gone]
    is_whole = found.erased <= found.forgotten  # else a copy that was cleaned since
    is_sum = added("", seals) == added(found.position.records, ())
    if is_whole and not is_sum and not found.damage:
        found.damage.append("The records are not those that the last step left.")


class Copies(Backups):
    """The copies of the book at a path, also where the book itself is damaged.

    Args:
        records: the book itself, where it is open.
    """

    def __init__(self, path: Path, records: Records | None = None) -> None:
        super().__init__(BookPaths.of(path))
        check_there(self.paths)
        self._records = records

    def read(self, name: str) -> Seen:
        """What is in a copy, as `Book.read_backup`."""
        file = self.file(name)
        own, copy = self._own, read_copy(file, self._own)
        if own is not None and copy.steps.get(1) != own.steps.get(1):
            raise BookError(_doubt(file, copy, own))
        gone = own.forgotten if own is not None else ()
        cases = copy.cases().items()
        return sorted_out(each for id_, each in cases if id_ not in gone)

    def doubtful(self) -> list[Problem]:
        """What has to be said of copies."""
        return list(_doubtful(self, self._own))

    @cached_property
    def _own(self) -> Audit | None:
        """The book itself, where it is sound."""
        with suppress(BookError, sqlite3.Error, OSError):
            if self._records is not None:
                found = audit(self._records)
            else:
                check_file(self.paths)
                with closing(Records(self.paths.book)) as records:
                    found = audit(records)
            return None if found.damage else found
        return None


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
        tuple(_doubtful(backups, None if damage else found)),
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


def read_copy(file: Path, own: Audit | None) -> Audit:
    """All that is in a copy. Raises DamagedBook where any of it is damaged."""
    check_file(BookPaths(file), is_copy=True)
    try:
        with closing(Records(file, immutable=True)) as records:
            found = audit(records, None if own is None else own.forgotten)
    except sqlite3.Error as error:
        raise unreadable(str(file), error) from None
    if found.damage:
        raise unreadable(str(file), DamagedBook(found.damage[0]))
    return found


def _doubtful(backups: Backups, own: Audit | None) -> Iterator[Problem]:
    """What has to be said of each copy of a book, which is given where it is sound."""
    for backup in backups.all():
        file = backups.file(backup.name)
        try:
            copy = read_copy(file, own)
            words = _doubt(file, copy, own) if own is not None else ""
        except BookError as error:
            words = error.message + " Remove it." * isinstance(error, DamagedBook)
        if words:
            yield Problem(backup.name, words)


def _doubt(file: Path, copy: Audit, own: Audit) -> str:
    if copy.steps.get(1) != own.steps.get(1):  # a step's random key is in its hash
        return f"{file} is a copy of another book; take it elsewhere."
    if own.forgotten & (copy.last.keys() | copy.records.keys()):
        return f"{file} still holds a case that was forgotten; remove it."
    if own.steps.get(copy.position.n) != copy.position:
        return (
            f"{file} goes on where the history does not: steps may be missing from "
            "the history. See what the copy holds before you remove it."
        )
    return ""


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

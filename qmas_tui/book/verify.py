"""Goes over everything that a book keeps, and says what is not as it was written."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterator, Mapping
from contextlib import closing, suppress
from functools import cached_property
from pathlib import Path
from typing import Final

import msgspec
from msgspec import Struct, field

from qmas_tui.book.backups import Backups
from qmas_tui.book.chain import (
    LogPosition,
    StepHead,
    added,
    digest_of,
    digest_of_all,
    hash_of,
    seal_of,
)
from qmas_tui.book.history import (
    MOST_CHANGES,
    ODD,
    History,
    UndoStack,
    damaged,
    read_head,
)
from qmas_tui.book.opening import check_file, check_there
from qmas_tui.book.paths import BookPaths
from qmas_tui.book.protocol import Backup, Checked
from qmas_tui.book.records import (
    DOCUMENTS,
    Loaded,
    Records,
    read_holder,
    seal_of_holder,
)
from qmas_tui.book.status import unreadable
from qmas_tui.errors import BookError, DamagedBook, Problem
from qmas_tui.facts.holder import Holder
from qmas_tui.surroundings import warnings_about
from qmas_tui.views.say import count

_MOST_TOLD: Final = 5
"""So many damages are told one by one."""
_TAKEN_OUT: Final = "A change was taken out without a note that its case was forgotten."


class Audit(Struct):
    """What a book was found to hold, and what is wrong with it.

    Attributes:
        damage: what is not as it was written, in sentences.
        outside: records that something else than this program changed, likewise.
        last: by the id of its case, the document that the history leads to; empty where
            the case is gone.
        records: every document by the id of its case.
        steps: the hash of every step by its number.
        forgotten: the ids of the cases that the history says were forgotten.
        erased: the ids of the cases that have changes without contents.
    """

    damage: list[str] = field(default_factory=list)
    outside: list[str] = field(default_factory=list)
    last: dict[int, bytes] = field(default_factory=dict)
    records: dict[int, bytes] = field(default_factory=dict)
    steps: dict[int, str] = field(default_factory=dict)
    forgotten: set[int] = field(default_factory=set)
    erased: set[int] = field(default_factory=set)

    @property
    def position(self) -> LogPosition:
        """The end of the history."""
        n = max(self.steps, default=0)
        return LogPosition(n, self.steps.get(n, ""))

    def holders(self) -> dict[int, Holder]:
        """Every record, typed. Raises DamagedBook."""
        return {id_: read_holder(id_, each) for id_, each in self.records.items()}


class _Sides(Struct):
    """A change, of which the two documents are left as they are."""

    before: msgspec.Raw
    after: msgspec.Raw


class _Named(Struct):
    """What is looked at of a document."""

    case: str


_sides = msgspec.json.Decoder(_Sides).decode
_named = msgspec.json.Decoder(_Named | None).decode


def check_total(loaded: Loaded, history: History, position: LogPosition) -> str:
    """The sum of seals that the last step names.

    Raises DamagedBook where the records are others than those that it left.
    """
    said = history.head(position.n).records if position.n else ""
    lasts = ((id_, history.last_of(id_)) for id_ in loaded.unsealed)
    unsealed = [seal_of_holder(id_, last) for id_, last in lasts if last is not None]
    if added(loaded.total, unsealed) != added(said, ()):
        raise DamagedBook("The records are not those that the last step left.")
    return said


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
            _go_over_steps(found, db)
            if forgotten is not None and found.erased - found.forgotten.union(
                forgotten
            ):
                found.damage.append(_TAKEN_OUT)
            _go_over_records(found, db)
    except (sqlite3.Error, BookError):  # its words could quote the records
        found.damage.append("The file cannot be read to its end.")
    return found


def check_book(path: Path | None, records: Records, backups: Backups | None) -> Checked:
    """Go over a book, its copies and what lies round it. Raises BookError.

    Args:
        path: where its user says that it lies; None for a book in memory.
        records: the book, open.
        backups: its copies, if it can have some.
    """
    found = audit(records)
    damage, more = found.damage[:_MOST_TOLD], len(found.damage) - _MOST_TOLD
    if more > 0:
        damage.append(f"{more} more of its parts are damaged.")
    if path is None or backups is None:
        return Checked(tuple(damage), tuple(found.outside))
    own = None if found.damage else found
    return Checked(
        tuple(damage),
        tuple(found.outside),
        tuple(check_copies(backups, own)),
        (*warnings_about(path), *_beside(backups)),
    )


def check_copies(backups: Backups, own: Audit | None) -> Iterator[Problem]:
    """What has to be said of each copy of a book, the newest first.

    Args:
        own: the book itself, where it is sound.
    """
    for backup in backups.all():
        file = backups.file(backup.name)
        try:
            copy = read_whole(file, own)
        except DamagedBook as error:
            yield Problem(backup.name, f"{error.message} Remove it.")
            continue
        except BookError as error:
            yield Problem(backup.name, error.message)
            continue
        if own is not None and (words := _doubt(file, copy, own)):
            yield Problem(backup.name, words)


class Copies:
    """The copies of the book at a path, also where the book itself is damaged."""

    def __init__(self, path: Path) -> None:
        self._backups = Backups(BookPaths.of(path))
        check_there(self._backups.paths)

    def all(self) -> list[Backup]:
        """Every copy, the newest first."""
        return self._backups.all()

    def named(self, name: str) -> Backup:
        """The copy of a name. Raises BookError where there is none."""
        return self._backups.named(name)

    def read(self, name: str) -> Mapping[str, Holder]:
        """What is in a copy, as `Book.read_backup`."""
        return read_copy(self._backups.file(name), self._own)

    def doubtful(self) -> list[Problem]:
        """What has to be said of copies."""
        return list(check_copies(self._backups, self._own))

    @cached_property
    def _own(self) -> Audit | None:
        """The book itself, where it is sound."""
        with suppress(BookError, sqlite3.Error, OSError):
            check_file(self._backups.paths)
            with closing(Records(self._backups.paths.book)) as records:
                found = audit(records)
                return None if found.damage else found
        return None


def read_copy(file: Path, own: Audit | None) -> Mapping[str, Holder]:
    """The cases in a copy, without those that the book says were forgotten since.

    Raises BookError where it is of another book, DamagedBook where it is damaged.
    """
    copy = read_whole(file, own)
    if own is not None and not _is_same_book(copy, own):
        raise BookError(_doubt(file, copy, own))
    gone = own.forgotten if own is not None else ()
    holders = copy.holders().items()
    return {each.case: each for id_, each in holders if id_ not in gone}


def read_whole(file: Path, own: Audit | None) -> Audit:
    """All that is in a copy. Raises DamagedBook where any of it is damaged."""
    known = None if own is None else own.forgotten
    check_file(BookPaths(file), is_copy=True)
    try:
        with closing(Records(file, immutable=True)) as records:
            found = audit(records, known)
    except sqlite3.Error as error:
        raise unreadable(str(file), error) from None
    if found.damage:
        words = found.damage[0]
        raise DamagedBook(f"{file} is damaged: {words[:1].lower()}{words[1:]}")
    return found


def _doubt(file: Path, copy: Audit, own: Audit) -> str:
    if not _is_same_book(copy, own):
        return f"{file} is a copy of another book; take it elsewhere."
    if own.forgotten & (copy.last.keys() | copy.records.keys()):
        return f"{file} still holds a case that was forgotten; remove it."
    if own.steps.get(copy.position.n) != copy.position.hash:
        return (
            f"{file} goes on where the history does not: steps may be missing from "
            "the history. See what the copy holds before you remove it."
        )
    return ""


def _is_same_book(copy: Audit, own: Audit) -> bool:
    """Whether both have the same first step; its random key is in its hash."""
    return copy.steps.get(1) == own.steps.get(1)


def _beside(backups: Backups) -> Iterator[str]:
    """What lies beside a book, in sentences."""
    paths = backups.paths
    try:
        for file in backups.unknown_files():
            yield (
                f"{file} lies among the backups, but has not the name of one: nothing "
                "restores it. Take it elsewhere, or remove it."
            )
        for file in paths.temp_files():
            yield (
                f"{file} is unfinished: a program is writing it just now, or was "
                "stopped and left it; if none is open, remove it."
            )
        for file in paths.quarantined():
            yield f"{file} was set aside; remove it once you know what it held."
    except OSError as error:
        raise unreadable(str(paths.folder), error) from None


def _go_over_steps(found: Audit, db: sqlite3.Connection) -> None:
    changes = db.execute("SELECT * FROM changes ORDER BY id")
    change, stack, before = changes.fetchone(), UndoStack(), LogPosition()
    for n, *step in db.execute("SELECT * FROM steps ORDER BY n"):
        own = []
        while change is not None and change[0] < (n + 1) * MOST_CHANGES:
            own.append(change)
            change = changes.fetchone()
        try:
            head = _checked_head(before, n, *step)
            stack.push(n, head.does)
            for each in own:
                _check_change(found, n, *each)
            whole = digest_of_all((each[1], each[2]) for each in own)
            if whole != (head.changes or digest_of_all(())):
                raise damaged(n)
        except (DamagedBook, *ODD):
            found.damage.append(damaged(n).message)
        else:
            if head.redaction:
                found.forgotten.update(head.redaction.case_ids)
            found.steps[n] = step[-1]
        before = LogPosition(n, step[-1])
    if change is not None:
        found.damage.append("There are changes that belong to no step.")


def _checked_head(
    before: LogPosition, n: int, key: bytes, who: str, data: bytes, hash_: str
) -> StepHead:
    head = read_head(n, data)
    is_next = n == before.n + 1 and head.key == key.hex()
    if not is_next or hash_ != hash_of(before.hash, n, who, data):
        raise damaged(n)
    return head


def _check_change(
    found: Audit,
    n: int,
    id_: int,
    case_id: int,
    digest: bytes,
    salt: bytes | None,
    body: bytes | None,
    *references: str | None,
) -> None:
    if body is None or salt is None:
        found.erased.add(case_id)
        if id_ // MOST_CHANGES != n or {salt, body, *references} != {None}:
            raise damaged(n)
        return
    sides = _sides(body)
    before, after = _named(sides.before), _named(sides.after)
    names = (before and before.case, after and after.case)
    if digest != digest_of(salt, body) or names != references:
        raise damaged(n)
    if before and found.last.get(case_id) != bytes(sides.before) and not found.damage:
        found.outside.append(
            f"{before.case} was changed outside the history before step {n}."
        )
    found.last[case_id] = bytes(sides.after) if after else b""


def _go_over_records(found: Audit, db: sqlite3.Connection) -> None:
    is_known = not found.damage  # else nobody can say what the records should be
    for id_, document, seal in db.execute(f"{DOCUMENTS} ORDER BY id"):
        found.records[id_] = document
        if seal is None:
            case = read_holder(id_, document).case
            found.outside.append(f"{case} was changed outside the history.")
        elif seal != seal_of(id_, document):
            found.damage.append(f"The record {id_} is not as it was written.")
        elif is_known and found.last.get(id_) != document:
            found.damage.append(f"The record {id_} is not as the history left it.")
    gone = {id_ for id_, last in found.last.items() if last} - found.records.keys()
    if is_known and gone:
        found.damage.append(f"{count(len(gone), 'record is', 'records are')} missing.")

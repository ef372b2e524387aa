"""Mends a damaged book: the newest sound copy, and the steps after it that can be read.

Where all steps from the first one on can be read, no copy is needed. Where the records
themselves are sound but steps are damaged, the records are put back as a last step. The
damaged file is kept.
"""

from __future__ import annotations

import os
import secrets
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import Final

from msgspec import Struct, field

from qmas_tui.book.audit import Audit, audit
from qmas_tui.book.backups import Backups
from qmas_tui.book.chain import LogPosition, Redaction, added
from qmas_tui.book.forget import erase
from qmas_tui.book.history import MOST_CHANGES, Doing, History, Made
from qmas_tui.book.opening import check_there, finish_recovery
from qmas_tui.book.paths import BookPaths, remove_temporary
from qmas_tui.book.records import Records, make_schema, opened_copy, write_step
from qmas_tui.book.status import reason
from qmas_tui.book.verify import damage_of, read_whole
from qmas_tui.errors import BookError, DamagedBook
from qmas_tui.facts.changes import Change, Step
from qmas_tui.facts.holder import Holder
from qmas_tui.files import open_private, sync_file

NOTHING_LOST: Final = "Nothing that was acknowledged is lost."
_WHAT: Final = "put back from the records, for the history was damaged"


class Survey(Struct, frozen=True):
    """What is wrong with a book, and what can be put back; `offer` may be empty."""

    problems: tuple[str, ...]
    offer: str


class RecoveryCandidate(Struct):
    """What could be put back.

    Attributes:
        copy: the backup to begin with; None to begin with an empty book.
        source: where it comes from, in words.
        holders: the cases by id, as they will be.
        position: the end of the history then.
        steps: the steps that follow the copy.
        erased: the cases that have changes without contents, or must lose them.
        redacted: those of which a step says that they were forgotten.
        records: the cases of the damaged book itself, where they go further.
        lost: so many steps of the damaged book cannot be used; None if nobody knows.
    """

    copy: Path | None
    source: str
    holders: dict[int, Holder]
    position: LogPosition = LogPosition()
    steps: list[Made] = field(default_factory=list)
    erased: set[int] = field(default_factory=set)
    redacted: set[int] = field(default_factory=set)
    records: dict[int, Holder] | None = None
    lost: int | None = None

    @property
    def unexplained(self) -> set[int]:
        """Cases without contents of which no step says that they were forgotten."""
        return self.erased - self.redacted


def survey(path: Path) -> Survey | None:
    """What is wrong with a book and could be done; None where it is sound.

    Raises BookError where there is no book, or none that this program can read.
    """
    problems = damage_of(path)
    if not problems:
        return None
    with _evidence(BookPaths.of(path)) as (best, _):
        return Survey(tuple(problems), _offer(best, "can be"))


def recover(path: Path, who: str, when: datetime) -> tuple[str, ...]:
    """Put back the most that can be; sentences that say what was done.

    Raises BookError where the book is sound, nothing is left to put back, or the disk
    refuses; then the files are as they were.
    """
    paths = BookPaths.of(path)
    check_there(paths)
    seen = _seen(paths.book)
    if not damage_of(path):
        raise BookError("The book is sound; there is nothing to recover.")
    with _evidence(paths) as (best, damaged):
        done = _offer(best, "was")
        if not done:
            raise BookError(
                f"Nothing of {paths.book} can be put back: neither its history nor a "
                "backup can be read. The files are left as they are."
            )
        new = paths.temporary(secrets.token_hex(4))
        try:
            _build(new, best, damaged, who, when)
            if _seen(paths.book) != seen:
                raise BookError("The book was changed meanwhile; look at it again.")
            os.replace(new, paths.recovered)
            kept = paths.damaged(when)
            finish_recovery(paths, kept)
        except (sqlite3.Error, OSError) as error:
            words = f"{paths.book} cannot be written: {reason(error)}"
            raise BookError(f"{words}; nothing was changed.") from None
        finally:
            remove_temporary(new)
    if not kept.exists():
        return (done,)
    return done, f"The damaged file is kept as {kept}."


@contextmanager
def _evidence(paths: BookPaths) -> Iterator[tuple[RecoveryCandidate, Records]]:
    """The best that can be put back, and the damaged book, or an empty one for it."""
    with suppress(sqlite3.Error, OSError), opened_copy(paths.book) as records:
        History(records.sqlite).position()
        yield _best(paths, records), records
        return
    with closing(Records(":memory:")) as records:
        make_schema(records.sqlite)
        yield _best(paths, records), records


def _best(paths: BookPaths, damaged: Records) -> RecoveryCandidate:
    own, history = audit(damaged), History(damaged.sqlite)
    candidates = [RecoveryCandidate(None, "its own history", {})]
    backups = Backups(paths)
    for backup in backups.all():
        with suppress(BookError):
            copy = read_whole(backups.file(backup.name), None)
            if own.steps and not own.steps.items() & copy.steps.items():
                continue  # it is of another book
            source = f"the backup {backup.name}"
            candidates.append(_from_copy(backups.file(backup.name), source, copy, own))
            break
    for each in candidates:
        _follow(each, history)
    best = max(candidates, key=lambda each: each.position.n)  # the first of equals
    if best.steps and best.copy:
        best.source += " and what its history holds after that"
    last = _last_number(damaged)
    best.lost = None if last is None else max(0, last - best.position.n)
    if best.lost:
        best.records = _sound_records(damaged, last or 0)
    return best


def _from_copy(file: Path, source: str, copy: Audit, own: Audit) -> RecoveryCandidate:
    holders = {i: each for i, each in copy.holders().items() if i not in own.forgotten}
    erased = copy.erased | (own.forgotten & copy.last.keys())
    redacted = set(copy.forgotten)
    return RecoveryCandidate(
        file, source, holders, copy.position, erased=erased, redacted=redacted
    )


def _follow(candidate: RecoveryCandidate, history: History) -> None:
    """Take up the steps of a damaged book that follow, as far as they can be read."""
    holders, before = candidate.holders, candidate.position
    with suppress(DamagedBook, sqlite3.Error):
        while True:
            made = history.step(before.n + 1, before=before.hash)
            for case_id, change in zip(made.case_ids, made.past.changes, strict=True):
                holders.pop(case_id, None)
                if change.after is not None:
                    holders[case_id] = change.after
            candidate.erased |= made.erased_ids
            if made.head.redaction:
                candidate.redacted.update(made.head.redaction.case_ids)
            for case_id in candidate.erased:
                holders.pop(case_id, None)
            candidate.steps.append(made)
            candidate.position = before = made.position


def _last_number(damaged: Records) -> int | None:
    """The number of the last step that a damaged book knows of."""
    try:
        rows = damaged.sqlite.connection.execute("SELECT max(n) FROM steps").fetchone()
    except sqlite3.Error:
        return None
    return int(rows[0] or 0) or None


def _sound_records(damaged: Records, last: int) -> dict[int, Holder] | None:
    """The records, where they are exactly those that the last step left."""
    with suppress(DamagedBook, sqlite3.Error):
        loaded = damaged.holders.load()
        if added(loaded.total, ()) == History(damaged.sqlite).head(last).records:
            return loaded.holders
    return None


def _offer(best: RecoveryCandidate, can_be: str) -> str:
    """What is put back, and what is lost; empty where there is nothing to put back."""
    if not best.position.n and best.records is None:
        return ""
    cases = best.holders if best.records is None else best.records
    words = [
        f"The book {can_be} put back from {best.source} ({_count(len(cases), 'case')})."
    ]
    if best.records is not None:
        words = [words[0].replace(best.source, "its records")]
        words.append(f"No case is lost, but the history has {best.lost} steps less.")
    elif best.lost is None:
        words.append("Changes made after that, if there were any, are lost.")
    elif best.lost:
        words.append(f"Later changes are lost: {_count(best.lost, 'step')}.")
    else:
        words.append(NOTHING_LOST)
    if best.unexplained:
        number = _count(len(best.unexplained), "case")
        words.append(f"Of {number} nothing is left; that is taken for forgotten.")
    return " ".join(words)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'s' * (number != 1)}"


def _build(
    file: Path, best: RecoveryCandidate, damaged: Records, who: str, when: datetime
) -> None:
    """Write what is put back into a new file, which is on disk then."""
    os.close(open_private(file, os.O_RDWR | os.O_CREAT | os.O_EXCL))
    if best.copy is not None:
        shutil.copyfile(best.copy, file)
    with closing(Records(file)) as records:
        if best.copy is None:
            make_schema(records.sqlite)
        history, table = History(records.sqlite), records.holders
        with records.sqlite.transaction() as db:
            for made in best.steps:
                _copy_step(made.past.number, damaged, db)
            position = best.position
            erase(db, best.erased)
            there = table.load().holders
            wanted = {i: best.holders.get(i) for i in {*there, *best.holders}}
            changed = {i: h for i, h in wanted.items() if there.get(i) != h}
            table.change(changed, there)
            total = table.load().total
            said = history.head(position.n).records if position.n else ""
            if best.unexplained or added(said, ()) != total:
                what = Redaction(tuple(sorted(best.unexplained)), 0)
                position = history.redact(position, what, who, when, total)
            if best.records is not None:
                step, ids = _put_back(best, who, when)
                write_step(history, table, position, total, step, ids, Doing(who))
        if history.to_clean():
            records.sqlite.connection.execute("VACUUM")
    sync_file(file)


def _copy_step(n: int, damaged: Records, db: sqlite3.Connection) -> None:
    old = damaged.sqlite.connection
    row = old.execute("SELECT * FROM steps WHERE n = ?", (n,)).fetchone()
    db.execute("INSERT INTO steps VALUES (?, ?, ?, ?, ?)", row)
    span = (n * MOST_CHANGES, (n + 1) * MOST_CHANGES)
    rows = old.execute("SELECT * FROM changes WHERE id >= ? AND id < ?", span)
    db.executemany("INSERT INTO changes VALUES (?, ?, ?, ?, ?, ?, ?)", rows)


def _put_back(
    best: RecoveryCandidate, who: str, when: datetime
) -> tuple[Step, list[int]]:
    """The step to what the damaged book itself held, with the id of each case."""
    old, new = best.holders, best.records or {}
    other = [i for i in {**old, **new} if old.get(i) != new.get(i)]
    gone = [(i, old[i], None) for i in other if i in old]
    sides = [*gone, *((i, None, new[i]) for i in other if i in new)]
    step = tuple(
        Change(who=who, when=when, what=_WHAT, before=before, after=after)
        for _, before, after in sides
    )
    return step, [case_id for case_id, _, _ in sides]


def _seen(file: Path) -> tuple[int, int, int] | None:
    """What tells that a file was replaced or changed meanwhile."""
    try:
        found = os.stat(file)
    except OSError:
        return None
    return found.st_ino, found.st_size, found.st_mtime_ns

"""Mends a damaged book: the newest sound copy, and the steps after it that can be read.

Where all steps from the first one on can be read, no copy is needed. Where the records
themselves are sound but steps are damaged, the records are put back as a last step. The
damaged file is kept.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path
from typing import Final

from msgspec import Struct

from qmas_tui.book.audit import Audit, audit
from qmas_tui.book.backups import Backups
from qmas_tui.book.cases import Cases
from qmas_tui.book.chain import LogPosition, added, encode
from qmas_tui.book.copies import cases_of, read_copy
from qmas_tui.book.history import History, erase
from qmas_tui.book.paths import (
    BookPaths,
    check_there,
    finish_recovery,
    remove_temporary,
)
from qmas_tui.book.recorded import Made
from qmas_tui.book.records import Doing, Records, opened_copy
from qmas_tui.book.scenario_table import Kept, kept, put_back
from qmas_tui.book.status import reason
from qmas_tui.book.verify import damage_of
from qmas_tui.errors import BookError, DamagedBook
from qmas_tui.facts.changes import Case, Change
from qmas_tui.files import open_private, sync_file
from qmas_tui.tinysqlite import MEMORY

NOTHING_LOST: Final = "Nothing that was acknowledged is lost."
_WHAT: Final = "put back from the records, for the history was damaged"


class Survey(Struct, frozen=True):
    """What is wrong with a book, and what can be put back; `offer` may be empty."""

    problems: tuple[str, ...]
    offer: str


class _Plan(Struct):
    """What is put back: a start, the steps that follow it, perhaps the records.

    Attributes:
        copy: the backup to begin with; None to begin with an empty book.
        start: what was found in that.
        steps: the steps of the damaged book that follow.
        forgotten: the cases that the damaged book says were forgotten.
        records: the cases of the damaged book itself, where they go further.
        lost: so many of its steps cannot be used; None if nobody knows.
        scenarios: what it has saved of each case; None where that cannot be read.
    """

    copy: Path | None
    start: Audit
    steps: list[Made]
    forgotten: set[int]
    records: dict[int, Case] | None = None
    lost: int | None = None
    scenarios: list[Kept] | None = None

    @property
    def position(self) -> LogPosition:
        """The end of the history then."""
        return self.steps[-1].position if self.steps else self.start.position

    def erased(self) -> set[int]:
        """Cases that have changes without contents, or must lose them."""
        late = self.forgotten & self.start.last.keys()
        return self.start.erased.union(late, *(made.erased for made in self.steps))

    def first_cases(self) -> dict[int, Case]:
        """The cases at the start by id. Raises DamagedBook."""
        return cases_of(self.copy) if self.copy else {}

    def cases(self) -> dict[int, Case]:
        """The cases by id, as the steps leave them. Raises DamagedBook."""
        cases = Cases(self.first_cases())
        for made in self.steps:
            cases.change(made.past().changes, made.case_ids)
        cases.drop(self.erased())
        return cases.by_id


def survey(path: Path) -> Survey | None:
    """What is wrong with a book and could be done; None where it is sound.

    Raises BookError where there is no book, or none that this program can read.
    """
    if not (problems := damage_of(path)):
        return None
    return Survey(tuple(problems), _offer(_planned(BookPaths.of(path)), "can be"))


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
    plan = _planned(paths)
    if not (done := _offer(plan, "was")):
        raise BookError(
            f"Nothing of {paths.book} can be put back: neither its history nor a "
            "backup can be read. The files are left as they are."
        )
    new = paths.temporary()
    try:
        there = _build(new, plan, who, when)
        if _seen(paths.book) != seen:
            raise BookError("The book was changed meanwhile; look at it again.")
        os.replace(new, paths.recovered)
        aside = finish_recovery(paths, when)
    except (sqlite3.Error, OSError) as error:
        words = f"{paths.book} cannot be written: {reason(error)}"
        raise BookError(f"{words}; nothing was changed.") from None
    finally:
        remove_temporary(new)
    told = [done, *_scenarios_lost(len(plan.scenarios or ()) - there)]
    if aside is not None and aside.exists():
        told.append(f"The damaged file is kept as {aside}.")
    return tuple(told)


def _planned(paths: BookPaths) -> _Plan:
    """The most that can be put back."""
    with suppress(sqlite3.Error, OSError), opened_copy(paths.book) as records:
        return _plan(paths, records)
    with closing(Records(MEMORY)) as records:  # nothing of the book can be read
        records.make_schema()
        return _plan(paths, records)


def _plan(paths: BookPaths, damaged: Records) -> _Plan:
    own, history = audit(damaged), damaged.history
    last = max(history.numbers(), default=0)
    best = _Plan(None, Audit(), list(_following(history, LogPosition())), own.forgotten)
    if sound := _newest_sound(Backups(paths), own, history):
        file, copy = sound
        steps = list(_following(history, copy.position))
        other = _Plan(file, copy, steps, own.forgotten)
        best = max(best, other, key=lambda each: each.position.n)
    if last:
        best.lost = max(0, last - best.position.n)
        with suppress(sqlite3.Error):
            best.scenarios = kept(damaged.sqlite.connection)
    if best.lost:
        # Where the records are exactly those that the last step left.
        with suppress(DamagedBook, sqlite3.Error):
            best.records, _ = damaged.load()
    return best


def _newest_sound(
    backups: Backups, own: Audit, history: History
) -> tuple[Path, Audit] | None:
    """The newest sound copy of a book, and what is in it.

    A copy is one of the book if both have a step, for a step's random key is in its
    hash. What a step changed may be damaged without its hash being so, and the next
    step tells the hash of the one before it.
    """
    for backup in backups.all():
        file = backups.file(backup.name)
        with suppress(BookError):
            copy = read_copy(file, None)
            if (
                not own.steps
                or _has_any(history, copy)
                or any(_following(history, copy.position))
            ):
                return file, copy
    return None


def _has_any(history: History, copy: Audit) -> bool:
    """Whether the hash of a step of a copy stands in a history that may be damaged."""
    with suppress(sqlite3.Error):
        return any(history.is_there(n, end.hash) for n, end in copy.steps.items())
    return False


def _following(history: History, end: LogPosition) -> Iterator[Made]:
    """The steps of a damaged book that follow, as far as they can be read."""
    with suppress(DamagedBook, sqlite3.Error):
        while True:
            made = history.step(end.n + 1, before=end.hash)
            made.past()
            yield made
            end = made.position


def _offer(plan: _Plan, can_be: str) -> str:
    """What is put back, and what is lost; empty where there is nothing to put back."""
    if not plan.position.n and plan.records is None:
        return ""
    source = f"the backup {plan.copy.name}" if plan.copy else "its own history"
    if plan.copy and plan.steps:
        source += " and what its history holds after that"
    cases, loss = plan.cases(), NOTHING_LOST
    if plan.records is not None:
        source, cases = "its records", plan.records
        loss = f"No case is lost, but the history has {plan.lost} steps less."
    elif plan.lost is None:
        loss = "Changes made after that, if there were any, are lost."
    elif plan.lost:
        loss = f"Later changes are lost: {_count(plan.lost, 'step')}."
    number = _count(len(cases), "case")
    return f"The book {can_be} put back from {source} ({number}). {loss}"


def _scenarios_lost(cases: int) -> Iterator[str]:
    if cases > 0:
        yield f"The saved scenarios of {_count(cases, 'case')} could not be put back."


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'s' * (number != 1)}"


def _build(file: Path, plan: _Plan, who: str, when: datetime) -> int:
    """Write what is put back into a new file, which is on disk then.

    Returns of how many cases scenarios are saved in it.
    """
    os.close(open_private(file, os.O_RDWR | os.O_CREAT | os.O_EXCL))
    if plan.copy is not None:
        shutil.copyfile(plan.copy, file)
    there, wanted = plan.first_cases(), plan.cases()
    other = [i for i in {**there, **wanted} if there.get(i) != wanted.get(i)]
    noted = plan.start.forgotten.union(*(made.forgotten for made in plan.steps))
    unexplained = plan.erased() - noted
    position = plan.position
    with closing(Records(file)) as records:
        if plan.copy is None:
            records.make_schema()
        with records.sqlite.transaction() as db:
            for made in plan.steps:
                records.copy(made)
            erase(db, plan.erased())
            records.put({i: encode(wanted.get(i)) for i in other}, there)
            _, total = records.read()
            if unexplained or added(position.records, ()) != total:
                doing = Doing(who, "forget")
                _, position = records.forget(position, unexplained, total, doing, when)
            if plan.records is not None:
                new = plan.records
                ids = [i for i in {**wanted, **new} if wanted.get(i) != new.get(i)]
                step = tuple(
                    Change(
                        who=who,
                        when=when,
                        what=_WHAT,
                        before=wanted.get(i),
                        after=new.get(i),
                    )
                    for i in ids
                )
                records.write(position, step, ids, Doing(who))
            kept_of = put_back(records.sqlite, plan.scenarios)
        if records.history.to_clean():
            records.sqlite.connection.execute("VACUUM")
    sync_file(file)
    return kept_of


def _seen(file: Path) -> tuple[int, int, int] | None:
    """What tells that a file was replaced or changed meanwhile."""
    with suppress(OSError):
        found = os.stat(file)
        return found.st_ino, found.st_size, found.st_mtime_ns
    return None

"""Mends a damaged book: the newest sound copy, and the steps after it that can be read.

Where all steps from the first one on can be read, no copy is needed. Where the records
themselves are sound but steps are damaged, the records are put back as a last step. The
damaged file is kept.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import Final

from msgspec import Struct

from qmas_tui.book.audit import Audit, audit
from qmas_tui.book.backups import Backups
from qmas_tui.book.chain import SCENARIOS, LogPosition
from qmas_tui.book.history import History, erase
from qmas_tui.book.making import finish_recovery
from qmas_tui.book.paths import BookPaths, remove_temporary
from qmas_tui.book.recorded import Made
from qmas_tui.book.records import Doing, Records, Row
from qmas_tui.book.scenarios import put_back
from qmas_tui.book.verify import damage_of, opened_backup, opened_copy, read_copy
from qmas_tui.errors import BookError, DamagedBook
from qmas_tui.facts.changes import Case, Change
from qmas_tui.tinysqlite import MEMORY, pack_into, reason

NOTHING_LOST: Final = "Nothing that was acknowledged is lost."
_ERASED: Final = "SELECT case_id FROM changes WHERE body IS NULL"
_WHAT: Final = "put back from the records, for the history was damaged"


class Survey(Struct, frozen=True):
    """What is wrong with a book, and what can be put back; `offer` may be empty."""

    problems: tuple[str, ...]
    offer: str


class _Plan(Struct):
    """What is put back: a start, the steps that follow it, perhaps the records.

    Attributes:
        copy: the backup to begin with; None to begin with an empty book.
        end: the end of the history then.
        steps: the steps of the damaged book that follow the start.
        forgotten: the cases that the damaged book says were forgotten.
        records: the cases of the damaged book itself, where they go further.
        lost: so many of its steps cannot be used; None if nobody knows.
        scenarios: what it has saved of each case; None where that cannot be read.
    """

    copy: Path | None
    end: LogPosition
    steps: list[Made]
    forgotten: set[int]
    records: dict[int, Case] | None = None
    lost: int | None = None
    scenarios: list[Row] | None = None

    @property
    def has_any(self) -> bool:
        """Whether there is anything to put back."""
        return self.end.n > 0 or self.records is not None


def survey(path: Path) -> Survey | None:
    """What is wrong with a book and could be done; None where it is sound.

    Raises BookError where there is no book, or none that this program can read.
    """
    if not (problems := damage_of(path)):
        return None
    with _mended(BookPaths.of(path)) as (plan, records):
        return Survey(tuple(problems), _offer(plan, records, "can be"))


def recover(path: Path, who: str, when: datetime) -> tuple[str, ...]:
    """Put back the most that can be; sentences that say what was done.

    Raises BookError where the book is sound, nothing is left to put back, or the disk
    refuses; then the files are as they were.
    """
    paths = BookPaths.of(path)
    seen = _seen(paths.book)
    if not damage_of(path):
        raise BookError("The book is sound; there is nothing to recover.")
    new = paths.temporary()
    try:
        with _mended(paths) as (plan, records):
            if not plan.has_any:
                raise BookError(
                    f"Nothing of {paths.book} can be put back: neither its history nor "
                    "a backup can be read. The files are left as they are."
                )
            told = [_offer(plan, records, "was"), *_finish(plan, records, who, when)]
            pack_into(new, records.sqlite.connection)
        Records(new).close()  # has a log from now on, as any book
        if _seen(paths.book) != seen:
            raise BookError("The book was changed meanwhile; look at it again.")
        os.replace(new, paths.recovered)
        aside = finish_recovery(paths)
    except (sqlite3.Error, OSError) as error:
        words = f"{paths.book} cannot be written: {reason(error)}"
        raise BookError(f"{words}; nothing was changed.") from None
    finally:
        remove_temporary(new)
    if aside is not None and aside.exists():
        told.append(f"The damaged file is kept as {aside}.")
    return tuple(told)


@contextmanager
def _mended(paths: BookPaths) -> Iterator[tuple[_Plan, Records]]:
    """The most that can be put back, and a book in memory that holds it."""
    with closing(Records(MEMORY)) as records:
        plan = _planned(paths)
        if plan.copy is None:
            records.make_schema()
        else:
            with opened_backup(plan.copy) as copy:
                copy.sqlite.connection.backup(records.sqlite.connection)
        with records.sqlite.transaction() as db:
            for made in plan.steps:
                records.copy(made)
            gone = plan.forgotten.union(id_ for (id_,) in db.execute(_ERASED))
            erase(db, gone)
            changed = gone.union(*(made.case_ids for made in plan.steps))
            records.put({id_: records.history.last_of(id_) for id_ in changed})
        yield plan, records


def _planned(paths: BookPaths) -> _Plan:
    with suppress(sqlite3.Error, OSError), opened_copy(paths.book) as records:
        return _plan(paths, records)
    with closing(Records(MEMORY)) as records:  # nothing of the book can be read
        records.make_schema()
        return _plan(paths, records)


def _plan(paths: BookPaths, damaged: Records) -> _Plan:
    own, history = audit(damaged), damaged.history
    last = max(history.numbers(), default=0)
    starts = _starts(Backups(paths), own, history)
    plans = [_from(*start, own, history) for start in starts]
    best = max(plans, key=lambda plan: plan.end.n)
    if last:
        best.lost = max(0, last - best.end.n)
        with suppress(sqlite3.Error):
            best.scenarios = [*damaged.documents(SCENARIOS)]
    if best.lost:
        # Where the records are exactly those that the last step left.
        with suppress(DamagedBook, sqlite3.Error):
            best.records = damaged.load()[0].cases
    return best


def _from(copy: Path | None, start: LogPosition, own: Audit, history: History) -> _Plan:
    steps = [*_following(history, start)]
    return _Plan(copy, steps[-1].position if steps else start, steps, own.forgotten)


def _starts(
    backups: Backups, own: Audit, history: History
) -> Iterator[tuple[Path | None, LogPosition]]:
    """Nothing, then the newest sound copy of a book, each with where it ends.

    A copy is one of the book if both have a step, for a step's random key is in its
    hash. What a step changed may be damaged without its hash being so, and the next
    step tells the hash of the one before it.
    """
    yield None, LogPosition()
    for backup in backups.all():
        file = backups.file(backup)
        with suppress(BookError, sqlite3.Error):
            copy = read_copy(file, None)
            if (
                not own.steps
                or any(history.is_there(n, end.hash) for n, end in copy.steps.items())
                or any(_following(history, copy.position))
            ):
                yield file, copy.position
                return


def _following(history: History, end: LogPosition) -> Iterator[Made]:
    """The steps of a damaged book that follow, as far as they can be read."""
    with suppress(DamagedBook, sqlite3.Error):
        while True:
            made = history.step(end.n + 1, before=end.hash)
            made.past()
            yield made
            end = made.position


def _offer(plan: _Plan, records: Records, can_be: str) -> str:
    """What is put back, and what is lost; empty where there is nothing to put back."""
    if not plan.has_any:
        return ""
    source = f"the backup {plan.copy.name}" if plan.copy else "its own history"
    if plan.copy and plan.steps:
        source += " and what its history holds after that"
    cases, loss = len(records.read().cases), NOTHING_LOST
    if plan.records is not None:
        source, cases = "its records", len(plan.records)
        loss = f"No case is lost, but the history has {plan.lost} steps less."
    elif plan.lost is None:
        loss = "Changes made after that, if there were any, are lost."
    elif plan.lost:
        loss = f"Later changes are lost: {_count(plan.lost, 'step')}."
    number = _count(cases, "case")
    return f"The book {can_be} put back from {source} ({number}). {loss}"


def _finish(plan: _Plan, records: Records, who: str, when: datetime) -> Iterator[str]:
    """Note what no step tells yet, and put back what was saved beside the records.

    Gives a sentence where not all of that could be.
    """
    found, (there, total, _) = audit(records, None), records.read()
    unexplained, end = found.erased - found.forgotten, plan.end
    with records.sqlite.transaction():
        if unexplained or end.records != total:
            end = end._replace(records=total)
            _, end = records.forget(end, unexplained, {}, who, when)
        if (wanted := plan.records) is not None:
            ids = [i for i in {**there, **wanted} if there.get(i) != wanted.get(i)]
            step = tuple(
                Change(
                    who=who,
                    when=when,
                    what=_WHAT,
                    before=there.get(id_),
                    after=wanted.get(id_),
                )
                for id_ in ids
            )
            if step:  # else what was lost took itself back
                records.write(end, step, ids, Doing(who))
        lost = len(plan.scenarios or ()) - put_back(records, plan.scenarios)
    if lost > 0:
        yield f"The saved scenarios of {_count(lost, 'case')} could not be put back."


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'s' * (number != 1)}"


def _seen(file: Path) -> tuple[int, int, int] | None:
    """What tells that a file was replaced or changed meanwhile."""
    with suppress(OSError):
        found = os.stat(file)
        return found.st_ino, found.st_size, found.st_mtime_ns
    return None

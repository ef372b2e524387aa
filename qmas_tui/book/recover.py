"""Finds the most that can be put back of a damaged book, and puts it back.

Looked at are the part of the journal before the damage, every backup of the book with
what the journal holds after it, and the book file where that is sound. What goes
furthest is taken. The files as they were are kept.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Final

from msgspec import Struct

from qmas_tui.book.beside import Beside
from qmas_tui.book.cases import Cases
from qmas_tui.book.chain import START, Link
from qmas_tui.book.courses import (
    Course,
    Left,
    best_course,
    journal_for,
    left_of,
    target_of,
)
from qmas_tui.book.founding import found_anew
from qmas_tui.book.lock import WriteLock, cannot_write
from qmas_tui.book.opening import check_there
from qmas_tui.book.replay import record_of, sound_lines
from qmas_tui.book.verify import verify
from qmas_tui.errors import BookError
from qmas_tui.files import create_file
from qmas_tui.views.say import count, moment_words

NOTHING_LOST: Final = "Nothing that was acknowledged is lost."
_UNREAD: Final = (
    "No backup of it can be read: remove them, for they may hold somebody whom the "
    "book then knows no longer."
)


class Survey(Struct, frozen=True):
    """What is wrong with a book, and what can be put back; `offer` may be empty."""

    problems: tuple[str, ...]
    offer: str


def survey(path: Path) -> Survey | None:
    """What is wrong with a book and could be done; None where it is sound.

    Raises BookError where there is no book, or none that this program can read.
    """
    beside = Beside.of(path)
    problems = tuple(str(each) for each in verify(path))
    if not problems:
        return None
    left = left_of(beside)
    best = best_course(left)
    return Survey(problems, _offer(left, best, target_of(left, best)))


def recover(path: Path, who: str, when: datetime) -> tuple[str, ...]:
    """Put back the most that can be; sentences that say what was done.

    Raises BookError where the book is sound, nothing is left to put back, or the disk
    refuses; its words say whether anything was put back.
    """
    beside = Beside.of(path)
    check_there(beside)
    with _locked(beside):
        if not verify(path):
            raise BookError("The book is sound; there is nothing to recover.")
        left = left_of(beside)
        best = best_course(left)
        target = target_of(left, best)
        done = _offer(left, best, target, "was")
        if not done:
            raise BookError(
                f"Nothing of {beside.book} can be put back: neither its journal nor "
                "a backup can be read. The files are left as they are."
            )
        journal = journal_for(left, best, target, who, when)
        kept = [_keep(beside, file, when) for file in _files(beside)]
        found_anew(beside, journal)
    if not kept:
        return (done,)
    words = " and ".join(str(each) for each in kept)
    return done, f"The files as they were are kept as {words}."


@contextmanager
def _locked(beside: Beside) -> Iterator[None]:
    try:
        with WriteLock(beside, 5.0).held():
            yield
    except OSError as error:
        raise cannot_write(beside, error) from None


def _offer(
    left: Left,
    best: Course,
    target: tuple[Cases, Link] | None,
    can_be: str = "can be",
) -> str:
    """What is put back, and what is lost; empty where there is nothing to put back."""
    if best.link == START and target is None:
        return ""
    cases = len((target[0] if target else best.cases).seen())
    words = [f"The book {can_be} put back {_from(cases, best, target is not None)}"]
    words.append(_loss(left, best, target))
    if best.guessed:
        guessed = count(len(best.guessed), "case")
        words.append(f"Of {guessed} nothing is left; that is taken for forgotten.")
    for each in left.found.others:
        words.append(f"The {each} is of another book: it is kept, but not used.")
    if best.link == START and left.has_backups:
        words.append(_UNREAD)
    return " ".join(words)


def _loss(left: Left, best: Course, target: tuple[Cases, Link] | None) -> str:
    """What is lost where a book is put back so far."""
    reach, found = max(best.link.n, target[1].n if target else 0), left.found
    taken = found.meta.link if found.meta and not target else START
    if taken != START and taken.hash not in record_of(best.data).hashes.values():
        if taken.n > reach:
            return "Changes made after that are lost: the book file had taken some up."
        if found.book is not None:
            return "Changes that only the book file had taken up are lost."
    unused = _unused(left.found.journal, reach)
    if unused is None:
        return "Changes made after that, if there were any, are lost."
    if unused:
        lines = count(unused, "line")
        return f"Later changes are lost: {lines} of the journal cannot be used."
    return "No case is lost." if target else NOTHING_LOST


def _unused(journal: bytes, reach: int) -> int | None:
    """How many lines behind a line are later ones, or cannot be read.

    None where the journal is cut off before that line.
    """
    unused = None
    for raw in journal.splitlines(keepends=True):
        line = next(sound_lines(raw), None)
        if line is not None and line.head.n == reach:
            unused = 0
        elif unused is not None and (line is None or line.head.n > reach):
            unused += 1
    return unused


def _from(cases: int, best: Course, is_from_book: bool) -> str:
    number = count(cases, "case")
    if not is_from_book:
        when = f"as it stood on {moment_words(best.at)} " if best.at else ""
        return f"{when}({number}), from {best.source}."
    history = f"only up to {moment_words(best.at)}" if best.at else "lost"
    return f"({number}) from the book file; its history is {history}."


def _keep(beside: Beside, file: Path, when: datetime) -> Path:
    kept = beside.damaged(file, when)
    create_file(kept, file.read_bytes())
    return kept


def _files(beside: Beside) -> list[Path]:
    return [each for each in (beside.book, beside.journal) if os.path.lexists(each)]

"""What of a damaged book can be used, and how far each way of using it goes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Final

from msgspec import Struct, structs

from qmas_tui.book.backups import ENDING, Backup, backups_of
from qmas_tui.book.beside import Beside
from qmas_tui.book.bookfile import BookFile, Contents
from qmas_tui.book.cases import Cases, difference
from qmas_tui.book.chain import START, Block, Break, Chain, Link
from qmas_tui.book.founding import journal_of
from qmas_tui.book.line import Commit, Entry, Erasure
from qmas_tui.book.loading import cases_of
from qmas_tui.book.replay import Gaps, erased_lines, replay, sound_lines
from qmas_tui.book.steps import erased, stepped
from qmas_tui.errors import BookError
from qmas_tui.views.say import moment_words

WHAT: Final = "put back from the book file, for the journal was damaged"


class Course(Struct, frozen=True):
    """A journal that could be put in place: where from, how far and up to when."""

    source: str
    data: bytes
    link: Link
    cases: Cases
    at: datetime | None


class Left(Struct, frozen=True):
    """All that is left of a book: its journal as it is, its book file if sound."""

    journal: bytes
    book: Contents | None


def left_of(beside: Beside) -> Left:
    """What can still be read of a book's two files."""
    journal, book = b"", None
    with suppress(OSError):
        journal = beside.journal.read_bytes()
    with suppress(BookError):
        book = BookFile(beside.book).load()
    return Left(journal, book)


def best_course(path: Path, left: Left) -> Course:
    """The journal that goes furthest; of two, the one that needs no backup."""
    gaps = Gaps(erased_lines(left.journal))
    own = _course("its journal", left.journal, gaps)
    if gaps.unexplained:
        whole = _before(own.data, START, gaps.unexplained[0])
        own = _course(own.source, whole)
    courses = [own]
    for backup in backups_of(path):
        if backup.name.endswith(ENDING):
            courses.extend(_from_backup(path, backup, left.journal))
    return max(courses, key=lambda course: course.link.n)


def _before(data: bytes, link: Link, n: int) -> bytes:
    """As much of the steps behind `link` as ends before the one that holds a line."""
    chain, size = Chain(link), 0
    for block in chain.blocks(data):
        if chain.link.n >= n:
            break
        size += block.size
    return data[:size]


def _from_backup(path: Path, backup: Backup, journal: bytes) -> Iterator[Course]:
    try:
        data = (Beside.of(path).backups / backup.name).read_bytes()
    except OSError:
        return
    course = _course(f"the backup of {moment_words(backup.made)}", data)
    if course.link == START:
        return
    after = _after(journal, course.link)
    longer = _course(course.source, course.data + after)
    if longer.link.n > course.link.n:
        source = f"{course.source} and what its journal holds after that"
        yield Course(source, longer.data, longer.link, longer.cases, longer.at)
    else:
        yield course


def _after(journal: bytes, link: Link) -> bytes:
    """What follows a line of a journal, wherever in its bytes that may be."""
    place = journal.find(b'"prev":"%b"' % link.hash.encode())
    return journal[journal.rfind(b"\n", 0, place) + 1 :] if place > 0 else b""


def _course(source: str, data: bytes, gaps: Gaps | None = None) -> Course:
    """The sound part of a journal."""
    moments: list[datetime] = []

    def hear(block: Block) -> None:
        if isinstance(block.end.head, Commit | Erasure):
            moments.append(block.end.head.at)

    chain, cases = Chain(), Cases()
    try:
        replay(cases, chain, data, (hear, *([gaps.hear] if gaps else [])))
        link = chain.link
    except Break as error:
        link = error.sound
    at = moments[-1] if moments else None
    return Course(source, data[: link.size], link, cases, at)


def target_of(left: Left, best: Course) -> tuple[Cases, Link] | None:
    """The book file and the journal behind it, where they go further than `best`."""
    if left.book is None:
        return None
    start = left.book.meta.link
    tail, gaps = _after(left.journal, start), Gaps(erased_lines(left.journal))
    cases, link = _played(left.book, tail, gaps)
    if gaps.unexplained:
        tail = _before(tail, start, gaps.unexplained[0])
        cases, link = _played(left.book, tail, gaps)
    return (cases, link) if link.n > best.link.n else None


def _played(book: Contents, tail: bytes, gaps: Gaps) -> tuple[Cases, Link]:
    """The cases of a book file after the sound steps behind it, and how far they go."""
    cases, chain = cases_of(book), Chain(book.meta.link)
    try:
        replay(cases, chain, tail, (gaps.hear,))
    except Break as error:
        return cases, error.sound
    return cases, chain.link


def journal_for(
    best: Course, target: tuple[Cases, Link] | None, who: str, when: datetime
) -> bytes:
    """The journal to put in place, with what explains it and completes it."""
    best = _explained(best, who, when)
    if target is None:
        return best.data
    changes, places = difference(best.cases, target[0], who, when, WHAT)
    if best.link == START:
        return journal_of([(changes, places)], when)
    if not changes:
        return best.data
    return best.data + stepped(best.link, changes, places).data


def _explained(course: Course, who: str, when: datetime) -> Course:
    """A course with a note on what was erased from the backup that it comes from."""
    gaps = Gaps()
    for block in Chain().blocks(course.data):
        gaps.hear(block)
    if not gaps.unexplained:
        return course
    missing = set(gaps.unexplained)
    heads = (line.head for line in sound_lines(course.data))
    places = {
        head.place for head in heads if isinstance(head, Entry) and head.n in missing
    }
    note = erased(course.link, missing, places, who, when)
    data = course.data + note.data
    return structs.replace(course, data=data, link=note.link)

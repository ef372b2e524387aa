"""What of a damaged book can be used, and how far each way of using it goes.

A backup is used only if it is of the same book, and only as far as it agrees with what
can still be read of the journal and the book file: a copy may stem from another branch
of the book's life, or have been changed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from typing import Final

from msgspec import Struct, structs

from qmas_tui.book.backups import ENDING, Backup, backups_of
from qmas_tui.book.beside import Beside
from qmas_tui.book.bookfile import BookFile, Contents, Meta, head_in, meta_of
from qmas_tui.book.cases import Cases, difference
from qmas_tui.book.chain import START, Block, Break, Chain, Link
from qmas_tui.book.erasing import cleared, due_places
from qmas_tui.book.line import Commit, Erasure
from qmas_tui.book.loading import cases_of
from qmas_tui.book.replay import Gaps, Record, journal_at, record_of, replay
from qmas_tui.book.steps import begun, erased, stepped
from qmas_tui.errors import BookError
from qmas_tui.views.say import moment_words

WHAT: Final = "put back from the book file, for the journal was damaged"


class Course(Struct, frozen=True):
    """A journal that could be put in place: where from, how far and up to when.

    `guessed` are the places of cases of which nothing is left in any file, without a
    note that they were forgotten.
    """

    source: str
    data: bytes
    link: Link
    cases: Cases
    at: datetime | None
    guessed: frozenset[int] = frozenset()


class Copy(Struct, frozen=True):
    """A backup of the same book as it was read, but for who was forgotten."""

    backup: Backup
    data: bytes
    record: Record


class Found(Struct, frozen=True):
    """What can be read of a book's journal, its book file and its copies.

    `book` is None where the book file is not sound; `meta` is what its head says all
    the same. `others` are those of the two files that are of another book.
    """

    journal: bytes
    record: Record
    book: Contents | None
    meta: Meta | None
    copies: tuple[Copy, ...]
    others: tuple[str, ...] = ()


class Left(Struct, frozen=True):
    """What is left of a book, and what that tells.

    `forgotten` are the places of cases that must not come back, `erased` the entries
    without contents of which some file says why, and `held` the places of cases of
    which some file still holds something.
    """

    found: Found
    forgotten: frozenset[int]
    erased: frozenset[int]
    held: frozenset[int]
    has_backups: bool

    def gaps(self) -> Gaps:
        """What hears of contents that are missing and should not be."""
        return Gaps(self.erased, self.forgotten)


def left_of(beside: Beside) -> Left:
    """What can still be read of a book's files. Raises BookError."""
    every = _found(beside)
    own = _of_book(every, _book_of(every))
    record, copies = own.record, own.copies
    told = _union(copy.record.forgotten for copy in copies)
    due = due_places(beside) or frozenset()
    # What the journal still holds it never forgot, whatever other files say.
    forgotten = record.forgotten | ((told | due) - record.held)
    held = _union(copy.record.held for copy in copies) | record.held
    return Left(
        _without(own, forgotten),
        forgotten,
        _union(copy.record.erased for copy in copies) | record.erased,
        held.union(own.book.holders if own.book else ()),
        bool(every.copies),
    )


def _found(beside: Beside) -> Found:
    journal, book, meta = b"", None, None
    with suppress(OSError):
        journal = journal_at(beside.journal)
    with suppress(OSError):
        meta = meta_of(head_in(beside.book))
    with suppress(BookError):
        book = BookFile(beside.book).load()
    return Found(journal, record_of(journal), book, meta, tuple(_copies(beside)))


def _copies(beside: Beside) -> Iterator[Copy]:
    for backup in backups_of(beside.book):
        if backup.name.endswith(ENDING):
            with suppress(OSError):
                data = journal_at(beside.backups / backup.name)
                yield Copy(backup, data, record_of(data))


def _of_book(every: Found, book: str) -> Found:
    """The files of one book, without those of others."""
    own = tuple(copy for copy in every.copies if copy.record.book == book)
    found, others = structs.replace(every, copies=own), list[str]()
    if every.record.book not in ("", book):
        found = structs.replace(found, journal=b"", record=Record())
        others.append("journal")
    if every.meta is not None and every.meta.book != book:
        found = structs.replace(found, book=None, meta=None)
        if every.book is not None:
            others.append("book file")
    return structs.replace(found, others=tuple(others))


def _without(found: Found, forgotten: frozenset[int]) -> Found:
    copies = [
        structs.replace(copy, data=cleared(copy.data, forgotten).data)
        for copy in found.copies
    ]
    journal = cleared(found.journal, forgotten).data
    return structs.replace(found, journal=journal, copies=tuple(copies))


def _union(sets: Iterable[frozenset[int]]) -> frozenset[int]:
    return frozenset[int]().union(*sets)


def _book_of(found: Found) -> str:
    """Which book it is: what the journal says, or the book file; or else the copies.

    Where these differ, what more copies say; a damaged book file only if one says so,
    and a copy only if it goes with what is left of the journal.
    """
    record, book, meta = found.record, found.book, found.meta
    ids = [copy.record.book for copy in found.copies]
    sure = [record.book, book.meta.book if book else ""]
    named = [each for each in sure if each]
    if not named and meta is not None and meta.book in ids:
        named = [meta.book]
    if not named:
        alike = [copy for copy in found.copies if _is_alike(copy.record, record)]
        named = [copy.record.book for copy in alike]
    return max(named, key=ids.count, default="")


def _is_alike(one: Record, other: Record) -> bool:
    """Whether journals can be of one book, by the lines that can be read of both."""
    return not other.hashes or bool(one.hashes.items() & other.hashes.items())


def best_course(left: Left) -> Course:
    """The journal that goes furthest; of two, the one that needs no backup."""
    own = _sound(left, "its journal", left.found.journal)
    courses = [own, *(_from_copy(left, copy) for copy in left.found.copies)]
    return max(courses, key=lambda course: course.link.n)


def _from_copy(left: Left, copy: Copy) -> Course:
    source = f"the backup of {moment_words(copy.backup.made)}"
    course = _sound(left, source, copy.data)
    after = _after(left.found.journal, course.link) if course.link != START else b""
    source = f"{source} and what its journal holds after that"
    longer = _sound(left, source, course.data + after)
    return longer if longer.link.n > course.link.n else course


def _sound(left: Left, source: str, data: bytes) -> Course:
    """The sound part of a journal, as far as it agrees with what is left.

    What lacks its contents without a note is taken for a forgotten case only if no
    file holds anything of that case.
    """
    course, gaps, known = _played(left, source, data)
    missing = gaps.places
    cut = [n for n, place in missing.items() if place in left.held]
    first = min([*cut, *_departing(left, known)], default=None)
    if first is not None:
        return _sound(left, source, _before(course.data, START, first))
    return structs.replace(course, guessed=frozenset(missing.values()))


def _played(
    left: Left, source: str, data: bytes
) -> tuple[Course, Gaps, Mapping[int, str]]:
    moments: list[datetime] = []
    known: dict[int, str] = {}

    def hear(block: Block) -> None:
        known.update((line.head.n, line.hash) for line in (*block.entries, block.end))
        if isinstance(block.end.head, Commit | Erasure):
            moments.append(block.end.head.at)

    gaps, cases = left.gaps(), Cases()
    link = _replayed(cases, Chain(), data, (hear, gaps.hear))
    at = moments[-1] if moments else None
    return Course(source, data[: link.size], link, cases, at), gaps, known


def _replayed(
    cases: Cases, chain: Chain, data: bytes, hear: Sequence[Callable[[Block], None]]
) -> Link:
    """Play the sound steps in `data`; how far they go."""
    try:
        replay(cases, chain, data, hear)
    except Break as error:
        return error.sound
    return chain.link


def _departing(left: Left, known: Mapping[int, str]) -> Iterator[int]:
    """The lines that are others than those that are left."""
    hashes = dict(left.found.record.hashes)
    if left.found.book is not None:
        hashes.setdefault(left.found.book.meta.link.n, left.found.book.meta.link.hash)
    return (n for n, each in known.items() if hashes.get(n, each) != each)


def _before(data: bytes, link: Link, n: int) -> bytes:
    """As much of the steps behind `link` as ends before the one that holds a line."""
    chain, size = Chain(link), 0
    for block in chain.blocks(data):
        if chain.link.n >= n:
            break
        size += block.size
    return data[:size]


def _after(journal: bytes, link: Link) -> bytes:
    """What follows a line of a journal, wherever in its bytes that may be."""
    place = journal.find(b'"prev":"%b"' % link.hash.encode())
    return journal[journal.rfind(b"\n", 0, place) + 1 :] if place > 0 else b""


def target_of(left: Left, best: Course) -> tuple[Cases, Link] | None:
    """The book file and the journal behind it, where they go further than `best`."""
    if left.found.book is None or not left.found.record.allows(
        left.found.book.meta.link
    ):
        return None
    start = left.found.book.meta.link
    tail, gaps = _after(left.found.journal, start), left.gaps()
    cases = cases_of(left.found.book)
    link = _replayed(cases, Chain(start), tail, (gaps.hear,))
    if gaps.unexplained:
        cases, tail = (
            cases_of(left.found.book),
            _before(tail, start, gaps.unexplained[0]),
        )
        link = _replayed(cases, Chain(start), tail, ())
    for place in left.forgotten:
        cases.drop(place)
    return (cases, link) if link.n > best.link.n else None


def journal_for(
    left: Left,
    best: Course,
    target: tuple[Cases, Link] | None,
    who: str,
    when: datetime,
) -> bytes:
    """The journal to put in place, with what explains it and completes it."""
    if best.link == START:
        _, written = begun(when)
        best = Course("", written.data, written.link, Cases(), None)
    best = _explained(left, best, who, when)
    if target is None:
        return best.data
    changes, places = difference(best.cases, target[0], who, when, WHAT)
    if not changes:
        return best.data
    return best.data + stepped(best.link, changes, places).data


def _explained(left: Left, course: Course, who: str, when: datetime) -> Course:
    """A course with a note on what was erased from it, and on who was forgotten."""
    gaps, known = Gaps(), record_of(course.data)
    _replayed(Cases(), Chain(), course.data, (gaps.hear,))
    missing = gaps.places
    places = (left.forgotten - known.forgotten).union(missing.values())
    if not missing and not places:
        return course
    note = erased(course.link, missing, places, who, when)
    return structs.replace(course, data=course.data + note.data, link=note.link)

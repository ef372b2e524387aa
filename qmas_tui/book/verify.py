"""Goes over everything that a book keeps on disk, and says what is not as written."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import Final

from qmas_tui.book.backups import ENDING, backup_named, backups_of
from qmas_tui.book.beside import Beside
from qmas_tui.book.bookfile import BookFile
from qmas_tui.book.cases import Cases
from qmas_tui.book.chain import START, Break, Chain
from qmas_tui.book.journal import Journal
from qmas_tui.book.line import BadLine, Line, decode
from qmas_tui.book.loading import Loaded, load, unreadable
from qmas_tui.book.migrations import old_cases, source_of
from qmas_tui.book.replay import (
    Gaps,
    Record,
    book_id,
    journal_at,
    record_of,
    replay,
)
from qmas_tui.errors import BookError, DamagedBook, Problem
from qmas_tui.facts.holder import Holder
from qmas_tui.files import is_there
from qmas_tui.views.say import count

_GAP: Final = (
    "line {}: the change was taken out without a note that its case was forgotten."
)


def verify(path: Path) -> list[Problem]:
    """What is wrong with the book file and its journal, every line of it; or nothing.

    Raises BookError where there is no book, or none that this program can read.
    """
    beside = Beside.of(path)
    while True:
        try:
            loaded = load(beside)
            with Journal(beside.journal).opened() as journal:
                stamp, data = journal.rest(0)
        except DamagedBook as error:
            return [Problem("", each) for each in _damages(beside, error.message)]
        except OSError as error:
            raise unreadable(beside, error) from None
        if stamp == loaded.stamp:
            return list(_problems(beside, data, loaded))


def verify_backups(path: Path) -> list[Problem]:
    """What is wrong with the backups of a book, the newest first.

    What has to be said of a copy in sentences that name it. Raises BookError where they
    cannot be looked for.
    """
    beside = Beside.of(path)
    judge = _Judge(beside)
    told = [(each.name, judge.doubt(each.name)) for each in backups_of(path)]
    return [Problem(name, words) for name, words in told if words]


def read_backup(path: Path, name: str) -> Mapping[str, Holder]:
    """The cases in a backup, without those that were forgotten since.

    Every line of it was checked. Raises BookError where there is no such backup, or it
    is of another book, DamagedBook where it is damaged.
    """
    return backups_reader(path)(name)


def backups_reader(path: Path) -> Callable[[str], Mapping[str, Holder]]:
    """What reads one backup after another as `read_backup` does, the journal once."""
    judge = _Judge(Beside.of(path))
    return lambda name: judge.cases(backup_named(path, name).name).seen()


def strangers(path: Path) -> list[str]:
    """What lies beside a book and among its backups that none of them is, in sentences.

    Raises BookError where it cannot be looked for.
    """
    beside = Beside.of(path)
    known = {beside.backups / each.name for each in backups_of(path)}
    try:
        found = [_stranger(each) for each in beside.copies() if each not in known]
        return found + [
            f"{file} is unfinished: a program is writing it just now, or was stopped "
            "and left it; if none is open, remove it."
            for file in beside.leavings()
        ]
    except OSError as error:
        raise unreadable(beside, error) from None


def _stranger(file: Path) -> str:
    does = "cleans it" if file.suffix == ENDING else "does not reach it"
    return (
        f"{file} lies among the backups, but has not the name of one: forgetting a "
        f"case {does}, and nothing restores it. Take it elsewhere, or remove it."
    )


class _Judge:
    """Says of each copy whether it can be relied on, by what the journal says."""

    def __init__(self, beside: Beside) -> None:
        self._beside = beside
        self._journal = _whole(beside.journal)
        self._record = record_of(self._journal)

    @cached_property
    def _is_sound(self) -> bool:
        return bool(self._journal) and not _break_in(self._journal)

    def cases(self, name: str) -> Cases:
        """What a copy holds but for who was forgotten. Raises BookError."""
        file = self._beside.backups / name
        if not name.endswith(ENDING):
            return self._old_cases(file)
        data = self._read(file)
        return self._cases(file, data, record_of(data))

    def _cases(self, file: Path, data: bytes, copy: Record) -> Cases:
        cases = Cases()
        forgotten = self._record.forgotten_in(copy)
        gaps = Gaps(self._record.erased, forgotten)
        _played(file, data, cases, gaps)
        self._check_book(file, copy)
        if gaps.unexplained:
            raise DamagedBook(f"{file}, {_GAP.format(gaps.unexplained[0])}")
        for place in forgotten:
            cases.drop(place)
        return cases

    def doubt(self, name: str) -> str:
        """What is to be said of a copy, in a sentence; empty where nothing is."""
        file = self._beside.backups / name
        copy = Record()
        try:
            if name.endswith(ENDING):
                data = self._read(file)
                copy = record_of(data)
                self._cases(file, data, copy)
            else:
                self._old_cases(file)
        except DamagedBook as error:
            return f"{error.message} Remove it."
        except BookError as error:
            return error.message
        if copy.held & self._record.forgotten_in(copy):
            return f"{file} still holds a case that was forgotten; remove it."
        last = max(copy.hashes, default=0)  # an old copy has none
        if self._is_sound and copy.hashes.get(last) != self._record.hashes.get(last):
            return (
                f"{file} goes on where the journal does not: steps may be missing from "
                "the journal. See what the copy holds before you remove it."
            )
        return ""

    def _old_cases(self, file: Path) -> Cases:
        cases = old_cases(file)
        if source_of(self._read(file)) == self._record.source:
            for place in self._record.forgotten:
                cases.drop(place)
        return cases

    def _check_book(self, file: Path, copy: Record) -> None:
        if self._record.book not in ("", copy.book):
            raise BookError(f"{file} is a copy of another book; take it elsewhere.")

    @staticmethod
    def _read(file: Path) -> bytes:
        try:
            return journal_at(file)
        except OSError as error:
            why = error.strerror or str(error)
            raise BookError(f"{file} cannot be read: {why}.") from None


def _played(file: Path, data: bytes, cases: Cases, gaps: Gaps) -> None:
    chain = Chain()
    try:
        replay(cases, chain, data, (gaps.hear,))
    except Break as error:
        raise DamagedBook(f"{file}, {error}.") from None
    if chain.link == START or chain.rest:
        raise DamagedBook(f"{file} is cut off.")


def _whole(file: Path) -> bytes:
    try:
        return journal_at(file)
    except OSError:
        return b""


def _damages(beside: Beside, first: str) -> list[str]:
    """What is wrong with each of the two files; else what was told first."""
    found = []
    try:
        if is_there(beside.book):
            BookFile(beside.book).load()
    except DamagedBook as error:
        found.append(error.message)
    journal = _whole(beside.journal)
    if journal and (words := _break_in(journal)):
        found.append(f"{beside.journal}, {words}.")
    return found or [first]


def _break_in(journal: bytes) -> str:
    """Where a journal is damaged first, and how many lines are besides; or empty."""
    try:
        replay(Cases(), Chain(), journal)
    except Break as error:
        more = [n for n in _bad_lines(journal) if n != error.n]
        if not more:
            return str(error)
        besides = count(len(more), "more line is", "more lines are")
        return f"{error}; {besides}, the first of them line {more[0]}"
    return ""


def _bad_lines(journal: bytes) -> Iterator[int]:
    """The lines that are not what was written, or do not follow the one before."""
    before: Line | None = None
    for n, raw in enumerate(journal.split(b"\n")[:-1], 1):
        try:
            line = decode(raw + b"\n")
        except BadLine:
            before = None
            yield n
            continue
        if before is not None and line.head.prev != before.hash:
            yield n
        before = line


def _problems(beside: Beside, data: bytes, loaded: Loaded) -> Iterator[Problem]:
    cases, chain, gaps, books = Cases(), Chain(), Gaps(), list[str]()
    where = str(beside.journal)
    try:
        replay(
            cases, chain, data, (gaps.hear, lambda block: books.append(book_id(block)))
        )
    except Break as error:
        yield Problem(where, f"{error}.")
        return
    if cases.by_place() != loaded.cases.by_place():
        yield Problem(where, "its steps do not lead to the cases in the book file.")
    said = (loaded.book, loaded.link, loaded.cases.last_place)
    if said != (books[0], chain.link, cases.last_place):
        words = "what it says of itself is not what its journal says."
        yield Problem(str(beside.book), words)
    if gaps.unexplained:
        yield Problem(where, _GAP.format(gaps.unexplained[0]))
